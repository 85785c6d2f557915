//! An item of the surface.

use super::super::code_use::{Argument, CodeUse, print_arguments};
use super::super::origin::Origin;
use std::collections::BTreeMap;

/// An item of the surface.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// What of the document it comes from.
    pub(super) origin: Origin,
    /// Its signature, in parts that come from different places of the document; `None` for what no code can name.
    pub(super) signature: Option<Signature>,
    /// What it sends or reads.
    pub(super) wire: String,
    /// Its documentation.
    pub(super) docs: Vec<String>,
    /// Whether it is deprecated.
    pub(super) deprecated: bool,
    /// The traits that it has, where it is a type.
    pub(super) traits: Vec<&'static str>,
    /// The members that a request of this type must have: field and origin.
    pub(super) demands: BTreeMap<String, Origin>,
    /// What it is called on, where it is a method of a resource.
    pub(super) on: Option<String>,
    /// How code uses it, where a line of code shows that.
    pub(super) used: Option<CodeUse>,
}

/// A signature, and the parts that it is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Signature {
    /// As a reader sees it.
    pub(super) text: String,
    /// The parts whose origin is not that of the entry.
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

    /// A method that takes these.
    pub(super) fn method(origin: Origin, arguments: Vec<Argument>) -> Entry {
        Entry::visible(origin, print_arguments(&arguments)).used(CodeUse::Call(arguments))
    }

    /// Something that no code can name but that is sent or read.
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

    /// The same, used in this way.
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

/// What a view sends or reads, as text that differs where the view does.
pub(super) fn wire(view: &impl serde::Serialize) -> String {
    serde_json::to_string(view).unwrap_or_default()
}
