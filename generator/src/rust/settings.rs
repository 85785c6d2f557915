//! What the runtime must know of one API.
//!
//! In: the document's servers and security, the settings of codegen.toml. Out: one view. Always: names of headers are in
//! lower case, as HTTP/2 has them.

use super::operations::requirements;
use super::{
    Context, IdempotencyView, PagesView, RateLimitView, SchemeKind, SchemeView, SettingsView,
    WebhookView,
};
use crate::model::{ParameterLocation, SecurityScheme};

/// What the runtime must know of the API.
pub fn settings_view(context: &Context<'_>) -> SettingsView {
    let (api, config) = (context.api, context.config);
    let client = &config.client;
    let first_scheme = api
        .security
        .iter()
        .flatten()
        .next()
        .or_else(|| api.security_schemes.keys().next());
    let headers = client.headers.iter().map(|(name, value)| {
        let value = value.replace("{version}", &api.version);
        (lower(name), value)
    });
    SettingsView {
        base_url: api.servers.first().cloned(),
        schemes: scheme_views(context),
        security: requirements(api, &api.security),
        api_key_scheme: first_scheme.cloned(),
        api_key_variable: client.key_variable.clone(),
        base_url_variable: client.base_url_variable.clone(),
        origins: client.origins.clone(),
        headers: headers.collect(),
        fixed_headers: client
            .fixed_headers
            .iter()
            .map(|name| lower(name))
            .collect(),
        idempotency: client.idempotency.as_ref().map(|rule| IdempotencyView {
            header: lower(&rule.header),
            methods: rule.methods.clone(),
        }),
        request_id_header: client.request_id_header.as_deref().map(lower),
        rate_limit: client.rate_limit.as_ref().map(|limit| RateLimitView {
            limit: lower(&limit.limit),
            remaining: lower(&limit.remaining),
            reset: lower(&limit.reset),
        }),
        never_retry: config.errors.never_retry.clone(),
        error_detail: config.errors.detail.clone(),
        pages: config.pagination.after.as_ref().map(|after| PagesView {
            after: after.clone(),
            cursors: config.pagination.cursors.clone(),
        }),
        webhook: webhook_view(context),
        event_id: event_id(context),
    }
}

/// The type of an event's ID: that of its family, or text where no family is known.
fn event_id(context: &Context<'_>) -> String {
    let webhooks = context.config.webhooks.as_ref();
    let family = webhooks.and_then(|rule| rule.id_family.as_ref());
    let name = family.and_then(|family| context.names.ids.get(family));
    name.map_or_else(|| "String".to_owned(), |name| format!("crate::ids::{name}"))
}

fn lower(header: &str) -> String {
    header.to_ascii_lowercase()
}

/// The security schemes of which something travels in a request.
fn scheme_views(context: &Context<'_>) -> Vec<SchemeView> {
    let prefixes = &context.config.client.credential_prefixes;
    let schemes = context.api.security_schemes.iter();
    schemes
        .filter_map(|(name, scheme)| {
            let kind = match scheme {
                SecurityScheme::Bearer => SchemeKind::Bearer,
                SecurityScheme::Basic => SchemeKind::Basic,
                SecurityScheme::ApiKey {
                    location,
                    name: key,
                } => match location {
                    ParameterLocation::Header => SchemeKind::Header {
                        key: lower(key),
                        prefix: prefixes.get(name).cloned().unwrap_or_default(),
                    },
                    ParameterLocation::Query => SchemeKind::Query { key: key.clone() },
                    _ => SchemeKind::Cookie { key: key.clone() },
                },
                SecurityScheme::Other(_) => return None,
            };
            Some(SchemeView {
                name: name.clone(),
                kind,
            })
        })
        .collect()
}

/// How webhooks are signed.
fn webhook_view(context: &Context<'_>) -> Option<WebhookView> {
    let webhooks = context.config.webhooks.as_ref()?;
    Some(WebhookView {
        header: lower(&webhooks.signature_header),
        timestamp: webhooks.timestamp_key.clone(),
        signature: webhooks.signature_key.clone(),
        tolerance: webhooks.tolerance,
        attempts_made: lower(&webhooks.attempts_made_header),
        attempts_left: lower(&webhooks.attempts_left_header),
        first_attempted_at: lower(&webhooks.first_attempted_at_header),
        name: webhooks.name.clone(),
        id: webhooks.id.clone(),
        created_at: webhooks.created_at.clone(),
        payload: webhooks.payload.clone(),
    })
}
