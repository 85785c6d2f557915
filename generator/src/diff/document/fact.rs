//! A difference between two documents, and the differences of one item while it is compared.

use super::super::origin::Origin;
use super::words::describe_use;
use crate::model::TypeUse;
use std::collections::BTreeMap;

/// A difference between two documents.
#[derive(Clone, Debug)]
pub(in super::super) struct Fact {
    /// A stable kebab-case word.
    pub kind: &'static str,
    /// The differences, one clause each.
    pub details: Vec<String>,
    /// Whether it also explains the moves below it.
    pub covers_below: bool,
    /// Whether the server refuses a request from now on that lacks the item.
    pub demands: bool,
}

impl Fact {
    /// Whether the description is one of the differences.
    pub(super) fn is_redescribed(&self) -> bool {
        self.details.iter().any(|detail| detail == REDESCRIBED)
    }
}

/// How a changed description is reported.
pub(super) const REDESCRIBED: &str = "has another description";

/// Differences by origin.
pub(in super::super) type Facts = BTreeMap<Origin, Fact>;

/// The differences of one origin, while it is compared.
#[derive(Debug, Default)]
pub(super) struct Differences {
    list: Vec<(&'static str, String)>,
    covers_below: bool,
    demands: bool,
}

impl Differences {
    /// Adds a difference that concerns only this origin.
    pub(super) fn note(&mut self, kind: &'static str, detail: impl Into<String>) {
        self.list.push((kind, detail.into()));
    }

    /// Adds a difference that also explains the moves below.
    pub(super) fn note_covering(&mut self, kind: &'static str, detail: impl Into<String>) {
        self.covers_below = true;
        self.note(kind, detail);
    }

    /// Adds the difference that a flag is set now, or not any more.
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

    /// Adds the difference that the document requires an item now, or not any more. `is_sent` says that the item stands
    /// in requests.
    pub(super) fn require(&mut self, kind: &'static str, old: bool, new: bool, is_sent: bool) {
        self.flag(kind, old, new, "is required now", "is optional now");
        self.demands |= is_sent && new && !old;
    }

    /// Adds the difference that a text changed.
    pub(super) fn wording<T: PartialEq>(&mut self, what: &str, old: &T, new: &T) {
        if old != new {
            self.note("description", format!("has another {what}"));
        }
    }

    /// Adds a fact, if there is a difference. `several` is its kind if the differences have several kinds.
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
                demands: self.demands,
            },
        );
    }
}

/// Adds the fact that an item is new or removed.
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
            demands: false,
        },
    );
}

/// Adds the fact that a parameter or a member is new. `is_sent` says that it stands in requests.
pub(super) fn add_item(
    facts: &mut Facts,
    origin: Origin,
    kind: &'static str,
    (is_required, type_use): (bool, &TypeUse),
    is_sent: bool,
) {
    let need = if is_required { "required" } else { "optional" };
    let fact = Fact {
        kind,
        details: vec![format!("{need}, {}", describe_use(type_use))],
        covers_below: true,
        demands: is_required && is_sent,
    };
    facts.insert(origin, fact);
}
