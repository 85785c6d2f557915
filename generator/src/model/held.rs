//! The parts of a model that keep their published form, as far as the shapes do not contain this.

use super::TypeId;
use std::collections::{BTreeMap, BTreeSet};

/// The parts of a model that keep their published form.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Held {
    /// The parts whose published form differs from the document: the part, and the form that it keeps.
    pub list: BTreeSet<String>,
    /// Families of IDs that have a type even without a resource.
    pub families: BTreeSet<String>,
    /// The family of the ID of each published object; `None` if the ID is text.
    pub ids: BTreeMap<TypeId, Option<String>>,
    /// Published objects with their own type, although the runtime may have one that fits.
    pub apart: BTreeSet<TypeId>,
    /// Members of schemas that a published type stands for, each with this type.
    pub members: BTreeMap<(TypeId, String), TypeId>,
    /// Members of request bodies, by their objects, that the document describes differently: whether the setters of the
    /// request reach through them.
    pub wraps: BTreeMap<(TypeId, String), bool>,
}
