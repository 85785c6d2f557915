//! Turns schemas that must all hold into one shape: finds its kind, and calls the code that builds it.

use super::conjunction::{Conjunction, FlatSchema, Trail, Unit, is_union, kind_of_flat};
use super::lowerer::Lowerer;
use super::schema_use::{DEPTH_LIMIT, MERGE_LIMIT, any_use, step_into};
use super::schema_view::SchemaRef;
use super::{object, scalar, union};
use crate::model::{Definition, DefinitionKind, Direction, Shape, Step, TypeUse};
use crate::normalize::marker;
use crate::value_kind::ValueKind;
use std::collections::BTreeSet;

impl<'d> Lowerer<'d, '_> {
    /// The use of schemas that must all hold.
    pub fn use_of_conjunction(&mut self, conjunction: &Conjunction<'d>) -> TypeUse {
        // A single schema is remembered by its origin.
        if conjunction.sites.len() + conjunction.common.len() < 2 {
            return self.lower_conjunction(conjunction);
        }
        let key = conjunction.key();
        if let Some(known) = self.memo.get(&key) {
            return known.clone();
        }
        if let Some(id) = self.pending.get(&key).cloned() {
            let nullable = self.is_conjunction_nullable(conjunction);
            self.repeated.insert(id.clone());
            return TypeUse {
                shape: Shape::Defined(id),
                nullable,
            };
        }
        self.merges += 1;
        if self.merges > MERGE_LIMIT {
            if self.merges == MERGE_LIMIT + 1 {
                self.report.warn(
                    "too-many-merges",
                    conjunction.pointer(),
                    "Parts of `allOf` have too many combinations; this schema becomes any value.",
                    "Look for schemas that extend parts of themselves.",
                );
            }
            return any_use();
        }
        self.pending.insert(key.clone(), conjunction.id.clone());
        let type_use = self.lower_conjunction(conjunction);
        self.pending.remove(&key);
        if self.repeated.remove(&conjunction.id) && !self.definitions.contains_key(&conjunction.id)
        {
            let at = conjunction.pointer().to_owned();
            let schema = conjunction.sites.first().map(|site| site.schema);
            let schema = schema.unwrap_or(SchemaRef::Reference(""));
            self.define_alias(conjunction.id.clone(), schema, type_use.clone(), &at);
        }
        self.memo.insert(key, type_use.clone());
        type_use
    }

    fn lower_conjunction(&mut self, conjunction: &Conjunction<'d>) -> TypeUse {
        if self.depth > DEPTH_LIMIT {
            self.report.warn(
                "nested-too-deep",
                conjunction.pointer(),
                "Schemas are nested too deeply here; this schema becomes any value.",
                "Move a part to the components, or look for schemas that contain themselves.",
            );
            return any_use();
        }
        self.depth += 1;
        let mut units = self.units_of(conjunction);
        self.absorb_bases(&mut units);
        let mut nullable = self.is_conjunction_nullable(conjunction);
        let shape = match units.as_slice() {
            [] => Shape::Any,
            [Unit::Reference(site)] if !union::is_of_own_union(self, site, conjunction) => {
                let type_use = self.use_of(site);
                nullable |= type_use.nullable && conjunction.is_silent();
                type_use.shape
            }
            _ => {
                let flats = self.flats_of(&units);
                self.shape_of_leaves(&units, flats, conjunction)
            }
        };
        self.depth -= 1;
        // Any value includes null, and the shape of null alone cannot be left out.
        nullable &= !matches!(shape, Shape::Any | Shape::Null);
        TypeUse { shape, nullable }
    }

    /// Removes references to a base of another reference.
    fn absorb_bases(&mut self, units: &mut Vec<Unit<'d>>) {
        let references = units
            .iter()
            .filter(|unit| matches!(unit, Unit::Reference(_)))
            .count();
        if references < 2 {
            return;
        }
        let mut bases = BTreeSet::new();
        for unit in units.iter() {
            if let Unit::Reference(site) = unit {
                let mut trail = Trail::default();
                self.expand_units(std::slice::from_ref(unit), &mut trail, &mut Vec::new());
                let own = self.target_id(site);
                bases.extend(trail.seen.into_iter().filter(|id| Some(id) != own.as_ref()));
            }
        }
        let mut kept = Vec::new();
        for unit in units.iter() {
            let base = match unit {
                Unit::Reference(site) => self.target_id(site).is_some_and(|id| bases.contains(&id)),
                Unit::Flat(_) => false,
            };
            if !base {
                kept.push(unit.clone());
            }
        }
        // Two schemas that extend each other are reported elsewhere.
        if kept.iter().any(|unit| matches!(unit, Unit::Reference(_))) {
            *units = kept;
        }
    }

    fn is_conjunction_nullable(&mut self, conjunction: &Conjunction<'d>) -> bool {
        if conjunction.sites.len() == 1 {
            return conjunction
                .sites
                .iter()
                .all(|site| self.is_nullable(site.schema));
        }
        let speaking: Vec<SchemaRef<'d>> = conjunction
            .sites
            .iter()
            .map(|site| site.schema)
            .filter(|schema| match schema {
                SchemaRef::Reference(_) => true,
                SchemaRef::Item(schema) => {
                    let node = super::schema_view::SchemaView::new(schema);
                    !node.is_silent() || !node.all_of.is_empty()
                }
            })
            .collect();
        !speaking.is_empty() && speaking.into_iter().all(|schema| self.is_nullable(schema))
    }

    fn shape_of_leaves(
        &mut self,
        units: &[Unit<'d>],
        flats: Vec<FlatSchema<'d>>,
        conjunction: &Conjunction<'d>,
    ) -> Shape {
        let flats = union::without_own_unions(flats, conjunction);
        if let Some(at) = flats.iter().position(is_union) {
            return union::shape_of_union(self, flats, at, conjunction);
        }
        if let [flat] = flats.as_slice() {
            if flat.node.is_marked(marker::ONLY_NULL) {
                return Shape::Null;
            }
            if flat.node.is_marked(marker::NEVER) {
                self.report.warn(
                    "never",
                    flat.node.origin,
                    "This schema allows no value; it becomes any value.",
                    "Remove the part that can never have a value.",
                );
                return Shape::Any;
            }
        }
        match self.kind_of_flats(&flats) {
            None => Shape::Any,
            Some(ValueKind::Object) => object::shape_of_object(self, units, &flats, conjunction),
            Some(ValueKind::Array) => self.shape_of_array(&flats, conjunction),
            Some(kind) => scalar::shape_of_scalar(self, kind, &flats, conjunction),
        }
    }

    /// The kind of all flat schemas; `None` if they contradict each other, because then any value is accepted.
    fn kind_of_flats(&mut self, flats: &[FlatSchema<'d>]) -> Option<ValueKind> {
        let mut found: Option<(ValueKind, &'d str)> = None;
        for flat in flats {
            let Some(kind) = kind_of_flat(flat) else {
                continue;
            };
            found = match found {
                None => Some((kind, flat.node.origin)),
                Some((first, _)) if first == kind => found,
                // An integer is a number.
                Some((ValueKind::Number, _)) if kind == ValueKind::Integer => {
                    Some((kind, flat.node.origin))
                }
                Some((ValueKind::Integer, _)) if kind == ValueKind::Number => found,
                Some((first, at)) => {
                    self.report.push(
                        crate::diagnostic::Severity::Warning,
                        "contradiction",
                        flat.node.origin,
                        &[(at.to_owned(), "the other part")],
                        format!(
                            "This part has type {}, but another part of the same schema has type {}; the schema becomes any value.",
                            kind.word(),
                            first.word()
                        ),
                        "Correct one of the parts, or leave the member out of one.",
                    );
                    return None;
                }
            };
        }
        found.map(|(kind, _)| kind)
    }

    fn shape_of_array(&mut self, flats: &[FlatSchema<'d>], conjunction: &Conjunction<'d>) -> Shape {
        let id = step_into(&conjunction.id, Step::Item);
        let mut items = Vec::new();
        for flat in flats {
            if let Some(schema) = flat.node.items {
                let at = format!("{}/items", flat.node.origin);
                items.push(super::schema_use::SchemaUse {
                    schema,
                    id: step_into(&flat.id, Step::Item),
                    at,
                });
            }
        }
        let item = match items.len() {
            0 => any_use(),
            1 => items.pop().map_or_else(any_use, |site| self.use_of(&site)),
            _ => self.use_of_conjunction(&Conjunction {
                id,
                common: Vec::new(),
                sites: items,
                restatements: Vec::new(),
                decided: Vec::new(),
                at: String::new(),
            }),
        };
        Shape::List(Box::new(item))
    }

    /// Records the definition of a conjunction.
    pub fn define_conjunction(
        &mut self,
        conjunction: &Conjunction<'d>,
        kind: DefinitionKind,
    ) -> Shape {
        let at = conjunction.pointer().to_owned();
        let mut definition = Definition {
            id: conjunction.id.clone(),
            title: None,
            description: None,
            deprecated: false,
            direction: Direction::default(),
            kind,
            facts: Vec::new(),
            place: Some(self.report.place(&at)),
        };
        for node in conjunction.nodes_for(&conjunction.id) {
            definition.title = node.data.title.clone().or(definition.title);
            definition.description = node.data.description.clone().or(definition.description);
            definition.deprecated |= node.data.deprecated;
            for fact in node.facts() {
                if !definition.facts.contains(&fact) {
                    definition.facts.push(fact);
                }
            }
        }
        self.define(definition, &at)
    }
}
