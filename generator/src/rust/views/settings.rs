//! What the runtime must know of one API.

use crate::model::ServerTemplate;
use serde::Serialize;

/// What the runtime must know of one API; what is absent or empty is as the runtime has it by default.
#[derive(Clone, Debug, Default, Serialize)]
pub struct SettingsView {
    /// The first server, where its whole address is known.
    pub base_url: Option<String>,
    /// The same as it is written, where that is no whole address or has variables.
    pub server: Option<ServerTemplate>,
    /// The environment variables of credentials, by scheme.
    pub credential_variables: Vec<(String, String)>,
    /// Security schemes, by name.
    pub schemes: Vec<SchemeView>,
    /// Any one of these sets of schemes.
    pub security: Vec<Vec<String>>,
    /// The scheme that the API key is for.
    pub api_key_scheme: Option<String>,
    /// The environment variable that holds the key.
    pub api_key_variable: Option<String>,
    /// The environment variable that holds the base URL.
    pub base_url_variable: Option<String>,
    /// Other origins that may have the key.
    pub origins: Vec<String>,
    /// Headers of every request.
    pub headers: Vec<(String, String)>,
    /// Those of these headers that nobody may send with another value.
    pub fixed_headers: Vec<String>,
    /// How requests are told apart when they come twice.
    pub idempotency: Option<IdempotencyView>,
    /// The header with the request's ID.
    pub request_id_header: Option<String>,
    /// The headers that tell the rate limit.
    pub rate_limit: Option<RateLimitView>,
    /// Titles of errors that another try does not mend.
    pub never_retry: Vec<String>,
    /// Members of an error that hold its details.
    pub error_detail: Vec<String>,
    /// How the next page is asked for.
    pub pages: Option<PagesView>,
    /// How webhooks are signed.
    pub webhook: Option<WebhookView>,
    /// Whether lists in deep objects are written by number: unless the document is JSON:API by shape, whose lists have
    /// commas, or has no deep object.
    pub indexes_deep_lists: bool,
    /// The type of an event's ID.
    pub event_id: String,
}

/// A security scheme.
#[derive(Clone, Debug, Serialize)]
pub struct SchemeView {
    /// Its name in the document.
    pub name: String,
    /// Where the secret goes.
    #[serde(flatten)]
    pub kind: SchemeKind,
}

/// Where the secret of a scheme goes.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum SchemeKind {
    /// `Authorization: Bearer`.
    Bearer,
    /// `Authorization: Basic`.
    Basic,
    /// A header of its own.
    Header {
        /// The header.
        key: String,
        /// What stands before the secret.
        prefix: String,
    },
    /// A query parameter.
    Query {
        /// The parameter.
        key: String,
    },
    /// A cookie.
    Cookie {
        /// The cookie.
        key: String,
    },
}

/// How requests are told apart when they come twice.
#[derive(Clone, Debug, Serialize)]
pub struct IdempotencyView {
    /// The header.
    pub header: String,
    /// The methods whose requests have it.
    pub methods: Vec<String>,
}

/// The headers that tell the rate limit.
#[derive(Clone, Debug, Serialize)]
pub struct RateLimitView {
    /// How many requests are allowed.
    pub limit: String,
    /// How many are left.
    pub remaining: String,
    /// When there are more.
    pub reset: String,
}

/// How the next page is asked for.
#[derive(Clone, Debug, Serialize)]
pub struct PagesView {
    /// The query parameter with the cursor.
    pub after: String,
    /// All query parameters that hold a cursor.
    pub cursors: Vec<String>,
}

/// How webhooks are signed, and where their members stand.
#[derive(Clone, Debug, Serialize)]
pub struct WebhookView {
    /// The header with the signatures.
    pub header: String,
    /// The key of the time.
    pub timestamp: String,
    /// The key of a signature.
    pub signature: String,
    /// How old a delivery may be, in seconds.
    pub tolerance: u64,
    /// The header that counts attempts made.
    pub attempts_made: String,
    /// The header that counts attempts left.
    pub attempts_left: String,
    /// The header with the time of the first attempt.
    pub first_attempted_at: String,
    /// The pointer to the event's name.
    pub name: String,
    /// The pointer to the event's ID.
    pub id: String,
    /// The pointer to the event's time.
    pub created_at: String,
    /// The pointer to what it is about.
    pub payload: String,
}
