//! What of a model is held to what is published, where its shapes do not say so by themselves.

use super::TypeId;
use std::collections::{BTreeMap, BTreeSet};

/// What of a model is held to what is published.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Held {
    /// What stays though the document says something else: the thing, and how it stays.
    pub list: BTreeSet<String>,
    /// Families of IDs that have a type whatever resources there are.
    pub families: BTreeSet<String>,
    /// The family of the ID of each published object; none where it is text.
    pub ids: BTreeMap<TypeId, Option<String>>,
    /// Published objects that have a type of their own, though the runtime may have one that fits.
    pub apart: BTreeSet<TypeId>,
}
