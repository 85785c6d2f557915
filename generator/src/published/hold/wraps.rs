//! Keeps through which members of a body the setters of a request reach.

use super::super::Published;
use crate::json_api::JsonApi;
use crate::model::{Api, Definition, DefinitionKind, Field, Operation, Shape, TypeId};
use std::collections::{BTreeMap, BTreeSet};

/// Members by their object, and whether setters reach through them.
type Wraps = BTreeMap<(TypeId, String), bool>;

/// Keeps the published setters of members inside wrappers, and those of whole members that count as wrappers now.
pub(super) fn hold_wraps(api: &mut Api, published: &Published, list: &mut BTreeSet<String>) {
    let now = JsonApi::recognise(api);
    let mut held = Wraps::new();
    for operation in &api.operations {
        let count = held.len();
        find_moved(api, published, &now, operation, &mut held);
        if held.len() > count {
            list.insert(format!("setters of operation `{}`", operation.id));
        }
    }
    api.held.wraps = held;
}

fn find_moved(
    api: &Api,
    published: &Published,
    now: &JsonApi,
    operation: &Operation,
    held: &mut Wraps,
) {
    let media = operation.request.as_ref().and_then(|r| r.media.first());
    let body = media.and_then(|media| media.type_use.as_ref());
    let body = body.and_then(|body| api.object_behind(body));
    let mut todo: Vec<(&Definition, String)> = Vec::new();
    todo.extend(body.map(|body| (body, String::new())));
    while let Some((definition, way)) = todo.pop() {
        let DefinitionKind::Object(object) = &definition.kind else {
            continue;
        };
        let id = &definition.id;
        for field in &object.fields {
            let can_wrap = matches!(
                published.holding(id, &field.name),
                Some("plain" | "optional")
            );
            let Some(inner) = members_of(api, field).filter(|_| can_wrap) else {
                continue;
            };
            let Some(name) = published.member_name(id, &field.name) else {
                continue;
            };
            let way = format!("{way}{name}");
            let Some(wraps) = published.reaches_through(&operation.id, &way) else {
                continue;
            };
            if wraps != now.wraps(id, &field.name) {
                held.insert((id.clone(), field.name.clone()), wraps);
            }
            if wraps {
                todo.push((inner, format!("{way}.")));
            }
        }
    }
}

/// The object of a member, if it has members.
fn members_of<'a>(api: &'a Api, field: &Field) -> Option<&'a Definition> {
    let Shape::Defined(id) = &field.type_use.shape else {
        return None;
    };
    let definition = api.definitions.get(id)?;
    let has_members = matches!(&definition.kind, DefinitionKind::Object(o) if !o.fields.is_empty());
    has_members.then_some(definition)
}
