//! Every reference of a document, found and followed.
//!
//! In: the root file. Out: the sites of all references with the nodes they name, and findings about those that name
//! nothing. Always: only places where OpenAPI has references are searched, so that data keeps its `$ref` members; a
//! target's pointer runs through real nodes only, never through another reference.

use super::kind::{Kind, Object};
use super::missing::MissingTargets;
use super::pointer::{child, join_token, lookup, push_token, split_tokens};
use super::reference::{Reference, looks_like_reference, parse_reference};
use super::store::{FileId, Store};
use super::{check_target, files};
use serde_yaml::Value;
use std::collections::{BTreeMap, HashMap};

/// A node of a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Location {
    /// Its file.
    pub file: FileId,
    /// Its JSON pointer in that file.
    pub pointer: String,
}

/// A reference.
#[derive(Clone, Debug)]
pub struct Site {
    /// The node it names.
    pub target: Location,
    /// What stands here.
    pub kind: Kind,
    /// What becomes of it.
    pub form: Form,
}

/// What becomes of a reference in the bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// It stays a reference.
    Keep,
    /// The target is written in its place: nothing in `components` could hold it.
    Inline,
    /// A component of the root that is nothing but a reference to another file: the target's home.
    Slot,
}

/// All references of a document.
pub type Sites = BTreeMap<Location, Site>;

/// A reference as it was found.
struct Found {
    pointer: String,
    kind: Kind,
    text: Result<String, ()>,
    has_siblings: bool,
}

/// Finds all references that can be reached from the root file.
pub fn discover_sites(store: &mut Store<'_>) -> Sites {
    let root = Location {
        file: 0,
        pointer: String::new(),
    };
    let mut search = Search {
        store,
        sites: Sites::new(),
        starts: HashMap::new(),
        queue: Vec::new(),
        missing: MissingTargets::default(),
    };
    search.enqueue(root, Kind::One(Object::Root));
    while let Some((location, kind)) = search.queue.pop() {
        let root = search.store.root(location.file);
        let Some(node) = lookup(&root, &location.pointer) else {
            continue;
        };
        let mut found = Vec::new();
        collect_references(node, kind, &mut location.pointer.clone(), &mut found);
        for reference in found {
            search.follow(location.file, reference);
        }
    }
    let Search { sites, missing, .. } = search;
    missing.report(store);
    sites
}

/// All references of a bundle: where they stand, in place of what, and their text unless it is none.
pub fn list_references(root: &Value) -> Vec<(String, Kind, Option<String>)> {
    let mut found = Vec::new();
    collect_references(
        root,
        Kind::One(Object::Root),
        &mut String::new(),
        &mut found,
    );
    found
        .into_iter()
        .map(|reference| (reference.pointer, reference.kind, reference.text.ok()))
        .collect()
}

/// Lists the references below a node.
fn collect_references(node: &Value, kind: Kind, pointer: &mut String, found: &mut Vec<Found>) {
    if kind == Kind::Data {
        return;
    }
    let length = pointer.len();
    match node {
        Value::Mapping(mapping) => {
            let reference = match mapping.get("$ref") {
                Some(Value::String(text)) if kind != Kind::Map(Object::MappingTarget) => {
                    Some(Ok(text.clone()))
                }
                Some(_) if !matches!(kind, Kind::Map(_) | Kind::Plain) => Some(Err(())),
                _ => None,
            };
            let is_reference = reference.is_some();
            if let Some(text) = reference {
                let has_siblings = mapping.len() > 1;
                found.push(Found {
                    pointer: pointer.clone(),
                    kind,
                    text,
                    has_siblings,
                });
            }
            for (key, value) in mapping {
                let Some(key) = key.as_str().filter(|key| !(is_reference && *key == "$ref")) else {
                    continue;
                };
                push_token(pointer, key);
                collect_references(value, kind.child(key), pointer, found);
                pointer.truncate(length);
            }
        }
        Value::Sequence(items) => {
            let item_kind = match kind {
                // Before 3.1 some documents wrote `items` as a list of schemas.
                Kind::One(Object::Schema) | Kind::Plain => kind,
                Kind::List(object) => Kind::One(object),
                _ => return,
            };
            for (index, item) in items.iter().enumerate() {
                push_token(pointer, &index.to_string());
                collect_references(item, item_kind, pointer, found);
                pointer.truncate(length);
            }
        }
        Value::String(text)
            if kind == Kind::One(Object::MappingTarget) && looks_like_reference(text) =>
        {
            found.push(Found {
                pointer: pointer.clone(),
                kind,
                text: Ok(text.clone()),
                has_siblings: false,
            });
        }
        _ => {}
    }
}

struct Search<'s, 'r> {
    store: &'s mut Store<'r>,
    sites: Sites,
    /// Nodes that were searched, each with what it was taken for.
    starts: HashMap<Location, Vec<Kind>>,
    queue: Vec<(Location, Kind)>,
    missing: MissingTargets,
}

impl Search<'_, '_> {
    /// Has a node searched, unless a search from above it saw it as the same kind.
    fn enqueue(&mut self, location: Location, kind: Kind) {
        let tokens: Vec<_> = split_tokens(&location.pointer).collect();
        let mut above = Location {
            file: location.file,
            pointer: String::new(),
        };
        for depth in 0..=tokens.len() {
            let kinds = self
                .starts
                .get(&above)
                .map(Vec::as_slice)
                .unwrap_or_default();
            let rest = tokens.get(depth..).unwrap_or_default();
            if kinds
                .iter()
                .any(|start| rest.iter().fold(*start, |kind, token| kind.child(token)) == kind)
            {
                return;
            }
            if let Some(token) = tokens.get(depth) {
                push_token(&mut above.pointer, token);
            }
        }
        drop(tokens);
        self.starts.entry(location.clone()).or_default().push(kind);
        self.queue.push((location, kind));
    }

    /// Resolves one reference and has its target searched.
    fn follow(&mut self, file: FileId, found: Found) {
        let site = Location {
            file,
            pointer: found.pointer,
        };
        let place = self.store.place(file, &site.pointer);
        let Ok(text) = found.text else {
            check_target::report_not_text(self.store, place);
            return;
        };
        if !check_target::check_site(self.store, found.kind, &text, place.clone()) {
            return;
        }
        if found.kind == Kind::One(Object::MappingTarget) {
            self.missing.mark_weak(place.clone());
        }
        let Some((target_file, pointer)) = self.open_target(&site, &text) else {
            return;
        };
        let target = match self.resolve(target_file, &pointer, 0) {
            Ok(target) => target,
            Err(Unresolved::Missing(at)) => {
                return self.missing.add_node(&text, target_file, at, place);
            }
            Err(Unresolved::Reported) => return,
        };
        let kind = match found.kind {
            Kind::One(Object::MappingTarget) => Kind::One(Object::Schema),
            kind => kind,
        };
        if !check_target::check_target(self.store, kind, &target, &text, place) {
            return;
        }
        let form = choose_form(kind, &site, &target, found.has_siblings);
        self.sites.insert(
            site,
            Site {
                target: target.clone(),
                kind,
                form,
            },
        );
        self.enqueue(target, kind);
    }

    /// The file and the pointer that a reference's text names.
    fn open_target(&mut self, site: &Location, text: &str) -> Option<(FileId, String)> {
        let place = self.store.place(site.file, &site.pointer);
        match parse_reference(text) {
            Reference::Node {
                file: None,
                pointer,
            } => Some((site.file, pointer)),
            Reference::Node {
                file: Some(path),
                pointer,
            } => {
                let name = files::resolve_path(&self.store.name(site.file), &path);
                match self.store.open(&name) {
                    Ok(file) => Some((file?, pointer)),
                    Err(_) => {
                        self.missing.add_file(text, &name, place);
                        None
                    }
                }
            }
            other => {
                check_target::report_unusable(self.store, &other, text, place);
                None
            }
        }
    }

    /// Walks a pointer; where a node on the way is a reference, the way goes on behind it.
    fn resolve(
        &mut self,
        file: FileId,
        pointer: &str,
        hops: usize,
    ) -> Result<Location, Unresolved> {
        let mut at = Location {
            file,
            pointer: String::new(),
        };
        for token in split_tokens(pointer) {
            let mut hops = hops;
            loop {
                let root = self.store.root(at.file);
                let node = lookup(&root, &at.pointer).unwrap_or(&Value::Null);
                if child(node, &token).is_some() {
                    at.pointer = join_token(&at.pointer, &token);
                    break;
                }
                let missing = || {
                    Unresolved::Missing(Location {
                        file: at.file,
                        pointer: join_token(&at.pointer, &token),
                    })
                };
                let text = node
                    .get("$ref")
                    .and_then(Value::as_str)
                    .ok_or_else(missing)?;
                // A chain this long is a circle, which is reported as such.
                hops += 1;
                if hops > 32 {
                    return Err(missing());
                }
                let (file, pointer) = self.open_target(&at, text).ok_or(Unresolved::Reported)?;
                at = self.resolve(file, &pointer, hops)?;
            }
        }
        Ok(at)
    }
}

enum Unresolved {
    /// The first node of the way that does not exist.
    Missing(Location),
    /// Something on the way was reported.
    Reported,
}

fn choose_form(kind: Kind, site: &Location, target: &Location, has_siblings: bool) -> Form {
    match kind {
        Kind::One(object) if object.section().is_some() => {
            let is_component = site.file == 0
                && site.pointer.starts_with("/components/")
                && site.pointer.bytes().filter(|b| *b == b'/').count() == 3;
            if is_component && target.file != 0 && !has_siblings {
                Form::Slot
            } else {
                Form::Keep
            }
        }
        _ => Form::Inline,
    }
}
