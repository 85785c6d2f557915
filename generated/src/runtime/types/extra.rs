//! Members that the document does not describe.

use serde_json::{Map, Value};
use std::fmt;

/// Members that the document does not describe, kept as they came and written again.
///
/// Costs one pointer while it is empty.
#[derive(Clone, Default)]
pub struct Extra(Option<Box<Map<String, Value>>>);

impl PartialEq for Extra {
    fn eq(&self, other: &Self) -> bool {
        let has = |(key, value): (&str, &Value)| other.get(key) == Some(value);
        self.len() == other.len() && self.iter().all(has)
    }
}

impl Extra {
    /// No members.
    pub const fn new() -> Self {
        Self(None)
    }

    /// Remembers that the object around it came, though no member of it had a value.
    pub(crate) fn keep_presence(&mut self) {
        self.0.get_or_insert_default();
    }

    /// Whether there is no member, and nothing tells that the object around it came.
    pub(crate) fn was_absent(&self) -> bool {
        self.0.is_none()
    }

    /// The member of this key.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.0.as_ref()?.get(key)
    }

    /// Sets a member and gives the one it replaces.
    pub fn insert(&mut self, key: impl Into<String>, value: impl Into<Value>) -> Option<Value> {
        self.0
            .get_or_insert_default()
            .insert(key.into(), value.into())
    }

    /// Takes a member out.
    pub fn remove(&mut self, key: &str) -> Option<Value> {
        self.0.as_mut()?.remove(key)
    }

    /// All members.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0
            .iter()
            .flat_map(|members| members.iter())
            .map(|(key, value)| (key.as_str(), value))
    }

    /// How many members there are.
    pub fn len(&self) -> usize {
        self.0.as_ref().map_or(0, |members| members.len())
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl<K: Into<String>, V: Into<Value>> FromIterator<(K, V)> for Extra {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(members: I) -> Self {
        let mut extra = Self::new();
        for (key, value) in members {
            extra.insert(key, value);
        }
        extra
    }
}

/// Says how many members there are; what they hold may be personal data.
impl fmt::Debug for Extra {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.len() {
            0 => f.write_str("Extra"),
            count => write!(f, "Extra({count} …)"),
        }
    }
}
