//! The places of keys, to find keys that come twice in linear time.

use std::collections::HashMap;

/// For each key, the place where it came last.
#[derive(Default)]
pub(crate) struct Places<'k>(HashMap<&'k str, usize>);

impl<'k> Places<'k> {
    /// Sets the place of a key and gives its place before.
    pub(crate) fn insert(&mut self, key: &'k str, at: usize) -> Option<usize> {
        self.0.insert(key, at)
    }

    /// Whether the key has a place.
    pub(crate) fn contains(&self, key: &str) -> bool {
        self.0.contains_key(key)
    }
}
