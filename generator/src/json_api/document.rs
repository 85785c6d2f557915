//! JSON:API documents: a resource or a page of them, what was included, links and meta.
//!
//! In: the model. Out: the answers that are documents and nothing else, and the payloads of events. Always: members that
//! the standard has for a document do not decide whether it is one, so that an answer that gains `included`, `links` or
//! `meta` keeps its type.

use super::shapes::{AROUND, inline_object, is_links, is_resource_member};
use crate::model::{
    Additional, Api, Definition, DefinitionKind, Field, Object, Owner, Shape, TypeId, TypeUse,
};
use std::collections::{BTreeMap, BTreeSet};

/// A document that the runtime has a type for.
#[derive(Clone, Debug, PartialEq)]
pub struct JsonApiDocument {
    /// The resource, or one of them.
    pub data: TypeUse,
    /// Whether it is a page of a collection.
    pub many: bool,
    /// One of the included objects.
    pub included: Option<TypeUse>,
    /// What `meta` holds, where the document describes it.
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

/// Whether a definition is the whole body of an answer and of nothing else.
fn is_answer(definition: &Definition) -> bool {
    let owner = &definition.id.owner;
    definition.id.path.is_empty()
        && !definition.direction.request
        && matches!(owner, Owner::OperationResponse { .. } | Owner::Response(_))
}

/// The definitions that other definitions hold.
fn find_mentioned(api: &Api) -> BTreeSet<TypeId> {
    let definitions = api.definitions.values();
    definitions.flat_map(Definition::named).cloned().collect()
}

/// The document that a definition is.
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

/// Whether a use is an object or a union of objects, seen through aliases.
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

/// Whether a use is a resource, or a union of which one is.
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

/// Whether an object says what it is or which, and holds the rest where JSON:API has it.
fn is_resource(object: &Object) -> bool {
    object
        .fields
        .iter()
        .any(|field| is_resource_member(object, field))
}

/// One of the objects that a list of included ones holds.
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
