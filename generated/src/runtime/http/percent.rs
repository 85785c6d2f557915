//! Percent-encoding (RFC 3986): all but the unreserved characters is escaped, in paths and queries alike.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use std::borrow::Cow;

/// All but `A-Z a-z 0-9 - . _ ~`.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// What `allowReserved` leaves as it is: all that is reserved, but what would end the value or the query, and `+`, which
/// forms read as a space.
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
pub(crate) fn escape(text: &str) -> String {
    Cow::from(utf8_percent_encode(text, RESERVED)).into_owned()
}

/// Escapes what no query can hold within a value.
pub(crate) fn escape_less(text: &str) -> String {
    Cow::from(utf8_percent_encode(text, KEPT)).into_owned()
}
