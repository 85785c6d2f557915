//! From a described call to what goes over the wire: URL, headers, credentials.
//!
//! Made anew for each attempt, which hands it on; all attempts of a call give the same, its idempotency key included.

use super::call::Call;
use super::client::Inner;
use super::error::Error;
use super::headers::Headers;
use super::pairs::join_pairs;
use super::random::draw_uuid;
use super::retry::Safety;
use super::security;
use std::borrow::Cow;
use url::Url;

/// A call that can be sent.
pub(crate) struct Prepared {
    pub(crate) url: Url,
    pub(crate) headers: Headers,
    pub(crate) safety: Safety,
}

/// # Errors
/// [`Error::Refused`] when the call cannot be sent.
pub(crate) fn prepare(inner: &Inner, call: &Call, key: Option<&str>) -> Result<Prepared, Error> {
    try_prepare(inner, call, key).map_err(|reason| Error::refused(call.name(), reason))
}

/// The key by which the server recognises a repeated request: the caller's, or one that is made up here, where the
/// method has one.
///
/// # Errors
/// [`Error::Refused`] when there is no randomness to make one of.
pub(crate) fn choose_key<'c>(inner: &Inner, call: &'c Call) -> Result<Option<Cow<'c, str>>, Error> {
    let Some(rule) = &inner.settings.idempotency else {
        return Ok(None);
    };
    if let Some(key) = &call.options.idempotency_key {
        return Ok(Some(Cow::Borrowed(key)));
    }
    let is_named = |name: &str| name.eq_ignore_ascii_case(rule.header);
    let has_own =
        inner.headers.contains(rule.header) || call.headers.iter().any(|(name, _)| is_named(name));
    if has_own || !rule.methods.contains(&call.method.as_ref()) {
        return Ok(None);
    }
    match draw_uuid() {
        Some(key) => Ok(Some(Cow::Owned(key))),
        None => {
            let reason = "the system has no randomness for an idempotency key";
            Err(Error::refused(call.name(), reason))
        }
    }
}

fn try_prepare(inner: &Inner, call: &Call, key: Option<&str>) -> Result<Prepared, String> {
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
        headers.set("cookie", &join_pairs(&call.cookies, "; "))?;
    }
    let mut has_key = false;
    if let Some(rule) = &inner.settings.idempotency {
        if let Some(key) = key {
            headers.set(rule.header, key)?;
        }
        has_key = headers.contains(rule.header);
    }
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
