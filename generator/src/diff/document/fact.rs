//! A difference between two documents, and what is different about one thing while it is compared.

use super::super::origin::Origin;
use std::collections::BTreeMap;

/// A difference between two documents.
#[derive(Clone, Debug)]
pub(in super::super) struct Fact {
    /// A stable kebab-case word.
    pub kind: &'static str,
    /// What is different, a clause each.
    pub details: Vec<String>,
    /// Whether it also accounts for what moves below it.
    pub covers_below: bool,
}

impl Fact {
    /// Whether the description is among what is different.
    pub(super) fn is_redescribed(&self) -> bool {
        self.details.iter().any(|detail| detail == REDESCRIBED)
    }
}

/// How a changed description is reported.
pub(super) const REDESCRIBED: &str = "has another description";

/// Differences by what they are about.
pub(in super::super) type Facts = BTreeMap<Origin, Fact>;

/// What is different about one origin, while it is being compared.
#[derive(Debug, Default)]
pub(super) struct Differences {
    list: Vec<(&'static str, String)>,
    covers_below: bool,
}

impl Differences {
    /// Notes a difference that concerns this origin alone.
    pub(super) fn note(&mut self, kind: &'static str, detail: impl Into<String>) {
        self.list.push((kind, detail.into()));
    }

    /// Notes a difference that also accounts for what moves below.
    pub(super) fn note_covering(&mut self, kind: &'static str, detail: impl Into<String>) {
        self.covers_below = true;
        self.note(kind, detail);
    }

    /// Notes that a flag is set now, or no longer.
    pub(super) fn flag(
        &mut self,
        kind: &'static str,
        old: bool,
        new: bool,
        set: &str,
        unset: &str,
    ) {
        if old != new {
            self.note(kind, if new { set } else { unset });
        }
    }

    /// Notes that some wording changed.
    pub(super) fn wording<T: PartialEq>(&mut self, what: &str, old: &T, new: &T) {
        if old != new {
            self.note("description", format!("has another {what}"));
        }
    }

    /// Adds a fact, if there is any difference; SEVERAL is its kind where differences are of several kinds.
    pub(super) fn add_to(self, facts: &mut Facts, origin: Origin, several: &'static str) {
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
pub(super) fn add_presence(
    facts: &mut Facts,
    origin: Origin,
    kind: &'static str,
    detail: impl Into<String>,
) {
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
