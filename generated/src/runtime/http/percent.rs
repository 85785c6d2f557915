//! Percent-encoding (RFC 3986): in paths and queries, all characters except the unreserved ones are escaped.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use std::borrow::Cow;

/// All characters except `A-Z a-z 0-9 - . _ ~`.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// The characters that `allowReserved` still escapes. Among them are those that would end the value or the query, and
/// `+`, which forms read as a space.
const KEPT: &AsciiSet = &RESERVED
    .remove(b':')
    .remove(b'/')
    .remove(b'?')
    .remove(b'@')
    .remove(b'!')
    .remove(b'$')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b',')
    .remove(b';');

/// Escapes everything that has a meaning in a URL.
// Once, because LLVM would copy it into each of its callers.
#[inline(never)]
pub(crate) fn escape(text: &str) -> String {
    Cow::from(utf8_percent_encode(text, RESERVED)).into_owned()
}

/// Escapes the characters that a value in a query cannot contain.
pub(crate) fn escape_less(text: &str) -> String {
    Cow::from(utf8_percent_encode(text, KEPT)).into_owned()
}
