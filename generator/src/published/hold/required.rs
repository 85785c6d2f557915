//! Members that the document requires now, or does not require any more, and whose fields stay.

use super::super::Published;
use crate::json_api::JsonApi;
use crate::model::{Api, Definition, DefinitionKind, Field, TypeId};
use std::collections::BTreeSet;

/// The words of names.lock for a member that may be left out, and for one that must be there.
const MAY: [&str; 2] = ["optional", "nullable"];
const MUST: [&str; 2] = ["required", "required-null"];

/// Lists the members whose published form says something else about them.
pub(super) fn list_held(api: &Api, published: &Published, list: &mut BTreeSet<String>) {
    let json_api = JsonApi::recognise(api);
    for definition in api.definitions.values() {
        let DefinitionKind::Object(object) = &definition.kind else {
            continue;
        };
        let id = &definition.id;
        // The field of a member that contains the object itself has a form of its own.
        let fields = object.fields.iter();
        for field in fields.filter(|field| !is_recursive(api, id, field)) {
            let is_required = is_required(&json_api, definition, field);
            let held = match published.holding(id, &field.name) {
                Some(word) if MAY.contains(&word) => is_required,
                Some(word) if MUST.contains(&word) => !is_required && definition.direction.request,
                _ => false,
            };
            if held {
                let how = if is_required { "required" } else { "optional" };
                list.insert(format!("`{id}.{}` ({how} now)", field.name));
            }
        }
    }
}

/// Whether the field of a member would say that it is always there.
fn is_required(json_api: &JsonApi, definition: &Definition, field: &Field) -> bool {
    let direction = definition.direction;
    let is_sparse = direction.response && json_api.is_sparse(&definition.id);
    let is_one_way =
        (field.read_only && direction.request) || (field.write_only && direction.response);
    field.required && !is_sparse && !is_one_way
}

/// Whether the type of a member contains the object itself.
fn is_recursive(api: &Api, id: &TypeId, field: &Field) -> bool {
    let mut seen: BTreeSet<&TypeId> = BTreeSet::new();
    let mut todo: Vec<&TypeId> = field.type_use.named().into_iter().collect();
    while let Some(next) = todo.pop() {
        if next == id {
            return true;
        }
        if seen.insert(next)
            && let Some(definition) = api.definitions.get(next)
        {
            todo.extend(definition.named());
        }
    }
    false
}
