//! Examples of whole bodies.

use super::lowerer::Lowerer;
use crate::model::Example;
use crate::pointer::{component_name, join};
use crate::reference::local_pointer;
use openapiv3::{MediaType, ReferenceOr};

/// The examples of a media type, each with the component it comes from.
pub(super) fn lower_examples(
    lowerer: &mut Lowerer<'_, '_>,
    media: &MediaType,
    at: &str,
) -> Vec<Example> {
    let mut examples = Vec::new();
    if let Some(value) = &media.example {
        examples.push(Example {
            name: String::new(),
            value: value.clone(),
            component: None,
            unlisted: false,
        });
    }
    for (name, example) in &media.examples {
        let at = join(&join(at, "examples"), name);
        if let Some(example) = lower_example(lowerer, name, example, None, &at) {
            examples.push(example);
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
            }),
            (None, Some(_)) => {
                lowerer.report.note(
                    "external-example",
                    at,
                    "This example lies outside of the document and is not tested.",
                    "Write it out as `value` to have it tested.",
                );
                None
            }
            (None, None) => None,
        },
        ReferenceOr::Reference { reference } => {
            let target = local_pointer(reference).and_then(|p| component_name(&p, "examples"))?;
            // A chain of references ends where a name repeats.
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
