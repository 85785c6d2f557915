//! What all readers of a document share: the document, what is reported, and which references are being followed.

use super::lost::Lost;
use super::report::Report;
use super::version::Version;
use crate::pointer;
use crate::reference::UNKNOWN;
use crate::yaml::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What the functions of this stage share.
pub(super) struct Context<'a> {
    pub(super) document: &'a Value,
    pub(super) report: Report<'a>,
    pub(super) following: BTreeSet<String>,
    /// Schemas in `$defs` that become components, by pointer.
    pub(super) hoisted: BTreeMap<String, String>,
    /// The components that extend a component by `allOf`, however far away.
    pub(super) heirs: BTreeMap<String, BTreeSet<String>>,
    pub(super) lost: Lost,
    pub(super) version: Version,
}

impl Context<'_> {
    /// Whether a value is a reference that an earlier stage has reported.
    pub(super) fn is_unknown(&self, value: &Value) -> bool {
        let reference = value.get("$ref").and_then(Value::as_str);
        reference == Some(UNKNOWN)
    }

    /// Goes on with the target of a reference, unless that target is being read already.
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
                "This reference leads back to itself, so what stands here is left out.",
                "Let one of the references name what is meant.",
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
