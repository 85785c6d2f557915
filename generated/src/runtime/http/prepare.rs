//! From a described call to what goes over the wire: URL, headers, credentials. Once per call, for all its attempts.

use super::call::Call;
use super::client::Inner;
use super::error::Error;
use super::headers::Headers;
use super::random::draw_uuid;
use super::retry::Safety;
use super::security;
use url::Url;

/// A call that can be sent.
pub(crate) struct Prepared {
    pub(crate) url: Url,
    pub(crate) headers: Headers,
    pub(crate) safety: Safety,
}

/// # Errors
/// [`Error::Refused`] when the call cannot be sent.
pub(crate) fn prepare(inner: &Inner, call: &Call) -> Result<Prepared, Error> {
    try_prepare(inner, call).map_err(|reason| Error::refused(call.name(), reason))
}

fn try_prepare(inner: &Inner, call: &Call) -> Result<Prepared, String> {
    if let Some(reason) = &call.refusal {
        return Err(reason.clone());
    }
    let mut url = inner.endpoint.locate(call)?;
    // Without a URL or a server of its own it begins with the base URL, and a path cannot change the host.
    let is_plain = call.options.url.is_none() && call.info.server.is_none();
    let is_own = is_plain || inner.endpoint.trusts(&url, call);
    let mut headers = if is_own {
        inner.headers.clone()
    } else {
        inner.foreign_headers()
    };
    if !call.info.accept.is_empty() {
        headers.set("accept", &call.info.accept.join(", "))?;
    }
    if let Some(content_type) = call.payload.content_type() {
        headers.set("content-type", content_type)?;
    }
    for (name, value) in &call.headers {
        headers.set(name, value)?;
    }
    if !call.cookies.is_empty() {
        let cookies: Vec<_> = call
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        headers.set("cookie", &cookies.join("; "))?;
    }
    let has_key = set_idempotency_key(inner, call, &mut headers)?;
    if is_own {
        security::apply(
            call,
            inner.settings,
            &inner.credentials,
            &mut headers,
            &mut url,
        )?;
    }
    Ok(Prepared {
        url,
        headers,
        safety: Safety::of(&call.method, has_key),
    })
}

/// Sets the key by which the server recognises a repeated request; says whether there is one.
fn set_idempotency_key(inner: &Inner, call: &Call, headers: &mut Headers) -> Result<bool, String> {
    let Some(rule) = &inner.settings.idempotency else {
        return Ok(false);
    };
    if let Some(key) = &call.options.idempotency_key {
        headers.set(rule.header, key)?;
    } else if !headers.contains(rule.header) && rule.methods.contains(&call.method.as_ref()) {
        let key = draw_uuid().ok_or("the system has no randomness for an idempotency key")?;
        headers.set(rule.header, &key)?;
    }
    Ok(headers.contains(rule.header))
}
