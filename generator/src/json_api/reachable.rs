//! Finds which definitions operations and events reach.

use super::recognised::JsonApi;
use crate::model::{Api, Owner, TypeId, TypeUse};
use std::collections::BTreeSet;

/// Every definition that operations, events and named schemas reach, except through types of the runtime.
pub(super) fn by_all(api: &Api, json_api: &JsonApi) -> BTreeSet<TypeId> {
    let mut todo: Vec<TypeId> = api
        .definitions
        .keys()
        .filter(|id| {
            id.path.is_empty() && matches!(id.owner, Owner::Schema(_) | Owner::Response(_))
        })
        .cloned()
        .collect();
    todo.extend(roots(api));
    let mut seen = BTreeSet::new();
    while let Some(id) = todo.pop() {
        if json_api.relationships.contains_key(&id)
            || json_api.links.contains(&id)
            || !seen.insert(id.clone())
        {
            continue;
        }
        if let Some(document) = json_api.documents.get(&id) {
            let others = document.included.iter().chain(&document.meta);
            let uses = others.chain([&document.data]);
            todo.extend(uses.filter_map(TypeUse::named).cloned());
        } else if let Some(envelope) = json_api.envelopes.get(&id) {
            let payload = &envelope.payload;
            let others = payload.included.iter().chain(&payload.meta);
            let uses = others.chain([&payload.data, &envelope.context]);
            todo.extend(uses.filter_map(TypeUse::named).cloned());
        } else if let Some(definition) = api.definitions.get(&id) {
            todo.extend(definition.named().cloned());
        }
    }
    seen
}

/// Every definition that operations and events reach.
pub(super) fn by_operations(api: &Api) -> BTreeSet<TypeId> {
    let mut todo = roots(api);
    let mut seen = BTreeSet::new();
    while let Some(id) = todo.pop() {
        if let Some(definition) = api.definitions.get(&id).filter(|_| seen.insert(id)) {
            todo.extend(definition.named().cloned());
        }
    }
    seen
}

/// The definitions that operations and events name.
fn roots(api: &Api) -> Vec<TypeId> {
    let mut ids = Vec::new();
    for operation in &api.operations {
        let bodies = operation.request.iter().flat_map(|r| &r.media);
        let answers = operation
            .answers
            .iter()
            .chain(&operation.errors)
            .flat_map(|r| &r.media);
        let uses = bodies.chain(answers).filter_map(|m| m.type_use.as_ref());
        let uses = uses.chain(operation.parameters.iter().map(|p| &p.type_use));
        ids.extend(uses.filter_map(TypeUse::named).cloned());
    }
    for event in &api.events {
        let uses = event.body.iter().filter_map(|m| m.type_use.as_ref());
        ids.extend(uses.filter_map(TypeUse::named).cloned());
    }
    ids
}
