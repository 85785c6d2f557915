//! Bodies: request bodies, responses and their media types.

use super::document::Located;
use super::example::lower_examples;
use super::items::read_items;
use super::lowerer::Lowerer;
use super::media::{encoding_of, report_bytes_of_parts};
use super::part::lower_parts;
use super::same::is_same_schema;
use super::schema_use::{SchemaUse, step_into};
use super::schema_view::SchemaRef;
use crate::model::{BodyEncoding, Media, Owner, Request, Response, Step, TypeId, TypeUse};
use crate::normalize::marker;
use crate::pointer::{component_name, join};
use crate::reference::local_pointer;
use indexmap::IndexMap;
use openapiv3::{MediaType, ReferenceOr, RequestBody};

/// A component or an inline part: the part itself, its pointer, and the component's name.
#[derive(Clone, Debug)]
pub(super) struct Found<'d, T> {
    pub part: &'d T,
    pub pointer: String,
    pub component: Option<String>,
}

/// Schemas that are lowered already. An equal schema shares the result: the same body in another media type or with
/// another status.
pub(super) type Known<'d> = Vec<(SchemaRef<'d>, TypeUse)>;

/// Follows references to components of one section. The last name on the way is the component's name. If a target is
/// missing, gives its pointer.
pub(super) fn follow<'d, T>(
    part: &'d Located<ReferenceOr<T>>,
    components: &'d IndexMap<String, ReferenceOr<T>>,
    section: &str,
) -> Result<Found<'d, T>, String> {
    let mut current = &part.part;
    let mut pointer = part.pointer.clone();
    let mut component = None;
    for _ in 0..32 {
        match current {
            ReferenceOr::Item(part) => {
                return Ok(Found {
                    part,
                    pointer,
                    component,
                });
            }
            ReferenceOr::Reference { reference } => {
                let missing = || reference.clone();
                pointer = local_pointer(reference).ok_or_else(missing)?;
                let name = component_name(&pointer, section).ok_or_else(missing)?;
                current = components.get(&name).ok_or_else(|| pointer.clone())?;
                component = Some(name);
            }
        }
    }
    Err(pointer)
}

/// Lowers a request body.
pub(super) fn lower_request<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    body: &'d Located<ReferenceOr<RequestBody>>,
    operation: &str,
) -> Option<Request> {
    let document = lowerer.document;
    let found = follow(body, &document.request_bodies, "requestBodies");
    let found = found
        .map_err(|missing| report_lost(lowerer, &body.pointer, &missing))
        .ok()?;
    let owner = |media: Option<&str>| request_id(found.component.as_deref(), operation, media);
    let mut media = lower_content(
        lowerer,
        &found.part.content,
        &found.pointer,
        &owner,
        &mut Known::new(),
    );
    let content = join(&found.pointer, "content");
    put_sent_first(&mut media);
    report_unsent(lowerer, &media, &content);
    if found.part.content.is_empty() && !document.lost.touches(&content) {
        lowerer.report.warn(
            "body-without-content",
            &found.pointer,
            "This request body names no media type, so no body is sent.",
            "Add `content`.",
        );
    }
    Some(Request {
        required: found.part.required,
        optional: found.part.extensions.contains_key(marker::OPTIONAL),
        description: found.part.description.clone(),
        media,
    })
}

/// Puts the media type that the client sends first: the document's first, unless that is plain text and another one has
/// members.
fn put_sent_first(media: &mut [Media]) {
    let is_text = |media: &Media| media.encoding == BodyEncoding::Text;
    let structured = media
        .iter()
        .position(|media| media.encoding.is_structured());
    if let Some(at) = structured.filter(|_| media.first().is_some_and(is_text))
        && let Some(front) = media.get_mut(..=at)
    {
        front.rotate_right(1);
    }
}

/// Reports the media types that no call sends. One whose values have the type of the first is not missed.
fn report_unsent(lowerer: &mut Lowerer<'_, '_>, media: &[Media], content: &str) {
    let Some((sent, others)) = media.split_first() else {
        return;
    };
    for other in others
        .iter()
        .filter(|other| other.type_use != sent.type_use)
    {
        lowerer.report.note(
            "body-media",
            &join(content, &other.media_type),
            format!(
                "The client sends this body as `{}`, and not as `{}`.",
                sent.media_type, other.media_type
            ),
            "If callers need the second, remove the first with an overlay.",
        );
    }
}

/// Lowers the body of a webhook.
pub(super) fn lower_event_body<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    body: &'d Located<ReferenceOr<RequestBody>>,
    event: &str,
) -> Vec<Media> {
    let document = lowerer.document;
    let found = match follow(body, &document.request_bodies, "requestBodies") {
        Ok(found) => found,
        Err(missing) => {
            report_lost(lowerer, &body.pointer, &missing);
            return Vec::new();
        }
    };
    let owner = |media: Option<&str>| match &found.component {
        Some(name) => component_id(Owner::RequestBody(name.clone()), media),
        None => component_id(Owner::Event(event.to_owned()), media),
    };
    lower_content(
        lowerer,
        &found.part.content,
        &found.pointer,
        &owner,
        &mut Known::new(),
    )
}

/// The id of a request body's schema.
pub(super) fn request_id(component: Option<&str>, operation: &str, media: Option<&str>) -> TypeId {
    match component {
        Some(name) => component_id(Owner::RequestBody(name.to_owned()), media),
        None => TypeId {
            owner: Owner::OperationRequest {
                operation: operation.to_owned(),
                media: media.map(str::to_owned),
            },
            path: Vec::new(),
        },
    }
}

/// The id of a response's schema.
pub(super) fn response_id(
    component: Option<&str>,
    operation: &str,
    status: Option<&str>,
    media: Option<&str>,
) -> TypeId {
    match component {
        Some(name) => component_id(Owner::Response(name.to_owned()), media),
        None => TypeId {
            owner: Owner::OperationResponse {
                operation: operation.to_owned(),
                status: status.map(str::to_owned),
                media: media.map(str::to_owned),
            },
            path: Vec::new(),
        },
    }
}

/// The id of a shared body's schema.
pub(super) fn component_id(owner: Owner, media: Option<&str>) -> TypeId {
    let id = TypeId {
        owner,
        path: Vec::new(),
    };
    match media {
        Some(media) => step_into(&id, Step::Variant(media.to_owned())),
        None => id,
    }
}

/// Lowers one response of an operation. `status` is part of the id if several responses differ.
pub(super) fn lower_response<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    found: &Found<'d, openapiv3::Response>,
    written: &str,
    operation: &str,
    status: Option<&str>,
    known: &mut Known<'d>,
) -> Response {
    let owner =
        |media: Option<&str>| response_id(found.component.as_deref(), operation, status, media);
    let mut media = lower_content(lowerer, &found.part.content, &found.pointer, &owner, known);
    for (media, (_, written)) in media.iter_mut().zip(&found.part.content) {
        read_items(
            lowerer,
            media,
            written.extensions.contains_key(marker::ITEMS),
        );
    }
    let description = Some(found.part.description.clone()).filter(|text| !text.is_empty());
    Response {
        status: written.to_owned(),
        component: found.component.clone(),
        description,
        headers: found.part.headers.keys().cloned().collect(),
        media,
    }
}

/// Reports a part whose reference has no target, unless that is already reported.
pub(super) fn report_lost(lowerer: &mut Lowerer<'_, '_>, at: &str, missing: &str) {
    if lowerer.document.lost.covers(missing) {
        return;
    }
    lowerer.report.lose(
        "ref-to-lost-part",
        at,
        "The target of this reference cannot be read; this part is left out.",
        "Correct the reference, or its target.",
    );
}

/// The schemas of a `content`, each with its media type if the media type must be part of the name.
pub(super) fn content_schemas(
    content: &IndexMap<String, MediaType>,
) -> Vec<(&str, SchemaRef<'_>, Option<&str>)> {
    let mut distinct: Vec<SchemaRef<'_>> = Vec::new();
    let schemas: Vec<(&str, SchemaRef<'_>)> = content
        .iter()
        .filter_map(|(name, media)| Some((name.as_str(), SchemaRef::from(media.schema.as_ref()?))))
        .collect();
    for (_, schema) in &schemas {
        if !distinct.iter().any(|known| is_same_schema(*known, *schema)) {
            distinct.push(*schema);
        }
    }
    let several = distinct.len() > 1;
    schemas
        .into_iter()
        .map(|(name, schema)| (name, schema, several.then_some(name)))
        .collect()
}

fn lower_content<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    content: &'d IndexMap<String, MediaType>,
    at: &str,
    owner: &dyn Fn(Option<&str>) -> TypeId,
    known: &mut Known<'d>,
) -> Vec<Media> {
    let mut out = Vec::new();
    let schemas = content_schemas(content);
    for (name, media) in content {
        let at = join(&join(at, "content"), name);
        let schema = schemas.iter().find(|(found, _, _)| found == name);
        let type_use = schema.map(|(_, schema, media)| {
            let same = known
                .iter()
                .find(|(other, _)| is_same_schema(*other, *schema));
            if let Some((_, type_use)) = same {
                return type_use.clone();
            }
            let site = SchemaUse {
                schema: *schema,
                id: owner(*media),
                at: join(&at, "schema"),
            };
            let type_use = lowerer.use_of(&site);
            known.push((*schema, type_use.clone()));
            type_use
        });
        let encoding = encoding_of(lowerer, name, type_use.as_ref());
        report_bytes_of_parts(lowerer, name, encoding, &at);
        let parts = lower_parts(lowerer, &media.encoding, encoding, type_use.as_ref(), &at);
        out.push(Media {
            media_type: name.clone(),
            encoding,
            type_use,
            parts,
            examples: lower_examples(lowerer, media, &at),
        });
    }
    out
}
