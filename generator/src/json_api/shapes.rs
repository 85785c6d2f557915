//! The shapes of JSON:API's objects: resources, relationships, identifiers and links.
//!
//! In: definitions. Out: whether one is such an object, and its content. Always: only member names and kinds decide.

use crate::model::{
    Additional, Api, Definition, DefinitionKind, Field, Object, Owner, Shape, TextFormat, TypeId,
    TypeUse, Union,
};
use std::collections::BTreeSet;

/// Members of a relationship object (JSON:API 1.1, "Relationships").
pub(super) const RELATIONSHIP_MEMBERS: &[&str] = &["data", "links", "meta"];

/// Members of a resource identifier object.
pub(crate) const IDENTIFIER_MEMBERS: &[&str] = &["type", "id", "meta"];

/// How many unions and aliases may be around a resource or an identifier.
pub(super) const AROUND: usize = 8;
/// Members of a links object that this crate reads.
pub(super) const LINK_MEMBERS: &[&str] = &["self", "related", "first", "last", "prev", "next"];

/// A relationship object that the runtime has a type for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relationship {
    /// Whether it is a to-many relationship.
    pub many: bool,
    /// The family of the resources, if the document names one.
    pub family: Option<String>,
}

/// The family of a resource type: `verification` for `verification/selfie`.
pub(super) fn family_of(resource_type: &str) -> &str {
    resource_type.split('/').next().unwrap_or(resource_type)
}

/// The constant types of an object, if it is a resource: it has `type`, `id`, and `attributes` or `relationships`.
pub(super) fn resource_types(api: &Api, object: &Object) -> Option<Vec<String>> {
    let field = |name: &str| object.fields.iter().find(|f| f.name == name);
    if !is_plain_text(&field("id")?.type_use)
        || (field("attributes").is_none() && field("relationships").is_none())
    {
        return None;
    }
    let types = constant_texts(api, &field("type")?.type_use)?;
    (!types.is_empty()).then_some(types)
}

/// The only type that a resource can have.
pub(crate) fn constant_resource_type(object: &Object) -> Option<&str> {
    let find = |name: &str| object.fields.iter().find(|field| field.name == name);
    find("id")?;
    find("attributes").or_else(|| find("relationships"))?;
    match &find("type")?.type_use.shape {
        Shape::Constant(value) => value.as_str(),
        _ => None,
    }
}

/// The values that the `type` of a resource can have. Empty if the definition is not a resource.
pub(crate) fn types_of_resource(api: &Api, id: &TypeId) -> Vec<String> {
    match api.definitions.get(id).map(|definition| &definition.kind) {
        Some(DefinitionKind::Object(object)) => resource_types(api, object).unwrap_or_default(),
        _ => Vec::new(),
    }
}

/// Whether `field` is `attributes` or `relationships` of a resource.
pub(super) fn is_resource_member(object: &Object, field: &Field) -> bool {
    matches!(field.name.as_str(), "attributes" | "relationships")
        && ["type", "id"]
            .iter()
            .any(|name| object.fields.iter().any(|f| f.name == *name))
}

/// The texts that a member can hold, if the document lists them.
pub(super) fn constant_texts(api: &Api, type_use: &TypeUse) -> Option<Vec<String>> {
    match &type_use.shape {
        Shape::Constant(value) => Some(vec![value.as_str()?.to_owned()]),
        Shape::Defined(id) => match &api.definitions.get(id)?.kind {
            DefinitionKind::Enumeration(values) => values
                .values
                .iter()
                .map(|v| v.value.as_str().map(str::to_owned))
                .collect(),
            DefinitionKind::Alias(target) => constant_texts(api, target),
            _ => None,
        },
        _ => None,
    }
}

/// The members that a resource always has: its type and ID, attributes and relationships.
pub(super) fn plain_members<'a>(api: &Api, object: &'a Object) -> Vec<&'a str> {
    let is_resource = object.fields.iter().any(|f| is_resource_member(object, f));
    let is_plain = |field: &&Field| {
        let type_use = &field.type_use;
        let fits = match field.name.as_str() {
            "type" => constant_texts(api, type_use).is_some() || is_plain_text(type_use),
            "id" => is_plain_text(type_use),
            "attributes" | "relationships" => object_of(api, type_use).is_some(),
            _ => false,
        };
        fits && !type_use.nullable
    };
    let plain = object
        .fields
        .iter()
        .filter(|_| is_resource)
        .filter(is_plain);
    plain.map(|field| field.name.as_str()).collect()
}

/// Whether a member is text without a format.
pub(super) fn is_plain_text(type_use: &TypeUse) -> bool {
    matches!(&type_use.shape, Shape::Text(TextFormat::Plain(_)))
}

/// The object that a use names, also through aliases.
pub(super) fn object_of<'a>(api: &'a Api, type_use: &TypeUse) -> Option<(&'a TypeId, &'a Object)> {
    let definition = api.object_behind(type_use)?;
    match &definition.kind {
        DefinitionKind::Object(object) => Some((&definition.id, object)),
        _ => None,
    }
}

/// The object that a use names, if it is inline.
pub(super) fn inline_object<'a>(api: &'a Api, type_use: &TypeUse) -> Option<&'a Definition> {
    let Shape::Defined(id) = &type_use.shape else {
        return None;
    };
    let definition = api.definitions.get(id)?;
    let named = id.path.is_empty() && matches!(id.owner, Owner::Schema(_));
    (!named && matches!(definition.kind, DefinitionKind::Object(_))).then_some(definition)
}

/// Whether a definition is a links object whose links are all text.
pub(super) fn is_links(definition: &Definition) -> bool {
    let DefinitionKind::Object(object) = &definition.kind else {
        return false;
    };
    !definition.direction.request
        && !object.fields.is_empty()
        && !matches!(object.additional, Additional::Typed(_))
        && object.fields.iter().all(|f| {
            LINK_MEMBERS.contains(&f.name.as_str())
                && matches!(f.type_use.shape, Shape::Text(TextFormat::Plain(_)))
        })
}

/// The relationship that a definition describes.
pub(super) fn relationship_of(api: &Api, definition: &Definition) -> Option<Relationship> {
    let DefinitionKind::Object(object) = &definition.kind else {
        return None;
    };
    let known = object
        .fields
        .iter()
        .all(|f| RELATIONSHIP_MEMBERS.contains(&f.name.as_str()));
    if !known || matches!(object.additional, Additional::Typed(_)) {
        return None;
    }
    let links = object.fields.iter().find(|f| f.name == "links");
    if links.is_some_and(|f| !inline_object(api, &f.type_use).is_some_and(is_links)) {
        return None;
    }
    let data = &object.fields.iter().find(|f| f.name == "data")?.type_use;
    let (many, types) = match &data.shape {
        Shape::List(item) => (true, identifier_types(api, item, 0)?),
        _ => (false, identifier_types(api, data, 0)?),
    };
    let families: BTreeSet<&str> = types.iter().map(|t| family_of(t)).collect();
    let family = match families.into_iter().collect::<Vec<_>>()[..] {
        [family] => Some(family.to_owned()),
        _ => None,
    };
    Some(Relationship { many, family })
}

/// The types that an identifier (or a union of identifiers) can have. Empty if the document does not list them.
pub(super) fn identifier_types(
    api: &Api,
    type_use: &TypeUse,
    around: usize,
) -> Option<Vec<String>> {
    let Shape::Defined(id) = &type_use.shape else {
        return None;
    };
    match &api.definitions.get(id)?.kind {
        DefinitionKind::Object(object) => {
            let field = |name: &str| object.fields.iter().find(|f| f.name == name);
            let known = object
                .fields
                .iter()
                .all(|f| IDENTIFIER_MEMBERS.contains(&f.name.as_str()));
            let fits = known
                && is_plain_text(&field("id")?.type_use)
                && !matches!(object.additional, Additional::Typed(_));
            let kind = &field("type")?.type_use;
            let types = constant_texts(api, kind).or_else(|| is_plain_text(kind).then(Vec::new));
            if fits { types } else { None }
        }
        DefinitionKind::Union(Union { variants, .. }) if around < AROUND => {
            let mut types = Vec::new();
            for variant in variants {
                let some = identifier_types(api, &variant.type_use, around + 1)?;
                if some.is_empty() {
                    return Some(Vec::new());
                }
                types.extend(some);
            }
            Some(types)
        }
        _ => None,
    }
}
