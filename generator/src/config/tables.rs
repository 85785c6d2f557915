//! The tables of codegen.toml.

use super::places::Places;
use crate::diagnostic::Levels;
use crate::published::Published;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The settings of one API. All have defaults, so that a document alone is enough.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Config {
    /// The crate's metadata for Cargo.
    #[serde(rename = "crate")]
    pub package: Package,
    /// The client's settings for every request.
    pub client: Client,
    /// Names chosen by hand.
    pub names: NamesByHand,
    /// How lists are paged.
    pub pagination: Pagination,
    /// The content of error bodies.
    pub errors: Errors,
    /// How webhooks are signed.
    pub webhooks: Option<Webhooks>,
    /// Which events share the type of their bodies.
    pub events: Events,
    /// The published names, which are in a separate file next to the settings.
    #[serde(skip)]
    pub published: Published,
    /// Cargo features: the tags whose operations each of them contains.
    pub features: BTreeMap<String, Vec<String>>,
    /// Findings whose level differs from the default.
    pub diagnostics: Weights,
    /// The places of all keys and values.
    #[serde(skip)]
    pub places: Places,
}

/// `[diagnostics]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Weights {
    /// Codes whose warnings become notes.
    pub allow: Vec<String>,
    /// Codes whose findings become errors. `warnings` means all warnings.
    pub deny: Vec<String>,
}

impl Weights {
    /// The levels for the findings of a run.
    pub fn levels(&self) -> Levels {
        Levels {
            allow: self.allow.iter().cloned().collect(),
            deny: self.deny.iter().cloned().collect(),
        }
    }
}

/// `[crate]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Package {
    /// The crate's name.
    pub name: Option<String>,
    /// The crate's version.
    pub version: Option<String>,
    /// One sentence for the registry.
    pub description: Option<String>,
    /// URL of the repository.
    pub repository: Option<String>,
    /// At most five words for the registry.
    pub keywords: Vec<String>,
    /// Categories of the registry.
    pub categories: Vec<String>,
    /// Text for the crate's documentation, in Markdown.
    pub documentation: Option<String>,
    /// The `x-` key of an operation that names its pages in the API's own reference.
    pub page_names: Option<String>,
}

/// `[client]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Client {
    /// The environment variable that holds the API key.
    pub key_variable: Option<String>,
    /// The environment variable that holds another base URL.
    pub base_url_variable: Option<String>,
    /// Other origins that may receive the key, such as the API's former host.
    pub origins: Vec<String>,
    /// Headers sent with every request. `{version}` means the document's version.
    pub headers: BTreeMap<String, String>,
    /// Those headers that the types depend on. The client refuses other values for them.
    pub fixed_headers: Vec<String>,
    /// The header that makes a request safe to repeat, and the methods that send it.
    pub idempotency: Option<Idempotency>,
    /// Further header parameters of the document that the client sets itself.
    pub owned_headers: Vec<String>,
    /// The text before a credential in its header, by security scheme.
    pub credential_prefixes: BTreeMap<String, String>,
    /// The response header that names the request.
    pub request_id_header: Option<String>,
    /// The response headers with the state of the rate limit.
    pub rate_limit: Option<RateLimit>,
}

/// `[client.idempotency]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Idempotency {
    /// The header's name.
    pub header: String,
    /// Methods that send it.
    pub methods: Vec<String>,
}

/// `[client.rate-limit]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RateLimit {
    /// Requests in a window.
    pub limit: String,
    /// Requests left.
    pub remaining: String,
    /// Seconds until the window ends.
    pub reset: String,
}

/// `[pagination]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Pagination {
    /// The member of an answer that holds the items.
    pub items: Option<String>,
    /// The member of an answer that holds the links.
    pub links: Option<String>,
    /// The query parameter for the cursor of the next page.
    pub after: Option<String>,
    /// The query parameters that a followed link replaces.
    pub cursors: Vec<String>,
}

/// `[errors]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Errors {
    /// Titles of errors for which waiting does not help.
    pub never_retry: Vec<String>,
    /// Members of an error that can hold its title, which is printed. The first one that is present counts.
    pub title: Vec<String>,
    /// Members of an error that can hold its details. The first one that is present counts.
    pub detail: Vec<String>,
}

/// `[webhooks]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Webhooks {
    /// The header with the signature.
    pub signature_header: String,
    /// The key of the timestamp within the header.
    pub timestamp_key: String,
    /// The key of the signature within the header.
    pub signature_key: String,
    /// How many seconds a signature stays valid.
    pub tolerance: u64,
    /// The header with the number of attempts made.
    pub attempts_made_header: String,
    /// The header with the number of attempts left.
    pub attempts_left_header: String,
    /// The header with the time of the first attempt, in Unix seconds.
    pub first_attempted_at_header: String,
    /// JSON pointer to the event's name.
    pub name: String,
    /// JSON pointer to the event's ID.
    pub id: String,
    /// The family of the event's ID, if the document has it.
    #[serde(default)]
    pub id_family: Option<String>,
    /// JSON pointer to the time of the event.
    pub created_at: String,
    /// JSON pointer to the payload.
    pub payload: String,
}

/// `[events]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Events {
    /// The subject of an event, by its name or by its name up to the last dot. Events of one subject share a type.
    pub subjects: BTreeMap<String, String>,
}

/// `[names]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct NamesByHand {
    /// Type names by the document's own name of the type, as findings show it.
    pub types: BTreeMap<String, String>,
    /// Names of resources by tag.
    pub resources: BTreeMap<String, String>,
    /// Names of operations by operationId.
    pub operations: BTreeMap<String, OperationByHand>,
}

/// An entry of `[names.operations]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct OperationByHand {
    /// The name of its type.
    #[serde(rename = "type")]
    pub type_name: Option<String>,
    /// The name of its method.
    pub method: Option<String>,
}
