//! What is one API's own: header names, base URL, error shape, pagination. Data, filled by the generator.
//!
//! Every member is optional, so that the runtime serves an API about which nothing but its document is known.

/// The facts about one API that its document does not tell.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// `crate/version`, the start of the user agent.
    pub product: &'static str,
    /// Where the API is, such as `https://api.example.com/v1`; without it the builder must be told.
    pub base_url: Option<&'static str>,
    /// The document's server as it is written, if it has no host (`/v1`) or has variables
    /// (`https://{region}.example.com`).
    pub server: Option<&'static str>,
    /// The server's variables: name, and the value that it has unless it is set.
    pub server_variables: &'static [(&'static str, Option<&'static str>)],
    /// Other origins of the API that may see the key, such as `https://example.com`.
    pub origins: &'static [&'static str],
    /// Environment variable that holds the API key.
    pub api_key_variable: Option<&'static str>,
    /// Environment variables that hold credentials, by scheme.
    pub credential_variables: &'static [(&'static str, &'static str)],
    /// Environment variable that overrides the base URL.
    pub base_url_variable: Option<&'static str>,
    /// Fields sent with every request.
    pub headers: &'static [(&'static str, &'static str)],
    /// Those of these fields that the types depend on: nobody may send another value.
    pub fixed_headers: &'static [&'static str],
    /// The document's security schemes by name.
    pub schemes: &'static [(&'static str, Scheme)],
    /// The document's own `security`: any one of these sets of scheme names.
    pub security: &'static [&'static [&'static str]],
    /// The scheme that the API key is for.
    pub api_key_scheme: Option<&'static str>,
    /// How a repeated request is recognised by the server.
    pub idempotency: Option<Idempotency>,
    /// Field of an answer that names it in the server's logs.
    pub request_id_header: Option<&'static str>,
    /// Fields of an answer that tell what is left of the rate limit.
    pub rate_limit: Option<RateLimitHeaders>,
    /// Titles of errors for which waiting does not help although the status says so.
    pub never_retry: &'static [&'static str],
    /// Where an error body holds what.
    pub errors: ErrorShape,
    /// How lists are paged.
    pub pages: Option<PageRule>,
    /// How webhooks are signed.
    pub webhook: Option<WebhookRule>,
    /// Whether lists in the query's deep objects are written by number (`k[a][0]=b`) and not with commas.
    pub indexes_deep_lists: bool,
}

impl Settings {
    /// No facts at all.
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
    /// A sentence when the types cannot read the answers to a request with this header field.
    pub(crate) fn check_header(&self, name: &str, value: &str) -> Result<(), String> {
        let is_named = |other: &str| other.eq_ignore_ascii_case(name);
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

/// How a credential travels (OpenAPI's security scheme).
#[doc(hidden)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// `Authorization: Bearer …`.
    Bearer,
    /// `Authorization: Basic …`; the credential is `user:password`.
    Basic,
    /// A header field of its own: name, and what stands before the credential.
    Header(&'static str, &'static str),
    /// A query parameter.
    Query(&'static str),
    /// A cookie.
    Cookie(&'static str),
}

/// The header that makes a repeated request harmless.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct Idempotency {
    /// The field's name.
    pub header: &'static str,
    /// The methods that are given one.
    pub methods: &'static [&'static str],
}

/// Names of the fields that tell the state of the rate limit.
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

/// Where an error body holds what: JSON pointers and member names.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct ErrorShape {
    /// Pointer to the list of errors, or to the one error.
    pub list: &'static str,
    /// Members of an error that hold its title; the first that is there counts.
    pub title: &'static [&'static str],
    /// Members that hold the long form.
    pub detail: &'static [&'static str],
    /// Members that hold a code.
    pub code: &'static [&'static str],
    /// Pointer, within an error, to the pointer at what was wrong in the request.
    pub pointer: &'static str,
    /// Pointer, within an error, to the name of a wrong parameter.
    pub parameter: &'static str,
}

impl ErrorShape {
    /// JSON:API's error objects, and what commonly stands in their place.
    pub const DEFAULT: Self = Self {
        list: "/errors",
        title: &["title", "message", "error"],
        detail: &["detail", "details", "error_description"],
        code: &["code"],
        pointer: "/source/pointer",
        parameter: "/source/parameter",
    };
}

/// How lists are paged.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct PageRule {
    /// Query parameter that takes the cursor of the next page, where links hold bare cursors.
    pub after: &'static str,
    /// Query parameters that a followed link replaces even where it does not name them.
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
    /// Seconds that a delivery may differ from the clock.
    pub tolerance: u64,
    /// Field that tells how often a delivery was attempted.
    pub attempts_made: &'static str,
    /// Field that tells how many attempts are left.
    pub attempts_left: &'static str,
    /// Field that tells when the delivery was first attempted, in unix seconds.
    pub first_attempted_at: &'static str,
    /// Pointer to the event's name in the body.
    pub name: &'static str,
    /// Pointer to the event's id.
    pub id: &'static str,
    /// Pointer to when the event happened.
    pub created_at: &'static str,
    /// Pointer to what the event is about.
    pub payload: &'static str,
}
