//! Operations and events: parameters, bodies, answers.

use super::{Fact, TypeUse};
use crate::diagnostic::Place;
use serde::Serialize;
use std::collections::BTreeMap;

/// A method on a path.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Operation {
    /// `operationId`. If there is none, method and path.
    pub id: String,
    /// The method in upper case.
    pub method: String,
    /// The path template, such as `/inquiries/{inquiry-id}/resume`.
    pub path: String,
    /// The tag of the resource it belongs to (its first tag, or `default`).
    pub resource: String,
    /// `summary`.
    pub summary: Option<String>,
    /// `description`.
    pub description: Option<String>,
    /// URL of `externalDocs`.
    pub docs_url: Option<String>,
    /// Extensions that are text or a list of texts, by their key.
    #[serde(skip)]
    pub extensions: BTreeMap<String, Vec<String>>,
    /// `deprecated`.
    pub deprecated: bool,
    /// URL of the first server of the operation or path item, if it has one.
    pub server: Option<String>,
    /// The operation's own security, if it has one: alternative sets of scheme names.
    pub security: Option<Vec<Vec<String>>>,
    /// Parameters in the document's order, those of the path item first.
    pub parameters: Vec<Parameter>,
    /// The request body.
    pub request: Option<Request>,
    /// Success responses (2xx), by status.
    pub answers: Vec<Response>,
    /// All other documented responses, by status; `default` last.
    pub errors: Vec<Response>,
    /// Its place in the document.
    #[serde(skip)]
    pub place: Option<Place>,
}

/// The location of a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ParameterLocation {
    /// In the path.
    Path,
    /// In the query string.
    Query,
    /// As a header.
    Header,
    /// In the `Cookie` header.
    Cookie,
}

/// How a parameter's value is written (OpenAPI `style`; defaults filled in).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ParameterStyle {
    /// `a,b`: path and header.
    Simple,
    /// `.a.b`: path.
    Label,
    /// `;k=a`: path.
    Matrix,
    /// `k=a&k=b` or `k=a,b`: query and cookie.
    Form,
    /// `k=a%20b`: query.
    SpaceDelimited,
    /// `k=a|b`: query.
    PipeDelimited,
    /// `k[a]=b`: query.
    DeepObject,
    /// The parameter has `content` with JSON instead of a schema.
    Json,
}

/// A parameter.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Parameter {
    /// Its name on the wire.
    pub name: String,
    /// Its location.
    pub location: ParameterLocation,
    /// The component it comes from (`components/parameters/<name>`), if it is shared.
    pub component: Option<String>,
    /// Whether it must be given.
    pub required: bool,
    /// `description`.
    pub description: Option<String>,
    /// `deprecated`.
    pub deprecated: bool,
    /// How its value is written.
    pub style: ParameterStyle,
    /// Whether lists and objects repeat the name.
    pub explode: bool,
    /// Its shape.
    pub type_use: TypeUse,
    /// `default`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<serde_json::Value>,
    /// Facts for the documentation, such as `maximum: 100`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<Fact>,
    /// Whether reserved characters are not escaped (`allowReserved`).
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub allow_reserved: bool,
    /// Whether the document requires it, although it is a setter in the published crate.
    #[serde(skip)]
    pub demanded: bool,
    /// Whether its published type is text, although its name is that of a family of IDs.
    #[serde(skip)]
    pub no_id: bool,
    /// Its place in the document.
    #[serde(skip)]
    pub place: Option<Place>,
}

impl Parameter {
    /// Whether the document requires it.
    pub fn is_needed(&self) -> bool {
        self.required || self.demanded
    }
}

/// A request body.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Request {
    /// `required`.
    pub required: bool,
    /// Whether the document explicitly says that it is optional. Most documents do not.
    #[serde(skip)]
    pub optional: bool,
    /// `description`.
    pub description: Option<String>,
    /// Its media types in the document's order. The client sends the first one by default.
    pub media: Vec<Media>,
}

/// A response.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Response {
    /// `200`, `4XX` or `default`.
    pub status: String,
    /// The component it comes from (`components/responses/<name>`), if it is shared.
    pub component: Option<String>,
    /// `description`.
    pub description: Option<String>,
    /// Header names in the document's order.
    pub headers: Vec<String>,
    /// Its media types in the document's order. Empty for an empty body.
    pub media: Vec<Media>,
}

/// A body in one media type.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Media {
    /// The media type, such as `application/json`.
    pub media_type: String,
    /// How the bytes are encoded.
    pub encoding: BodyEncoding,
    /// Its shape; `None` if the document gives none.
    pub type_use: Option<TypeUse>,
    /// How single parts or fields are written, if the document says so (`encoding`).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Part>,
    /// Examples of the whole body.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub examples: Vec<Example>,
}

/// How a member of a form or a multipart body is written.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Part {
    /// The member.
    pub name: String,
    /// Its media type, in a multipart body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub media_type: Option<String>,
    /// Its style.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub style: Option<ParameterStyle>,
    /// Whether items or members are separate fields, if it has a style.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub explode: bool,
}

/// The encoding of a body, from its media type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum BodyEncoding {
    /// `application/json` and `…+json`.
    Json,
    /// `multipart/form-data`.
    Multipart,
    /// `application/x-www-form-urlencoded`.
    Form,
    /// `text/…`.
    Text,
    /// Any other media type: bytes.
    Binary,
    /// An answer that is a sequence of items.
    Items(ItemForm),
}

/// How an item of a sequence is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ItemForm {
    /// A JSON text in a line or record.
    Lines,
    /// A server-sent event. The type describes its fields.
    Event,
    /// A server-sent event. The type describes its data.
    EventData,
}

impl BodyEncoding {
    /// Whether the body contains the members of a value, and is not only text or bytes.
    pub fn is_structured(self) -> bool {
        matches!(
            self,
            BodyEncoding::Json | BodyEncoding::Form | BodyEncoding::Multipart
        )
    }
}

/// An example of a whole body, for the tests of the generated crate.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Example {
    /// Its key among `examples`, or empty for `example`.
    pub name: String,
    /// The body.
    pub value: serde_json::Value,
    /// The component it comes from (`components/examples/<name>`), if it is shared.
    pub component: Option<String>,
    /// Whether it has members or values that its schema does not list.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub unlisted: bool,
    /// Its place in the document.
    #[serde(skip)]
    pub place: Option<Place>,
}

/// An example of a schema's or parameter's value.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ValueExample {
    /// The type of the value.
    pub type_use: TypeUse,
    /// The value.
    pub value: serde_json::Value,
    /// Whether it has members or values that its schema does not list.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub unlisted: bool,
    /// Its place in the document.
    #[serde(skip)]
    pub place: Option<Place>,
}

/// A webhook.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Event {
    /// The key among `webhooks`.
    pub name: String,
    /// Its operationId, if it has one.
    pub operation_id: Option<String>,
    /// Its first tag, or `default`.
    pub group: String,
    /// `summary`.
    pub summary: Option<String>,
    /// `description`.
    pub description: Option<String>,
    /// `deprecated`.
    pub deprecated: bool,
    /// Its header parameters.
    pub parameters: Vec<Parameter>,
    /// Its body.
    pub body: Option<Media>,
    /// Its place in the document.
    #[serde(skip)]
    pub place: Option<Place>,
}
