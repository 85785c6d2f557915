//! IDs that may belong to any resource.

use super::Id;
use crate::runtime::json::{self, Filled, Reader, Slot, View, Viewer};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// The ID of a resource of any family. Relationships hold such IDs.
///
/// It converts into the ID of every family, so that the ID from a relationship can be passed wherever an ID is
/// expected. Relationships use only this type, because a later document may name the family of a relationship or change
/// it.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ResourceId(String);

impl ResourceId {
    /// The ID as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<String> for ResourceId {
    fn from(id: String) -> Self {
        Self(id)
    }
}

impl From<&str> for ResourceId {
    fn from(id: &str) -> Self {
        Self(id.to_owned())
    }
}

impl From<&Self> for ResourceId {
    fn from(id: &Self) -> Self {
        id.clone()
    }
}

impl<F> From<Id<F>> for ResourceId {
    fn from(id: Id<F>) -> Self {
        Self::from(id.as_str())
    }
}

impl<F> From<&Id<F>> for ResourceId {
    fn from(id: &Id<F>) -> Self {
        Self::from(id.as_str())
    }
}

impl<F> From<ResourceId> for Id<F> {
    fn from(id: ResourceId) -> Self {
        Self::from(id.0)
    }
}

impl<F> From<&ResourceId> for Id<F> {
    fn from(id: &ResourceId) -> Self {
        Self::from(id.as_str())
    }
}

impl AsRef<str> for ResourceId {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ResourceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for ResourceId {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        json::debug(self, f)
    }
}

impl Slot for ResourceId {
    const IS_OBJECT: bool = false;

    fn fill(&mut self, from: &mut Reader<'_>) -> Filled {
        self.0.fill(from)
    }

    fn view(&self, see: Viewer<'_>) {
        see(View::Id(&self.0));
    }
}

impl Serialize for ResourceId {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for ResourceId {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        json::deserialize(from)
    }
}
