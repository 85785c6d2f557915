//! The places of keys, to find keys that come twice in linear time.
//!
//! It also serves as a set of keys, because the compiler would build a second table for a set.

use std::collections::HashMap;

/// For each key, the place where it came last.
#[derive(Default)]
pub(crate) struct Places<'k>(HashMap<&'k str, usize>);

impl<'k> Places<'k> {
    /// The places of these keys.
    pub(crate) fn of(keys: &[&'k str]) -> Self {
        let mut places = Self::default();
        for (at, key) in keys.iter().enumerate() {
            places.insert(key, at);
        }
        places
    }

    /// Sets the place of a key. Gives the place that it had, if any.
    pub(crate) fn insert(&mut self, key: &'k str, at: usize) -> Option<usize> {
        self.0.insert(key, at)
    }

    /// The place of a key.
    pub(crate) fn find(&self, key: &str) -> Option<usize> {
        self.0.get(key).copied()
    }

    /// Whether the key has a place.
    pub(crate) fn contains(&self, key: &str) -> bool {
        self.find(key).is_some()
    }
}
