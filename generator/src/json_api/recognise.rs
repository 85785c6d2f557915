//! Finds the parts of a model that are JSON:API.

use super::recognised::JsonApi;
use super::shapes::{
    family_of, inline_object, is_links, is_resource_member, object_of, plain_members,
    relationship_of, resource_types,
};
use super::{document, envelope, included, reachable, wrap};
use crate::model::{Api, Definition, DefinitionKind, Object, Shape, TypeId, TypeUse};
use std::collections::BTreeSet;

impl JsonApi {
    /// Examines a model.
    pub fn recognise(api: &Api) -> JsonApi {
        let mut found = JsonApi::default();
        for definition in api.definitions.values() {
            if let DefinitionKind::Object(object) = &definition.kind {
                found.recognise_object(api, definition, object);
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
        found.share_included(api);
        found.reachable = reachable::by_all(api, &found);
        found.wraps = wrap::find_wraps(api, found.has_resources());
        for (member, wraps) in &api.held.wraps {
            match wraps {
                true => found.wraps.insert(member.clone()),
                false => found.wraps.remove(member),
            };
        }
        found
    }

    /// Examines an object: whether it is a resource, and the role of its members.
    fn recognise_object(&mut self, api: &Api, definition: &Definition, object: &Object) {
        if definition.direction.response && !definition.direction.request {
            let plain = plain_members(api, object);
            let key = |name: &str| (definition.id.clone(), name.to_owned());
            self.plain.extend(plain.into_iter().map(key));
        }
        if let Some(types) = resource_types(api, object) {
            let families: BTreeSet<&str> = types.iter().map(|t| family_of(t)).collect();
            if let [family] = families.into_iter().collect::<Vec<_>>()[..] {
                self.families.insert(family.to_owned());
                self.resources
                    .insert(definition.id.clone(), family.to_owned());
            }
        }
        let links = object.fields.iter().filter(|f| f.name == "links");
        let links = links.filter_map(|f| inline_object(api, &f.type_use));
        self.links
            .extend(links.filter(|l| is_links(l)).map(|l| l.id.clone()));
        let members = object.fields.iter();
        for field in members.filter(|f| is_resource_member(object, f)) {
            if let Some((id, members)) = object_of(api, &field.type_use) {
                self.sparse.insert(id.clone());
                if field.name == "relationships" {
                    self.recognise_relationships(api, members);
                }
            }
        }
    }

    /// Gives documents without a description of `included` the API's union of included objects.
    fn share_included(&mut self, api: &Api) {
        let included = included::included_id();
        if api.definitions.contains_key(&included) {
            self.included = Some(TypeUse {
                shape: Shape::Defined(included),
                nullable: false,
            });
        }
        let payloads = self.envelopes.values_mut().map(|one| &mut one.payload);
        for document in self.documents.values_mut().chain(payloads) {
            let shared = || self.included.clone();
            document.included = document.included.take().or_else(shared);
        }
    }

    /// Keeps the published families, and the published types of IDs.
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
