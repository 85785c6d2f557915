//! Credentials: which ones a call needs, and how they are sent.
//!
//! A credential that the caller gives for one call is used or refused. It is never ignored, because the call would then
//! use another key.

use super::call::Call;
use super::client::Inner;
use super::credentials::Credentials;
use super::headers::Headers;
use super::percent::escape;
use super::secret::Secret;
use super::secret_check::check_secret;
use super::sentence::{add_item, list_sets};
use super::settings::{Scheme, Settings};
use crate::runtime::ascii;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use std::borrow::Cow;
use url::Url;
use zeroize::Zeroizing;

/// Sets a credential and replaces an earlier one for the same scheme. White space around it is dropped, except for
/// `Basic`.
///
/// # Errors
/// A sentence when no scheme has this name, or a header cannot hold the secret.
pub(crate) fn add_credential(
    credentials: &mut Credentials,
    settings: &Settings,
    scheme: Cow<'static, str>,
    secret: Secret,
) -> Result<(), String> {
    check_scheme(settings, &scheme)?;
    let kind = find_scheme(settings, &scheme).unwrap_or(Scheme::Bearer);
    // A password may begin or end with white space. Any other secret is often pasted, or read from a file.
    let secret = match kind {
        Scheme::Basic => secret,
        _ => secret.trimmed(),
    };
    check_secret(kind, &scheme, &secret)?;
    for (known, earlier) in credentials.iter_mut() {
        if *known == scheme {
            *earlier = secret;
            return Ok(());
        }
    }
    credentials.push((scheme, secret));
    Ok(())
}

/// Adds an API key as the credential of its scheme.
///
/// # Errors
/// As [`add_credential`].
pub(crate) fn add_api_key(
    credentials: &mut Credentials,
    settings: &Settings,
    key: &Secret,
) -> Result<(), String> {
    let Some(scheme) = settings.api_key_scheme else {
        return Err("the document of this API describes no key".to_owned());
    };
    add_credential(credentials, settings, Cow::Borrowed(scheme), key.trimmed())
}

/// # Errors
/// A sentence when no scheme has this name.
pub(crate) fn check_scheme(settings: &Settings, scheme: &str) -> Result<(), String> {
    match find_scheme(settings, scheme) {
        Some(_) => Ok(()),
        None => Err(format!(
            "there is no credential {scheme:?}; {}",
            list_schemes(settings)
        )),
    }
}

fn find_scheme(settings: &Settings, name: &str) -> Option<Scheme> {
    let found = settings.schemes.iter().find(|(known, _)| *known == name);
    found.map(|(_, scheme)| *scheme)
}

fn list_schemes(settings: &Settings) -> String {
    if settings.schemes.is_empty() {
        return "the document of this API describes none".to_owned();
    }
    let mut names = String::new();
    for (name, _) in settings.schemes {
        add_item(&mut names, ", ", name);
    }
    format!("the document describes {names}")
}

/// # Errors
/// A sentence when the document requires a credential and there is none.
pub(crate) fn check_present(settings: &Settings, known: &Credentials) -> Result<(), String> {
    let sets = settings.security;
    let is_needed = !sets.is_empty() && sets.iter().all(|set| !set.is_empty());
    if !is_needed || !known.is_empty() {
        return Ok(());
    }
    let mut variable = settings.api_key_variable.unwrap_or_default().to_owned();
    for (_, name) in settings.credential_variables {
        add_item(&mut variable, " or ", name);
    }
    if !variable.is_empty() {
        variable = format!(" or set {variable} and use `from_env`,");
    }
    Err(format!(
        "there is no API key: give one with `api_key`,{variable} or say `without_api_key` and give each call its own"
    ))
}

/// # Errors
/// A sentence when a header field is the field of a credential, which it would replace.
pub(crate) fn check_header(settings: &Settings, name: &str) -> Result<(), String> {
    for (scheme, how) in settings.schemes {
        let field = match how {
            Scheme::Bearer | Scheme::Basic => "authorization",
            Scheme::Header(field, _) => field,
            Scheme::Query(_) | Scheme::Cookie(_) => continue,
        };
        if ascii::eq_ignore_case(field, name) {
            return Err(format!(
                "the header {field} is for the credential {scheme}: give it with `api_key` or `credential`, for one call \
                 with `with_api_key` or `with_credential`"
            ));
        }
    }
    Ok(())
}

/// The alternative sets of schemes for a call.
pub(crate) fn sets_of(call: &Call, settings: &Settings) -> &'static [&'static [&'static str]] {
    call.info.security.unwrap_or(settings.security)
}

/// The schemes whose credentials the call carries. A set of the document counts only if all its credentials are known.
/// The first such set that uses every credential given for this call is chosen.
///
/// # Errors
/// A sentence when no set is complete, or none uses the credentials that the caller gave for this call.
pub(crate) fn choose_set(
    call: &Call,
    settings: &Settings,
    is_known: &dyn Fn(&str) -> bool,
) -> Result<&'static [&'static str], String> {
    let sets = sets_of(call, settings);
    let own = &call.options.credentials;
    let is_there = |name: &str| find_credential(own, name).is_some() || is_known(name);
    if sets.is_empty() && own.is_empty() {
        return Ok(&[]);
    }
    let mut is_complete = false;
    for set in sets {
        if !set.iter().all(|name| is_there(name)) {
            continue;
        }
        is_complete = true;
        if belong_to(set, own) {
            return Ok(set);
        }
    }
    let wanted = list_sets(sets);
    match own.first() {
        Some((name, _)) if is_complete || sets.is_empty() => Err(format!(
            "it takes {wanted}, so that the credential {name} would not be sent"
        )),
        _ => {
            let method = method_for(sets, settings);
            Err(format!(
                "it needs the credential {wanted}; give it with `{method}`"
            ))
        }
    }
}

/// Adds the credentials of the call to headers and URL. `fresh` holds those that sources gave for this attempt.
///
/// # Errors
/// As [`choose_set`], or when others on the network could read the credentials.
pub(crate) fn apply(
    call: &Call,
    inner: &Inner,
    fresh: &Credentials,
    headers: &mut Headers,
    url: &mut Url,
) -> Result<(), String> {
    let settings = inner.settings;
    let find = |name: &str| {
        find_credential(&call.options.credentials, name)
            .or_else(|| find_credential(fresh, name))
            .or_else(|| find_credential(&inner.credentials, name))
    };
    let set = choose_set(call, settings, &|name| find(name).is_some())?;
    if !set.is_empty() {
        inner.endpoint.check_private(url)?;
    }
    for name in set {
        if let Some(secret) = find(name) {
            add(name, secret, call, settings, headers, url)?;
        }
    }
    Ok(())
}

/// The method that gives a call one of these sets.
fn method_for(sets: &[&[&str]], settings: &Settings) -> &'static str {
    let is_key = |set: &&[&str]| matches!(set, [name] if Some(*name) == settings.api_key_scheme);
    match sets.iter().any(is_key) {
        true => "with_api_key",
        false => "with_credential",
    }
}

/// Whether each credential belongs to a scheme of this set.
fn belong_to(set: &[&str], credentials: &Credentials) -> bool {
    for (name, _) in credentials {
        if !set.contains(&name.as_ref()) {
            return false;
        }
    }
    true
}

/// The credential of a scheme.
pub(crate) fn find_credential<'c>(known: &'c Credentials, name: &str) -> Option<&'c Secret> {
    for (scheme, secret) in known {
        if scheme == name {
            return Some(secret);
        }
    }
    None
}

fn add(
    name: &str,
    secret: &Secret,
    call: &Call,
    settings: &Settings,
    headers: &mut Headers,
    url: &mut Url,
) -> Result<(), String> {
    let text = secret.expose();
    match find_scheme(settings, name).unwrap_or(Scheme::Bearer) {
        Scheme::Bearer => set_field(headers, "authorization", "Bearer ", text),
        Scheme::Basic => {
            let text = Zeroizing::new(STANDARD.encode(text));
            set_field(headers, "authorization", "Basic ", &text)
        }
        Scheme::Header(field, prefix) => set_field(headers, field, prefix, text),
        Scheme::Query(field) => {
            let field = escape(field);
            if call.query.iter().any(|(known, _)| *known == field) {
                return Err(format!(
                    "the query parameter {field} is for the credential {name}"
                ));
            }
            let own = format!("{field}={}", escape(text));
            let query = match url.query() {
                Some(query) => format!("{query}&{own}"),
                None => own,
            };
            url.set_query(Some(&query));
            Ok(())
        }
        Scheme::Cookie(field) => {
            let known = headers.get("cookie").map(|known| format!("{known}; "));
            let prefix = format!("{}{field}=", known.unwrap_or_default());
            set_field(headers, "cookie", &prefix, &escape(text))
        }
    }
}

fn set_field(headers: &mut Headers, field: &str, prefix: &str, text: &str) -> Result<(), String> {
    let value = Zeroizing::new(format!("{prefix}{text}"));
    headers.set_secret(field, &value)
}
