//! The state that all readers of a document share: the document, the report, and the open references.

use super::lost::Lost;
use super::report::Report;
use crate::pointer;
use crate::reference::UNKNOWN;
use crate::yaml::{Mapping, Value};
use std::collections::{BTreeMap, BTreeSet};

/// A version of OpenAPI with its own schema keywords.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Version {
    V3_0,
    /// Also 3.2, whose schemas are those of 3.1.
    V3_1,
}

/// The state of this stage.
pub(super) struct Context<'a> {
    pub(super) document: &'a Value,
    pub(super) report: Report<'a>,
    pub(super) following: BTreeSet<String>,
    /// Schemas in `$defs` that become components, by pointer.
    pub(super) hoisted: BTreeMap<String, String>,
    /// The other targets of references that are no components: the pointer after hoisting, and that of the source.
    pub(super) inner: BTreeMap<String, String>,
    /// The components that extend a component by `allOf`, however far away.
    pub(super) heirs: BTreeMap<String, BTreeSet<String>>,
    pub(super) lost: Lost,
    pub(super) version: Version,
    pub(super) schemas: SchemaReader,
}

/// The functions that read a schema. Schemas are nested, so the readers of their parts call these functions through the
/// context.
#[derive(Clone, Copy)]
pub(super) struct SchemaReader {
    /// Reads a value in the place of a schema.
    pub value: fn(&mut Context<'_>, &Value, &str) -> Value,
    /// Reads the keywords at one pointer under the origin of another.
    pub mapping: fn(&mut Context<'_>, &Mapping, &str, &str) -> Mapping,
}

impl Context<'_> {
    /// Normalizes a value in the place of a schema.
    pub(super) fn normalize_schema(&mut self, value: &Value, at: &str) -> Value {
        (self.schemas.value)(self, value, at)
    }

    /// Normalizes the keywords of a schema at `at`, with the origin `origin`.
    pub(super) fn normalize_mapping(&mut self, map: &Mapping, at: &str, origin: &str) -> Mapping {
        (self.schemas.mapping)(self, map, at, origin)
    }

    /// Whether a value is a reference that an earlier stage has reported.
    pub(super) fn is_unknown(&self, value: &Value) -> bool {
        let reference = value.get("$ref").and_then(Value::as_str);
        reference == Some(UNKNOWN)
    }

    /// Continues with the target of a reference, unless the target is already being read.
    pub(super) fn follow<T>(
        &mut self,
        target_at: &str,
        at: &str,
        read: impl FnOnce(&mut Self, &Value) -> Option<T>,
    ) -> Option<T> {
        if !self.following.insert(target_at.to_owned()) {
            self.report.lose(
                "circular-ref",
                at,
                "This reference leads back to itself, so this part is left out.",
                "Change one of the references to the intended schema.",
            );
            self.lost.add(at);
            return None;
        }
        let document = self.document;
        let out = pointer::resolve(document, target_at).and_then(|target| read(self, target));
        self.following.remove(target_at);
        out
    }
}
