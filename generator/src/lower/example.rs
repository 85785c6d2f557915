//! Examples of whole bodies, of schemas and of parameters.

use super::lowerer::Lowerer;
use crate::model::{Example, ValueExample};
use crate::pointer::{component_name, join};
use crate::reference::local_pointer;
use indexmap::IndexMap;
use openapiv3::{MediaType, ParameterData, ParameterSchemaOrContent, ReferenceOr};
use serde_json::Value;

/// The examples of a media type, each with the component it comes from.
pub(super) fn lower_examples(
    lowerer: &mut Lowerer<'_, '_>,
    media: &MediaType,
    at: &str,
) -> Vec<Example> {
    let found = list_examples(lowerer, media.example.as_ref(), &media.examples, at);
    let placed = found.into_iter().map(|(example, at)| Example {
        place: Some(lowerer.report.place(&at)),
        ..example
    });
    placed.collect()
}

/// The values of a parameter's examples, each with its pointer.
pub(super) fn lower_values(
    lowerer: &mut Lowerer<'_, '_>,
    parameter: &ParameterData,
    at: &str,
) -> Vec<(Value, String)> {
    let mut found = list_examples(lowerer, parameter.example.as_ref(), &parameter.examples, at);
    if let ParameterSchemaOrContent::Content(content) = &parameter.format
        && let Some((name, media)) = content.iter().next()
    {
        let at = join(&join(at, "content"), name);
        found.extend(list_examples(
            lowerer,
            media.example.as_ref(),
            &media.examples,
            &at,
        ));
    }
    let values = found.into_iter().map(|(example, at)| (example.value, at));
    values.filter(|(value, _)| !value.is_null()).collect()
}

/// All examples of schemas and parameters that were found.
pub(super) fn take_values(lowerer: &mut Lowerer<'_, '_>) -> Vec<ValueExample> {
    let mut out = Vec::new();
    for (type_use, values) in std::mem::take(&mut lowerer.examples).into_values() {
        out.extend(values.into_iter().map(|(value, at)| ValueExample {
            type_use: type_use.clone(),
            value,
            unlisted: false,
            place: Some(lowerer.report.place(&at)),
        }));
    }
    out
}

/// The examples, each with its pointer.
fn list_examples(
    lowerer: &mut Lowerer<'_, '_>,
    one: Option<&Value>,
    several: &IndexMap<String, ReferenceOr<openapiv3::Example>>,
    at: &str,
) -> Vec<(Example, String)> {
    let mut examples = Vec::new();
    if let Some(value) = one {
        let example = Example {
            name: String::new(),
            value: value.clone(),
            component: None,
            unlisted: false,
            place: None,
        };
        examples.push((example, join(at, "example")));
    }
    for (name, example) in several {
        let at = join(&join(at, "examples"), name);
        if let Some(example) = lower_example(lowerer, name, example, None, &at) {
            examples.push((example, at));
        }
    }
    examples
}

fn lower_example(
    lowerer: &mut Lowerer<'_, '_>,
    name: &str,
    example: &ReferenceOr<openapiv3::Example>,
    component: Option<String>,
    at: &str,
) -> Option<Example> {
    match example {
        ReferenceOr::Item(example) => match (&example.value, &example.external_value) {
            (Some(value), _) => Some(Example {
                name: name.to_owned(),
                value: value.clone(),
                component,
                unlisted: false,
                place: None,
            }),
            (None, Some(_)) => {
                lowerer.report.note(
                    "external-example",
                    at,
                    "This example is in an external file and is not tested.",
                    "To test it, write it as `value`.",
                );
                None
            }
            (None, None) => None,
        },
        ReferenceOr::Reference { reference } => {
            let target = local_pointer(reference).and_then(|p| component_name(&p, "examples"))?;
            // A chain of references ends when a name repeats.
            if component.as_ref() == Some(&target) {
                return None;
            }
            let document = lowerer.document;
            let example = document.examples.get(&target)?;
            let component = component.or(Some(target));
            match example {
                ReferenceOr::Item(_) => lower_example(lowerer, name, example, component, at),
                ReferenceOr::Reference { reference } => {
                    let next =
                        local_pointer(reference).and_then(|p| component_name(&p, "examples"))?;
                    let example = document.examples.get(&next)?;
                    matches!(example, ReferenceOr::Item(_))
                        .then(|| lower_example(lowerer, name, example, component, at))?
                }
            }
        }
    }
}
