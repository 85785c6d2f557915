//! Nodes of files, the references among them, and what is known of each.

use super::store::FileId;
use crate::diagnostic::Severity;
use crate::grammar::{NodeKind, ObjectKind};
use std::collections::{BTreeMap, BTreeSet};

/// A node of a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Location {
    /// Its file.
    pub file: FileId,
    /// Its JSON pointer in that file.
    pub pointer: String,
}

/// A reference.
#[derive(Clone, Debug)]
pub struct FoundReference {
    /// The node it names.
    pub target: Location,
    /// What stands here.
    pub kind: NodeKind,
    /// What becomes of it.
    pub form: Form,
}

/// What becomes of a reference in the bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// It stays a reference.
    Keep,
    /// The target is written in its place: nothing in `components` could hold it.
    Inline,
    /// A component of the root that is nothing but a reference to another file: the target's home.
    Slot,
    /// A body is written in its place, of which the target is the schema.
    Body,
    /// A header is written in its place, of which the target is the schema.
    Header,
}

/// All references of a document.
pub type References = BTreeMap<Location, FoundReference>;

/// The places of references that an error was reported for: what they stand for is not known.
pub type Broken = BTreeSet<Location>;

/// A schema that is not known is any value, and what OpenAPI takes no reference for is left out. Without another part nothing honest can be made of who refers to it, unless
/// nobody does.
pub fn weigh(is_used: bool, kind: NodeKind) -> Severity {
    let may_be_lost = matches!(
        kind,
        NodeKind::Plain
            | NodeKind::One(ObjectKind::Root | ObjectKind::Schema | ObjectKind::MappingTarget)
    );
    if may_be_lost || !is_used {
        Severity::Warning
    } else {
        Severity::Error
    }
}
