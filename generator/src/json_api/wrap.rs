//! Finds wrapper members of a body by the structure of the objects around them.
//!
//! In: the model. Out: the members through which the setters of a request reach. Always: the position in a JSON:API
//! document decides, and never the name alone.

use super::document::{DOCUMENT_MEMBERS, find};
use super::shapes::object_of;
use crate::model::{Api, DefinitionKind, Object, TypeId};
use std::collections::BTreeSet;

/// Members of a resource (JSON:API 1.1, "Resource Objects").
const RESOURCE_MEMBERS: &[&str] = &[
    "type",
    "id",
    "lid",
    "attributes",
    "relationships",
    "links",
    "meta",
];

/// The wrapper members of all requests, each with its object. `speaks` says whether the API has resources: then a
/// document may have only `meta`, as in a call that acts on a resource.
pub(super) fn find_wraps(api: &Api, speaks: bool) -> BTreeSet<(TypeId, String)> {
    let mut found = BTreeSet::new();
    for definition in api.definitions.values() {
        let DefinitionKind::Object(object) = &definition.kind else {
            continue;
        };
        if !definition.direction.request || !consists_of(object, DOCUMENT_MEMBERS) {
            continue;
        }
        let data = find(object, "data").and_then(|field| object_of(api, &field.type_use));
        let resource = data.filter(|(_, object)| is_sent_resource(object));
        if resource.is_none() && !speaks {
            continue;
        }
        let mut add = |id: &TypeId, names: &[&str]| {
            let key = |name: &&str| (id.clone(), (*name).to_owned());
            found.extend(names.iter().map(key));
        };
        add(&definition.id, &["data", "meta"]);
        if let Some((id, _)) = data {
            add(id, &["attributes", "meta"]);
        }
    }
    found
}

/// Whether an object is a resource in a request: it has attributes or relationships.
fn is_sent_resource(object: &Object) -> bool {
    let has = |name: &str| find(object, name).is_some();
    consists_of(object, RESOURCE_MEMBERS) && (has("attributes") || has("relationships"))
}

fn consists_of(object: &Object, members: &[&str]) -> bool {
    let known = |name: &str| members.contains(&name);
    object.fields.iter().all(|field| known(&field.name))
}
