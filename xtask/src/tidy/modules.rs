//! Finds import cycles between files.
//!
//! In: the Rust files below a folder. Out: a line for each file in a cycle. Always: a re-exported item (`pub use`)
//! counts for the file that defines it. Tests are skipped.

use super::texts::Texts;
use std::collections::{BTreeMap, BTreeSet};
use syn::visit::{self, Visit};

/// The path of a module from the folder, such as `["json", "reader"]`.
type Module = Vec<String>;

/// The files below `folder` that are in an import cycle.
pub fn find_circular(texts: &Texts, folder: &str) -> Vec<String> {
    let files: BTreeMap<Module, (&str, Imports)> = texts
        .iter()
        .filter_map(|(name, text)| {
            let module = module_of(name.strip_prefix(folder)?)?;
            let mut imports = Imports::default();
            imports.visit_file(&syn::parse_file(text).ok()?);
            Some((module, (name.as_str(), imports)))
        })
        .collect();
    let root = folder.trim_end_matches('/').rsplit('/').next();
    let tree = Tree {
        files: &files,
        root: root.filter(|root| *root != "src").unwrap_or_default(),
    };
    let uses: BTreeMap<&Module, BTreeSet<Module>> = files
        .keys()
        .map(|module| (module, tree.uses_of(module)))
        .collect();
    let circular = files.iter().filter(|(module, _)| leads_back(&uses, module));
    circular
        .map(|(_, (name, _))| format!("{name}: it is in an import cycle"))
        .collect()
}

/// The module of a file; `None` for a file that is not code of the crate itself.
fn module_of(path: &str) -> Option<Module> {
    let path = path.strip_suffix(".rs")?;
    let mut module: Module = path.split('/').map(str::to_owned).collect();
    if module
        .iter()
        .any(|part| part == "tests" || part.ends_with("_tests"))
    {
        return None;
    }
    if matches!(
        module.last().map(String::as_str),
        Some("mod" | "lib" | "main")
    ) {
        module.pop();
    }
    Some(module)
}

fn leads_back(uses: &BTreeMap<&Module, BTreeSet<Module>>, start: &Module) -> bool {
    let of = |module: &Module| uses.get(module).into_iter().flatten();
    let mut seen = BTreeSet::new();
    let mut todo: Vec<&Module> = of(start).collect();
    while let Some(module) = todo.pop() {
        if module == start {
            return true;
        }
        if seen.insert(module) {
            todo.extend(of(module));
        }
    }
    false
}

/// The parts of other modules that a file uses.
#[derive(Debug, Default)]
struct Imports {
    /// Paths, as written.
    paths: Vec<Vec<String>>,
    /// Re-exports: the name here, and the path.
    passed_on: BTreeMap<String, Vec<String>>,
    /// The modules whose items are all re-exported.
    passed_on_whole: Vec<Vec<String>>,
    /// Imported names.
    names: BTreeMap<String, Vec<String>>,
    /// The items that it defines.
    items: BTreeSet<String>,
}

impl Imports {
    fn add_use(&mut self, prefix: &[String], tree: &syn::UseTree, is_public: bool) {
        let with = |ident: &syn::Ident| {
            let mut path = prefix.to_vec();
            if ident != "self" || path.is_empty() {
                path.push(ident.to_string());
            }
            path
        };
        match tree {
            syn::UseTree::Path(path) => self.add_use(&with(&path.ident), &path.tree, is_public),
            syn::UseTree::Group(group) => {
                for item in &group.items {
                    self.add_use(prefix, item, is_public);
                }
            }
            syn::UseTree::Name(name) => {
                let path = with(&name.ident);
                let last = path.last().cloned().unwrap_or_default();
                self.add_name(last, path, is_public);
            }
            syn::UseTree::Rename(rename) => {
                self.add_name(rename.rename.to_string(), with(&rename.ident), is_public);
            }
            syn::UseTree::Glob(_) if is_public => self.passed_on_whole.push(prefix.to_vec()),
            syn::UseTree::Glob(_) => self.paths.push(prefix.to_vec()),
        }
    }

    fn add_name(&mut self, name: String, path: Vec<String>, is_public: bool) {
        let list = match is_public {
            true => &mut self.passed_on,
            false => &mut self.names,
        };
        list.insert(name, path);
    }
}

/// The name of an item that other files can import.
fn name_of(item: &syn::Item) -> Option<String> {
    let ident = match item {
        syn::Item::Const(item) => &item.ident,
        syn::Item::Enum(item) => &item.ident,
        syn::Item::Fn(item) => &item.sig.ident,
        syn::Item::Static(item) => &item.ident,
        syn::Item::Struct(item) => &item.ident,
        syn::Item::Trait(item) => &item.ident,
        syn::Item::Type(item) => &item.ident,
        _ => return None,
    };
    Some(ident.to_string())
}

impl<'ast> Visit<'ast> for Imports {
    fn visit_item(&mut self, item: &'ast syn::Item) {
        self.items.extend(name_of(item));
        visit::visit_item(self, item);
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        let is_public = !matches!(item.vis, syn::Visibility::Inherited);
        self.add_use(&[], &item.tree, is_public);
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if item.ident != "tests" {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_visibility(&mut self, _: &'ast syn::Visibility) {}

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let path_of = |segment: &syn::PathSegment| segment.ident.to_string();
        self.paths.push(path.segments.iter().map(path_of).collect());
        visit::visit_path(self, path);
    }
}

/// The files of a crate, or of a folder of it.
struct Tree<'t> {
    files: &'t BTreeMap<Module, (&'t str, Imports)>,
    /// The folder's own module in the crate. Empty if the folder is the crate.
    root: &'t str,
}

impl Tree<'_> {
    /// The files that a file imports from.
    fn uses_of(&self, module: &Module) -> BTreeSet<Module> {
        let Some((_, imports)) = self.files.get(module) else {
            return BTreeSet::new();
        };
        // A path begins with the import of its first name. An imported module counts for the item that is used from it.
        let named = imports.paths.iter().map(|path| match path.split_first() {
            Some((first, rest)) => match imports.names.get(first) {
                Some(whole) => whole.iter().chain(rest).cloned().collect(),
                None => match imports.passed_on.get(first) {
                    Some(whole) => whole.iter().chain(rest).cloned().collect(),
                    None => path.clone(),
                },
            },
            None => Vec::new(),
        });
        let items = imports.names.values().cloned();
        let items = items.filter(|path| {
            let target = self.absolute(module, path);
            target.is_none_or(|target| !self.files.contains_key(&target))
        });
        let found = named.chain(items).filter_map(|path: Vec<String>| {
            let path = self.absolute(module, &path)?;
            Some(self.file_of(&path, 0))
        });
        found.filter(|used| used != module).collect()
    }

    /// A path from the folder's root; `None` for a path outside the folder.
    fn absolute(&self, module: &Module, path: &[String]) -> Option<Module> {
        let (first, rest) = path.split_first()?;
        match first.as_str() {
            "crate" if self.root.is_empty() => Some(rest.to_vec()),
            "crate" => Some(rest.strip_prefix(&[self.root.to_owned()])?.to_vec()),
            "self" => Some([module, rest].concat()),
            "super" => {
                let outer = module.split_last()?.1.to_vec();
                match rest.first().map(String::as_str) {
                    Some("super") => self.absolute(&outer, rest),
                    _ => Some([&outer, rest].concat()),
                }
            }
            _ => {
                let inner = [module.as_slice(), std::slice::from_ref(first)].concat();
                let is_module = self.files.contains_key(&inner);
                is_module.then(|| [module, path].concat())
            }
        }
    }

    /// The file that defines the item at a path.
    fn file_of(&self, path: &[String], depth: usize) -> Module {
        const DEEPEST: usize = 8;
        let module: Module = (0..=path.len())
            .rev()
            .map(|length| path[..length].to_vec())
            .find(|module| self.files.contains_key(module))
            .unwrap_or_default();
        let passed_on = path.get(module.len()).and_then(|name| {
            let (_, imports) = self.files.get(&module)?;
            match imports.passed_on.get(name) {
                Some(passed_on) => self.absolute(&module, passed_on),
                None if imports.items.contains(name) => None,
                None => self.find_passed_on(&module, imports, name),
            }
        });
        match passed_on.filter(|_| depth < DEEPEST) {
            Some(target) => {
                let below = path.get(module.len() + 1..).unwrap_or_default();
                self.file_of(&[&target, below].concat(), depth + 1)
            }
            None => module,
        }
    }

    /// The item of that name in one of the modules that are re-exported completely.
    fn find_passed_on(&self, module: &Module, imports: &Imports, name: &str) -> Option<Module> {
        let mut wholes = imports.passed_on_whole.iter();
        wholes.find_map(|whole| {
            let whole = self.absolute(module, whole)?;
            let (_, inside) = self.files.get(&whole)?;
            let is_there = inside.items.contains(name) || inside.passed_on.contains_key(name);
            let target = || [whole.as_slice(), &[name.to_owned()]].concat();
            match is_there {
                true => Some(target()),
                false => self.find_passed_on(&whole, inside, name),
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn circular(files: &[(&str, &str)]) -> Vec<String> {
        let own = |(name, text): &(&str, &str)| (format!("g/src/{name}"), (*text).to_owned());
        let texts: Texts = files.iter().map(own).collect();
        let said = find_circular(&texts, "g/src/");
        let name = |line: String| line.split(':').next().unwrap_or_default()[6..].to_owned();
        said.into_iter()
            .map(name)
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect()
    }

    #[test]
    fn files_in_a_cycle_are_reported() {
        let said = circular(&[
            ("lib.rs", "mod a; mod b; mod c; mod d;"),
            ("a.rs", "use crate::b::X;"),
            ("b/mod.rs", "fn f() { crate::c::g(); }"),
            ("c.rs", "use super::a::Y;"),
            ("d.rs", "use crate::a;\nfn f() { a::g(); }"),
        ]);
        assert_eq!(said, ["a.rs", "b/mod.rs", "c.rs"]);
    }

    #[test]
    fn a_reexport_counts_for_the_file_that_defines_it() {
        let files = |of: &'static str| {
            [
                ("lib.rs", "mod a;"),
                (
                    "a/mod.rs",
                    "mod b;\nmod c;\npub use b::X;\nfn f() { c::g(); }",
                ),
                ("a/b.rs", "pub struct X;"),
                ("a/c.rs", of),
            ]
        };
        assert!(circular(&files("use super::X;")).is_empty());
        assert_eq!(circular(&files("use super::f;")), ["a/c.rs", "a/mod.rs"]);
    }

    #[test]
    fn a_glob_reexport_counts_for_the_file_that_defines_it() {
        let files = |of: &'static str| {
            [
                ("lib.rs", "mod a; mod b; pub use a::*; fn f() { b::g(); }"),
                ("a.rs", "pub struct X;"),
                ("b.rs", of),
            ]
        };
        assert!(circular(&files("use super::X;")).is_empty());
        assert_eq!(circular(&files("use super::f;")), ["b.rs", "lib.rs"]);
    }

    #[test]
    fn tests_may_import_what_they_try() {
        let said = circular(&[
            ("lib.rs", "mod a; fn f() { a::g(); }"),
            ("a.rs", "#[cfg(test)]\nmod tests { use super::super::f; }"),
        ]);
        assert!(said.is_empty(), "{said:?}");
    }
}
