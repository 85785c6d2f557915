//! JSON:API documents: one resource or a page of resources, included objects, links and meta.
//!
//! In: the model. Out: the answers that are exactly documents, and the payloads of events. Always: the optional members
//! of a JSON:API document do not decide whether an answer is one, so that an answer that gains `included`, `links` or
//! `meta` keeps its type.

use super::shapes::{AROUND, inline_object, is_links, is_resource_member};
use crate::model::{
    Additional, Api, Definition, DefinitionKind, Field, Object, Owner, Shape, TypeId, TypeUse,
};
use std::collections::{BTreeMap, BTreeSet};

/// A document that the runtime has a type for.
#[derive(Clone, Debug, PartialEq)]
pub struct JsonApiDocument {
    /// The resource, or the type of the resources.
    pub data: TypeUse,
    /// Whether it is a page of a collection.
    pub many: bool,
    /// The type of included objects.
    pub included: Option<TypeUse>,
    /// The type of `meta`, if the document describes it.
    pub meta: Option<TypeUse>,
}

/// Members of a document (JSON:API 1.1, "Document Structure").
pub(super) const DOCUMENT_MEMBERS: &[&str] = &["data", "included", "links", "meta", "jsonapi"];

/// The answers that are documents.
pub(super) fn find_documents(api: &Api) -> BTreeMap<TypeId, JsonApiDocument> {
    let mentioned = find_mentioned(api);
    api.definitions
        .values()
        .filter(|definition| is_answer(definition) && !mentioned.contains(&definition.id))
        .filter_map(|definition| Some((definition.id.clone(), document_of(api, definition)?)))
        .collect()
}

/// Whether a definition is the whole body of an answer and used nowhere else.
fn is_answer(definition: &Definition) -> bool {
    let owner = &definition.id.owner;
    definition.id.path.is_empty()
        && !definition.direction.request
        && matches!(owner, Owner::OperationResponse { .. } | Owner::Response(_))
}

/// The definitions that other definitions name.
fn find_mentioned(api: &Api) -> BTreeSet<TypeId> {
    let definitions = api.definitions.values();
    definitions.flat_map(Definition::named).cloned().collect()
}

/// The JSON:API document that a definition describes.
pub(super) fn document_of(api: &Api, definition: &Definition) -> Option<JsonApiDocument> {
    let DefinitionKind::Object(object) = &definition.kind else {
        return None;
    };
    let data = &find(object, "data")?.type_use;
    let (item, many) = match &data.shape {
        Shape::List(item) => (&**item, true),
        _ => (data, false),
    };
    let known = |field: &Field| DOCUMENT_MEMBERS.contains(&field.name.as_str());
    let links = find(object, "links").is_none_or(|field| {
        !field.type_use.nullable && inline_object(api, &field.type_use).is_some_and(is_links)
    });
    let fits = object.fields.iter().all(known)
        && matches!(object.additional, Additional::Undeclared)
        && !data.nullable
        && is_object(api, item)
        && may_be_resource(api, item, 0)
        && links;
    let included = match find(object, "included") {
        Some(field) => Some(included_object(api, &field.type_use)?),
        None => None,
    };
    let meta = find(object, "meta").map(|field| &field.type_use);
    fits.then(|| JsonApiDocument {
        meta: meta.filter(|meta| is_object(api, meta)).cloned(),
        data: item.clone(),
        many,
        included,
    })
}

pub(super) fn find<'a>(object: &'a Object, name: &str) -> Option<&'a Field> {
    object.fields.iter().find(|field| field.name == name)
}

/// Whether a use is an object or a union of objects, also through aliases.
fn is_object(api: &Api, type_use: &TypeUse) -> bool {
    let Shape::Defined(id) = &type_use.shape else {
        return false;
    };
    let kind = api.definitions.get(id).map(|definition| &definition.kind);
    !type_use.nullable
        && match kind {
            Some(DefinitionKind::Object(_) | DefinitionKind::Union(_)) => true,
            Some(DefinitionKind::Alias(target)) => {
                target.shape != type_use.shape && is_object(api, target)
            }
            _ => false,
        }
}

/// Whether a use is a resource, or a union with a resource as a variant.
fn may_be_resource(api: &Api, type_use: &TypeUse, around: usize) -> bool {
    let Shape::Defined(id) = &type_use.shape else {
        return false;
    };
    let kind = api.definitions.get(id).map(|definition| &definition.kind);
    match kind.filter(|_| around < AROUND) {
        Some(DefinitionKind::Object(object)) => is_resource(object),
        Some(DefinitionKind::Union(union)) => {
            let mut variants = union.variants.iter();
            variants.any(|variant| may_be_resource(api, &variant.type_use, around + 1))
        }
        Some(DefinitionKind::Alias(target)) => may_be_resource(api, target, around + 1),
        _ => false,
    }
}

/// Whether an object has `type` or `id`, and its other members where JSON:API has them.
fn is_resource(object: &Object) -> bool {
    object
        .fields
        .iter()
        .any(|field| is_resource_member(object, field))
}

/// The type of the objects in a list of included objects.
pub(super) fn included_object(api: &Api, type_use: &TypeUse) -> Option<TypeUse> {
    if type_use.nullable {
        return None;
    }
    match &type_use.shape {
        Shape::List(item) if item.nullable => None,
        Shape::List(item) => match &item.shape {
            Shape::Any | Shape::AnyObject => Some((**item).clone()),
            Shape::Defined(id) => {
                let kind = &api.definitions.get(id)?.kind;
                matches!(kind, DefinitionKind::Union(_) | DefinitionKind::Object(_))
                    .then(|| (**item).clone())
            }
            _ => None,
        },
        Shape::Defined(id) => match &api.definitions.get(id)?.kind {
            DefinitionKind::Alias(target) if target.shape != type_use.shape => {
                included_object(api, target)
            }
            _ => None,
        },
        _ => None,
    }
}
