//! The JSON:API parts of a model, for look-up.

use super::document::JsonApiDocument;
use super::envelope::Envelope;
use super::shapes::{Relationship, constant_texts};
use crate::model::{
    Api, Field, Parameter, ParameterLocation, ParameterStyle, Shape, TypeId, TypeUse,
};
use std::collections::{BTreeMap, BTreeSet};

/// The JSON:API parts of a model.
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
    /// The word for the runtime's type of the definition `id`.
    pub fn runtime_word(&self, id: &TypeId) -> Option<&'static str> {
        let words = [
            (self.links.contains(id), "links"),
            (self.relationships.contains_key(id), "relationship"),
            (self.documents.contains_key(id), "document"),
            (self.envelopes.contains_key(id), "envelope"),
        ];
        words.into_iter().find_map(|(is, word)| is.then_some(word))
    }

    /// The relationship of the definition `id`, if the runtime has a type for it.
    pub fn relationship(&self, id: &TypeId) -> Option<&Relationship> {
        self.relationships.get(id)
    }

    /// The document of the answer `id`, if the runtime has a type for it.
    pub fn document(&self, id: &TypeId) -> Option<&JsonApiDocument> {
        self.documents.get(id)
    }

    /// The envelope of the event body `id`, if the runtime has a type for it.
    pub fn envelope(&self, id: &TypeId) -> Option<&Envelope> {
        self.envelopes.get(id)
    }

    /// Whether the definition `id` is a links object.
    pub fn is_links(&self, id: &TypeId) -> bool {
        self.links.contains(id)
    }

    /// Whether the definition `id` gets no generated type.
    pub fn is_runtime(&self, id: &TypeId) -> bool {
        self.relationships.contains_key(id)
            || self.links.contains(id)
            || !self.reachable.contains(id)
    }

    /// Whether `field` of the definition `id` is one of the four members that every resource of an answer has.
    pub fn has_plain_member(&self, id: &TypeId, field: &Field) -> bool {
        self.plain.contains(&(id.clone(), field.name.clone()))
    }

    /// A text for the `type` of a resource in an answer, if `field` is that member and the document lists values.
    pub fn sample_type(&self, api: &Api, id: &TypeId, field: &Field) -> Option<String> {
        let is_type = field.name == "type" && self.has_plain_member(id, field);
        let texts = constant_texts(api, &field.type_use).filter(|_| is_type)?;
        texts.into_iter().next()
    }

    /// Whether sparse fieldsets may leave out any member of the definition `id`.
    pub fn is_sparse(&self, id: &TypeId) -> bool {
        self.sparse.contains(id)
    }

    /// Whether the member `name` of the definition `id` is only a wrapper in a request.
    pub fn wraps(&self, id: &TypeId, name: &str) -> bool {
        self.wraps.contains(&(id.clone(), name.to_owned()))
    }

    /// Whether any request or answer is a JSON:API document.
    pub fn has_documents(&self) -> bool {
        !self.wraps.is_empty() || !self.documents.is_empty()
    }

    /// Whether the document has a resource at all.
    pub fn has_resources(&self) -> bool {
        !self.resources.is_empty()
    }

    /// The family of the resource that the definition `id` describes.
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

    /// Whether a parameter is JSON:API's sparse fieldsets: the requested attributes, by type of object.
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
