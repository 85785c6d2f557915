//! Secrets: strings that are sent and never printed.
//!
//! In: a key or token. Out: its text, only through [`Secret::expose`]. It never shows in `Debug` and has no `Display`;
//! its memory is wiped when it is dropped. The copy in a request's header belongs to the HTTP library, which marks it
//! as sensitive but does not wipe it.

use crate::runtime::ascii;
use std::fmt;
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

/// An API key, token or signing secret.
///
/// `Debug` prints `[redacted]`; there is no `Display` and no serde. Two secrets are compared in constant time, and the
/// memory of one is wiped when it is dropped.
#[derive(Clone)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Wraps a secret as it is.
    pub fn new(text: impl Into<String>) -> Self {
        Self(Zeroizing::new(text.into()))
    }

    /// The text of the secret, to send it. Do not log it.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// The secret without white space around it, because people paste secrets.
    pub(crate) fn trimmed(&self) -> Self {
        Self::new(ascii::trim(self.expose()))
    }
}

impl PartialEq for Secret {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        self.0.as_bytes().ct_eq(other.0.as_bytes()).into()
    }
}

impl Eq for Secret {}

impl<T: Into<String>> From<T> for Secret {
    fn from(text: T) -> Self {
        Self::new(text)
    }
}

impl fmt::Debug for Secret {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

/// Whether a text begins or ends with a quotation mark, as a value that was copied from a configuration file does.
pub(crate) fn is_quoted(text: &str) -> bool {
    let is_quote = |byte: Option<&u8>| matches!(byte, Some(b'"' | b'\'' | b'`'));
    is_quote(text.as_bytes().first()) || is_quote(text.as_bytes().last())
}

/// Whether a character is not visible on a screen: a control character, or one of Unicode's invisible characters.
pub(crate) fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{ad}'
                | '\u{34f}'
                | '\u{61c}'
                | '\u{115f}'..='\u{1160}'
                | '\u{17b4}'..='\u{17b5}'
                | '\u{180b}'..='\u{180f}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{2800}'
                | '\u{3164}'
                | '\u{fe00}'..='\u{fe0f}'
                | '\u{feff}'
                | '\u{ffa0}'
                | '\u{fff0}'..='\u{fffb}'
                | '\u{1bca0}'..='\u{1bca3}'
                | '\u{1d173}'..='\u{1d17a}'
                | '\u{e0000}'..='\u{e0fff}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_equal_by_all_of_their_bytes() {
        assert_eq!(Secret::new("key_abc"), Secret::new("key_abc"));
        for other in ["key_abd", "key_ab", "key_abcd", ""] {
            assert_ne!(Secret::new("key_abc"), Secret::new(other));
        }
        assert_eq!(Secret::new(" a b\n").trimmed().expose(), "a b");
    }

    #[test]
    fn a_dropped_secret_is_wiped() {
        fn is_wiped<T: zeroize::ZeroizeOnDrop>(_: &T) {}
        is_wiped(&Secret::new("key_abc").0);
    }
}
