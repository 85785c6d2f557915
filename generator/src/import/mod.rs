//! Facts of a newer upstream document into ours.
//!
//! In: upstream's document, ours as it stands, and our overlays. Out: our new document and what changed in it. Always:
//! no word of upstream's comes along unless asked for; our wording and additions stay; what upstream dropped stays too
//! and is told; doing it twice changes nothing.

mod changes;
mod facts;
mod gather;
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
pub use layout::{NOTICE, ROOT_FILE, split_document};
pub use patch::{Action, Overlay, apply_overlay, parse_overlay};
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

/// Our new document out of upstream's, ours and the overlays.
pub fn import_upstream(
    upstream: &Value,
    ours: &Value,
    overlays: &[Overlay],
    prose: Prose,
    findings: &mut Diagnostics,
) -> Imported {
    let mut facts = facts::read_facts(upstream, &"upstream".into(), findings);
    let our_facts = facts::read_facts(ours, &ROOT_FILE.into(), &mut Diagnostics::default());
    let mut supplied = facts.clone();
    for overlay in overlays {
        // Here a target may be a thing that upstream dropped; below, where it is back, a stale one is told.
        apply_overlay(&mut supplied, overlay, &mut Diagnostics::default());
    }
    let kept = keep::keep_removed(&mut facts, &our_facts, &supplied);
    let mut document = lay_overlays(facts, overlays, findings);
    if prose == Prose::Keep {
        prose::lay_prose(&mut document, upstream);
    }
    let document = tidy::tidy(document);
    Imported { changes: list_changes(&tidy::tidy(ours.clone()), &document), kept, document }
}

/// Our document with the wording of its overlays as it is now, upstream or not.
pub fn refresh_document(
    ours: &Value,
    overlays: &[Overlay],
    findings: &mut Diagnostics,
) -> Imported {
    let facts = facts::read_facts(ours, &ROOT_FILE.into(), findings);
    let document = tidy::tidy(lay_overlays(facts, overlays, findings));
    Imported { changes: list_changes(ours, &document), kept: Vec::new(), document }
}

/// What each overlay adds to upstream's facts: its title, and the differences that it makes.
pub fn explain_additions(
    upstream: &Value,
    ours: &Value,
    overlays: &[Overlay],
    findings: &mut Diagnostics,
) -> (Vec<(String, Vec<Change>)>, Vec<Change>) {
    let mut document = facts::read_facts(upstream, &"upstream".into(), findings);
    let mut additions = Vec::new();
    for overlay in overlays {
        let before = document.clone();
        apply_overlay(&mut document, overlay, findings);
        let changes = list_changes(&before, &document);
        additions.push((
            overlay.title.clone(),
            changes.into_iter().filter(|c| c.kind != ChangeKind::Reworded).collect(),
        ));
    }
    let rest = list_changes(&document, ours);
    (additions, rest.into_iter().filter(|c| c.kind != ChangeKind::Reworded).collect())
}

fn lay_overlays(mut document: Value, overlays: &[Overlay], findings: &mut Diagnostics) -> Value {
    for overlay in overlays {
        apply_overlay(&mut document, overlay, findings);
    }
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
