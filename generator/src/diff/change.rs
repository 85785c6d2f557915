//! Changes as a reader sees them.

use super::class::{Class, Verdict};
use super::code_use::CodeUse;
use serde::Serialize;

/// What differs between two states of a document.
#[derive(Clone, Debug, Serialize)]
pub struct Diff {
    /// The document's title.
    pub title: String,
    /// What must follow for the version of the crate.
    pub verdict: Verdict,
    /// How many changes of each class there are.
    pub counts: Counts,
    /// The changes: breaking ones first, then by group and subject.
    pub changes: Vec<Change>,
    /// What stays as it is published from now on, though the document says something else.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub held: Vec<String>,
}

/// How many changes of each class there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Breaking ones.
    pub breaking: usize,
    /// Additive ones.
    pub additive: usize,
    /// Those that change what is sent or read.
    pub behaviour: usize,
    /// Those that only readers see.
    pub documentation: usize,
}

/// A change in the API's own terms.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Whom it concerns.
    pub class: Class,
    /// A stable kebab-case word, such as `field-added`.
    pub kind: &'static str,
    /// The resource, model or group of events that it belongs to.
    pub group: String,
    /// What changed, such as "field `status`", or the word for what `of` names, such as "operation".
    pub subject: String,
    /// Whose it is, such as "schema `inquiry`", or its own name; several where the same change stands in several places.
    pub of: Vec<String>,
    /// What is different, a clause each, such as "is required now".
    pub details: Vec<String>,
    /// The Rust items that move: what the change is about first, then what comes or goes with it.
    pub rust: Vec<RustItem>,
    /// Why it has its class, in a sentence.
    pub reason: String,
}

/// A Rust item that moves.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct RustItem {
    /// Its path, such as `InquiryAttributes::status`.
    pub path: String,
    /// What happens to it.
    pub moved: Moved,
    /// Its signature before, where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub was: Option<String>,
    /// Its signature after, where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub now: Option<String>,
    /// What it is called on, where it is a method of a resource, such as `client.inquiries()`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<String>,
    /// How code uses it, before and after, where a line of code shows that.
    #[serde(skip)]
    pub used: (Option<CodeUse>, Option<CodeUse>),
}

/// What happens to a Rust item, from the most to the least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Moved {
    /// It is no longer there.
    Removed,
    /// Its signature is another.
    Retyped,
    /// A request must have it now; one without it is refused.
    Demanded,
    /// It is new.
    Added,
    /// It is deprecated now.
    Deprecated,
    /// It sends or reads something else.
    Rewired,
    /// Its documentation or its place among its siblings is another.
    Redocumented,
}

impl Moved {
    /// Whom such a move concerns.
    pub fn class(self) -> Class {
        match self {
            Moved::Removed | Moved::Retyped | Moved::Demanded => Class::Breaking,
            Moved::Added | Moved::Deprecated => Class::Additive,
            Moved::Rewired => Class::Behaviour,
            Moved::Redocumented => Class::Documentation,
        }
    }
}

impl Change {
    /// Whether nothing happens but that something is deprecated.
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
    /// Counts CHANGES.
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

    /// How many changes of CLASS there are.
    pub fn of(&self, class: Class) -> usize {
        match class {
            Class::Breaking => self.breaking,
            Class::Additive => self.additive,
            Class::Behaviour => self.behaviour,
            Class::Documentation => self.documentation,
        }
    }
}
