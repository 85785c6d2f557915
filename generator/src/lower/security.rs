//! Security schemes, as far as a client uses them.

use super::document::TypedDocument;
use super::parameter::AUTHORIZATION;
use crate::header::is_token;
use crate::model::{Api, ParameterLocation, SecurityScheme};
use crate::normalize::report::Report;
use crate::pointer::{component_name, join};
use crate::reference::local_pointer;
use crate::yaml::Value;
use indexmap::IndexMap;
use std::collections::BTreeMap;

/// All schemes, by name.
pub(super) fn lower_schemes(
    document: &TypedDocument,
    report: &mut Report<'_>,
) -> IndexMap<String, SecurityScheme> {
    let mut schemes = BTreeMap::new();
    for (name, scheme) in &document.security_schemes {
        let Some(name) = name.as_str() else { continue };
        let at = join("/components/securitySchemes", name);
        let scheme = follow(document, scheme, 0);
        if let Some(scheme) = lower_scheme(scheme, &at, report) {
            if let SecurityScheme::Other(kind) = &scheme {
                report.warn(
                    "security-scheme-unsupported",
                    &at,
                    format!("The client cannot send a credential of the kind `{kind}`; calls are sent without it."),
                    "Set the header by hand, or give the client a transport that sends the credential.",
                );
            }
            schemes.insert(name.to_owned(), scheme);
        }
    }
    schemes.into_iter().collect()
}

fn follow<'d>(document: &'d TypedDocument, scheme: &'d Value, depth: usize) -> &'d Value {
    let target = scheme
        .get("$ref")
        .and_then(Value::as_str)
        .and_then(local_pointer)
        .and_then(|pointer| component_name(&pointer, "securitySchemes"))
        .and_then(|name| document.security_schemes.get(name.as_str()));
    match target {
        Some(target) if depth < 16 => follow(document, target, depth + 1),
        _ => scheme,
    }
}

fn lower_scheme(scheme: &Value, at: &str, report: &mut Report<'_>) -> Option<SecurityScheme> {
    let text = |key: &str| scheme.get(key).and_then(Value::as_str);
    let kind = text("type")?;
    match kind {
        "http" => {
            // Names of HTTP authentication schemes are case-insensitive (RFC 9110).
            let name = text("scheme").unwrap_or_default().to_ascii_lowercase();
            Some(match name.as_str() {
                "bearer" => SecurityScheme::Bearer,
                "basic" => SecurityScheme::Basic,
                "" => {
                    report.lose(
                        "security-scheme-form",
                        at,
                        "This security scheme of type `http` has no `scheme`; it is left out.",
                        "Add `scheme`, such as `bearer`.",
                    );
                    return None;
                }
                _ => SecurityScheme::Other(format!("http {name}")),
            })
        }
        "oauth2" | "openIdConnect" => Some(SecurityScheme::Bearer),
        "apiKey" => lower_api_key(scheme, at, report),
        other => Some(SecurityScheme::Other(other.to_owned())),
    }
}

/// The scheme of an API key.
fn lower_api_key(scheme: &Value, at: &str, report: &mut Report<'_>) -> Option<SecurityScheme> {
    let text = |key: &str| scheme.get(key).and_then(Value::as_str);
    let location = match text("in") {
        Some("header") => ParameterLocation::Header,
        Some("query") => ParameterLocation::Query,
        Some("cookie") => ParameterLocation::Cookie,
        _ => {
            report.lose(
                "security-scheme-form",
                at,
                "An API key is sent in a `header`, `query` or `cookie`, and `in` is none of these; the scheme is left out.",
                "Correct `in`.",
            );
            return None;
        }
    };
    let Some(name) = text("name") else {
        report.lose(
            "security-scheme-form",
            at,
            "This security scheme of type `apiKey` has no `name`; it is left out.",
            "Name the header, query parameter or cookie.",
        );
        return None;
    };
    if location == ParameterLocation::Header && !is_token(name) {
        report.lose(
            "security-scheme-form",
            at,
            format!("`{name}` cannot be the name of a header; the scheme is left out."),
            "Use only ASCII letters, digits and signs such as `-`.",
        );
        return None;
    }
    Some(SecurityScheme::ApiKey {
        location,
        name: name.to_owned(),
    })
}

/// Adds the scheme for operations that describe the header `Authorization` as a parameter.
pub(super) fn add_authorization(api: &mut Api) {
    let needs = api.operations.iter().filter_map(|o| o.security.as_ref());
    let mut names = needs.flatten().flatten();
    if names.any(|name| name == AUTHORIZATION) && !api.security_schemes.contains_key(AUTHORIZATION)
    {
        let scheme = SecurityScheme::ApiKey {
            location: ParameterLocation::Header,
            name: AUTHORIZATION.to_owned(),
        };
        api.security_schemes
            .insert(AUTHORIZATION.to_owned(), scheme);
    }
}

/// Reports requirements that name no scheme. A scheme that cannot be read has its own finding.
pub(super) fn check_requirements(api: &Api, document: &TypedDocument, report: &mut Report<'_>) {
    let own = api.operations.iter().filter_map(|operation| {
        let at = operation.place.as_ref()?;
        Some((operation.security.as_ref()?, at.clone()))
    });
    let unknown = |needs: &[Vec<String>]| -> Vec<String> {
        let is_unknown = |name: &&String| {
            let at = join("/components/securitySchemes", name);
            !document.security_schemes.contains_key(name.as_str())
                && !api.security_schemes.contains_key(name.as_str())
                && !document.lost.covers(&at)
        };
        needs.iter().flatten().filter(is_unknown).cloned().collect()
    };
    for name in unknown(&api.security) {
        report.warn(
            "unknown-security-scheme",
            "/security",
            format!("No security scheme has the name `{name}`; no credential is sent for it."),
            "Correct the name, or add the scheme to `components/securitySchemes`.",
        );
    }
    for (needs, place) in own {
        for name in unknown(needs) {
            report.warn_at(
                "unknown-security-scheme",
                Some(place.clone()),
                format!("No security scheme has the name `{name}`; no credential is sent for it."),
                "Correct the name, or add the scheme to `components/securitySchemes`.",
            );
        }
    }
}
