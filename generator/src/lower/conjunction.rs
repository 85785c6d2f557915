//! Schemas that must hold together: one schema, an `allOf`, or a member that several parts of an `allOf` describe.
//!
//! In: sites. Out: flat schemas, that is, schema nodes whose own `allOf` is taken apart; a reference to a component stays one
//! unit until there is something to merge it with. Always: recursion through `allOf` alone ends with a warning.

use super::lowerer::{DEPTH_LIMIT, Lowerer, SchemaUse};
use super::resolve;
use super::schema_view::{SchemaRef, SchemaView};
use crate::model::TypeId;
use crate::pointer::join_index;
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

impl<'d> Lowerer<'d, '_> {
    /// The units of a conjunction; parts that say nothing are left out.
    pub fn units_of(&mut self, conjunction: &Conjunction<'d>) -> Vec<Unit<'d>> {
        let mut units: Vec<Unit<'d>> = conjunction.common.iter().cloned().map(Unit::Flat).collect();
        for site in &conjunction.sites {
            collect_units(site, 0, &mut units);
        }
        let bare = |unit: &Unit<'_>| matches!(unit, Unit::Flat(flat) if flat.node.is_bare_object());
        // That the value is an object goes without saying beside a part that says more.
        if units.iter().any(|unit| !bare(unit)) {
            units.retain(|unit| !bare(unit));
        } else {
            units.truncate(1);
        }
        units
    }

    /// The flat schemas of units, references looked into all the way.
    pub fn flats_of(&mut self, units: &[Unit<'d>]) -> Vec<FlatSchema<'d>> {
        let mut flats = Vec::new();
        self.expand_units(units, &mut Trail::default(), &mut flats);
        let bare = |flat: &FlatSchema<'_>| flat.node.is_bare_object();
        if flats.iter().any(|flat| !bare(flat)) {
            flats.retain(|flat| !bare(flat));
        } else {
            flats.truncate(1);
        }
        flats
    }

    pub fn expand_units(
        &mut self,
        units: &[Unit<'d>],
        trail: &mut Trail,
        flats: &mut Vec<FlatSchema<'d>>,
    ) {
        for unit in units {
            match unit {
                Unit::Flat(flat) => flats.push(flat.clone()),
                Unit::Reference(site) => {
                    if let Some(target) = self.enter_reference(site, trail) {
                        let units = self.units_of(&Conjunction::of_site(target));
                        self.expand_units(&units, trail, flats);
                        trail.open.pop();
                    }
                }
            }
        }
    }

    /// The id of what a site refers to.
    pub fn target_id(&mut self, site: &SchemaUse<'d>) -> Option<TypeId> {
        let SchemaRef::Reference(reference) = site.schema else {
            return None;
        };
        resolve::find_target(self, reference, "").map(|target| target.id)
    }

    /// The target of a reference, open on the trail; none where it was entered before, an error where it is still open.
    pub fn enter_reference(
        &mut self,
        site: &SchemaUse<'d>,
        trail: &mut Trail,
    ) -> Option<SchemaUse<'d>> {
        let SchemaRef::Reference(reference) = site.schema else {
            return None;
        };
        let target = resolve::find_target(self, reference, &site.at)?;
        if trail.open.contains(&target.id) || trail.open.len() > DEPTH_LIMIT {
            self.report.warn(
                "circular-all-of",
                &site.at,
                format!(
                    "Without anything in between, {} consists of itself; this part is left out.",
                    target.id
                ),
                "Let one of the references name something else.",
            );
            return None;
        }
        // What holds once holds; entering it again by every way there is would take for ever.
        if !trail.seen.insert(target.id.clone()) {
            return None;
        }
        trail.open.push(target.id.clone());
        Some(target)
    }
}

/// The references that were looked into on the way.
#[derive(Debug, Default)]
pub(super) struct Trail {
    pub open: Vec<TypeId>,
    pub seen: BTreeSet<TypeId>,
}

fn collect_units<'d>(site: &SchemaUse<'d>, depth: usize, units: &mut Vec<Unit<'d>>) {
    if depth > DEPTH_LIMIT {
        return;
    }
    let schema = match site.schema {
        SchemaRef::Item(schema) => schema,
        SchemaRef::Reference(reference) => {
            let same = |unit: &Unit<'_>| matches!(unit, Unit::Reference(SchemaUse { schema: SchemaRef::Reference(known), .. }) if *known == reference);
            if !units.iter().any(same) {
                units.push(Unit::Reference(site.clone()));
            }
            return;
        }
    };
    let node = SchemaView::new(schema);
    let at = format!("{}/allOf", node.origin);
    for (index, part) in node.all_of.iter().enumerate() {
        let part = SchemaUse::new(part, site.id.clone(), join_index(&at, index));
        collect_units(&part, depth + 1, units);
    }
    // What stands beside `allOf` comes after its parts: it refines what they say.
    if !node.is_silent() {
        units.push(Unit::Flat(FlatSchema {
            node,
            id: site.id.clone(),
        }));
    }
}
