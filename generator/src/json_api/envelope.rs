//! Events that are JSON:API resources: `attributes` describe the event, and the payload in them is a document.
//!
//! In: the model. Out: the bodies that fit the runtime's envelope, each with its own type for `context`. Always: if the
//! events of a body have no context yet, it has an empty one, so that a context that comes later only adds members.

use super::document::{JsonApiDocument, document_of, find};
use super::shapes::{constant_texts, family_of, inline_object};
use crate::model::{
    Additional, Api, Definition, DefinitionKind, Field, Object, Owner, Shape, Step, TextFormat,
    TypeId, TypeUse,
};
use std::collections::BTreeMap;

/// The body of an event that the runtime has a type for.
#[derive(Clone, Debug, PartialEq)]
pub struct Envelope {
    /// The payload and its included objects.
    pub payload: JsonApiDocument,
    /// The type of `context`.
    pub context: TypeUse,
    /// The family of the event's own ID.
    pub family: Option<String>,
}

/// The member of an event's attributes that holds the context.
const CONTEXT: &str = "context";

/// The bodies of events that are envelopes.
pub(super) fn find_envelopes(api: &Api) -> BTreeMap<TypeId, Envelope> {
    body_ids(api)
        .filter_map(|id| {
            let parts = parts_of(api, &id)?;
            let context = find(parts.attributes.1, CONTEXT)?.type_use.clone();
            let family = parts.family;
            let payload = parts.payload;
            Some((
                id,
                Envelope {
                    payload,
                    context,
                    family,
                },
            ))
        })
        .collect()
}

/// The definitions of the payloads of envelopes.
pub(super) fn payload_ids(api: &Api) -> Vec<TypeId> {
    body_ids(api)
        .filter_map(|id| Some(parts_of(api, &id)?.payload_id))
        .collect()
}

/// Gives each envelope without a context an empty one.
pub(super) fn add_contexts(api: &mut Api) {
    let known: Vec<TypeId> = find_envelopes(api)
        .into_values()
        .filter_map(|envelope| match envelope.context.shape {
            Shape::Defined(id) if !id.path.is_empty() => Some(id),
            _ => None,
        })
        .collect();
    for id in known {
        if let Some(definition) = api.definitions.get_mut(&id) {
            let words = || "More data about the event.".to_owned();
            definition.description.get_or_insert_with(words);
        }
    }
    let missing: Vec<TypeId> = body_ids(api)
        .filter_map(|id| {
            let parts = parts_of(api, &id)?;
            let (attributes, object) = parts.attributes;
            let context = find(object, CONTEXT).map(|field| &field.type_use);
            context.is_none_or(is_free).then(|| attributes.clone())
        })
        .collect();
    for attributes in missing {
        let mut id = attributes.clone();
        id.path.push(Step::Property(CONTEXT.to_owned()));
        let Some(definition) = api.definitions.get_mut(&attributes) else {
            continue;
        };
        let context = Definition {
            id: id.clone(),
            title: None,
            description: Some(
                "More data about the event. The document does not describe it; `extra` keeps it."
                    .to_owned(),
            ),
            deprecated: false,
            kind: DefinitionKind::Object(Object {
                fields: Vec::new(),
                additional: Additional::Undeclared,
            }),
            facts: Vec::new(),
            ..definition.clone()
        };
        if let DefinitionKind::Object(object) = &mut definition.kind {
            match object.fields.iter_mut().find(|field| field.name == CONTEXT) {
                Some(field) => field.type_use = context_field(&id).type_use,
                None => object.fields.push(context_field(&id)),
            }
        }
        api.definitions.insert(id, context);
    }
}

fn context_field(id: &TypeId) -> Field {
    let type_use = TypeUse {
        shape: Shape::Defined(id.clone()),
        nullable: false,
    };
    Field::new(CONTEXT, type_use, None)
}

/// The bodies that are inline in events.
fn body_ids(api: &Api) -> impl Iterator<Item = TypeId> {
    let mut ids: Vec<TypeId> = api
        .events
        .iter()
        .filter_map(|event| {
            let type_use = event.body.as_ref()?.type_use.as_ref()?;
            match &type_use.shape {
                Shape::Defined(id) if !type_use.nullable => Some(id.clone()),
                _ => None,
            }
        })
        .filter(|id| matches!(id.owner, Owner::Event(_) | Owner::EventGroup(_)))
        .collect();
    ids.sort();
    ids.dedup();
    ids.into_iter()
}

struct Parts<'a> {
    attributes: (&'a TypeId, &'a Object),
    payload_id: TypeId,
    payload: JsonApiDocument,
    family: Option<String>,
}

/// The parts of a body, if it is an envelope.
fn parts_of<'a>(api: &'a Api, id: &TypeId) -> Option<Parts<'a>> {
    let body = object(api.definitions.get(id)?)?;
    let [data] = body.fields.as_slice() else {
        return None;
    };
    let resource = inline_object(api, &data.type_use).filter(|_| data.name == "data")?;
    let members = object(resource)?;
    let text = |name: &str| find(members, name).is_none_or(|field| is_text(&field.type_use));
    let known = |field: &Field| ["type", "id", "attributes"].contains(&field.name.as_str());
    if !members.fields.iter().all(known) || !text("type") || !text("id") || resource_is_null(data) {
        return None;
    }
    let attributes = inline_object(api, &find(members, "attributes")?.type_use)?;
    let inside = object(attributes)?;
    let fits = ["name", "created-at", "redacted-at"]
        .iter()
        .all(|name| find(inside, name).is_none_or(|field| is_text(&field.type_use)));
    let context = find(inside, CONTEXT)
        .is_none_or(|field| is_free(&field.type_use) || is_struct(api, &field.type_use));
    let payload = inline_object(api, &find(inside, "payload")?.type_use)?;
    let document = document_of(api, payload).filter(|document| !document.many)?;
    if !fits || !context {
        return None;
    }
    let types = find(members, "type").and_then(|field| constant_texts(api, &field.type_use));
    let family = types.and_then(|types| types.first().map(|one| family_of(one).to_owned()));
    Some(Parts {
        attributes: (&attributes.id, inside),
        payload_id: payload.id.clone(),
        payload: document,
        family,
    })
}

fn resource_is_null(data: &Field) -> bool {
    data.type_use.nullable
}

fn object(definition: &Definition) -> Option<&Object> {
    match &definition.kind {
        DefinitionKind::Object(object) if !matches!(object.additional, Additional::Typed(_)) => {
            Some(object)
        }
        _ => None,
    }
}

/// Whether the document says only that a member is an object.
fn is_free(type_use: &TypeUse) -> bool {
    matches!(type_use.shape, Shape::Any | Shape::AnyObject)
}

fn is_struct(api: &Api, type_use: &TypeUse) -> bool {
    let Shape::Defined(id) = &type_use.shape else {
        return false;
    };
    let kind = api.definitions.get(id).map(|definition| &definition.kind);
    matches!(kind, Some(DefinitionKind::Object(_)))
}

/// Whether a member is text. A null counts as absent.
fn is_text(type_use: &TypeUse) -> bool {
    match &type_use.shape {
        Shape::Text(format) => matches!(format, TextFormat::Plain(_) | TextFormat::DateTime),
        Shape::Constant(value) => value.is_string(),
        _ => false,
    }
}
