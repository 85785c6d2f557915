//! Percent-encoding (RFC 3986): all but the unreserved characters is escaped, in paths and queries alike.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use std::borrow::Cow;

/// All but `A-Z a-z 0-9 - . _ ~`.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// Escapes everything that has a meaning in a URL.
pub(crate) fn escape(text: &str) -> String {
    Cow::from(utf8_percent_encode(text, RESERVED)).into_owned()
}
