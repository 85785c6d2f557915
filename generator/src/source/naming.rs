//! Names nodes of other files under `components`.
//!
//! In: the nodes. Out: their names, sorted. Always: a name comes from the file's name and the pointer, never from the
//! content or the order of reading. If two nodes would have the same name, both names get longer, and a warning shows
//! both. If their paths do not distinguish them, that is an error, and numbers distinguish them for the rest of the
//! run.

use super::files::{file_stem, split_folder};
use super::found_reference::Location;
use super::hoist::Hoist;
use super::store::Store;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::pointer::{child, tokens_of};
use crate::yaml::Value;
use std::collections::{BTreeMap, BTreeSet};

struct Candidate {
    section: &'static str,
    location: Location,
    /// The path to the node. Its name consists of the last words.
    words: Vec<String>,
    length: usize,
}

impl Candidate {
    fn name(&self) -> String {
        self.words
            .get(self.words.len().saturating_sub(self.length)..)
            .unwrap_or_default()
            .join("-")
    }
}

/// The name of a node if no other node needs it.
pub fn short_name(store: &Store<'_>, location: &Location) -> String {
    list_words(store, location).pop().unwrap_or_default()
}

/// Names all nodes.
pub fn name_hoists(store: &mut Store<'_>, nodes: Vec<(&'static str, Location)>) -> Vec<Hoist> {
    let mut candidates: Vec<Candidate> = nodes
        .into_iter()
        .map(|(section, location)| {
            let words = list_words(store, &location);
            Candidate {
                section,
                location,
                words,
                length: 1,
            }
        })
        .collect();
    let mut lengthened: BTreeMap<(&'static str, String), BTreeSet<usize>> = BTreeMap::new();
    let mut numbered: BTreeSet<usize> = BTreeSet::new();
    loop {
        let collisions = find_collisions(store, &candidates);
        if collisions.is_empty() {
            break;
        }
        for (key, members) in collisions {
            let mut progress = false;
            for index in &members {
                if let Some(candidate) = candidates
                    .get_mut(*index)
                    .filter(|c| c.length < c.words.len())
                {
                    candidate.length += 1;
                    progress = true;
                }
            }
            if !progress {
                report_collision(store, &candidates, &key, &members);
                for (number, index) in (2..).zip(&members) {
                    if let Some(candidate) = candidates.get_mut(*index) {
                        candidate.words.push(number.to_string());
                        candidate.length += 1;
                    }
                }
                numbered.extend(members);
                continue;
            }
            lengthened.entry(key).or_default().extend(members);
        }
    }
    let settled = |(_, members): &(_, &BTreeSet<usize>)| members.is_disjoint(&numbered);
    for (key, members) in lengthened.iter().filter(settled) {
        warn_lengthened(store, &candidates, key, members);
    }
    let mut hoists: Vec<Hoist> = candidates
        .into_iter()
        .map(|c| Hoist {
            section: c.section,
            name: c.name(),
            location: c.location,
        })
        .collect();
    hoists.sort();
    hoists
}

/// The candidates by name, for names that several candidates need or that a component of the root has.
fn find_collisions(
    store: &Store<'_>,
    candidates: &[Candidate],
) -> BTreeMap<(&'static str, String), BTreeSet<usize>> {
    let mut names: BTreeMap<(&'static str, String), BTreeSet<usize>> = BTreeMap::new();
    for (index, candidate) in candidates.iter().enumerate() {
        names
            .entry((candidate.section, candidate.name()))
            .or_default()
            .insert(index);
    }
    names.retain(|(section, name), members| members.len() > 1 || is_taken(store, section, name));
    names
}

/// Whether the root itself has such a component.
fn is_taken(store: &Store<'_>, section: &str, name: &str) -> bool {
    let root = store.root(0);
    let component = ["components", section, name]
        .iter()
        .try_fold::<&Value, _, _>(&root, |node, token| child(node, token));
    component.is_some()
}

/// The folders from the root document's own, the file and the tokens of the pointer, as words that OpenAPI allows in
/// the name of a component.
fn list_words(store: &Store<'_>, location: &Location) -> Vec<String> {
    let (file, root) = (store.name(location.file), store.name(0));
    let folder = split_folder(&root).0;
    let relative = file.strip_prefix(folder).unwrap_or(&file);
    let mut words: Vec<String> = split_folder(relative)
        .0
        .split('/')
        .filter(|part| !matches!(*part, "" | ".."))
        .map(clean_word)
        .collect();
    words.push(clean_word(file_stem(relative)));
    let tokens: Vec<_> = tokens_of(&location.pointer).collect();
    let named = match tokens.as_slice() {
        [first, _section, rest @ ..] if first == "components" && !rest.is_empty() => rest,
        all => all,
    };
    words.extend(named.iter().map(|token| clean_word(token)));
    words
}

fn clean_word(word: &str) -> String {
    let clean: String = word
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_') {
                c
            } else {
                '-'
            }
        })
        .collect();
    if clean.is_empty() {
        "-".to_owned()
    } else {
        clean
    }
}

fn list_places(
    store: &Store<'_>,
    candidates: &[Candidate],
    key: &(&'static str, String),
    members: &BTreeSet<usize>,
) -> Vec<(Place, String)> {
    let mut places: Vec<(Place, String)> = Vec::new();
    if is_taken(store, key.0, &key.1) {
        let mut pointer = format!("/components/{}", key.0);
        crate::pointer::push_token(&mut pointer, &key.1);
        places.push((
            store.place(0, &pointer),
            format!("keeps the name `{}`", key.1),
        ));
    }
    for candidate in members.iter().filter_map(|index| candidates.get(*index)) {
        let place = store.place(candidate.location.file, &candidate.location.pointer);
        places.push((place, format!("is called `{}`", candidate.name())));
    }
    places.sort();
    places
}

fn warn_lengthened(
    store: &mut Store<'_>,
    candidates: &[Candidate],
    key: &(&'static str, String),
    members: &BTreeSet<usize>,
) {
    let places = list_places(store, candidates, key, members);
    store.diagnostics.push(Diagnostic {
        code: "component-name",
        severity: Severity::Warning,
        message: format!(
            "{} nodes would have the name `{}` under `components/{}`",
            places.len(),
            key.1,
            key.0
        ),
        place: places.first().map(|(place, _)| place.clone()),
        related: places,
        help: "rename one of the files, so that the names do not depend on folders".to_owned(),
    });
}

fn report_collision(
    store: &mut Store<'_>,
    candidates: &[Candidate],
    key: &(&'static str, String),
    members: &BTreeSet<usize>,
) {
    let places = list_places(store, candidates, key, members);
    store.diagnostics.push(Diagnostic {
        code: "component-name",
        severity: Severity::Error,
        message: format!("{} nodes would have the name `{}` under `components/{}`, and their paths do not distinguish them", places.len(), key.1, key.0),
        place: places.first().map(|(place, _)| place.clone()),
        related: places,
        help: "rename one of the files".to_owned(),
    });
}
