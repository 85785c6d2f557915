//! Schemas that must all hold: one schema, an `allOf`, or a member that several parts of an `allOf` describe.
//!
//! In: uses of schemas. Out: flat schemas, which are schema nodes without their `allOf`. A reference to a component
//! stays one unit until it is merged with another. Always: this is plain data; `units` splits it.

use super::schema_use::SchemaUse;
use super::schema_view::{AdditionalMembers, SchemaRef, SchemaView};
use crate::model::TypeId;
use crate::value_kind::ValueKind;
use std::collections::BTreeSet;

/// Schemas that must all hold.
#[derive(Clone, Debug)]
pub(super) struct Conjunction<'d> {
    /// The id of the definition that is made from them.
    pub id: TypeId,
    /// The part that a union's variant shares with the others.
    pub common: Vec<FlatSchema<'d>>,
    pub sites: Vec<SchemaUse<'d>>,
    /// Schemas that equal one of the sites, but may have other descriptions.
    pub restatements: Vec<SchemaUse<'d>>,
    /// The unions of which one variant is already part of it, by pointer. They add no further choice.
    pub decided: Vec<&'d str>,
    /// Its pointer, if no site gives one.
    pub at: String,
}

impl<'d> Conjunction<'d> {
    /// One schema alone.
    pub fn of_site(site: SchemaUse<'d>) -> Self {
        Conjunction {
            id: site.id.clone(),
            common: Vec::new(),
            sites: vec![site],
            restatements: Vec::new(),
            decided: Vec::new(),
            at: String::new(),
        }
    }

    /// Its pointer: that of the first schema.
    pub fn pointer(&self) -> &str {
        self.sites
            .first()
            .map_or(self.at.as_str(), SchemaUse::pointer)
    }

    /// A key for its parts, by origin. Equal parts have the same key.
    pub fn key(&self) -> String {
        let common = self.common.iter().map(|flat| flat.node.origin);
        let sites = self.sites.iter().map(|site| match site.schema {
            SchemaRef::Item(schema) => SchemaView::new(schema).origin,
            SchemaRef::Reference(reference) => reference,
        });
        let decided = self.decided.iter().copied().map(|origin| ("|", origin));
        let parts = common.chain(sites).map(|part| ("&", part));
        parts
            .chain(decided)
            .fold(String::new(), |all, (mark, part)| all + mark + part)
    }

    /// Whether no site has anything except a reference.
    pub fn is_silent(&self) -> bool {
        self.sites.iter().all(|site| match site.schema {
            SchemaRef::Item(schema) => SchemaView::new(schema).is_silent(),
            SchemaRef::Reference(_) => true,
        })
    }

    /// The schemas at its sites, in the order of their priority: the own schema of `owner` comes after schemas that it
    /// takes from elsewhere.
    pub fn nodes_for(&self, owner: &TypeId) -> Vec<SchemaView<'d>> {
        let own = |site: &&SchemaUse<'d>| {
            site.id.owner == owner.owner && site.id.path.starts_with(&owner.path)
        };
        let all = || self.sites.iter().chain(&self.restatements);
        let foreign_first = all().filter(|site| !own(site)).chain(all().filter(own));
        let written = foreign_first.filter_map(|site| match site.schema {
            SchemaRef::Item(schema) => Some(SchemaView::new(schema)),
            SchemaRef::Reference(_) => None,
        });
        written.collect()
    }
}

/// A schema node without its `allOf`.
#[derive(Clone, Debug)]
pub(super) struct FlatSchema<'d> {
    pub node: SchemaView<'d>,
    /// The id under which its inner schemas are named.
    pub id: TypeId,
}

/// A part of a conjunction.
#[derive(Clone, Debug)]
pub(super) enum Unit<'d> {
    /// A reference that is not resolved yet.
    Reference(SchemaUse<'d>),
    /// An inline schema.
    Flat(FlatSchema<'d>),
}

/// The references that were resolved on the way.
#[derive(Debug, Default)]
pub(super) struct Trail {
    pub open: Vec<TypeId>,
    pub seen: BTreeSet<TypeId>,
}

/// The kind of value that a flat schema describes.
pub(super) fn kind_of_flat(flat: &FlatSchema<'_>) -> Option<ValueKind> {
    let node = &flat.node;
    if node.kind.is_some() {
        return node.kind;
    }
    let object = node.properties.is_some()
        || !node.required.is_empty()
        || matches!(node.additional, Some(AdditionalMembers::Typed(_)));
    if object {
        return Some(ValueKind::Object);
    }
    if !node.known_values().is_empty() {
        return Some(ValueKind::Text);
    }
    node.items.map(|_| ValueKind::Array)
}

/// Whether a flat schema has variants.
pub(super) fn is_union(flat: &FlatSchema<'_>) -> bool {
    !flat.node.variants().0.is_empty()
}
