//! Schemas that must hold together: one schema, an `allOf`, or a member that several parts of an `allOf` describe.
//!
//! In: sites. Out: flat schemas, that is, schema nodes whose own `allOf` is taken apart; a reference to a component stays one
//! unit until there is something to merge it with. Always: plain data; `units` takes it apart.

use super::schema_use::SchemaUse;
use super::schema_view::{AdditionalMembers, SchemaRef, SchemaView};
use crate::model::TypeId;
use crate::value_kind::ValueKind;
use std::collections::BTreeSet;

/// Schemas that must hold together.
#[derive(Clone, Debug)]
pub(super) struct Conjunction<'d> {
    /// What a definition made of all of them is called.
    pub id: TypeId,
    /// What a union's variant shares with the others.
    pub common: Vec<FlatSchema<'d>>,
    pub sites: Vec<SchemaUse<'d>>,
    /// Schemas that say the same as one of the sites, but may have other words for it.
    pub restatements: Vec<SchemaUse<'d>>,
    /// The unions of which one variant is in it already, by where they are written: they choose no second time.
    pub decided: Vec<&'d str>,
    /// Where it is written, when no site says so.
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

    /// Where it is written: the first of its schemas.
    pub fn pointer(&self) -> &str {
        self.sites
            .first()
            .map_or(self.at.as_str(), SchemaUse::pointer)
    }

    /// What is put together, by origin: the same parts are the same thing wherever they meet.
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

    /// Whether no site says anything of its own beside what it refers to.
    pub fn is_silent(&self) -> bool {
        self.sites.iter().all(|site| match site.schema {
            SchemaRef::Item(schema) => SchemaView::new(schema).is_silent(),
            SchemaRef::Reference(_) => true,
        })
    }

    /// The schemas that are written out at its sites, in the order in which their words count: what `owner` says itself
    /// comes after what it takes from elsewhere.
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
    /// What the schemas inside of it are called after.
    pub id: TypeId,
}

/// A part of a conjunction.
#[derive(Clone, Debug)]
pub(super) enum Unit<'d> {
    /// A reference, not looked into yet.
    Reference(SchemaUse<'d>),
    /// A schema written out.
    Flat(FlatSchema<'d>),
}

/// The references that were looked into on the way.
#[derive(Debug, Default)]
pub(super) struct Trail {
    pub open: Vec<TypeId>,
    pub seen: BTreeSet<TypeId>,
}

/// What kind of value a flat schema speaks of.
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
