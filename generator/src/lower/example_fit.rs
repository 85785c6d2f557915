//! Checks examples of bodies, schemas and parameters against their types.
//!
//! Always, after this: every kept example fits its type, so that the test of a generated crate tests the crate and not
//! the document. An example that is JSON inside a text becomes that JSON. Any other misfit is left out with a warning.
//! An example with members or values that its schema does not list is kept and marked.

use super::example_look::{Found, look_at};
use crate::model::{Api, Definition, Example, Media, Shape, TextFormat, TypeId, TypeUse};
use crate::normalize::report::Report;
use indexmap::IndexMap;
use serde_json::Value;
use std::collections::BTreeSet;

/// Removes the examples that do not fit their own types.
pub(super) fn check_examples(api: &mut Api, report: &mut Report<'_>) {
    let definitions = std::mem::take(&mut api.definitions);
    for operation in &mut api.operations {
        let requests = operation.request.iter_mut().flat_map(|r| &mut r.media);
        let answers = operation.answers.iter_mut().chain(&mut operation.errors);
        for media in requests.chain(answers.flat_map(|response| &mut response.media)) {
            keep_fitting(&definitions, media, report);
        }
    }
    for event in &mut api.events {
        if let Some(media) = &mut event.body {
            keep_fitting(&definitions, media, report);
        }
    }
    for mut given in std::mem::take(&mut api.examples) {
        if holds_file(&definitions, &given.type_use) {
            continue;
        }
        let found = settle(&definitions, &given.type_use, &mut given.value);
        if let Some(at) = found.misfit {
            let message = format!(
                "An example does not fit its own schema at `{at}`; it is left out of the tests."
            );
            report.warn_at("example-misfit", given.place, message, HELP);
            continue;
        }
        if let Some(at) = found.unlisted {
            let message = format!(
                "An example has a part at `{at}` that its schema does not list; it is kept."
            );
            report.warn_at("example-unlisted", given.place.clone(), message, HELP);
            given.unlisted = true;
        }
        api.examples.push(given);
    }
    api.definitions = definitions;
}

/// Whether a type is bytes or has such a member. Bytes are not sent as JSON.
fn holds_file(definitions: &IndexMap<TypeId, Definition>, type_use: &TypeUse) -> bool {
    let mut todo = vec![type_use];
    let mut seen = BTreeSet::new();
    while let Some(type_use) = todo.pop() {
        match &type_use.shape {
            Shape::Text(TextFormat::Binary) => return true,
            Shape::List(inner) | Shape::Map(inner) => todo.push(inner),
            Shape::Defined(id) if seen.insert(id) => {
                let definition = definitions.get(id);
                todo.extend(definition.into_iter().flat_map(|it| it.kind.uses()));
            }
            _ => {}
        }
    }
    false
}

const HELP: &str = "Correct the example, or the schema.";

/// Keeps the examples that fit. Reports each other one, and each with more than its schema lists.
fn keep_fitting(
    definitions: &IndexMap<TypeId, Definition>,
    media: &mut Media,
    report: &mut Report<'_>,
) {
    let Some(type_use) = media
        .type_use
        .as_ref()
        .filter(|_| media.encoding.is_structured())
    else {
        return;
    };
    let mut kept: Vec<Example> = Vec::new();
    for mut example in std::mem::take(&mut media.examples) {
        let whose = match example.name.as_str() {
            "" => format!("The example of `{}`", media.media_type),
            name => format!("The example `{name}` of `{}`", media.media_type),
        };
        let found = settle(definitions, type_use, &mut example.value);
        if let Some(at) = found.misfit {
            let message = format!(
                "{whose} does not fit its own schema at `{at}`; it is left out of the tests."
            );
            report.warn_at("example-misfit", example.place, message, HELP);
            continue;
        }
        if let Some(at) = found.unlisted {
            let message =
                format!("{whose} has a part at `{at}` that its schema does not list; it is kept.");
            report.warn_at("example-unlisted", example.place.clone(), message, HELP);
            example.unlisted = true;
        }
        kept.push(example);
    }
    media.examples = kept;
}

/// The misfit of an example. JSON inside a text becomes that JSON.
fn settle(
    definitions: &IndexMap<TypeId, Definition>,
    type_use: &TypeUse,
    example: &mut Value,
) -> Found {
    let found = look_at(definitions, type_use, example);
    if found.misfit.is_some()
        && let Some(inner) = example.as_str()
        && let Ok(value) = serde_json::from_str::<Value>(inner)
    {
        let inner = look_at(definitions, type_use, &value);
        if inner.misfit.is_none() {
            *example = value;
            return inner;
        }
    }
    found
}
