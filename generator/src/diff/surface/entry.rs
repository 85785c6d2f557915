//! An item of the surface.

use super::super::code_use::{Argument, CodeUse, print_arguments};
use super::super::origin::Origin;
use std::collections::BTreeMap;

/// An item of the surface.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// The part of the document from which it comes.
    pub(super) origin: Origin,
    /// Its signature, in parts that come from different places of the document; `None` for an item that code cannot
    /// name.
    pub(super) signature: Option<Signature>,
    /// The data that it sends or reads.
    pub(super) wire: String,
    /// Its documentation.
    pub(super) docs: Vec<String>,
    /// Whether it is deprecated.
    pub(super) deprecated: bool,
    /// Its traits, if it is a type.
    pub(super) traits: Vec<&'static str>,
    /// The members that a request of this type must have: field and origin.
    pub(super) demands: BTreeMap<String, Origin>,
    /// The expression on which it is called, if it is a method of a resource.
    pub(super) on: Option<String>,
    /// How code uses it, if a line of code can show that.
    pub(super) used: Option<CodeUse>,
}

/// A signature and its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Signature {
    /// The text for a reader.
    pub(super) text: String,
    /// The parts whose origin differs from the entry's origin.
    pub(super) parts: Vec<(Origin, String)>,
}

impl Entry {
    /// An item that code can name.
    pub(super) fn visible(origin: Origin, signature: impl Into<String>) -> Entry {
        let signature = Signature {
            text: signature.into(),
            parts: Vec::new(),
        };
        Entry {
            signature: Some(signature),
            ..Entry::hidden(origin, "")
        }
    }

    /// A method with these arguments.
    pub(super) fn method(origin: Origin, arguments: Vec<Argument>) -> Entry {
        Entry::visible(origin, print_arguments(&arguments)).used(CodeUse::Call(arguments))
    }

    /// An item that code cannot name, but that is sent or read.
    pub(super) fn hidden(origin: Origin, wire: impl Into<String>) -> Entry {
        Entry {
            origin,
            signature: None,
            wire: wire.into(),
            docs: Vec::new(),
            deprecated: false,
            traits: Vec::new(),
            demands: BTreeMap::new(),
            on: None,
            used: None,
        }
    }

    /// Sets how code uses it.
    pub(super) fn used(self, used: CodeUse) -> Entry {
        Entry {
            used: Some(used),
            ..self
        }
    }

    pub(super) fn documented(mut self, docs: &[String], deprecated: bool) -> Entry {
        self.docs = docs.to_vec();
        self.deprecated = deprecated;
        self
    }

    pub(super) fn with_traits(mut self, traits: Vec<&'static str>) -> Entry {
        self.traits = traits;
        self
    }
}

/// The data that a view sends or reads, as text. Different views give different texts.
pub(super) fn wire(view: &impl serde::Serialize) -> String {
    serde_json::to_string(view).unwrap_or_default()
}
