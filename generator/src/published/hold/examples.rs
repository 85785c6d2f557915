//! Cuts examples down to the published shapes. So the tests of the crate test the crate, and new parts are tested when
//! they are released.

use crate::model::{
    Additional, Api, BodyEncoding, Decision, Definition, DefinitionKind, Media, Shape, TypeId,
    TypeUse,
};
use indexmap::IndexMap;
use serde_json::Value;

/// The depth limit for an example.
const DEPTH: usize = 48;

/// Removes the parts of examples for which the types of their bodies have no place.
pub(super) fn trim_examples(api: &mut Api) {
    let definitions = std::mem::take(&mut api.definitions);
    for operation in &mut api.operations {
        let requests = operation.request.iter_mut().flat_map(|r| &mut r.media);
        let answers = operation.answers.iter_mut().chain(&mut operation.errors);
        requests
            .chain(answers.flat_map(|response| &mut response.media))
            .for_each(|media| trim_media(&definitions, media));
    }
    let bodies = api
        .events
        .iter_mut()
        .filter_map(|event| event.body.as_mut());
    bodies.for_each(|media| trim_media(&definitions, media));
    for given in &mut api.examples {
        trim_value(&definitions, &given.type_use, &mut given.value, DEPTH);
    }
    api.definitions = definitions;
}

fn trim_media(definitions: &IndexMap<TypeId, Definition>, media: &mut Media) {
    let (Some(type_use), BodyEncoding::Json) = (&media.type_use, media.encoding) else {
        return;
    };
    for example in &mut media.examples {
        trim_value(definitions, type_use, &mut example.value, DEPTH);
    }
}

fn trim_value(
    definitions: &IndexMap<TypeId, Definition>,
    type_use: &TypeUse,
    value: &mut Value,
    depth: usize,
) {
    let Some(depth) = depth.checked_sub(1) else {
        return;
    };
    match (&type_use.shape, &mut *value) {
        (Shape::List(item), Value::Array(items)) => {
            items
                .iter_mut()
                .for_each(|value| trim_value(definitions, item, value, depth));
        }
        (Shape::Map(inner), Value::Object(members)) => {
            members
                .values_mut()
                .for_each(|value| trim_value(definitions, inner, value, depth));
        }
        (Shape::Defined(id), _) => {
            if let Some(definition) = definitions.get(id) {
                trim_defined(definitions, definition, value, depth);
            }
        }
        _ => {}
    }
}

fn trim_defined(
    definitions: &IndexMap<TypeId, Definition>,
    definition: &Definition,
    value: &mut Value,
    depth: usize,
) {
    match &definition.kind {
        DefinitionKind::Alias(target) => trim_value(definitions, target, value, depth),
        DefinitionKind::Union(union) => {
            let Decision::Tag(property) = &union.decision else {
                return;
            };
            let tag = value
                .get(property)
                .and_then(Value::as_str)
                .map(str::to_owned);
            let is_it = |tags: &[String]| tag.as_ref().is_some_and(|tag| tags.contains(tag));
            if let Some(variant) = union.variants.iter().find(|variant| is_it(&variant.tags)) {
                trim_value(definitions, &variant.type_use, value, depth);
            }
        }
        DefinitionKind::Object(object) => {
            let Some(members) = value.as_object_mut() else {
                return;
            };
            if matches!(object.additional, Additional::Undeclared) {
                members.retain(|key, _| object.fields.iter().any(|field| field.name == *key));
            }
            for field in &object.fields {
                let Some(value) = members.get_mut(&field.name) else {
                    continue;
                };
                match &field.type_use.shape {
                    // The constant is written in any case.
                    Shape::Constant(constant) if !definition.direction.response => {
                        value.clone_from(constant);
                    }
                    _ => trim_value(definitions, &field.type_use, value, depth),
                }
            }
        }
        DefinitionKind::Enumeration(_) => {}
    }
}
