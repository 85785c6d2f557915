//! Imports the facts of a newer upstream document into ours.
//!
//! In: upstream's document, our present document, and our overlays. Out: our new document and its changes. Always: no
//! text of upstream's is imported unless asked for. Our descriptions and additions stay. Items that upstream has
//! removed also stay, and are reported. Running it twice changes nothing.

mod align;
mod changes;
mod event_words;
mod facts;
mod free_values;
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
pub use prose::Prose;
pub use yaml::write_yaml;

use generator::diagnostic::{Diagnostics, Place, Sources};
use generator::pointer::join;
use generator::source::{Document, ReadFiles, Store};
use serde_json::{Value, json};

/// Our own part, which is not a fact of upstream's.
#[derive(Clone, Debug, Default)]
pub struct Additions {
    /// Overlays, in the order in which they are applied.
    pub overlays: Vec<Overlay>,
    /// Sentences for fields that have the same meaning everywhere.
    pub glossary: Glossary,
}

/// The result of an import.
#[derive(Clone, Debug)]
pub struct Imported {
    /// Our new document.
    pub document: Value,
    /// The differences from our old document.
    pub changes: Vec<Change>,
    /// The items that upstream has removed and ours keeps.
    pub kept: Vec<String>,
}

impl Additions {
    /// Reads overlays, in the order in which they are applied, and the glossary. Adds findings and texts to the given
    /// ones.
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

/// Makes our new document from upstream's, our present one (if there is one) and our additions.
pub fn import_upstream(
    upstream: &Document,
    ours: Option<&Document>,
    additions: &Additions,
    prose: Prose,
    findings: &mut Diagnostics,
) -> Imported {
    let mut facts = facts_of(upstream, prose, findings);
    let mut our_facts = ours.map_or_else(
        || json!({}),
        |ours| facts_of(ours, prose, &mut Diagnostics::default()),
    );
    let renamed = align::align_names(&mut our_facts, &facts);
    report_renamed(upstream, &renamed, findings);
    let supplied = supply(&facts, &additions.overlays);
    let kept = keep::keep_removed(&mut facts, &our_facts, &supplied);
    let mut document = add(facts, additions, Over::Upstream, findings);
    if prose == Prose::Keep {
        prose::lay_prose(&mut document, &to_json(upstream));
    }
    let document = tidy::tidy(document);
    let mut before = ours.map_or_else(|| json!({}), to_json);
    align::apply_names(&mut before, &renamed);
    let mut changes: Vec<Change> = renamed.iter().map(Change::of_name).collect();
    changes.extend(list_changes(&before, &document));
    Imported {
        changes,
        kept,
        document,
    }
}

/// The facts with what overlays add to them. A target may be an item that upstream has removed; where the item is back,
/// an outdated target is reported.
fn supply(facts: &Value, overlays: &[Overlay]) -> Value {
    let mut supplied = facts.clone();
    for overlay in overlays {
        apply_overlay(
            &mut supplied,
            overlay,
            Over::Upstream,
            &mut Diagnostics::default(),
        );
    }
    supplied
}

/// Tells what upstream only renamed, so that overlays can follow.
fn report_renamed(upstream: &Document, renamed: &[align::Renamed], findings: &mut Diagnostics) {
    for one in renamed {
        findings.warn(
            "renamed-upstream",
            Some(upstream.place(&join(one.group, &one.now))),
            format!(
                "the {} `{}` of our document is `{}` now",
                one.noun, one.was, one.now
            ),
            "Give it the new name in the overlays that name it. Rust names stay as published.",
        );
    }
}

/// Applies our additions again to our document, without upstream.
pub fn refresh_document(
    ours: &Document,
    additions: &Additions,
    findings: &mut Diagnostics,
) -> Imported {
    let mut facts = facts_of(ours, Prose::Drop, findings);
    drop_legacy(&mut facts);
    let document = tidy::tidy(add(facts, additions, Over::Ours, findings));
    Imported {
        changes: list_changes(&to_json(ours), &document),
        kept: Vec::new(),
        document,
    }
}

/// A document in the form that the importer uses.
pub fn to_json(document: &Document) -> Value {
    // The loader accepts only text keys and no tags. If that ever changes, null is not a document.
    serde_json::to_value(&document.root).unwrap_or_default()
}

fn facts_of(document: &Document, prose: Prose, findings: &mut Diagnostics) -> Value {
    let place = |pointer: &str| -> Place { document.place(pointer) };
    facts::read_facts(&to_json(document), prose, &place, findings)
}

/// Removes the items that only overlays add, so that a changed overlay is not merged with its earlier result.
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

/// The reason of the items that upstream has removed.
const KEPT_REASON: &str = "Kept, because upstream has removed it";

/// The additions of each overlay to upstream's facts: its title, and its differences. At the end, the items that ours
/// keeps, as an import does.
pub fn explain_additions(
    upstream: &Document,
    ours: &Document,
    overlays: &[Overlay],
    findings: &mut Diagnostics,
) -> Explanation {
    let bare = facts_of(upstream, Prose::Drop, findings);
    let our_facts = facts_of(ours, Prose::Drop, &mut Diagnostics::default());
    let supplied = supply(&bare, overlays);
    let mut document = bare.clone();
    keep::keep_removed(&mut document, &our_facts, &supplied);
    let kept = list_facts(&bare, &document);
    let mut additions = Vec::new();
    for overlay in overlays {
        let before = document.clone();
        apply_overlay(&mut document, overlay, Over::Upstream, findings);
        additions.push((overlay.title.clone(), list_facts(&before, &document)));
    }
    additions.push((KEPT_REASON.to_owned(), kept));
    Explanation {
        rest: list_facts(&document, &to_json(ours)),
        additions,
    }
}

/// The parts of our document that upstream does not have.
#[derive(Clone, Debug)]
pub struct Explanation {
    /// By their reason: the title of the overlay that adds them, or that upstream has removed them.
    pub additions: Vec<(String, Vec<Change>)>,
    /// Parts without a reason.
    pub rest: Vec<Change>,
}

/// Differences other than descriptions.
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
mod leak_tests;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod upstream_tests;
