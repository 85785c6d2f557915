//! Facts of a newer upstream document into ours.
//!
//! In: upstream's document, ours as it stands, and our overlays. Out: our new document and what changed in it. Always:
//! no word of upstream's comes along unless asked for; our wording and additions stay; what upstream dropped stays too
//! and is told; doing it twice changes nothing.

mod changes;
mod facts;
mod gather;
mod glossary;
mod identity;
mod keep;
mod known_values;
mod label;
mod layout;
mod node;
mod patch;
mod path_files;
mod prose;
mod tidy;
mod yaml;

pub use changes::{Change, ChangeKind, list_changes};
pub use gather::{ReadFile, gather_document, parse_yaml};
pub use glossary::Glossary;
pub use layout::{NOTICE, ROOT_FILE, split_document};
pub use patch::{Action, Overlay, Removals, apply_overlay, parse_overlay};
pub use yaml::write_yaml;

use crate::diagnostic::Diagnostics;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

/// What becomes of upstream's wording and samples.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Prose {
    /// They are left behind.
    #[default]
    Drop,
    /// They come along, and where upstream has words, ours give way: for a private copy.
    Keep,
}

/// What is ours and no fact of upstream's.
#[derive(Clone, Debug, Default)]
pub struct Additions {
    /// Overlays, in the order in which they are laid.
    pub overlays: Vec<Overlay>,
    /// Sentences for fields that mean the same everywhere.
    pub glossary: Glossary,
}

/// What an import made.
#[derive(Clone, Debug)]
pub struct Imported {
    /// Our new document.
    pub document: Value,
    /// What differs from our old one.
    pub changes: Vec<Change>,
    /// What upstream no longer has, and ours keeps.
    pub kept: Vec<String>,
}

/// Our new document out of upstream's, ours and our additions.
pub fn import_upstream(
    upstream: &Value,
    ours: &Value,
    additions: &Additions,
    prose: Prose,
    findings: &mut Diagnostics,
) -> Imported {
    let mut facts = facts::read_facts(upstream, &"upstream".into(), findings);
    let our_facts = facts::read_facts(ours, &ROOT_FILE.into(), &mut Diagnostics::default());
    let mut supplied = facts.clone();
    for overlay in &additions.overlays {
        // Here a target may be a thing that upstream dropped; below, where it is back, a stale one is told.
        apply_overlay(&mut supplied, overlay, Removals::Due, &mut Diagnostics::default());
    }
    let kept = keep::keep_removed(&mut facts, &our_facts, &supplied);
    let mut document = add(facts, additions, Removals::Due, findings);
    if prose == Prose::Keep {
        prose::lay_prose(&mut document, upstream);
    }
    let document = tidy::tidy(document);
    Imported { changes: list_changes(&tidy::tidy(ours.clone()), &document), kept, document }
}

/// Our document with our additions as they are now, upstream or not.
pub fn refresh_document(
    ours: &Value,
    additions: &Additions,
    findings: &mut Diagnostics,
) -> Imported {
    let mut facts = facts::read_facts(ours, &ROOT_FILE.into(), findings);
    drop_legacy(&mut facts);
    let document = tidy::tidy(add(facts, additions, Removals::Done, findings));
    Imported { changes: list_changes(ours, &document), kept: Vec::new(), document }
}

/// Takes out the operations that only overlays supply, so that an overlay's own change of one is not merged with its past.
fn drop_legacy(document: &mut Value) {
    let Some(paths) = document.get_mut("paths").and_then(Value::as_object_mut) else { return };
    for item in paths.values_mut().filter_map(Value::as_object_mut) {
        item.retain(|_, operation| operation.get("x-legacy").is_none());
    }
    paths.retain(|_, item| item.as_object().is_none_or(|item| !item.is_empty()));
}

/// What each overlay adds to upstream's facts: its title, and the differences that it makes.
pub fn explain_additions(
    upstream: &Value,
    ours: &Value,
    overlays: &[Overlay],
    findings: &mut Diagnostics,
) -> Explanation {
    let mut document = facts::read_facts(upstream, &"upstream".into(), findings);
    let mut additions = Vec::new();
    for overlay in overlays {
        let before = document.clone();
        apply_overlay(&mut document, overlay, Removals::Due, findings);
        additions.push((overlay.title.clone(), list_facts(&before, &document)));
    }
    Explanation { rest: list_facts(&document, ours), additions }
}

/// What our document has beyond upstream's.
#[derive(Clone, Debug)]
pub struct Explanation {
    /// By the title of the overlay that is the reason.
    pub additions: Vec<(String, Vec<Change>)>,
    /// Without a reason.
    pub rest: Vec<Change>,
}

/// Differences that are no wording.
fn list_facts(old: &Value, new: &Value) -> Vec<Change> {
    let changes = list_changes(old, new).into_iter();
    changes.filter(|change| change.kind != ChangeKind::Reworded).collect()
}

fn add(
    mut document: Value,
    additions: &Additions,
    removals: Removals,
    findings: &mut Diagnostics,
) -> Value {
    for overlay in &additions.overlays {
        apply_overlay(&mut document, overlay, removals, findings);
    }
    glossary::apply_glossary(&mut document, &additions.glossary, findings);
    document
}

/// SHA-256 (hex) of a document, the same for every layout and order of keys.
pub fn fingerprint(document: &Value) -> String {
    let digest = Sha256::digest(sort_keys(document).to_string());
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn sort_keys(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let mut keys: Vec<_> = members.keys().collect();
            keys.sort();
            Value::Object(Map::from_iter(
                keys.into_iter().map(|key| (key.clone(), sort_keys(&members[key]))),
            ))
        }
        Value::Array(items) => items.iter().map(sort_keys).collect(),
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests;
