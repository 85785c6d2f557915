//! What is this API's own: header names, base URL, pagination.

use crate::runtime::http::{
    ErrorShape, Idempotency, PageRule, RateLimitHeaders, Scheme, Settings, WebhookRule,
};

/// The facts that the document does not tell.
pub const SETTINGS: Settings = Settings {
    base_url: Some("https://api.withpersona.com/api/v1"),
    origins: &["https://withpersona.com"],
    api_key_variable: Some("PERSONA_API_KEY"),
    base_url_variable: Some("PERSONA_BASE_URL"),
    headers: &[
        ("persona-version", "2025-12-08"),
        ("key-inflection", "kebab"),
    ],
    schemes: &[
        ("bearerAuth", Scheme::Bearer),
        (
            "privacyPassAuth",
            Scheme::Header("authorization", "PrivateToken token="),
        ),
    ],
    security: &[&["bearerAuth"]],
    api_key_scheme: Some("bearerAuth"),
    idempotency: Some(Idempotency {
        header: "idempotency-key",
        methods: &["POST"],
    }),
    request_id_header: Some("request-id"),
    rate_limit: Some(RateLimitHeaders {
        limit: "ratelimit-limit",
        remaining: "ratelimit-remaining",
        reset: "ratelimit-reset",
    }),
    never_retry: &["Quota exceeded"],
    errors: ErrorShape {
        detail: &["details", "detail"],
        ..ErrorShape::DEFAULT
    },
    pages: Some(PageRule {
        after: "page[after]",
        cursors: &["page[after]", "page[before]"],
    }),
    webhook: Some(WebhookRule {
        header: "persona-signature",
        timestamp: "t",
        signature: "v1",
        tolerance: 300,
        attempts_made: "persona-webhook-attempts-made",
        attempts_left: "persona-webhook-attempts-left",
        first_attempted_at: "persona-webhook-first-attempted-at",
        name: "/data/attributes/name",
        id: "/data/id",
        created_at: "/data/attributes/created-at",
        payload: "/data/attributes/payload",
    }),
    ..Settings::DEFAULT
};
