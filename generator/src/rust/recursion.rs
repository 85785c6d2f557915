//! Members that would make a type contain itself.
//!
//! A required object member is held by value. In requests, so is one that may be null. If such members lead back to
//! their own type, their fields are optional boxes instead.

use crate::json_api::JsonApi;
use crate::model::{Api, DefinitionKind, Shape, TypeId, TypeUse};
use std::collections::{BTreeMap, BTreeSet};

/// The members (definition and wire key) that lead back to their own definition by value.
pub(super) fn find_recursive_members(api: &Api, json_api: &JsonApi) -> BTreeSet<(TypeId, String)> {
    let mut edges: BTreeMap<&TypeId, Vec<(&str, &TypeId)>> = BTreeMap::new();
    for (id, definition) in &api.definitions {
        let list = edges.entry(id).or_default();
        match &definition.kind {
            DefinitionKind::Object(object) => {
                for field in object.fields.iter().filter(|f| {
                    let plain = f.required || json_api.has_plain_member(id, f);
                    plain && (!f.type_use.nullable || definition.direction.request)
                }) {
                    list.extend(target(&field.type_use).map(|to| (field.name.as_str(), to)));
                }
            }
            DefinitionKind::Alias(to) => list.extend(target(to).map(|to| ("", to))),
            _ => {}
        }
    }
    let mut found = BTreeSet::new();
    for (from, list) in &edges {
        if json_api.is_runtime(from) {
            continue;
        }
        for (key, to) in list {
            if reaches(&edges, to, from) {
                found.insert(((*from).clone(), (*key).to_owned()));
            }
        }
    }
    found
}

fn target(type_use: &TypeUse) -> Option<&TypeId> {
    match &type_use.shape {
        Shape::Defined(id) => Some(id),
        _ => None,
    }
}

/// Whether `goal` can be reached from `start`.
fn reaches(edges: &BTreeMap<&TypeId, Vec<(&str, &TypeId)>>, start: &TypeId, goal: &TypeId) -> bool {
    let mut seen = BTreeSet::new();
    let mut todo = vec![start];
    while let Some(at) = todo.pop() {
        if at == goal {
            return true;
        }
        if seen.insert(at) {
            todo.extend(edges.get(at).into_iter().flatten().map(|(_, to)| *to));
        }
    }
    false
}
