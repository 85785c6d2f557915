//! The runtime's settings for one API.
//!
//! In: the document's servers and security, and codegen.toml. Out: one view. Always: names of headers are in lower
//! case, as in HTTP/2.

use super::context::Context;
use super::operations::requirements;
use super::types::pretty;
use super::{
    IdempotencyView, PagesView, RateLimitView, SchemeKind, SchemeView, SettingsView, WebhookView,
};
use crate::model::{Api, ParameterLocation, ParameterStyle, SecurityScheme, ServerTemplate};
use quote::{format_ident, quote};
use std::collections::BTreeSet;

/// The runtime's settings for the API.
pub fn settings_view(context: &Context<'_>) -> SettingsView {
    let (api, config) = (context.api, context.config);
    let client = &config.client;
    let schemes = scheme_views(context);
    let travels = |name: &&String| schemes.iter().any(|scheme| scheme.name == **name);
    let first_scheme = api
        .security
        .iter()
        .flatten()
        .chain(api.security_schemes.keys())
        .find(travels)
        .cloned();
    let headers = client.headers.iter().map(|(name, value)| {
        let value = value.replace("{version}", &api.version);
        (lower(name), value)
    });
    SettingsView {
        base_url: base_url(api),
        server: api.server.clone(),
        schemes,
        security: requirements(api, &api.security),
        api_key_scheme: first_scheme,
        credential_variables: Vec::new(),
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
        error_title: config.errors.title.clone(),
        error_detail: config.errors.detail.clone(),
        pages: config.pagination.after.as_ref().map(|after| PagesView {
            after: after.clone(),
            cursors: config.pagination.cursors.clone(),
        }),
        webhook: webhook_view(context),
        indexes_deep_lists: has_deep_objects(api) && !context.json_api.has_resources(),
        event_id: event_id(context),
    }
}

fn has_deep_objects(api: &Api) -> bool {
    let parameters = api
        .operations
        .iter()
        .flat_map(|operation| &operation.parameters);
    parameters
        .into_iter()
        .any(|parameter| parameter.style == ParameterStyle::DeepObject)
}

/// The first server's URL, if the document gives a complete one.
fn base_url(api: &Api) -> Option<String> {
    let is_settled =
        |server: &ServerTemplate| server.variables.iter().all(|(_, value)| value.is_some());
    let known = api
        .servers
        .first()
        .filter(|url| ServerTemplate::is_whole(url));
    known
        .filter(|_| api.server.as_ref().is_none_or(is_settled))
        .cloned()
}

/// The settings of one crate, with the names of the environment variables for its credentials and its base URL. Names
/// in codegen.toml win. If it names the key's variable, the crate has no others.
pub fn settings_of_crate(context: &Context<'_>, crate_name: &str) -> SettingsView {
    let mut settings = settings_view(context);
    let own = &context.config.client;
    let mut taken = BTreeSet::from([variable(crate_name, "base url")]);
    if own.base_url_variable.is_none() {
        settings.base_url_variable = Some(variable(crate_name, "base url"));
    }
    if own.key_variable.is_some() {
        return settings;
    }
    for scheme in &settings.schemes {
        let name = variable(crate_name, &scheme.name);
        let mut free = name.clone();
        let mut number = 2;
        while !taken.insert(free.clone()) {
            free = format!("{name}_{number}");
            number += 1;
        }
        settings
            .credential_variables
            .push((scheme.name.clone(), free));
    }
    settings
}

/// `CRATE_WORDS`, as environment variables are written.
fn variable(crate_name: &str, words: &str) -> String {
    let words = crate::naming::variable_words(words);
    format!("{}_{words}", crate::naming::variable_words(crate_name))
}

/// The type of an event's ID: that of its family, or text if the family is unknown.
fn event_id(context: &Context<'_>) -> String {
    let webhooks = context.config.webhooks.as_ref();
    let family = webhooks.and_then(|rule| rule.id_family.as_ref());
    let name = family.and_then(|family| context.names.ids.get(family));
    let type_ = match name {
        Some(name) => {
            let name = format_ident!("{}", name.as_str());
            quote!(crate::ids::#name)
        }
        None => quote!(String),
    };
    pretty(&type_)
}

fn lower(header: &str) -> String {
    header.to_ascii_lowercase()
}

/// The security schemes that add something to a request.
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
