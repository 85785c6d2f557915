//! Credentials: which of them a call wants, and how they travel.

use super::call::Call;
use super::headers::Headers;
use super::percent::escape;
use super::secret::Secret;
use super::settings::{Scheme, Settings};
use std::borrow::Cow;
use url::Url;

/// Credentials by scheme name.
pub(crate) type Credentials = Vec<(Cow<'static, str>, Secret)>;

/// Adds the credentials that the call wants to headers and URL.
///
/// The first documented set whose credentials are all known is taken; the call's own come before the client's.
///
/// # Errors
/// A sentence when no set is complete.
pub(crate) fn apply(
    call: &Call,
    settings: &Settings,
    known: &Credentials,
    headers: &mut Headers,
    url: &mut Url,
) -> Result<(), String> {
    let sets = call.info.security.unwrap_or(settings.security);
    if sets.is_empty() {
        return Ok(());
    }
    let find = |name: &str| {
        find_credential(&call.options.credentials, name).or_else(|| find_credential(known, name))
    };
    for set in sets {
        if set.iter().all(|name| find(name).is_some()) {
            for name in *set {
                if let Some(secret) = find(name) {
                    add(name, secret, settings, headers, url)?;
                }
            }
            return Ok(());
        }
    }
    let mut names = String::new();
    for set in sets {
        names.push_str(if names.is_empty() { "" } else { " or " });
        names.push_str(&set.join(" and "));
    }
    Err(format!(
        "it needs the credential {names}; give it with `with_credential`"
    ))
}

fn find_credential<'c>(known: &'c Credentials, name: &str) -> Option<&'c Secret> {
    known
        .iter()
        .find(|(known, _)| known == name)
        .map(|(_, secret)| secret)
}

fn add(
    name: &str,
    secret: &Secret,
    settings: &Settings,
    headers: &mut Headers,
    url: &mut Url,
) -> Result<(), String> {
    let scheme = settings
        .schemes
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, scheme)| scheme);
    let text = secret.expose();
    match scheme.unwrap_or(&Scheme::Bearer) {
        Scheme::Bearer => headers.set_secret("authorization", &format!("Bearer {text}")),
        Scheme::Basic => headers.set_secret(
            "authorization",
            &format!("Basic {}", write_base64(text.as_bytes())),
        ),
        Scheme::Header(field, prefix) => headers.set_secret(field, &format!("{prefix}{text}")),
        Scheme::Query(field) => {
            let own = format!("{}={}", escape(field), escape(text));
            let query = match url.query() {
                Some(query) => format!("{query}&{own}"),
                None => own,
            };
            url.set_query(Some(&query));
            Ok(())
        }
        Scheme::Cookie(field) => {
            let known = headers
                .get("cookie")
                .map(|known| format!("{known}; "))
                .unwrap_or_default();
            headers.set_secret("cookie", &format!("{known}{field}={}", escape(text)))
        }
    }
}

/// Base64 (RFC 4648) with padding.
fn write_base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for at in 0..4 {
            let index = (bits >> (18 - 6 * at) & 63) as usize;
            text.push(if at <= chunk.len() {
                char::from(ALPHABET[index])
            } else {
                '='
            });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::write_base64;

    #[test]
    fn base64_pads_as_rfc_4648_shows() {
        for (plain, written) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(write_base64(plain.as_bytes()), written);
        }
    }
}
