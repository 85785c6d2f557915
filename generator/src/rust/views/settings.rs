//! The runtime's settings for one API.

use crate::model::ServerTemplate;
use serde::Serialize;

/// The runtime's settings for one API. An absent or empty setting has the runtime's default.
#[derive(Clone, Debug, Default, Serialize)]
pub struct SettingsView {
    /// The first server, if its address is complete.
    pub base_url: Option<String>,
    /// The first server as written, if its address is not complete or has variables.
    pub server: Option<ServerTemplate>,
    /// The environment variables of credentials, by scheme.
    pub credential_variables: Vec<(String, String)>,
    /// Security schemes, by name.
    pub schemes: Vec<SchemeView>,
    /// Alternative sets of schemes.
    pub security: Vec<Vec<String>>,
    /// The scheme of the API key.
    pub api_key_scheme: Option<String>,
    /// The environment variable that holds the key.
    pub api_key_variable: Option<String>,
    /// The environment variable that holds the base URL.
    pub base_url_variable: Option<String>,
    /// Other origins that may receive the key.
    pub origins: Vec<String>,
    /// Headers of every request.
    pub headers: Vec<(String, String)>,
    /// Those headers whose values the caller cannot change.
    pub fixed_headers: Vec<String>,
    /// How the server recognises a repeated request.
    pub idempotency: Option<IdempotencyView>,
    /// The header with the request's ID.
    pub request_id_header: Option<String>,
    /// The headers with the state of the rate limit.
    pub rate_limit: Option<RateLimitView>,
    /// Titles of errors for which a retry does not help.
    pub never_retry: Vec<String>,
    /// Members of an error that can hold its title.
    pub error_title: Vec<String>,
    /// Members of an error that hold its details.
    pub error_detail: Vec<String>,
    /// How the client asks for the next page.
    pub pages: Option<PagesView>,
    /// How webhooks are signed.
    pub webhook: Option<WebhookView>,
    /// Whether lists in deep objects are written with indexes. That is so unless the document uses JSON:API, whose
    /// lists have commas, or has no deep object.
    pub indexes_deep_lists: bool,
    /// The type of an event's ID.
    pub event_id: String,
}

/// A security scheme.
#[derive(Clone, Debug, Serialize)]
pub struct SchemeView {
    /// Its name in the document.
    pub name: String,
    /// The location of the secret.
    #[serde(flatten)]
    pub kind: SchemeKind,
}

/// The location of a scheme's secret.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum SchemeKind {
    /// `Authorization: Bearer`.
    Bearer,
    /// `Authorization: Basic`.
    Basic,
    /// Its own header.
    Header {
        /// The header.
        key: String,
        /// The text before the secret.
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

/// How the server recognises a repeated request.
#[derive(Clone, Debug, Serialize)]
pub struct IdempotencyView {
    /// The header.
    pub header: String,
    /// The methods that send it.
    pub methods: Vec<String>,
}

/// The headers with the state of the rate limit.
#[derive(Clone, Debug, Serialize)]
pub struct RateLimitView {
    /// The number of allowed requests.
    pub limit: String,
    /// The number of requests left.
    pub remaining: String,
    /// The time until the window ends.
    pub reset: String,
}

/// How the client asks for the next page.
#[derive(Clone, Debug, Serialize)]
pub struct PagesView {
    /// The query parameter with the cursor.
    pub after: String,
    /// All query parameters that hold a cursor.
    pub cursors: Vec<String>,
}

/// How webhooks are signed, and the pointers to their members.
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
    /// The header with the number of attempts made.
    pub attempts_made: String,
    /// The header with the number of attempts left.
    pub attempts_left: String,
    /// The header with the time of the first attempt.
    pub first_attempted_at: String,
    /// The pointer to the event's name.
    pub name: String,
    /// The pointer to the event's ID.
    pub id: String,
    /// The pointer to the event's time.
    pub created_at: String,
    /// The pointer to the payload.
    pub payload: String,
}
