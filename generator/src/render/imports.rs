//! The imports of a file of models.
//!
//! In: the rendered files, and the types of each. Out: a line that imports the types of other files. Always: a file
//! imports what it names and not all models, because the compiler would copy a thousand names into each of hundreds of
//! files. A type that a Cargo feature leaves out cannot be imported by its name, so a file that names one imports all.

use crate::rust::ModelFile;
use std::collections::{BTreeMap, BTreeSet};

/// The types of all files of models.
pub(super) struct Imports<'v> {
    files: &'v [ModelFile],
    /// The file of each type.
    owners: BTreeMap<&'v str, usize>,
}

impl<'v> Imports<'v> {
    pub(super) fn new(files: &'v [ModelFile]) -> Imports<'v> {
        let types = |(at, file): (usize, &'v ModelFile)| {
            let names = file.items.iter().map(|item| item.name.as_str());
            names.map(move |name| (name, at)).collect::<Vec<_>>()
        };
        Imports {
            files,
            owners: files.iter().enumerate().flat_map(types).collect(),
        }
    }

    /// Adds the imports of the file of this index to its text.
    pub(super) fn add(&self, at: usize, text: &str) -> String {
        let line = self.line(at, text);
        let start = text.find("\nuse ").map_or(0, |before| before + 1);
        let (docs, rest) = text.split_at_checked(start).unwrap_or(("", text));
        format!("{docs}{line}{rest}")
    }

    fn line(&self, at: usize, text: &str) -> String {
        let mut named = BTreeSet::new();
        for word in words_of(text) {
            let Some((name, owner)) = self.owners.get_key_value(word) else {
                continue;
            };
            if *owner == at {
                continue;
            }
            if !self.is_built_with(at, *owner) {
                return "use super::*;\n".to_owned();
            }
            named.insert(*name);
        }
        match named.is_empty() {
            true => String::new(),
            false => format!("use super::{{{}}};\n", Vec::from_iter(named).join(", ")),
        }
    }

    /// Whether the second file is always built if the first one is.
    fn is_built_with(&self, first: usize, second: usize) -> bool {
        let (Some(first), Some(second)) = (self.files.get(first), self.files.get(second)) else {
            return false;
        };
        let is_enough = |feature| second.features.contains(feature);
        second.features.is_empty()
            || (!first.features.is_empty() && first.features.iter().all(is_enough))
    }
}

/// The words of code, and the first word of each link in the documentation. Characters beyond ASCII are in words only,
/// because code has them in names only.
fn words_of(text: &str) -> impl Iterator<Item = &str> {
    let is_apart = |c: char| c.is_ascii() && !c.is_ascii_alphanumeric() && c != '_';
    text.lines().flat_map(move |line| {
        let is_doc = line.trim_start().starts_with("//");
        let links = line.split("[`").skip(1).filter(move |_| is_doc);
        let codes = line.split('"').step_by(2).filter(move |_| !is_doc);
        let first = links.filter_map(move |link| link.split(is_apart).next());
        let all = codes.flat_map(move |code| code.split(is_apart));
        first.chain(all)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(types: &[&str], features: &[&str]) -> ModelFile {
        let item = |name: &&str| crate::rust::Item {
            name: (*name).to_owned(),
            docs: Vec::new(),
            deprecated: false,
            derives: &[],
            kind: crate::rust::ItemKind::Alias {
                target: String::new(),
            },
        };
        ModelFile {
            module: String::new(),
            title: String::new(),
            items: types.iter().map(item).collect(),
            owners: Vec::new(),
            features: features.iter().map(|name| (*name).to_owned()).collect(),
        }
    }

    fn line(files: &[ModelFile], text: &str) -> String {
        Imports::new(files).line(0, text)
    }

    #[test]
    fn a_file_imports_the_types_that_it_names() {
        let files = [
            file(&["A", "Part"], &[]),
            file(&["B", "C"], &[]),
            file(&["D", "खाता", "क्त"], &[]),
        ];
        assert_eq!(line(&files, "pub struct A {\n pub part: Part,\n}"), "");
        let text = "/// See [`C`], not B.\npub struct A {\n    pub d: Vec<D>,\n}";
        assert_eq!(line(&files, text), "use super::{C, D};\n");
        assert_eq!(
            line(&files, "object! { A { \"B\" => d, } }\npub b: Box<क्त>,"),
            "use super::{क्त};\n"
        );
    }

    #[test]
    fn a_file_imports_all_if_a_type_that_it_names_may_be_left_out() {
        let text = "pub struct A(B);";
        for (first, second, wanted) in [
            (&["x"][..], &["x", "y"][..], "use super::{B};\n"),
            (&["x", "z"], &["x", "y"], "use super::*;\n"),
            (&[], &["x"], "use super::*;\n"),
            (&["x"], &[], "use super::{B};\n"),
        ] {
            let files = [file(&["A"], first), file(&["B"], second)];
            assert_eq!(line(&files, text), wanted, "{first:?} {second:?}");
        }
    }

    #[test]
    fn the_line_is_between_the_documentation_and_the_other_imports() {
        let files = [file(&["A"], &[]), file(&["B"], &[])];
        let text = "//! Title.\nuse super::super::ids::*;\npub struct A(B);\n";
        let wanted = "//! Title.\nuse super::{B};\nuse super::super::ids::*;\npub struct A(B);\n";
        assert_eq!(Imports::new(&files).add(0, text), wanted);
    }
}
