//! Changes in the form in which a report shows them.

use super::class::{Class, Verdict};
use super::code_use::CodeUse;
use crate::model::Api;
use serde::Serialize;

/// The differences between two states of a document.
#[derive(Clone, Debug, Serialize)]
pub struct Diff {
    /// The document's title.
    pub title: String,
    /// The consequence for the version of the crate.
    pub verdict: Verdict,
    /// The number of changes of each class.
    pub counts: Counts,
    /// The changes: breaking ones first, then by group and subject.
    pub changes: Vec<Change>,
    /// The published forms that stay, although the document differs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub held: Vec<String>,
}

impl Diff {
    /// The differences between a document and itself: none.
    pub fn none(api: &Api) -> Diff {
        Diff {
            title: api.title.clone(),
            verdict: Verdict::default(),
            counts: Counts::default(),
            changes: Vec::new(),
            held: Vec::new(),
        }
    }
}

/// The number of changes of each class.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Breaking ones.
    pub breaking: usize,
    /// Additive ones.
    pub additive: usize,
    /// Those that change which data is sent or read.
    pub behaviour: usize,
    /// Those that change only documentation.
    pub documentation: usize,
}

/// A change in the API's own terms.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Which users it affects.
    pub class: Class,
    /// A stable kebab-case word, such as `field-added`.
    pub kind: &'static str,
    /// The resource, model or group of events that it belongs to.
    pub group: String,
    /// The changed item, such as "field `status`", or the word for the item that `of` names, such as "operation".
    pub subject: String,
    /// The owner of the item, such as "schema `inquiry`", or the item's own name. Several if the same change is in
    /// several places.
    pub of: Vec<String>,
    /// The differences, one clause each, such as "is required now".
    pub details: Vec<String>,
    /// The Rust items that move: first the changed item itself, then the items that come or go with it.
    pub rust: Vec<RustItem>,
    /// Whether the server refuses a request from now on that lacks the item.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub demands: bool,
    /// Why it has its class, as a sentence.
    pub reason: String,
}

/// A Rust item that moves.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct RustItem {
    /// Its path, such as `InquiryAttributes::status`.
    pub path: String,
    /// How it moves.
    pub moved: Moved,
    /// Its signature before, if it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub was: Option<String>,
    /// Its signature after, if it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub now: Option<String>,
    /// The expression on which it is called, if it is a method of a resource, such as `client.inquiries()`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<String>,
    /// How code uses it, before and after, if a line of code can show that.
    #[serde(skip)]
    pub used: (Option<CodeUse>, Option<CodeUse>),
}

/// How a Rust item moves, from the strongest effect to the weakest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Moved {
    /// It is removed.
    Removed,
    /// Its signature changes.
    Retyped,
    /// A request must have it now, and is refused without it.
    Demanded,
    /// The server answers in the form of another version of the API.
    Repinned,
    /// It is new.
    Added,
    /// It is deprecated now.
    Deprecated,
    /// It sends or reads other data.
    Rewired,
    /// Its documentation or its position changes.
    Redocumented,
}

impl Moved {
    /// The class of such a move.
    pub fn class(self) -> Class {
        match self {
            Moved::Removed | Moved::Retyped | Moved::Demanded | Moved::Repinned => Class::Breaking,
            Moved::Added | Moved::Deprecated => Class::Additive,
            Moved::Rewired => Class::Behaviour,
            Moved::Redocumented => Class::Documentation,
        }
    }
}

impl Change {
    /// Whether the server requires something new, and code compiles as before.
    pub fn is_silent_demand(&self) -> bool {
        self.demands && self.class != Class::Breaking
    }

    /// Whether the server answers in the form of another version of the API.
    pub fn is_of_version(&self) -> bool {
        self.rust.iter().any(|item| item.moved == Moved::Repinned)
    }

    /// Whether only wording differs: a description or another text of the document.
    pub fn is_wording(&self) -> bool {
        self.kind == "description"
    }

    /// Whether the only change is a deprecation.
    pub fn is_deprecation(&self) -> bool {
        self.rust
            .first()
            .is_some_and(|item| item.moved == Moved::Deprecated)
    }
}

impl Diff {
    /// The changes of one class.
    pub fn of_class(&self, class: Class) -> impl Iterator<Item = &Change> {
        self.changes
            .iter()
            .filter(move |change| change.class == class)
    }
}

impl Counts {
    /// Counts `changes`.
    pub(super) fn count(changes: &[Change]) -> Counts {
        let of = |class| {
            changes
                .iter()
                .filter(|change| change.class == class)
                .count()
        };
        Counts {
            breaking: of(Class::Breaking),
            additive: of(Class::Additive),
            behaviour: of(Class::Behaviour),
            documentation: of(Class::Documentation),
        }
    }

    /// The number of changes of `class`.
    pub fn of(&self, class: Class) -> usize {
        match class {
            Class::Breaking => self.breaking,
            Class::Additive => self.additive,
            Class::Behaviour => self.behaviour,
            Class::Documentation => self.documentation,
        }
    }
}
