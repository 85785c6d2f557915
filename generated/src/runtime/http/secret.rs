//! Secrets: a string that reaches the wire and nothing else.
//!
//! In: a key or token. Out: its text, only through [`Secret::expose`]. It never shows in `Debug` and has no `Display`.

use std::fmt;

/// An API key, token or signing secret.
///
/// `Debug` prints `[redacted]`; there is no `Display` and no serde.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Wraps a secret as it is.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The secret itself: for the wire, not for a log.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl<T: Into<String>> From<T> for Secret {
    fn from(text: T) -> Self {
        Self::new(text)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}
