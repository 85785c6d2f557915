//! What the runtime must know of one API, as the members of a constant.

use super::Context;
use super::operations::requirements;
use crate::model::{ParameterLocation, SecurityScheme};
use proc_macro2::Literal;

fn text(value: &str) -> String {
    Literal::string(value).to_string()
}

fn list(values: &[String]) -> String {
    format!("&[{}]", values.join(", "))
}

/// The members of the settings constant that differ from the runtime's default, as Rust.
pub fn settings_view(context: &Context<'_>) -> Vec<String> {
    let mut rows = Vec::new();
    add_document(context, &mut rows);
    add_client(context, &mut rows);
    add_answers(context, &mut rows);
    add_webhooks(context, &mut rows);
    rows
}

/// What the document itself says.
fn add_document(context: &Context<'_>, rows: &mut Vec<String>) {
    let api = context.api;
    if let Some(server) = api.servers.first() {
        rows.push(format!("base_url: Some({})", text(server)));
    }
    let schemes: Vec<String> = api
        .security_schemes
        .iter()
        .filter_map(|(name, scheme)| {
            let prefix = context
                .config
                .client
                .credential_prefixes
                .get(name)
                .map_or("", String::as_str);
            Some(format!(
                "({}, {})",
                text(name),
                scheme_expression(scheme, prefix)?
            ))
        })
        .collect();
    if !schemes.is_empty() {
        rows.push(format!("schemes: {}", list(&schemes)));
    }
    if !api.security.is_empty() {
        rows.push(format!("security: {}", requirements(api, &api.security)));
    }
    let first = api
        .security
        .iter()
        .flatten()
        .next()
        .or_else(|| api.security_schemes.keys().next());
    if let Some(name) = first {
        rows.push(format!("api_key_scheme: Some({})", text(name)));
    }
}

/// A security scheme as the runtime names it.
fn scheme_expression(scheme: &SecurityScheme, prefix: &str) -> Option<String> {
    Some(match scheme {
        SecurityScheme::Bearer => "Scheme::Bearer".to_owned(),
        SecurityScheme::Basic => "Scheme::Basic".to_owned(),
        SecurityScheme::ApiKey { location, name } => match location {
            ParameterLocation::Header => format!(
                "Scheme::Header({}, {})",
                text(&name.to_ascii_lowercase()),
                text(prefix)
            ),
            ParameterLocation::Query => format!("Scheme::Query({})", text(name)),
            _ => format!("Scheme::Cookie({})", text(name)),
        },
        SecurityScheme::Other(_) => return None,
    })
}

/// What the client does with every request.
fn add_client(context: &Context<'_>, rows: &mut Vec<String>) {
    let client = &context.config.client;
    for (member, value) in [
        ("api_key_variable", &client.key_variable),
        ("base_url_variable", &client.base_url_variable),
    ] {
        if let Some(value) = value {
            rows.push(format!("{member}: Some({})", text(value)));
        }
    }
    if !client.origins.is_empty() {
        let origins: Vec<String> = client.origins.iter().map(|o| text(o)).collect();
        rows.push(format!("origins: {}", list(&origins)));
    }
    let headers: Vec<String> = client
        .headers
        .iter()
        .map(|(name, value)| {
            let value = value.replace("{version}", &context.api.version);
            format!("({}, {})", text(&name.to_ascii_lowercase()), text(&value))
        })
        .collect();
    if !headers.is_empty() {
        rows.push(format!("headers: {}", list(&headers)));
    }
    if let Some(idempotency) = &client.idempotency {
        let methods: Vec<String> = idempotency.methods.iter().map(|m| text(m)).collect();
        rows.push(format!(
            "idempotency: Some(Idempotency {{ header: {}, methods: {} }})",
            text(&idempotency.header.to_ascii_lowercase()),
            list(&methods)
        ));
    }
}

/// What the client reads from every answer.
fn add_answers(context: &Context<'_>, rows: &mut Vec<String>) {
    let (client, errors, pages) = (
        &context.config.client,
        &context.config.errors,
        &context.config.pagination,
    );
    if let Some(header) = &client.request_id_header {
        rows.push(format!(
            "request_id_header: Some({})",
            text(&header.to_ascii_lowercase())
        ));
    }
    if let Some(limit) = &client.rate_limit {
        let [limit, remaining, reset] = [&limit.limit, &limit.remaining, &limit.reset]
            .map(|name| text(&name.to_ascii_lowercase()));
        rows.push(format!(
            "rate_limit: Some(RateLimitHeaders {{ limit: {limit}, remaining: {remaining}, reset: {reset} }})"
        ));
    }
    if !errors.never_retry.is_empty() {
        let titles: Vec<String> = errors.never_retry.iter().map(|t| text(t)).collect();
        rows.push(format!("never_retry: {}", list(&titles)));
    }
    if !errors.detail.is_empty() {
        let members: Vec<String> = errors.detail.iter().map(|t| text(t)).collect();
        rows.push(format!(
            "errors: ErrorShape {{ detail: {}, ..ErrorShape::DEFAULT }}",
            list(&members)
        ));
    }
    if let Some(after) = &pages.after {
        let cursors: Vec<String> = pages.cursors.iter().map(|t| text(t)).collect();
        rows.push(format!(
            "pages: Some(PageRule {{ after: {}, cursors: {} }})",
            text(after),
            list(&cursors)
        ));
    }
}

/// How webhooks are signed.
fn add_webhooks(context: &Context<'_>, rows: &mut Vec<String>) {
    let Some(webhooks) = &context.config.webhooks else {
        return;
    };
    let header = |name: &str| text(&name.to_ascii_lowercase());
    let members = [
        ("header", header(&webhooks.signature_header)),
        ("timestamp", text(&webhooks.timestamp_key)),
        ("signature", text(&webhooks.signature_key)),
        ("tolerance", webhooks.tolerance.to_string()),
        ("attempts_made", header(&webhooks.attempts_made_header)),
        ("attempts_left", header(&webhooks.attempts_left_header)),
        (
            "first_attempted_at",
            header(&webhooks.first_attempted_at_header),
        ),
        ("name", text(&webhooks.name)),
        ("id", text(&webhooks.id)),
        ("created_at", text(&webhooks.created_at)),
        ("payload", text(&webhooks.payload)),
    ]
    .map(|(member, value)| format!("{member}: {value}"));
    rows.push(format!(
        "webhook: Some(WebhookRule {{ {} }})",
        members.join(", ")
    ));
}
