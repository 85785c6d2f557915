//! Answers that are JSON:API documents and nothing else: a resource or a page of them, and what was included.

use super::{collect, inline_object, is_links};
use crate::model::{
    Additional, Api, Definition, DefinitionKind, Field, Object, Owner, Shape, TypeId, TypeUse,
};
use std::collections::{BTreeMap, BTreeSet};

/// An answer that the runtime has a type for.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// The resource, or one of them.
    pub data: TypeUse,
    /// Whether it is a page of a collection.
    pub many: bool,
    /// One of the included objects, where the answer can have any.
    pub included: Option<TypeUse>,
}

/// The answers that are documents.
pub(super) fn find_documents(api: &Api) -> BTreeMap<TypeId, Document> {
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
        && !definition.deprecated
        && matches!(owner, Owner::OperationResponse { .. } | Owner::Response(_))
}

/// The definitions that other definitions hold.
fn find_mentioned(api: &Api) -> BTreeSet<TypeId> {
    let mut ids = Vec::new();
    for definition in api.definitions.values() {
        match &definition.kind {
            DefinitionKind::Object(object) => {
                for field in &object.fields {
                    collect(&field.type_use, &mut ids);
                }
                if let Additional::Typed(value) = &object.additional {
                    collect(value, &mut ids);
                }
            }
            DefinitionKind::Union(union) => {
                for variant in &union.variants {
                    collect(&variant.type_use, &mut ids);
                }
            }
            DefinitionKind::Alias(target) => collect(target, &mut ids),
            DefinitionKind::Enumeration(_) => {}
        }
    }
    ids.into_iter().collect()
}

fn document_of(api: &Api, definition: &Definition) -> Option<Document> {
    let DefinitionKind::Object(object) = &definition.kind else {
        return None;
    };
    let data = required(object, "data")?;
    let (data, many) = match &data.shape {
        Shape::List(item) => (&**item, true),
        _ => (data, false),
    };
    let members: &[&str] = if many {
        &["data", "links", "included"]
    } else {
        &["data", "included"]
    };
    let fits = object
        .fields
        .iter()
        .all(|field| members.contains(&field.name.as_str()) && !field.deprecated)
        && matches!(object.additional, Additional::Undeclared)
        && is_object(api, data);
    if !fits || (many && !is_links(inline_object(api, required(object, "links")?)?)) {
        return None;
    }
    let included = match find(object, "included") {
        Some(field) => Some(included_object(api, &field.type_use)?),
        None => None,
    };
    Some(Document {
        data: data.clone(),
        many,
        included,
    })
}

fn find<'a>(object: &'a Object, name: &str) -> Option<&'a Field> {
    object.fields.iter().find(|field| field.name == name)
}

/// A member that is always there and never null.
fn required<'a>(object: &'a Object, name: &str) -> Option<&'a TypeUse> {
    let field = find(object, name)?;
    (field.required && !field.type_use.nullable).then_some(&field.type_use)
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

/// One of the objects that a list of included ones holds.
fn included_object(api: &Api, type_use: &TypeUse) -> Option<TypeUse> {
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
