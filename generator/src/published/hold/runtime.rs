//! Keeps the runtime's types: members that JSON:API does not define wait until a person releases them.

use super::super::Published;
use crate::json_api::{Allowed, TEXTS, members_of};
use crate::model::{Additional, Api, DefinitionKind, Shape, TextFormat, TypeId};
use std::collections::BTreeSet;

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
                let fits = match &field.type_use.shape {
                    Shape::Text(TextFormat::Plain(_)) => true,
                    Shape::Text(TextFormat::DateTime) => field.name.ends_with("-at"),
                    Shape::Constant(_) => field.name == "name" || field.name == "type",
                    Shape::Defined(_) => field.name == "type",
                    _ => false,
                };
                if !fits {
                    field.type_use.shape = Shape::Text(TextFormat::Plain(None));
                    trimmed = true;
                }
            }
            // The attributes of an event may have any members.
            if members.is_empty() {
                continue;
            }
            for field in &object.fields {
                if !members.contains(&field.name.as_str()) {
                    list.insert(format!("`{id}.{}`", field.name));
                    trimmed = true;
                }
            }
            object
                .fields
                .retain(|field| members.contains(&field.name.as_str()));
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
