//! What differs between two documents, in the API's own terms.
//!
//! In: two models, the old one with its renamed ids translated. Out: facts. Always: at most one fact for an origin,
//! with all that is different about it; no wording of a document, only that it changed.

mod bodies;
mod definitions;
mod events;
mod fields;
mod mentions;
mod operations;
mod parameters;
mod rename;
mod translate;
mod whole;
mod words;

pub(super) use mentions::{find_mentions, list_uses};
pub(super) use rename::Renames;
pub(super) use translate::translate_api;
pub(super) use words::describe_origin;

use super::origin::Origin;
use crate::model::Api;
use std::collections::BTreeMap;

/// A difference between two documents.
#[derive(Clone, Debug)]
pub(super) struct Fact {
    /// A stable kebab-case word.
    pub kind: &'static str,
    /// What is different, a clause each.
    pub details: Vec<String>,
    /// Whether it also accounts for what moves below it.
    pub covers_below: bool,
}

impl Fact {
    /// Whether the description is among what is different.
    fn is_redescribed(&self) -> bool {
        self.details.iter().any(|detail| detail == REDESCRIBED)
    }
}

/// How a description that changed is told.
const REDESCRIBED: &str = "has another description";

/// Differences by what they are about.
pub(super) type Facts = BTreeMap<Origin, Fact>;

/// All differences between two documents.
pub(super) fn find_facts(old: &Api, new: &Api, renames: &Renames) -> Facts {
    let mut facts = Facts::new();
    whole::compare_whole(old, new, &mut facts);
    operations::compare_operations(old, new, renames, &mut facts);
    events::compare_events(old, new, &mut facts);
    definitions::compare_definitions(old, new, renames, &mut facts);
    facts
}

/// What is different about one origin, while it is being compared.
#[derive(Debug, Default)]
struct Differences {
    list: Vec<(&'static str, String)>,
    covers_below: bool,
}

impl Differences {
    /// Notes a difference that concerns this origin alone.
    fn note(&mut self, kind: &'static str, detail: impl Into<String>) {
        self.list.push((kind, detail.into()));
    }

    /// Notes a difference that also accounts for what moves below.
    fn note_covering(&mut self, kind: &'static str, detail: impl Into<String>) {
        self.covers_below = true;
        self.note(kind, detail);
    }

    /// Notes that a flag is set now, or no longer.
    fn flag(&mut self, kind: &'static str, old: bool, new: bool, set: &str, unset: &str) {
        if old != new {
            self.note(kind, if new { set } else { unset });
        }
    }

    /// Notes that some wording changed.
    fn wording<T: PartialEq>(&mut self, what: &str, old: &T, new: &T) {
        if old != new {
            self.note("description", format!("has another {what}"));
        }
    }

    /// Adds a fact, if there is any difference; SEVERAL is its kind where differences are of several kinds.
    fn add_to(self, facts: &mut Facts, origin: Origin, several: &'static str) {
        let Some((first, _)) = self.list.first() else {
            return;
        };
        let alike = self.list.iter().all(|(kind, _)| kind == first);
        let kind = if alike { first } else { several };
        let details = self.list.iter().map(|(_, detail)| detail.clone()).collect();
        facts.insert(
            origin,
            Fact {
                kind,
                details,
                covers_below: self.covers_below,
            },
        );
    }
}

/// Adds the fact that something is new or gone.
fn add_presence(facts: &mut Facts, origin: Origin, kind: &'static str, detail: impl Into<String>) {
    let detail = detail.into();
    let details = if detail.is_empty() {
        Vec::new()
    } else {
        vec![detail]
    };
    facts.insert(
        origin,
        Fact {
            kind,
            details,
            covers_below: true,
        },
    );
}
