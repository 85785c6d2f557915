//! Keeps the runtime's types: members that JSON:API does not define wait until a person releases them.

use super::super::Published;
use super::identifiers::{is_text_of_runtime, separate};
use crate::json_api::{Allowed, TEXTS, members_of};
use crate::model::{Additional, Api, DefinitionKind, Field, Shape, TextFormat, TypeId};
use std::collections::BTreeSet;

/// The shape of a list of objects of the shared union.
const SHARED: &str = "list of included objects";

/// Removes members from links, relationships, documents and envelopes that would give them their own types. Says
/// whether there were any.
pub(super) fn trim(api: &mut Api, published: &Published, list: &mut BTreeSet<String>) -> bool {
    let known: Vec<(TypeId, &str)> = api
        .definitions
        .keys()
        .filter_map(|id| Some((id.clone(), published.runtime(id)?)))
        .collect();
    let mut trimmed = false;
    for (id, word) in known {
        if word == "relationship" {
            separate(api, &id);
        }
        for Allowed {
            id,
            members,
            closed,
        } in members_of(api, &id, word)
        {
            let Some(definition) = api.definitions.get_mut(&id) else {
                continue;
            };
            let DefinitionKind::Object(object) = &mut definition.kind else {
                continue;
            };
            for field in object
                .fields
                .iter_mut()
                .filter(|f| TEXTS.contains(&f.name.as_str()))
            {
                if !is_text_of_runtime(field) {
                    field.type_use.shape = Shape::Text(TextFormat::Plain(None));
                    trimmed = true;
                }
            }
            // The attributes of an event may have any members.
            if members.is_empty() {
                continue;
            }
            // A document may have included objects of its own.
            let own = published.member_shape(&id, "included");
            let own = own.is_some_and(|shape| shape != SHARED);
            let stays = |field: &Field| {
                members.contains(&field.name.as_str()) || (own && field.name == "included")
            };
            for field in &object.fields {
                if !stays(field) {
                    list.insert(format!("`{id}.{}`", field.name));
                    trimmed = true;
                }
            }
            object.fields.retain(stays);
            let is_typed = matches!(object.additional, Additional::Typed(_));
            let is_closed = closed && !matches!(object.additional, Additional::Undeclared);
            if is_typed || is_closed {
                object.additional = Additional::Undeclared;
                trimmed = true;
            }
        }
    }
    trimmed
}
