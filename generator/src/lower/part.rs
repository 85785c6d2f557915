//! `encoding`: the form of single members of a form or a multipart body.

use super::items::see_through;
use super::lowerer::Lowerer;
use crate::model::{BodyEncoding, DefinitionKind, Object, ParameterStyle, Part, Shape, TypeUse};
use crate::pointer::join;
use indexmap::IndexMap;
use openapiv3::{Encoding, QueryStyle};

/// Lowers the `encoding` of the media type at this place. Reports keywords that the crate does not express.
pub(super) fn lower_parts(
    lowerer: &mut Lowerer<'_, '_>,
    encodings: &IndexMap<String, Encoding>,
    body: BodyEncoding,
    type_use: Option<&TypeUse>,
    at: &str,
) -> Vec<Part> {
    let mut parts = Vec::new();
    for (name, encoding) in encodings {
        let at = join(&join(at, "encoding"), name);
        if let Some(object) = type_use.and_then(|type_use| find_object(lowerer, type_use))
            && !object.fields.iter().any(|field| field.name == *name)
            && lowerer.document.lost.is_empty()
        {
            lowerer.report.warn(
                "unknown-part",
                &at,
                format!("The body has no member `{name}`, so this has no effect."),
                "Correct the name, or remove it.",
            );
            continue;
        }
        let part = match body {
            BodyEncoding::Multipart => lower_multipart(lowerer, name, encoding, &at),
            BodyEncoding::Form => lower_field(lowerer, name, encoding, &at),
            _ => {
                report(
                    lowerer,
                    &at,
                    "Only forms and multipart bodies have an encoding for each member.",
                );
                None
            }
        };
        parts.extend(part);
    }
    parts
}

/// The object that a use names, if it names one.
fn find_object<'l>(lowerer: &'l Lowerer<'_, '_>, type_use: &'l TypeUse) -> Option<&'l Object> {
    let Shape::Defined(id) = see_through(lowerer, type_use) else {
        return None;
    };
    match &lowerer.definitions.get(id)?.kind {
        DefinitionKind::Object(object) => Some(object),
        _ => None,
    }
}

fn lower_multipart(
    lowerer: &mut Lowerer<'_, '_>,
    name: &str,
    encoding: &Encoding,
    at: &str,
) -> Option<Part> {
    match encoding.style {
        Some(QueryStyle::DeepObject) => {
            return Some(Part {
                name: name.to_owned(),
                media_type: None,
                style: Some(ParameterStyle::DeepObject),
                explode: true,
            });
        }
        Some(_) => report(
            lowerer,
            &join(at, "style"),
            "For parts, only the style `deepObject` is generated.",
        ),
        None => {}
    }
    // The first media type counts, because a file can name another one. A range such as `image/*` leaves the choice to
    // the file.
    let first = encoding.content_type.as_deref()?.split(',').next()?.trim();
    (!first.is_empty() && !first.contains('*')).then(|| Part {
        name: name.to_owned(),
        media_type: Some(first.to_owned()),
        style: None,
        explode: false,
    })
}

fn lower_field(
    lowerer: &mut Lowerer<'_, '_>,
    name: &str,
    encoding: &Encoding,
    at: &str,
) -> Option<Part> {
    if encoding.content_type.is_some() {
        report(
            lowerer,
            &join(at, "contentType"),
            "Only the parts of `multipart/form-data` have their own media types.",
        );
    }
    if encoding.style.is_none() && encoding.explode {
        return None;
    }
    Some(Part {
        name: name.to_owned(),
        media_type: None,
        style: Some(match encoding.style.as_ref() {
            None | Some(QueryStyle::Form) => ParameterStyle::Form,
            Some(QueryStyle::SpaceDelimited) => ParameterStyle::SpaceDelimited,
            Some(QueryStyle::PipeDelimited) => ParameterStyle::PipeDelimited,
            Some(QueryStyle::DeepObject) => ParameterStyle::DeepObject,
        }),
        explode: encoding.explode,
    })
}

fn report(lowerer: &mut Lowerer<'_, '_>, at: &str, sentence: &str) {
    lowerer.report.note(
        "not-generated",
        at,
        sentence,
        "Nothing needs to be done unless the client should support it.",
    );
}
