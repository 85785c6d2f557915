//! Turns a described call into the request that is sent: URL, headers, credentials.
//!
//! It runs for each attempt. All attempts of a call get the same request, with the same idempotency key.

use super::call::{Call, Field};
use super::client::Inner;
use super::credentials::Credentials;
use super::error::Error;
use super::headers::Headers;
use super::pairs::join_pairs;
use super::random::draw_uuid;
use super::retry::Safety;
use super::security;
use super::sentence::add_item;
use crate::runtime::ascii;
use std::borrow::Cow;
use url::Url;

/// A call that can be sent.
pub(crate) struct Prepared {
    pub(crate) url: Url,
    pub(crate) headers: Headers,
    pub(crate) safety: Safety,
    /// Whether the request goes to a URL that a server named, so that only addresses of the public internet are
    /// allowed.
    pub(crate) is_public_only: bool,
}

/// Prepares a call. `fresh` holds the credentials that sources gave for this attempt.
///
/// # Errors
/// [`Error::Refused`] when the call cannot be sent.
pub(crate) fn prepare(
    inner: &Inner,
    call: &Call,
    key: Option<&str>,
    fresh: &Credentials,
) -> Result<Prepared, Error> {
    try_prepare(inner, call, key, fresh).map_err(|reason| Error::refused(call.name(), reason))
}

/// The key by which the server recognises a repeated request: the caller's, or a new random one if the method uses
/// keys.
///
/// # Errors
/// [`Error::Refused`] when the system gives no random bytes for a key.
pub(crate) fn choose_key<'c>(inner: &Inner, call: &'c Call) -> Result<Option<Cow<'c, str>>, Error> {
    let Some(rule) = &inner.settings.idempotency else {
        return Ok(None);
    };
    if let Some(key) = &call.options.idempotency_key {
        return Ok(Some(Cow::Borrowed(key)));
    }
    let is_named = |name: &str| ascii::eq_ignore_case(name, rule.header);
    let has_own = call.headers.iter().any(|field| is_named(&field.name));
    if has_own || !rule.methods.contains(&call.method.as_ref()) {
        return Ok(None);
    }
    match draw_uuid() {
        Some(key) => Ok(Some(Cow::Owned(key))),
        None => {
            let reason = "the system gives no random bytes for an idempotency key";
            Err(Error::refused(call.name(), reason))
        }
    }
}

fn try_prepare(
    inner: &Inner,
    call: &Call,
    key: Option<&str>,
    fresh: &Credentials,
) -> Result<Prepared, String> {
    if let Some(reason) = &call.refusal {
        return Err(reason.clone());
    }
    let mut url = inner.endpoint.locate(call)?;
    let is_of_api = is_of_api(inner, call, &url);
    let is_own = is_of_api && !call.options.is_led_away;
    if !is_own && !call.options.credentials.is_empty() {
        return Err(
            "the URL is not below the API's own: the credential would be someone else's".into(),
        );
    }
    let mut headers = if is_own {
        inner.headers.clone()
    } else {
        inner.foreign_headers()
    };
    add_fields(inner, call, is_own, &mut headers)?;
    let has_key = add_key(inner, call, key, &mut headers)?;
    if is_own {
        security::apply(call, inner, fresh, &mut headers, &mut url)?;
    }
    Ok(Prepared {
        url,
        headers,
        safety: Safety::of(&call.method, has_key),
        is_public_only: !is_of_api && !inner.endpoint.is_internal(),
    })
}

/// Whether a call's URL is the API's. A call without its own URL or server begins with the base URL, and its path
/// cannot leave the base URL.
fn is_of_api(inner: &Inner, call: &Call, url: &Url) -> bool {
    let is_plain = call.options.url.is_none() && call.info.server.is_none();
    is_plain || inner.endpoint.trusts(url, call)
}

/// Whether the call goes to the API itself, so that it may carry the credentials.
pub(crate) fn is_own(inner: &Inner, call: &Call) -> bool {
    let url = inner.endpoint.locate(call);
    !call.options.is_led_away && url.is_ok_and(|url| is_of_api(inner, call, &url))
}

/// Adds the call's own fields: media types, headers and cookies.
fn add_fields(
    inner: &Inner,
    call: &Call,
    is_own: bool,
    headers: &mut Headers,
) -> Result<(), String> {
    let mut accept = String::new();
    for media_type in call.info.accept {
        add_item(&mut accept, ", ", media_type);
    }
    if !accept.is_empty() {
        headers.set("accept", &accept)?;
    }
    if let Some(content_type) = call.payload.content_type() {
        headers.set("content-type", content_type)?;
    }
    let has_security = !security::sets_of(call, inner.settings).is_empty();
    for Field {
        name,
        value,
        is_described,
    } in &call.headers
    {
        if is_own && !is_described {
            inner.settings.check_header(name, value)?;
            if has_security {
                security::check_header(inner.settings, name)?;
            }
        }
        headers.set(name, value)?;
    }
    if !call.cookies.is_empty() {
        headers.set("cookie", &join_pairs(&call.cookies, "; "))?;
    }
    Ok(())
}

/// Adds the key by which the server recognises a repeated request. Says whether there is one.
fn add_key(
    inner: &Inner,
    call: &Call,
    key: Option<&str>,
    headers: &mut Headers,
) -> Result<bool, String> {
    let Some(rule) = &inner.settings.idempotency else {
        return match call.options.idempotency_key {
            Some(_) => Err("the settings have no idempotency key for this API".to_owned()),
            None => Ok(false),
        };
    };
    if let Some(key) = key {
        headers.set(rule.header, key)?;
    }
    let Some(value) = headers.get_bytes(rule.header) else {
        return Ok(false);
    };
    // A server does not recognise a repeated call by an empty key, and would act on each attempt.
    if value.is_empty() || !value.iter().all(u8::is_ascii_graphic) {
        return Err(format!(
            "the idempotency key ({}) is empty or has characters other than visible ASCII",
            rule.header
        ));
    }
    Ok(true)
}
