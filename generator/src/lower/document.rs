//! A document in `openapiv3`'s types, in parts that know their pointers.

use crate::normalize::Lost;
use crate::yaml::Mapping;
use indexmap::IndexMap;
use openapiv3::{
    Example, Header, Parameter, ReferenceOr, RequestBody, Response, Schema, Server, Tag,
};

/// The typed parts of a document.
#[derive(Debug, Default)]
pub(super) struct TypedDocument {
    pub title: String,
    pub version: String,
    pub description: Option<String>,
    pub servers: Vec<Server>,
    pub security: Vec<Vec<String>>,
    pub tags: Vec<Tag>,
    pub schemas: IndexMap<String, ReferenceOr<Schema>>,
    /// The targets of references that are no components, by pointer.
    pub inner: IndexMap<String, ReferenceOr<Schema>>,
    /// The parts that could not be read. They are reported already.
    pub lost: Lost,
    /// The reference that names each schema.
    pub schema_references: IndexMap<String, String>,
    pub parameters: IndexMap<String, ReferenceOr<Parameter>>,
    pub request_bodies: IndexMap<String, ReferenceOr<RequestBody>>,
    pub responses: IndexMap<String, ReferenceOr<Response>>,
    pub headers: IndexMap<String, ReferenceOr<Header>>,
    pub examples: IndexMap<String, ReferenceOr<Example>>,
    pub security_schemes: Mapping,
    pub paths: Vec<PathParts>,
    pub webhooks: Vec<PathParts>,
}

/// A path or a webhook.
#[derive(Debug)]
pub(super) struct PathParts {
    /// The path template, or the webhook's key.
    pub key: String,
    pub pointer: String,
    pub summary: Option<String>,
    pub description: Option<String>,
    pub servers: Vec<Server>,
    pub parameters: Vec<Located<ReferenceOr<Parameter>>>,
    pub operations: Vec<OperationParts>,
}

/// An operation of `openapiv3`, with its parts read one by one.
#[derive(Debug)]
pub(super) struct OperationParts {
    /// Its `operationId`. If it has none, or another operation has the same, its method and path.
    pub id: String,
    pub method: &'static str,
    pub pointer: String,
    pub operation: openapiv3::Operation,
    pub parameters: Vec<Located<ReferenceOr<Parameter>>>,
    pub request_body: Option<Located<ReferenceOr<RequestBody>>>,
    /// By status, as written.
    pub responses: Vec<(String, Located<ReferenceOr<Response>>)>,
}

/// A part and its pointer.
#[derive(Clone, Debug)]
pub(super) struct Located<T> {
    pub pointer: String,
    pub part: T,
}
