//! The settings of one API: header names, base URL, error format, pagination. The generator fills this data.
//!
//! Every member is optional, so that the runtime also works for an API with no settings.

use crate::runtime::ascii;

/// The facts about one API that the runtime needs.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// `crate/version`, the start of the user agent.
    pub product: &'static str,
    /// The base URL, such as `https://api.example.com/v1`. If it is `None`, the builder must be given one.
    pub base_url: Option<&'static str>,
    /// The document's server as it is written, if it has no host (`/v1`) or has variables
    /// (`https://{region}.example.com`).
    pub server: Option<&'static str>,
    /// The server's variables: the name and the default value.
    pub server_variables: &'static [(&'static str, Option<&'static str>)],
    /// Other origins of the API that may receive the key, such as `https://example.com`.
    pub origins: &'static [&'static str],
    /// Environment variable that holds the API key.
    pub api_key_variable: Option<&'static str>,
    /// Environment variables that hold credentials, by scheme.
    pub credential_variables: &'static [(&'static str, &'static str)],
    /// Environment variable that overrides the base URL.
    pub base_url_variable: Option<&'static str>,
    /// Fields sent with every request.
    pub headers: &'static [(&'static str, &'static str)],
    /// Names of the fields in `headers` that the types depend on. The caller cannot change their values.
    pub fixed_headers: &'static [&'static str],
    /// The document's security schemes by name.
    pub schemes: &'static [(&'static str, Scheme)],
    /// The document's own `security`: alternative sets of scheme names.
    pub security: &'static [&'static [&'static str]],
    /// The scheme of the API key.
    pub api_key_scheme: Option<&'static str>,
    /// How the server recognises a repeated request.
    pub idempotency: Option<Idempotency>,
    /// The field of an answer that holds the request ID.
    pub request_id_header: Option<&'static str>,
    /// The fields of an answer that hold the state of the rate limit.
    pub rate_limit: Option<RateLimitHeaders>,
    /// Titles of errors for which waiting does not help, although the status suggests it.
    pub never_retry: &'static [&'static str],
    /// Where an error body holds its parts.
    pub errors: ErrorShape,
    /// How lists are paged.
    pub pages: Option<PageRule>,
    /// How webhooks are signed.
    pub webhook: Option<WebhookRule>,
    /// Whether lists inside deep objects of the query are written with indexes (`k[a][0]=b`) and not with commas.
    pub indexes_deep_lists: bool,
}

impl Settings {
    /// No settings.
    pub const DEFAULT: Self = Self {
        product: concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")),
        base_url: None,
        server: None,
        server_variables: &[],
        origins: &[],
        api_key_variable: None,
        credential_variables: &[],
        base_url_variable: None,
        headers: &[],
        fixed_headers: &[],
        schemes: &[],
        security: &[],
        api_key_scheme: None,
        idempotency: None,
        request_id_header: None,
        rate_limit: None,
        never_retry: &[],
        errors: ErrorShape::DEFAULT,
        pages: None,
        webhook: None,
        indexes_deep_lists: false,
    };

    /// # Errors
    /// A sentence when the types cannot read the answers to a request with this header field, or the field says where
    /// the body ends, which the client writes itself.
    pub(crate) fn check_header(&self, name: &str, value: &str) -> Result<(), String> {
        let is_named = |other: &str| ascii::eq_ignore_case(other, name);
        if is_named("content-length") || is_named("transfer-encoding") {
            return Err(format!(
                "the client writes the header {name} itself, from the length of the body"
            ));
        }
        if !self.fixed_headers.iter().any(|fixed| is_named(fixed)) {
            return Ok(());
        }
        match self.headers.iter().find(|(known, _)| is_named(known)) {
            Some((known, fixed)) if *fixed != value => Err(format!(
                "the types read answers to {known}: {fixed} only; the header cannot have another value"
            )),
            _ => Ok(()),
        }
    }
}

/// How a credential is sent (OpenAPI's security scheme).
#[doc(hidden)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// `Authorization: Bearer …`.
    Bearer,
    /// `Authorization: Basic …`; the credential is `user:password`.
    Basic,
    /// A header field: its name, and the text before the credential.
    Header(&'static str, &'static str),
    /// A query parameter.
    Query(&'static str),
    /// A cookie.
    Cookie(&'static str),
}

/// The header by which the server recognises a repeated request.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct Idempotency {
    /// The field's name.
    pub header: &'static str,
    /// The methods that send it.
    pub methods: &'static [&'static str],
}

/// Names of the fields that hold the state of the rate limit.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct RateLimitHeaders {
    /// Requests allowed in a window.
    pub limit: &'static str,
    /// Requests left in this window.
    pub remaining: &'static str,
    /// Seconds until the window ends.
    pub reset: &'static str,
}

/// Where an error body holds its parts: JSON pointers and member names.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct ErrorShape {
    /// Pointer to the list of errors, or to the single error.
    pub list: &'static str,
    /// Members of an error that can hold its title, which is printed. The first one that is present counts.
    pub title: &'static [&'static str],
    /// Members that can hold the details.
    pub detail: &'static [&'static str],
    /// Members that can hold a code.
    pub code: &'static [&'static str],
    /// Pointer, within an error, to the pointer that names the wrong place in the request.
    pub pointer: &'static str,
    /// Pointer, within an error, to the name of the wrong parameter.
    pub parameter: &'static str,
}

impl ErrorShape {
    /// The names of JSON:API's error objects.
    pub const DEFAULT: Self = Self {
        list: "/errors",
        title: &["title"],
        detail: &["detail", "details"],
        code: &["code"],
        pointer: "/source/pointer",
        parameter: "/source/parameter",
    };
}

/// How lists are paged.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct PageRule {
    /// Query parameter for the cursor of the next page, if links are bare cursors.
    pub after: &'static str,
    /// Query parameters that are removed when a link is followed, even if the link does not name them.
    pub cursors: &'static [&'static str],
}

/// How webhooks are signed.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct WebhookRule {
    /// The field that holds the signature.
    pub header: &'static str,
    /// Key of the timestamp within a pair.
    pub timestamp: &'static str,
    /// Key of the signature within a pair.
    pub signature: &'static str,
    /// How many seconds the timestamp may differ from the clock.
    pub tolerance: u64,
    /// Field with the number of attempts made so far.
    pub attempts_made: &'static str,
    /// Field with the number of attempts left.
    pub attempts_left: &'static str,
    /// Field with the time of the first attempt, in unix seconds.
    pub first_attempted_at: &'static str,
    /// Pointer to the event's name in the body.
    pub name: &'static str,
    /// Pointer to the event's id.
    pub id: &'static str,
    /// Pointer to the time of the event.
    pub created_at: &'static str,
    /// Pointer to the payload, the object that the event is about.
    pub payload: &'static str,
}
