//! Splits conjunctions into units, and resolves their references.
//!
//! In: a conjunction. Out: its units, or only flat schemas. Always: recursion through `allOf` ends with a warning.

use super::conjunction::{Conjunction, FlatSchema, Trail, Unit};
use super::lowerer::Lowerer;
use super::resolve;
use super::schema_use::{DEPTH_LIMIT, SchemaUse};
use super::schema_view::{SchemaRef, SchemaView};
use crate::model::TypeId;
use crate::pointer::join_index;

impl<'d> Lowerer<'d, '_> {
    /// The units of a conjunction. Parts that say nothing are left out.
    pub fn units_of(&mut self, conjunction: &Conjunction<'d>) -> Vec<Unit<'d>> {
        let mut units: Vec<Unit<'d>> = conjunction.common.iter().cloned().map(Unit::Flat).collect();
        for site in &conjunction.sites {
            collect_units(site, 0, &mut units);
        }
        let bare = |unit: &Unit<'_>| matches!(unit, Unit::Flat(flat) if flat.node.is_bare_object());
        // A part that only says "object" adds nothing to a part that says more.
        if units.iter().any(|unit| !bare(unit)) {
            units.retain(|unit| !bare(unit));
        } else {
            units.truncate(1);
        }
        units
    }

    /// The flat schemas of units, with all references resolved.
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

    /// The id of a site's target.
    pub fn target_id(&mut self, site: &SchemaUse<'d>) -> Option<TypeId> {
        let SchemaRef::Reference(reference) = site.schema else {
            return None;
        };
        resolve::find_target(self, reference, "").map(|target| target.id)
    }

    /// The target of a reference, which is then open on the trail; `None` if it was entered before, an error if it is
    /// still open.
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
                    "{} contains itself in its `allOf`; this part is left out.",
                    target.id
                ),
                "Change one of the references.",
            );
            return None;
        }
        // A target needs to be entered only once. To enter it again on every path would take too long.
        if !trail.seen.insert(target.id.clone()) {
            return None;
        }
        trail.open.push(target.id.clone());
        Some(target)
    }
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
    // Keywords next to `allOf` come after its parts, because they refine them.
    if !node.is_silent() {
        units.push(Unit::Flat(FlatSchema {
            node,
            id: site.id.clone(),
        }));
    }
}
