//! The API in its own terms: resources, operations, events and the types of their data.
//!
//! In: the lowered document. Out: plain data that naming and rendering read. Always: no Rust names, no `openapiv3`
//! types, no formatting; every order is the document's own (fields, values, parameters) or sorted by key (paths,
//! schemas, webhooks), so that reordering a document's maps changes nothing.

mod behind;
mod census;
mod definition;
mod direction;
mod fact;
mod held;
mod id;
mod map;
mod named;
mod operation;
mod shape;

pub use census::{Census, Share};
pub use definition::*;
pub(crate) use direction::{mark_directions, settle_places};
pub use fact::*;
pub use held::*;
pub use id::*;
pub use operation::*;
pub use shape::*;

use indexmap::IndexMap;
use serde::Serialize;

/// A whole API.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Api {
    /// `info.title`.
    pub title: String,
    /// `info.version`.
    pub version: String,
    /// `info.description`.
    pub description: Option<String>,
    /// SHA-256 (hex) of the bundled document in canonical form. Layout, key order and descriptions do not change it.
    pub sha256: String,
    /// URLs of the top-level `servers`. The first is the default.
    pub servers: Vec<String>,
    /// The first server as written, if it is not a complete URL or has variables.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub server: Option<ServerTemplate>,
    /// Security schemes by name, sorted.
    pub security_schemes: IndexMap<String, SecurityScheme>,
    /// The default security of operations: alternative sets of scheme names.
    pub security: Vec<Vec<String>>,
    /// Tags that operations use, sorted by name.
    pub resources: Vec<Resource>,
    /// All operations, sorted by path, then by method in the order get, put, post, delete, options, head, patch, trace.
    pub operations: Vec<Operation>,
    /// All webhooks, sorted by name.
    pub events: Vec<Event>,
    /// Every object, enumeration and union, named or inline, and named aliases of other schemas. Sorted by id.
    pub definitions: IndexMap<TypeId, Definition>,
    /// Examples of schemas and parameters, in any order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub examples: Vec<ValueExample>,
    /// The parts that keep their published form.
    #[serde(skip)]
    pub held: Held,
}

/// A server whose address the document does not give completely.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ServerTemplate {
    /// The URL as written: without a host, or with variables in braces.
    pub url: String,
    /// Its variables in the order of the URL, each with its default.
    pub variables: Vec<(String, Option<String>)>,
}

impl ServerTemplate {
    /// Whether a URL has the scheme http or https and a host, and no braces.
    pub fn is_whole(url: &str) -> bool {
        let lower = url.to_ascii_lowercase();
        let schemes = ["https://", "http://"].iter();
        let mut rest = schemes.filter_map(|scheme| lower.strip_prefix(scheme));
        let has_host = rest
            .next()
            .is_some_and(|rest| !rest.is_empty() && !rest.starts_with(['/', ':', '?', '#']));
        has_host && !url.contains(['{', '}'])
    }
}

/// A tag, whose operations become methods of one type.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Resource {
    /// The tag as written; operations without a tag belong to the resource `default`.
    pub tag: String,
    /// The tag's description.
    pub description: Option<String>,
}

/// A security scheme, as far as a client uses it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SecurityScheme {
    /// `Authorization: Bearer …` (also OAuth 2 and OpenID Connect, whose tokens are sent in this way).
    Bearer,
    /// `Authorization: Basic …`.
    Basic,
    /// A key in a header, a query parameter or a cookie.
    ApiKey {
        /// The location of the key.
        location: ParameterLocation,
        /// The name of the key there.
        name: String,
    },
    /// Any other scheme, by its name.
    Other(String),
}
