//! What a document has of JSON:API, to be asked for.

use super::document::JsonApiDocument;
use super::envelope::Envelope;
use super::shapes::{Relationship, constant_texts};
use crate::model::{
    Api, Field, Parameter, ParameterLocation, ParameterStyle, Shape, TypeId, TypeUse,
};
use std::collections::{BTreeMap, BTreeSet};

/// What a document has of JSON:API.
#[derive(Clone, Debug, Default)]
pub struct JsonApi {
    pub(super) relationships: BTreeMap<TypeId, Relationship>,
    pub(super) links: BTreeSet<TypeId>,
    pub(super) documents: BTreeMap<TypeId, JsonApiDocument>,
    pub(super) envelopes: BTreeMap<TypeId, Envelope>,
    pub(super) included: Option<TypeUse>,
    pub(super) resources: BTreeMap<TypeId, String>,
    pub(super) families: BTreeSet<String>,
    pub(super) sparse: BTreeSet<TypeId>,
    pub(super) plain: BTreeSet<(TypeId, String)>,
    pub(super) reachable: BTreeSet<TypeId>,
    pub(super) wraps: BTreeSet<(TypeId, String)>,
}

impl JsonApi {
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

    /// Whether the member NAME of the definition ID only wraps what a request is about.
    pub fn wraps(&self, id: &TypeId, name: &str) -> bool {
        self.wraps.contains(&(id.clone(), name.to_owned()))
    }

    /// Whether any request or answer is a document by its shape.
    pub fn has_documents(&self) -> bool {
        !self.wraps.is_empty() || !self.documents.is_empty()
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
