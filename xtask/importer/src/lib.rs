//! Facts of a newer upstream document into ours.
//!
//! In: upstream's document, ours as it stands, and our overlays. Out: our new document and what changed in it. Always:
//! no word of upstream's comes along unless asked for; our wording and additions stay; what upstream dropped stays too
//! and is told; doing it twice changes nothing.

mod changes;
mod event_words;
mod facts;
mod glossary;
mod identity;
mod keep;
mod kinds;
mod known_values;
mod label;
mod layout;
mod node;
mod patch;
mod path_files;
mod prose;
mod resource_words;
mod slug;
mod tidy;
mod yaml;
mod yaml_text;

pub use changes::{Change, ChangeKind, list_changes};
pub use glossary::Glossary;
pub use layout::{NOTICE, ROOT_FILE, split_document};
pub use patch::{Over, Overlay, apply_overlay};
pub use yaml::write_yaml;

use generator::diagnostic::{Diagnostics, Place, Sources};
use generator::source::Store;
use generator::source::{Document, ReadFiles};
use serde_json::{Value, json};

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

impl Additions {
    /// Reads overlays, to be laid in this order, and the glossary; findings and texts are added to those given.
    pub fn read(
        overlays: &[String],
        glossary: &str,
        reader: &dyn ReadFiles,
        findings: &mut Diagnostics,
        sources: &mut Sources,
    ) -> Additions {
        let mut store = Store::new(reader);
        let overlays = overlays
            .iter()
            .filter_map(|name| patch::read_overlay(&mut store, name));
        let overlays = overlays.collect();
        let glossary = glossary::read_glossary(&mut store, glossary);
        sources.extend(&store.sources);
        findings.extend(store.diagnostics);
        Additions { overlays, glossary }
    }
}

/// Our new document out of upstream's, ours (where there is one yet) and our additions.
pub fn import_upstream(
    upstream: &Document,
    ours: Option<&Document>,
    additions: &Additions,
    prose: Prose,
    findings: &mut Diagnostics,
) -> Imported {
    let mut facts = facts_of(upstream, findings);
    let our_facts = ours.map_or_else(
        || json!({}),
        |ours| facts_of(ours, &mut Diagnostics::default()),
    );
    let mut supplied = facts.clone();
    for overlay in &additions.overlays {
        // Here a target may be a thing that upstream dropped; below, where it is back, a stale one is reported.
        apply_overlay(
            &mut supplied,
            overlay,
            Over::Upstream,
            &mut Diagnostics::default(),
        );
    }
    let kept = keep::keep_removed(&mut facts, &our_facts, &supplied);
    let mut document = add(facts, additions, Over::Upstream, findings);
    if prose == Prose::Keep {
        prose::lay_prose(&mut document, &to_json(upstream));
    }
    let document = tidy::tidy(document);
    let before = ours.map_or_else(|| json!({}), to_json);
    Imported {
        changes: list_changes(&before, &document),
        kept,
        document,
    }
}

/// Our document with our additions as they are now, upstream or not.
pub fn refresh_document(
    ours: &Document,
    additions: &Additions,
    findings: &mut Diagnostics,
) -> Imported {
    let mut facts = facts_of(ours, findings);
    drop_legacy(&mut facts);
    let document = tidy::tidy(add(facts, additions, Over::Ours, findings));
    Imported {
        changes: list_changes(&to_json(ours), &document),
        kept: Vec::new(),
        document,
    }
}

/// A document as the importer works on it.
pub fn to_json(document: &Document) -> Value {
    // What the loader lets through has keys of text and no tags; should that ever change, nothing is not a document.
    serde_json::to_value(&document.root).unwrap_or_default()
}

fn facts_of(document: &Document, findings: &mut Diagnostics) -> Value {
    let place = |pointer: &str| -> Place { document.place(pointer) };
    facts::read_facts(&to_json(document), &place, findings)
}

/// Takes out what only overlays supply, so that an overlay's own change of it is not merged with its past.
fn drop_legacy(document: &mut Value) {
    let schemas = document
        .pointer_mut("/components/schemas")
        .and_then(Value::as_object_mut);
    if let Some(schemas) = schemas {
        schemas.retain(|_, schema| schema.get("x-legacy").is_none());
    }
    let Some(paths) = document.get_mut("paths").and_then(Value::as_object_mut) else {
        return;
    };
    for item in paths.values_mut().filter_map(Value::as_object_mut) {
        item.retain(|_, operation| operation.get("x-legacy").is_none());
    }
    paths.retain(|_, item| item.as_object().is_none_or(|item| !item.is_empty()));
}

/// What each overlay adds to upstream's facts: its title, and the differences that it makes.
pub fn explain_additions(
    upstream: &Document,
    ours: &Document,
    overlays: &[Overlay],
    findings: &mut Diagnostics,
) -> Explanation {
    let mut document = facts_of(upstream, findings);
    let mut additions = Vec::new();
    for overlay in overlays {
        let before = document.clone();
        apply_overlay(&mut document, overlay, Over::Upstream, findings);
        additions.push((overlay.title.clone(), list_facts(&before, &document)));
    }
    Explanation {
        rest: list_facts(&document, &to_json(ours)),
        additions,
    }
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
    changes
        .filter(|change| change.kind != ChangeKind::Reworded)
        .collect()
}

fn add(
    mut document: Value,
    additions: &Additions,
    over: Over,
    findings: &mut Diagnostics,
) -> Value {
    for overlay in &additions.overlays {
        apply_overlay(&mut document, overlay, over, findings);
    }
    event_words::describe_event_names(&mut document);
    resource_words::describe_resources(&mut document);
    glossary::apply_glossary(&mut document, &additions.glossary, findings);
    document
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod upstream_tests;
