//! Nodes of files, the references among them, and the facts about each.

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
    /// Its target.
    pub target: Location,
    /// The kind of node that it replaces.
    pub kind: NodeKind,
    /// How it is written in the bundle.
    pub form: Form,
}

impl FoundReference {
    /// The reference to the part of its target that replaces it.
    pub fn served(self, serves: Serves) -> FoundReference {
        let schema = NodeKind::One(ObjectKind::Schema);
        match serves {
            Serves::Itself => self,
            Serves::Part(pointer) => FoundReference {
                target: Location {
                    pointer,
                    ..self.target
                },
                ..self
            },
            Serves::AsBody => FoundReference {
                kind: schema,
                form: Form::Body,
                ..self
            },
            Serves::AsHeader => FoundReference {
                kind: schema,
                form: Form::Header,
                ..self
            },
        }
    }
}

/// How a reference is written in the bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// It stays a reference.
    Keep,
    /// Its target replaces it, because `components` cannot hold the target.
    Inline,
    /// A component of the root that is only a reference to another file. The target moves there.
    Slot,
    /// It is replaced by a body with the target as its schema.
    Body,
    /// It is replaced by a header with the target as its schema.
    Header,
}

/// The node that can replace a reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Serves {
    /// The target itself.
    Itself,
    /// A node inside the target, such as the schema of a response in the place of a schema.
    Part(String),
    /// The target as the schema of a body, in the place of a body.
    AsBody,
    /// The target as the schema of a header, in the place of a header.
    AsHeader,
}

/// All references of a document.
pub type References = BTreeMap<Location, FoundReference>;

/// The places of references with a reported error. Their targets are unknown.
pub type Broken = BTreeSet<Location>;

/// The severity of a missing target. An unknown schema becomes any value, and an object that cannot be a reference is
/// left out. Any other missing part is an error, because its user cannot be generated, unless it has no user.
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
