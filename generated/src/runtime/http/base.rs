//! The base URL: the caller's own, or the document's server with values for its variables.

use super::sentence::add_item;
use super::settings::Settings;
use crate::runtime::ascii;
use crate::runtime::json::Printed;
use std::borrow::Cow;

/// The base URL of a client.
///
/// # Errors
/// A sentence when there is no base URL, or when a variable is unknown, has no value, or has a value that would begin
/// another part of the URL.
pub(crate) fn choose_base<'b>(
    settings: &Settings,
    own: Option<&'b str>,
    set: &[(String, String)],
) -> Result<Cow<'b, str>, String> {
    if let Some((name, _)) = set.first()
        && own.is_some()
    {
        return Err(format!(
            "give either a base URL or the variable {} of the server",
            Printed(name)
        ));
    }
    match (own, settings.server, settings.base_url) {
        (Some(own), ..) => Ok(Cow::Borrowed(own)),
        (None, Some(server), _) if ascii::contains(server, b"{") || !set.is_empty() => {
            match fill(settings, server, set)? {
                url if url.starts_with("/") => Err(without_host(&url)),
                url => Ok(Cow::Owned(url)),
            }
        }
        (None, _, Some(documented)) => match set.first() {
            Some((name, _)) => Err(unknown(settings, name)),
            None => Ok(Cow::Borrowed(documented)),
        },
        (None, Some(server), None) => Err(without_host(server)),
        (None, None, None) => Err("no base URL; give one with `base_url`".to_owned()),
    }
}

fn without_host(server: &str) -> String {
    format!(
        "no base URL: the document gives no host, only {server:?}; give the whole URL with `base_url`"
    )
}

fn fill(settings: &Settings, server: &str, set: &[(String, String)]) -> Result<String, String> {
    for (name, value) in set {
        let mut variables = settings.server_variables.iter();
        let Some((_, default)) = variables.find(|(known, _)| known == name) else {
            return Err(unknown(settings, name));
        };
        // A value may be a host, a port or a path. It must not begin another part of the URL.
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~:/".contains(&byte);
        let may_be_empty = *default == Some("");
        if (value.is_empty() && !may_be_empty) || !value.bytes().all(is_plain) {
            return Err(format!(
                "the value of the server's variable {} is empty or has characters other than letters, digits and -._~:/",
                Printed(name)
            ));
        }
    }
    let mut url = String::new();
    let mut rest = server;
    // The variables are filled from left to right, so that text in a value is never read as a variable.
    while let Some((before, after)) = ascii::split_once(rest, b"{") {
        url.push_str(before);
        let (name, behind) = ascii::split_once(after, b"}").unwrap_or((after, ""));
        let own = set.iter().rev().find(|(known, _)| known == name);
        let own = own.map(|(_, value)| value.as_str());
        let known = settings
            .server_variables
            .iter()
            .find(|(known, _)| *known == name);
        let value = own.or(known.and_then(|(_, default)| *default));
        url.push_str(value.ok_or_else(|| {
            format!("no base URL: give the server's variable {name:?} with `server_variable`, or the whole URL with `base_url`")
        })?);
        rest = behind;
    }
    url.push_str(rest);
    Ok(url)
}

fn unknown(settings: &Settings, name: &str) -> String {
    let mut known = String::new();
    for (name, _) in settings.server_variables {
        add_item(&mut known, ", ", name);
    }
    if known.is_empty() {
        known.push_str("none");
    }
    format!(
        "the document's server has no variable {}; it has {known}",
        Printed(name)
    )
}
