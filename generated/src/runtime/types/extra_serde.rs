//! Members that the document does not describe, in serde's terms.

use super::extra::Extra;
use super::map::Map;
use crate::runtime::json::{self, Free};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

/// As an object of its members.
impl Serialize for Extra {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.iter().map(|(key, value)| (key, Free(value))))
    }
}

/// From an object; null has no members.
impl<'de> Deserialize<'de> for Extra {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let members: Option<Map<Value>> = json::deserialize(from)?;
        Ok(members.into_iter().flatten().collect())
    }
}
