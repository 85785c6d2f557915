//! Members of a body that only wrap what the body is about, known by the shape of the objects around them.
//!
//! In: the model. Out: the members through which the setters of a request reach. Always: a member is one of these by
//! where it stands in a document of JSON:API, and never by its name alone.

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

/// The wrapping members of all that is sent, each with the object that it is a member of. SPEAKS says whether the API has
/// resources: then a document may hold `meta` alone, as a call that acts on a resource does.
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

/// Whether an object is a resource as it is sent: with its attributes, or with what it belongs to.
fn is_sent_resource(object: &Object) -> bool {
    let has = |name: &str| find(object, name).is_some();
    consists_of(object, RESOURCE_MEMBERS) && (has("attributes") || has("relationships"))
}

fn consists_of(object: &Object, members: &[&str]) -> bool {
    let known = |name: &str| members.contains(&name);
    object.fields.iter().all(|field| known(&field.name))
}
