//! Checks a credential before it is kept.
//!
//! In: a secret and its scheme. Out: a sentence if no server can accept it. Always: the sentence does not hold the
//! secret.

use super::secret::{Secret, is_quoted};
use super::settings::Scheme;
use crate::runtime::ascii;

/// A key that cannot be sent, or with what was copied around it, would fail every call, so it fails here.
///
/// # Errors
/// A sentence that says what to do.
pub(crate) fn check_secret(kind: Scheme, name: &str, secret: &Secret) -> Result<(), String> {
    let text = secret.expose();
    // In a query, in a cookie and in `Basic` the secret is encoded, so it may have characters beyond ASCII.
    let is_encoded = matches!(kind, Scheme::Basic | Scheme::Query(_) | Scheme::Cookie(_));
    if ascii::trim(text).is_empty()
        || ascii::contains_kind(text, char::is_control)
        || !(is_encoded || text.is_ascii())
    {
        return Err(format!(
            "the credential {name} is empty or has characters that a key cannot have"
        ));
    }
    let prefix = match kind {
        Scheme::Basic if ascii::contains(text, b":") => return Ok(()),
        Scheme::Basic => {
            return Err(format!(
                "the credential {name} has no colon: it is `user:password`, without a password `user:`"
            ));
        }
        Scheme::Bearer => "Bearer ",
        Scheme::Header(_, prefix) => prefix,
        Scheme::Query(_) | Scheme::Cookie(_) => "",
    };
    let begin = text.get(..prefix.len()).unwrap_or_default();
    if !prefix.is_empty() && ascii::eq_ignore_case(begin, prefix) {
        let word = ascii::trim(prefix);
        return Err(format!(
            "the credential {name} begins with `{word}`, which the client writes itself: give what follows it"
        ));
    }
    if is_quoted(text) {
        return Err(format!(
            "the credential {name} has a quotation mark around it: give it without"
        ));
    }
    if matches!(kind, Scheme::Bearer) && ascii::contains(text, b" ") {
        return Err(format!(
            "the credential {name} has white space within it: give the key alone"
        ));
    }
    Ok(())
}
