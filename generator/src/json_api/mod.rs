//! What a document has of JSON:API (jsonapi.org, 1.1), known by shape: resources, relationships, links, ID families.
//!
//! In: the model. Out: [`JsonApi`], which says what the runtime has a type for already and which IDs are which.
//! Always: only the position and the member names decide, never a name of one API; what does not fit the standard's
//! shape exactly keeps a type of its own.

mod document;
mod envelope;
mod included;
mod reachable;
mod trim;

pub use document::JsonApiDocument;
pub use envelope::Envelope;
pub(crate) use trim::{Allowed, TEXTS, members_of};

use crate::model::{
    Additional, Api, Definition, DefinitionKind, Field, Object, Owner, Parameter,
    ParameterLocation, ParameterStyle, Shape, TextFormat, TypeId, TypeUse, Union,
};
use std::collections::{BTreeMap, BTreeSet};

/// A relationship object that the runtime has a type for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relationship {
    /// Whether it names many resources.
    pub many: bool,
    /// The family of the resources, where the document tells one.
    pub family: Option<String>,
}

/// What a document has of JSON:API.
#[derive(Clone, Debug, Default)]
pub struct JsonApi {
    relationships: BTreeMap<TypeId, Relationship>,
    links: BTreeSet<TypeId>,
    documents: BTreeMap<TypeId, JsonApiDocument>,
    envelopes: BTreeMap<TypeId, Envelope>,
    included: Option<TypeUse>,
    resources: BTreeMap<TypeId, String>,
    families: BTreeSet<String>,
    sparse: BTreeSet<TypeId>,
    plain: BTreeSet<(TypeId, String)>,
    reachable: BTreeSet<TypeId>,
}

/// Members of a relationship object (JSON:API 1.1, "Relationships").
const RELATIONSHIP_MEMBERS: &[&str] = &["data", "links", "meta"];
/// Members of a resource identifier object.
const IDENTIFIER_MEMBERS: &[&str] = &["type", "id", "meta"];
/// Members of a links object that this crate reads.
const LINK_MEMBERS: &[&str] = &["self", "related", "first", "last", "prev", "next"];

/// Makes a model such that what upstream adds to a document or an event does not change its type.
pub(crate) fn settle(api: &mut Api) {
    envelope::add_contexts(api);
    included::share_included(api);
}

impl JsonApi {
    /// Looks through a model.
    pub fn recognise(api: &Api) -> JsonApi {
        let mut found = JsonApi::default();
        for definition in api.definitions.values() {
            let DefinitionKind::Object(object) = &definition.kind else {
                continue;
            };
            if definition.direction.response && !definition.direction.request {
                let plain = plain_members(api, object);
                let key = |name: &str| (definition.id.clone(), name.to_owned());
                found.plain.extend(plain.into_iter().map(key));
            }
            if let Some(types) = resource_types(api, object) {
                let families: BTreeSet<&str> = types.iter().map(|t| family_of(t)).collect();
                if let [family] = families.into_iter().collect::<Vec<_>>()[..] {
                    found.families.insert(family.to_owned());
                    found
                        .resources
                        .insert(definition.id.clone(), family.to_owned());
                }
            }
            for field in &object.fields {
                let Some(target) = inline_object(api, &field.type_use) else {
                    continue;
                };
                match field.name.as_str() {
                    "links" if is_links(target) => {
                        found.links.insert(target.id.clone());
                    }
                    _ => {}
                }
            }
            for field in object
                .fields
                .iter()
                .filter(|f| is_resource_member(object, f))
            {
                if let Some((id, members)) = object_of(api, &field.type_use) {
                    found.sparse.insert(id.clone());
                    if field.name == "relationships" {
                        found.recognise_relationships(api, members);
                    }
                }
            }
        }
        found.hold(api);
        let known = found.families.clone();
        for relationship in found.relationships.values_mut() {
            relationship
                .family
                .take_if(|family| !known.contains(family));
        }
        found.documents = document::find_documents(api);
        found.envelopes = envelope::find_envelopes(api);
        let apart = |id: &TypeId| api.held.apart.contains(id);
        found.links.retain(|id| !apart(id));
        found.relationships.retain(|id, _| !apart(id));
        found.documents.retain(|id, _| !apart(id));
        found.envelopes.retain(|id, _| !apart(id));
        let included = included::included_id();
        if api.definitions.contains_key(&included) {
            let shape = Shape::Defined(included);
            let nullable = false;
            found.included = Some(TypeUse { shape, nullable });
        }
        for document in found.documents.values_mut() {
            let shared = || found.included.clone();
            document.included = document.included.take().or_else(shared);
        }
        for envelope in found.envelopes.values_mut() {
            let shared = || found.included.clone();
            envelope.payload.included = envelope.payload.included.take().or_else(shared);
        }
        found.reachable = reachable::by_all(api, &found);
        found
    }

    /// Keeps the families that are published, and the IDs of published resources as they are.
    fn hold(&mut self, api: &Api) {
        self.families.extend(api.held.families.iter().cloned());
        for (id, family) in &api.held.ids {
            match family {
                Some(family) => self.resources.insert(id.clone(), family.clone()),
                None => self.resources.remove(id),
            };
        }
    }

    /// What the runtime has for the definition ID, in a word.
    pub fn runtime_word(&self, id: &TypeId) -> Option<&'static str> {
        let words = [
            (self.links.contains(id), "links"),
            (self.relationships.contains_key(id), "relationship"),
            (self.documents.contains_key(id), "document"),
            (self.envelopes.contains_key(id), "envelope"),
        ];
        words.into_iter().find_map(|(is, word)| is.then_some(word))
    }

    fn recognise_relationships(&mut self, api: &Api, members: &Object) {
        for field in &members.fields {
            let Some(target) = inline_object(api, &field.type_use) else {
                continue;
            };
            if target.direction.request {
                continue;
            }
            if let Some(relationship) = relationship_of(api, target) {
                self.relationships.insert(target.id.clone(), relationship);
            }
        }
    }

    /// The relationship that the definition ID is, if it is one the runtime has a type for.
    pub fn relationship(&self, id: &TypeId) -> Option<&Relationship> {
        self.relationships.get(id)
    }

    /// The document that the answer ID is, if it is one the runtime has a type for.
    pub fn document(&self, id: &TypeId) -> Option<&JsonApiDocument> {
        self.documents.get(id)
    }

    /// The envelope that the body ID of an event is, if it is one the runtime has a type for.
    pub fn envelope(&self, id: &TypeId) -> Option<&Envelope> {
        self.envelopes.get(id)
    }

    /// Whether the definition ID is a links object.
    pub fn is_links(&self, id: &TypeId) -> bool {
        self.links.contains(id)
    }

    /// Whether the definition ID gets no type of its own.
    pub fn is_runtime(&self, id: &TypeId) -> bool {
        self.relationships.contains_key(id)
            || self.links.contains(id)
            || !self.reachable.contains(id)
    }

    /// Whether FIELD of the definition ID is one of the four members that every resource of an answer has.
    pub fn has_plain_member(&self, id: &TypeId, field: &Field) -> bool {
        self.plain.contains(&(id.clone(), field.name.clone()))
    }

    /// The text that stands for the type of a resource that is read, where FIELD is that and the document lists any.
    pub fn sample_type(&self, api: &Api, id: &TypeId, field: &Field) -> Option<String> {
        let is_type = field.name == "type" && self.has_plain_member(id, field);
        let texts = constant_texts(api, &field.type_use).filter(|_| is_type)?;
        texts.into_iter().next()
    }

    /// Whether sparse fieldsets may drop any member of the definition ID.
    pub fn is_sparse(&self, id: &TypeId) -> bool {
        self.sparse.contains(id)
    }

    /// Whether the document has a resource at all.
    pub fn has_resources(&self) -> bool {
        !self.resources.is_empty()
    }

    /// The family of the resource that the definition ID is.
    pub fn family_of_resource(&self, id: &TypeId) -> Option<&str> {
        self.resources.get(id).map(String::as_str)
    }

    /// The family that a parameter such as `account-id` names.
    pub fn family_of_parameter(&self, name: &str) -> Option<&str> {
        let stem = name
            .strip_suffix("-id")
            .or_else(|| name.strip_suffix("_id"))?;
        let family = stem.replace('_', "-");
        self.families.get(&family).map(String::as_str)
    }

    /// Whether a parameter is JSON:API's sparse fieldsets: by type of object, the attributes that are wanted.
    pub fn is_sparse_fieldset(&self, parameter: &Parameter) -> bool {
        !self.families.is_empty()
            && parameter.name == "fields"
            && parameter.location == ParameterLocation::Query
            && parameter.style == ParameterStyle::DeepObject
            && matches!(parameter.type_use.shape, Shape::Map(_))
    }

    /// All families, sorted.
    pub fn families(&self) -> impl Iterator<Item = &str> {
        self.families.iter().map(String::as_str)
    }
}

/// The family of a resource type: `verification` for `verification/selfie`.
fn family_of(resource_type: &str) -> &str {
    resource_type.split('/').next().unwrap_or(resource_type)
}

/// The constant types of an object that is a resource: `type`, `id`, and `attributes` or `relationships`.
fn resource_types(api: &Api, object: &Object) -> Option<Vec<String>> {
    let field = |name: &str| object.fields.iter().find(|f| f.name == name);
    if !is_plain_text(&field("id")?.type_use)
        || (field("attributes").is_none() && field("relationships").is_none())
    {
        return None;
    }
    let types = constant_texts(api, &field("type")?.type_use)?;
    (!types.is_empty()).then_some(types)
}

/// The one type that a resource always has.
pub(crate) fn constant_resource_type(object: &Object) -> Option<(&str, &Field)> {
    let find = |name: &str| object.fields.iter().find(|field| field.name == name);
    find("id")?;
    find("attributes").or_else(|| find("relationships"))?;
    let field = find("type")?;
    match &field.type_use.shape {
        Shape::Constant(value) => Some((value.as_str()?, field)),
        _ => None,
    }
}

/// The texts that the `type` of a resource can have; none for what is no resource.
pub(crate) fn types_of_resource(api: &Api, id: &TypeId) -> Vec<String> {
    match api.definitions.get(id).map(|definition| &definition.kind) {
        Some(DefinitionKind::Object(object)) => resource_types(api, object).unwrap_or_default(),
        _ => Vec::new(),
    }
}

/// Whether FIELD is `attributes` or `relationships` of a resource.
fn is_resource_member(object: &Object, field: &Field) -> bool {
    matches!(field.name.as_str(), "attributes" | "relationships")
        && ["type", "id"]
            .iter()
            .any(|name| object.fields.iter().any(|f| f.name == *name))
}

/// The texts that a member can hold, where the document lists them.
fn constant_texts(api: &Api, type_use: &TypeUse) -> Option<Vec<String>> {
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

/// The members that a resource always has: its type and ID, and what it consists of.
fn plain_members<'a>(api: &Api, object: &'a Object) -> Vec<&'a str> {
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

/// Whether a member is text without a format of its own.
fn is_plain_text(type_use: &TypeUse) -> bool {
    matches!(&type_use.shape, Shape::Text(TextFormat::Plain(_)))
}

/// The object that a use points to, seen through aliases.
fn object_of<'a>(api: &'a Api, type_use: &TypeUse) -> Option<(&'a TypeId, &'a Object)> {
    let Shape::Defined(id) = &type_use.shape else {
        return None;
    };
    let definition = api.definitions.get(id)?;
    match &definition.kind {
        DefinitionKind::Object(object) => Some((&definition.id, object)),
        DefinitionKind::Alias(target) if target.shape != type_use.shape => object_of(api, target),
        _ => None,
    }
}

/// The object that a use points to, where it is written inline.
fn inline_object<'a>(api: &'a Api, type_use: &TypeUse) -> Option<&'a Definition> {
    let Shape::Defined(id) = &type_use.shape else {
        return None;
    };
    let definition = api.definitions.get(id)?;
    let named = id.path.is_empty() && matches!(id.owner, Owner::Schema(_));
    (!named && matches!(definition.kind, DefinitionKind::Object(_))).then_some(definition)
}

/// Whether a definition is a links object whose links are all text.
fn is_links(definition: &Definition) -> bool {
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

/// The relationship that a definition is.
fn relationship_of(api: &Api, definition: &Definition) -> Option<Relationship> {
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
        Shape::List(item) => (true, identifier_types(api, item)?),
        _ => (false, identifier_types(api, data)?),
    };
    let families: BTreeSet<&str> = types.iter().map(|t| family_of(t)).collect();
    let family = match families.into_iter().collect::<Vec<_>>()[..] {
        [family] => Some(family.to_owned()),
        _ => None,
    };
    Some(Relationship { many, family })
}

/// The types that an identifier (or a union of identifiers) can have; empty where the document does not tell.
fn identifier_types(api: &Api, type_use: &TypeUse) -> Option<Vec<String>> {
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
        DefinitionKind::Union(Union { variants, .. }) => {
            let mut types = Vec::new();
            for variant in variants {
                let some = identifier_types(api, &variant.type_use)?;
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

/// Adds the definitions that a use names to TODO.
fn collect(type_use: &TypeUse, todo: &mut Vec<TypeId>) {
    match &type_use.shape {
        Shape::Defined(id) => todo.push(id.clone()),
        Shape::List(item) | Shape::Map(item) => collect(item, todo),
        _ => {}
    }
}
