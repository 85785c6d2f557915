//! Keeps the published form of operations: ids, tags, arguments and media types.

use super::super::Published;
use crate::model::{
    Api, BodyEncoding, Operation, Owner, Parameter, ParameterLocation, Shape, TextFormat, TypeId,
};
use std::collections::{BTreeMap, BTreeSet};

/// Keeps the ids and the tags of operations. Method and path identify an operation.
pub(super) fn hold_places(api: &mut Api, published: &Published, list: &mut BTreeSet<String>) {
    let renamed = find_renamed(api, published);
    for before in renamed
        .values()
        .filter(|before| published.has_operation(before))
    {
        list.insert(format!("operation `{before}`"));
    }
    if !renamed.is_empty() {
        rename_operations(api, &renamed);
    }
    for operation in &mut api.operations {
        let before = published.tag(&operation.id);
        let resource = super::super::one_line(operation.resource.clone());
        if let Some(tag) = before.filter(|tag| **tag != resource) {
            list.insert(format!("operation `{}`", operation.id));
            operation.resource = tag.to_owned();
        }
        hold_path(operation, published, list);
        hold_arguments(operation, published, list);
    }
    // Another name in a path would move its operations. The order of methods within a path stays.
    api.operations
        .sort_by(|one, other| one.path.cmp(&other.path));
}

/// Operations with another published id, by the id in the document.
fn find_renamed(api: &Api, published: &Published) -> BTreeMap<String, String> {
    let before = |operation: &Operation| {
        let known = published.operation_at(&operation.method, &operation.path);
        known.map(|(id, _)| id.to_owned())
    };
    let operations = api.operations.iter();
    let at: BTreeMap<&str, Option<String>> =
        operations.map(|o| (o.id.as_str(), before(o))).collect();
    // An operation keeps its id if that is the published one of its own path.
    let keeps = |id: &str| matches!(at.get(id), Some(Some(before)) if before == id);
    let mut renamed: BTreeMap<String, String> = BTreeMap::new();
    for (id, before) in &at {
        if let Some(before) = before
            .as_ref()
            .filter(|before| before != id && !keeps(before))
            && !renamed.values().any(|known| known == before)
        {
            renamed.insert((*id).to_owned(), before.clone());
        }
    }
    // Another operation has that id now.
    let taken: BTreeSet<String> = renamed.values().cloned().collect();
    let is_lost = |id: &&String| at.contains_key(id.as_str()) && !renamed.contains_key(*id);
    let lost: Vec<&String> = taken.iter().filter(is_lost).collect();
    for id in lost {
        let is_free = |other: &String| {
            !at.contains_key(other.as_str())
                && !taken.contains(other)
                && !published.has_operation(other)
        };
        let other = (2..).map(|number| format!("{id}-{number}")).find(is_free);
        renamed.extend(other.map(|other| (id.clone(), other)));
    }
    renamed
}

/// Keeps the names of path parameters.
fn hold_path(operation: &mut Operation, published: &Published, list: &mut BTreeSet<String>) {
    let Some((id, path)) = published.operation_at(&operation.method, &operation.path) else {
        return;
    };
    if id != operation.id || path == operation.path {
        return;
    }
    let name = |part: &str| Some(part.strip_prefix('{')?.strip_suffix('}')?.to_owned());
    let pairs = operation.path.split('/').zip(path.split('/'));
    let renamed: BTreeMap<String, String> = pairs
        .filter_map(|(now, before)| Some((name(now)?, name(before)?)))
        .collect();
    let in_path = |p: &&mut Parameter| p.location == ParameterLocation::Path;
    for parameter in operation.parameters.iter_mut().filter(in_path) {
        if let Some(before) = renamed.get(&parameter.name) {
            parameter.name.clone_from(before);
        }
    }
    list.insert(format!("path of operation `{id}`"));
    operation.path = path.to_owned();
}

fn rename_operations(api: &mut Api, renamed: &BTreeMap<String, String>) {
    let rename = |id: &TypeId| {
        let mut id = id.clone();
        if let Owner::OperationParameter { operation, .. }
        | Owner::OperationRequest { operation, .. }
        | Owner::OperationResponse { operation, .. } = &mut id.owner
            && let Some(name) = renamed.get(operation)
        {
            operation.clone_from(name);
        }
        id
    };
    *api = std::mem::take(api).with_ids(&rename);
    for operation in &mut api.operations {
        if let Some(name) = renamed.get(&operation.id) {
            operation.id.clone_from(name);
        }
    }
}

/// Keeps which parameters are arguments and which are setters, and the order of arguments.
fn hold_arguments(operation: &mut Operation, published: &Published, list: &mut BTreeSet<String>) {
    let id = operation.id.clone();
    if !published.has_operation(&id) {
        return;
    }
    let order = |parameter: &Parameter| published.argument(&id, parameter);
    for parameter in &mut operation.parameters {
        let is_in_path = parameter.location == ParameterLocation::Path;
        let before = published.parameter(&id, parameter);
        let is_argument = before.map_or(is_in_path, |(is_argument, _)| is_argument);
        if parameter.required != is_argument && !is_in_path {
            if before.is_some() {
                list.insert(format!(
                    "parameter `{}` of operation `{id}`",
                    parameter.name
                ));
            }
            parameter.demanded = parameter.required;
            parameter.required = is_argument;
        }
        parameter.no_id = before.is_some_and(|(_, shape)| shape != "id");
        let is_text = matches!(&parameter.type_use.shape, Shape::Text(TextFormat::Plain(_)));
        if before.is_some_and(|(_, shape)| shape == "id") && !is_text {
            list.insert(format!(
                "parameter `{}` of operation `{id}`",
                parameter.name
            ));
            parameter.type_use.shape = Shape::Text(TextFormat::Plain(None));
        }
    }
    operation
        .parameters
        .sort_by_key(|parameter| (!parameter.required, order(parameter).unwrap_or(usize::MAX)));
}

/// Keeps the media types of bodies and answers.
pub(super) fn hold_media(api: &mut Api, published: &Published, list: &mut BTreeSet<String>) {
    for operation in &mut api.operations {
        let id = operation.id.as_str();
        if let Some(request) = &mut operation.request
            && let Some((media_type, _)) = published.body(id)
            && let Some(at) = request
                .media
                .iter()
                .position(|m| m.media_type == media_type)
        {
            request.media[..=at].rotate_right(1);
        }
        for answer in &mut operation.answers {
            let Some((media_type, _)) = published.answer(id, &answer.status) else {
                continue;
            };
            let is_json = |encoding: BodyEncoding| encoding == BodyEncoding::Json;
            let before = answer.media.iter().find(|m| m.media_type == media_type);
            if before.is_some_and(|before| !is_json(before.encoding)) {
                let count = answer.media.len();
                answer
                    .media
                    .retain(|m| m.media_type == media_type || !is_json(m.encoding));
                if answer.media.len() < count {
                    list.insert(format!("answer of operation `{id}`"));
                }
            }
            if let Some(at) = answer.media.iter().position(|m| m.media_type == media_type) {
                answer.media[..=at].rotate_right(1);
            }
        }
    }
}
