//! Looks through a model for what is JSON:API.

use super::recognised::JsonApi;
use super::shapes::{
    family_of, inline_object, is_links, is_resource_member, object_of, plain_members,
    relationship_of, resource_types,
};
use super::{document, envelope, included, reachable};
use crate::model::{Api, DefinitionKind, Object, Shape, TypeId, TypeUse};
use std::collections::BTreeSet;

impl JsonApi {
    /// Looks through a model.
    pub fn recognise(api: &Api) -> JsonApi {
        let mut found = JsonApi::default();
        for definition in api.definitions.values() {
            let DefinitionKind::Object(object) = &definition.kind else {
                continue;
            };
            if definition.direction.response && !definition.direction.request {
                let plain = plain_members(api, object);
                let key = |name: &str| (definition.id.clone(), name.to_owned());
                found.plain.extend(plain.into_iter().map(key));
            }
            if let Some(types) = resource_types(api, object) {
                let families: BTreeSet<&str> = types.iter().map(|t| family_of(t)).collect();
                if let [family] = families.into_iter().collect::<Vec<_>>()[..] {
                    found.families.insert(family.to_owned());
                    found
                        .resources
                        .insert(definition.id.clone(), family.to_owned());
                }
            }
            for field in &object.fields {
                let Some(target) = inline_object(api, &field.type_use) else {
                    continue;
                };
                match field.name.as_str() {
                    "links" if is_links(target) => {
                        found.links.insert(target.id.clone());
                    }
                    _ => {}
                }
            }
            for field in object
                .fields
                .iter()
                .filter(|f| is_resource_member(object, f))
            {
                if let Some((id, members)) = object_of(api, &field.type_use) {
                    found.sparse.insert(id.clone());
                    if field.name == "relationships" {
                        found.recognise_relationships(api, members);
                    }
                }
            }
        }
        found.hold(api);
        let known = found.families.clone();
        for relationship in found.relationships.values_mut() {
            relationship
                .family
                .take_if(|family| !known.contains(family));
        }
        found.documents = document::find_documents(api);
        found.envelopes = envelope::find_envelopes(api);
        let apart = |id: &TypeId| api.held.apart.contains(id);
        found.links.retain(|id| !apart(id));
        found.relationships.retain(|id, _| !apart(id));
        found.documents.retain(|id, _| !apart(id));
        found.envelopes.retain(|id, _| !apart(id));
        let included = included::included_id();
        if api.definitions.contains_key(&included) {
            let shape = Shape::Defined(included);
            let nullable = false;
            found.included = Some(TypeUse { shape, nullable });
        }
        for document in found.documents.values_mut() {
            let shared = || found.included.clone();
            document.included = document.included.take().or_else(shared);
        }
        for envelope in found.envelopes.values_mut() {
            let shared = || found.included.clone();
            envelope.payload.included = envelope.payload.included.take().or_else(shared);
        }
        found.reachable = reachable::by_all(api, &found);
        found
    }

    /// Keeps the families that are published, and the IDs of published resources as they are.
    fn hold(&mut self, api: &Api) {
        self.families.extend(api.held.families.iter().cloned());
        for (id, family) in &api.held.ids {
            match family {
                Some(family) => self.resources.insert(id.clone(), family.clone()),
                None => self.resources.remove(id),
            };
        }
    }

    fn recognise_relationships(&mut self, api: &Api, members: &Object) {
        for field in &members.fields {
            let Some(target) = inline_object(api, &field.type_use) else {
                continue;
            };
            if target.direction.request {
                continue;
            }
            if let Some(relationship) = relationship_of(api, target) {
                self.relationships.insert(target.id.clone(), relationship);
            }
        }
    }
}
