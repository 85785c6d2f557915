//! Examples of bodies held against the types of the bodies.
//!
//! Always, after this: an example that is left fits its type, so that the test of a generated crate tests the crate and not
//! the document. An example that is JSON written as text is read as that JSON; any other that does not fit is left out
//! with a warning.

use crate::model::{
    Additional, Api, BodyEncoding, Definition, DefinitionKind, EnumerationBase, Example, Media,
    Shape, TypeId, TypeUse,
};
use crate::normalize::report::Report;
use indexmap::IndexMap;
use serde_json::Value;

/// How deep an example is looked at.
const DEPTH: usize = 48;

/// Takes the examples away that their own types refuse.
pub(super) fn check_examples(api: &mut Api, report: &mut Report<'_>) {
    let definitions = std::mem::take(&mut api.definitions);
    for operation in &mut api.operations {
        let place = operation.place.clone();
        let requests = operation.request.iter_mut().flat_map(|r| &mut r.media);
        let answers = operation.answers.iter_mut().chain(&mut operation.errors);
        for media in requests.chain(answers.flat_map(|response| &mut response.media)) {
            for message in keep_fitting(&definitions, media) {
                report.warn_at("example-misfit", place.clone(), message, HELP);
            }
        }
    }
    for event in &mut api.events {
        let place = event.place.clone();
        if let Some(media) = &mut event.body {
            for message in keep_fitting(&definitions, media) {
                report.warn_at("example-misfit", place.clone(), message, HELP);
            }
        }
    }
    api.definitions = definitions;
}

const HELP: &str = "Correct the example, or the schema.";

/// Leaves the examples that fit; tells of each other one.
fn keep_fitting(definitions: &IndexMap<TypeId, Definition>, media: &mut Media) -> Vec<String> {
    let (Some(type_use), BodyEncoding::Json) = (&media.type_use, media.encoding) else {
        return Vec::new();
    };
    let mut messages = Vec::new();
    let mut kept: Vec<Example> = Vec::new();
    for mut example in std::mem::take(&mut media.examples) {
        let fits = |value: &Value| find_misfit(definitions, type_use, value, "", 0);
        let Some(misfit) = fits(&example.value) else {
            kept.push(example);
            continue;
        };
        let inner = example
            .value
            .as_str()
            .and_then(|text| serde_json::from_str::<Value>(text).ok());
        match inner.filter(|value| fits(value).is_none()) {
            Some(value) => {
                example.value = value;
                kept.push(example);
            }
            None => messages.push(format!(
                "The example `{}` of `{}` does not fit its own schema at `{misfit}`; it is left out of the tests.",
                example.name, media.media_type
            )),
        }
    }
    media.examples = kept;
    messages
}

/// Where a value is not what its type says; `None` where it fits.
fn find_misfit(
    definitions: &IndexMap<TypeId, Definition>,
    type_use: &TypeUse,
    value: &Value,
    at: &str,
    depth: usize,
) -> Option<String> {
    let here = || Some(if at.is_empty() { "/" } else { at }.to_owned());
    let unless = |fits: bool| if fits { None } else { here() };
    if value.is_null() || depth > DEPTH {
        return None;
    }
    match &type_use.shape {
        Shape::Any | Shape::Null => None,
        Shape::AnyObject => unless(value.is_object()),
        Shape::Boolean => unless(value.is_boolean()),
        Shape::Integer(_) => unless(value.is_i64() || value.is_u64()),
        Shape::Number(_) => unless(value.is_number()),
        Shape::Text(_) => unless(value.is_string()),
        Shape::Constant(constant) => unless(match constant {
            Value::String(_) => value.is_string(),
            Value::Bool(_) => value.is_boolean(),
            Value::Number(_) => value.is_number(),
            _ => true,
        }),
        Shape::List(item) => match value.as_array() {
            None => here(),
            Some(items) => items.iter().enumerate().find_map(|(index, value)| {
                find_misfit(
                    definitions,
                    item,
                    value,
                    &format!("{at}/{index}"),
                    depth + 1,
                )
            }),
        },
        Shape::Map(inner) => match value.as_object() {
            None => here(),
            Some(members) => members.iter().find_map(|(key, value)| {
                find_misfit(definitions, inner, value, &format!("{at}/{key}"), depth + 1)
            }),
        },
        Shape::Defined(id) => match definitions.get(id).map(|found| &found.kind) {
            Some(DefinitionKind::Alias(target)) => {
                find_misfit(definitions, target, value, at, depth + 1)
            }
            Some(DefinitionKind::Enumeration(listed)) => unless(match listed.base {
                EnumerationBase::Text => value.is_string(),
                EnumerationBase::Integer => value.is_i64() || value.is_u64(),
            }),
            Some(DefinitionKind::Object(object)) => {
                let Some(members) = value.as_object() else {
                    return here();
                };
                members.iter().find_map(|(key, value)| {
                    let field = object.fields.iter().find(|field| field.name == *key);
                    let inner = match (&field, &object.additional) {
                        (Some(field), _) => &field.type_use,
                        (None, Additional::Typed(inner)) => inner,
                        (None, _) => return None,
                    };
                    find_misfit(definitions, inner, value, &format!("{at}/{key}"), depth + 1)
                })
            }
            // Which variant is meant is for the crate to find out.
            Some(DefinitionKind::Union(_)) | None => None,
        },
    }
}
