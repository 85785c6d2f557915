//! Restores the published form of a model, shape by shape.

use super::super::Published;
use crate::model::{Api, TypeId};
use std::collections::{BTreeMap, BTreeSet};

/// Restores the published form of a model, shape by shape.
pub(super) struct Holder<'a> {
    pub(super) api: &'a mut Api,
    pub(super) published: &'a Published,
    /// The parts that keep their published form.
    pub(super) list: BTreeSet<String>,
    /// Members of schemas that a published type stands for, each with this type.
    pub(super) members: BTreeMap<(TypeId, String), TypeId>,
    /// Members that a request may leave out in a place for which the type stands.
    pub(super) released: Vec<(TypeId, String)>,
    /// Definitions by their keys among the facts.
    pub(super) ids: BTreeMap<String, TypeId>,
    /// Definitions that are still to be visited.
    pub(super) todo: Vec<TypeId>,
}

impl<'a> Holder<'a> {
    pub(super) fn new(api: &'a mut Api, published: &'a Published) -> Self {
        let ids: BTreeMap<String, TypeId> = api
            .definitions
            .keys()
            .map(|id| (id.to_string(), id.clone()))
            .collect();
        let todo = api.definitions.keys().rev().cloned().collect();
        Holder {
            api,
            published,
            list: BTreeSet::new(),
            members: BTreeMap::new(),
            released: Vec::new(),
            ids,
            todo,
        }
    }

    pub(super) fn hold_all(&mut self) {
        self.hold_queued();
        self.hold_roots();
        self.hold_queued();
        // A restored definition may be the one that others were published to name.
        self.todo = self.api.definitions.keys().cloned().collect();
        self.hold_queued();
        self.release_members();
        self.api.definitions.sort_unstable_keys();
    }

    pub(super) fn hold_queued(&mut self) {
        while let Some(id) = self.todo.pop() {
            self.hold_definition(&id);
        }
    }
}
