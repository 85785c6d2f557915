//! What the runtime must know of one API, as the members of a constant.

use super::Context;
use proc_macro2::Literal;

/// The members of the settings constant that differ from the runtime's default, as Rust.
pub fn settings_view(context: &Context<'_>) -> Vec<String> {
    let config = context.config;
    let text = |value: &str| Literal::string(value).to_string();
    let some = |value: &str| format!("Some({})", text(value));
    let mut rows = Vec::new();
    rows.push(format!("title: {}", text(&context.api.title)));
    rows.push(format!("version: {}", text(&context.api.version)));
    if let Some(server) = context.api.servers.first() {
        rows.push(format!("base_url: {}", some(server)));
    }
    let client = &config.client;
    for (member, value) in [
        ("key_variable", &client.key_variable),
        ("base_url_variable", &client.base_url_variable),
        ("request_id_header", &client.request_id_header),
    ] {
        if let Some(value) = value {
            rows.push(format!("{member}: {}", some(value)));
        }
    }
    let headers: Vec<String> = client
        .headers
        .iter()
        .map(|(name, value)| {
            let value = value.replace("{version}", &context.api.version);
            format!("({}, {})", text(name), text(&value))
        })
        .collect();
    if !headers.is_empty() {
        rows.push(format!("headers: &[{}]", headers.join(", ")));
    }
    if let Some(idempotency) = &client.idempotency {
        let methods: Vec<String> = idempotency.methods.iter().map(|m| text(m)).collect();
        rows.push(format!("idempotency_header: {}", some(&idempotency.header)));
        rows.push(format!("idempotency_methods: &[{}]", methods.join(", ")));
    }
    if let Some(limit) = &client.rate_limit {
        rows.push(format!("rate_limit_limit_header: {}", some(&limit.limit)));
        rows.push(format!(
            "rate_limit_remaining_header: {}",
            some(&limit.remaining)
        ));
        rows.push(format!("rate_limit_reset_header: {}", some(&limit.reset)));
    }
    if !config.errors.quota_titles.is_empty() {
        let titles: Vec<String> = config.errors.quota_titles.iter().map(|t| text(t)).collect();
        rows.push(format!("quota_titles: &[{}]", titles.join(", ")));
    }
    rows
}
