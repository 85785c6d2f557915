//! Header fields of requests and answers.
//!
//! The case of names does not matter. A value that is not visible ASCII is kept and can be read as bytes.

use http::header::{HeaderMap, HeaderName, HeaderValue};
use std::fmt;

/// Header fields, in no particular order.
///
/// `Debug` shows names only, because values can be secret or personal.
#[derive(Clone, Default)]
pub struct Headers(pub(crate) HeaderMap);

impl Headers {
    /// No fields.
    pub fn new() -> Self {
        Self::default()
    }

    /// The first value of `name`, if there is one and it is visible ASCII.
    // Once, because LLVM would copy it into each of its callers.
    #[inline(never)]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name)?.to_str().ok()
    }

    /// The first value of `name` as bytes.
    pub fn get_bytes(&self, name: &str) -> Option<&[u8]> {
        Some(self.0.get(name)?.as_bytes())
    }

    /// Every value of `name`, as bytes.
    #[inline]
    pub fn get_all<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a [u8]> + use<'a> {
        self.0.get_all(name).into_iter().map(HeaderValue::as_bytes)
    }

    /// Every field whose value is visible ASCII.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .filter_map(|(name, value)| Some((name.as_str(), value.to_str().ok()?)))
    }

    /// Whether there is a field `name`.
    pub fn contains(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// Replaces the values of `name`.
    ///
    /// # Errors
    /// A sentence when a header cannot hold the name or the value (a line break, for example).
    pub fn set(&mut self, name: &str, value: &str) -> Result<(), String> {
        self.set_value(name, value, false)
    }

    /// Replaces the values of `name` by one that is never printed.
    pub(crate) fn set_secret(&mut self, name: &str, value: &str) -> Result<(), String> {
        self.set_value(name, value, true)
    }

    /// Removes every value of `name`.
    #[inline]
    pub fn remove(&mut self, name: &str) {
        self.0.remove(name);
    }

    fn set_value(&mut self, name: &str, value: &str, secret: bool) -> Result<(), String> {
        // The message does not hold the value, because it may be a secret or contain text that a log must not hold.
        let parsed = HeaderName::from_bytes(name.as_bytes())
            .map_err(|_| format!("{:?} is not a header name", name.escape_debug().to_string()))?;
        let mut parsed_value = HeaderValue::from_bytes(value.as_bytes())
            .map_err(|_| format!("the value of header {name} holds a control character"))?;
        parsed_value.set_sensitive(secret);
        self.0.insert(parsed, parsed_value);
        Ok(())
    }
}

impl fmt::Debug for Headers {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set()
            .entries(self.0.keys().map(HeaderName::as_str))
            .finish()
    }
}

impl From<HeaderMap> for Headers {
    fn from(map: HeaderMap) -> Self {
        Self(map)
    }
}
