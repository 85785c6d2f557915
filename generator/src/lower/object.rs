//! Objects: the merged members of all parts, and the additional members.
//!
//! Out: an object definition, a map, or a free-form object. Always: a member that only one part describes keeps its id
//! in that part, so that the inline types of a shared part are the same for all its users.

use super::conjunction::{Conjunction, FlatSchema, Trail, Unit};
use super::lowerer::Lowerer;
use super::same::is_same_schema;
use super::schema_use::{SchemaUse, step_into};
use super::schema_view::{AdditionalMembers, SchemaRef, SchemaView};
use super::unknown::holds_unknown;
use crate::model::{Additional, DefinitionKind, Fact, Field, Object, Shape, Step, TypeId, TypeUse};
use crate::normalize::marker;
use crate::pointer::join;
use indexmap::IndexMap;

/// The members of an object, not yet lowered.
#[derive(Debug, Default)]
pub(super) struct Members<'d> {
    pub fields: IndexMap<String, Conjunction<'d>>,
    /// Names of required members, and the pointers that require them.
    pub required: IndexMap<String, &'d str>,
    /// The additional members of each part.
    pub additional: Vec<(AdditionalMembers<'d>, SchemaUse<'d>)>,
}

impl<'d> Lowerer<'d, '_> {
    /// The members of all units.
    pub fn members_of(&mut self, units: &[Unit<'d>], id: &TypeId) -> Members<'d> {
        let mut members = Members::default();
        self.collect_members(units, id, &mut Trail::default(), &mut members);
        members
    }

    fn collect_members(
        &mut self,
        units: &[Unit<'d>],
        id: &TypeId,
        trail: &mut Trail,
        into: &mut Members<'d>,
    ) {
        for unit in units {
            let mut part = Members::default();
            match unit {
                Unit::Flat(flat) => read_leaf(flat, &mut part),
                Unit::Reference(site) => {
                    if let Some(target) = self.enter_reference(site, trail) {
                        let id = target.id.clone();
                        let units = self.units_of(&Conjunction::of_site(target));
                        self.collect_members(&units, &id, trail, &mut part);
                        trail.open.pop();
                    }
                }
            }
            merge_members(part, id, into);
        }
    }
}

fn read_leaf<'d>(flat: &FlatSchema<'d>, into: &mut Members<'d>) {
    let origin = flat.node.origin;
    for (name, schema) in flat.node.properties.into_iter().flatten() {
        let at = join(&format!("{origin}/properties"), name);
        let id = step_into(&flat.id, Step::Property(name.clone()));
        into.fields.insert(
            name.clone(),
            Conjunction::of_site(SchemaUse::new(schema, id, at)),
        );
    }
    for name in flat.node.required {
        into.required.insert(name.clone(), origin);
    }
    if let Some(additional) = flat.node.additional {
        let at = format!("{origin}/additionalProperties");
        let id = step_into(&flat.id, Step::Value);
        let schema = match additional {
            AdditionalMembers::Typed(schema) => schema,
            // Only additional members with a type are lowered.
            AdditionalMembers::Forbidden | AdditionalMembers::Anything => SchemaRef::Reference(""),
        };
        into.additional
            .push((additional, SchemaUse { schema, id, at }));
    }
}

fn merge_members<'d>(part: Members<'d>, id: &TypeId, into: &mut Members<'d>) {
    for (name, conjunction) in part.fields {
        match into.fields.get_mut(&name) {
            None => {
                into.fields.insert(name, conjunction);
            }
            Some(known) => {
                let id = step_into(id, Step::Property(name));
                let mut merged = known.clone();
                merged.restatements.extend(conjunction.restatements);
                for site in conjunction.sites {
                    // If two parts describe a member equally, the description is used once.
                    if merged
                        .sites
                        .iter()
                        .any(|known| is_same_schema(known.schema, site.schema))
                    {
                        merged.restatements.push(site);
                    } else {
                        merged.sites.push(site);
                    }
                }
                if merged.sites.len() > known.sites.len() {
                    merged.id = id;
                }
                *known = merged;
            }
        }
    }
    into.required.extend(part.required);
    into.additional.extend(part.additional);
}

/// The shape of an object made of flat schemas.
pub(super) fn shape_of_object<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    units: &[Unit<'d>],
    flats: &[FlatSchema<'d>],
    conjunction: &Conjunction<'d>,
) -> Shape {
    // The unions were separated from the flat schemas before. The members come from the units, whose ids know their
    // owners.
    let members = lowerer.members_of(units, &conjunction.id);
    report_required(lowerer, &members, flats);
    if members.fields.is_empty()
        && let Some(shape) = shape_without_members(lowerer, &members)
    {
        return shape;
    }
    let fields = members.fields.iter().map(|(name, schema)| {
        let required = members.required.contains_key(name);
        build_field(lowerer, &conjunction.id, name, schema, required)
    });
    let fields = fields.collect();
    let additional = read_additional(lowerer, &members);
    lowerer.define_conjunction(
        conjunction,
        DefinitionKind::Object(Object { fields, additional }),
    )
}

/// A map or a free-form object. A closed object without members is a definition.
fn shape_without_members<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    members: &Members<'d>,
) -> Option<Shape> {
    match read_additional(lowerer, members) {
        Additional::Typed(value) => Some(Shape::Map(Box::new(value))),
        Additional::Any => Some(Shape::AnyObject),
        Additional::Undeclared => {
            let closed = members
                .additional
                .iter()
                .any(|(additional, _)| matches!(additional, AdditionalMembers::Forbidden));
            (!closed).then_some(Shape::AnyObject)
        }
    }
}

fn read_additional<'d>(lowerer: &mut Lowerer<'d, '_>, members: &Members<'d>) -> Additional {
    let mut typed: Vec<TypeUse> = Vec::new();
    for (additional, site) in &members.additional {
        if matches!(additional, AdditionalMembers::Typed(_)) {
            let value = lowerer.use_of(site);
            if !typed.contains(&value) {
                typed.push(value);
            }
        }
    }
    let anything = members
        .additional
        .iter()
        .any(|(additional, _)| matches!(additional, AdditionalMembers::Anything));
    match typed.len() {
        0 if anything => Additional::Any,
        0 => Additional::Undeclared,
        1 => typed.pop().map_or(Additional::Any, Additional::Typed),
        _ => {
            let unknown = members
                .additional
                .iter()
                .any(|(_, site)| holds_unknown(lowerer, site, &mut Vec::new()));
            if let Some((_, site)) = members.additional.last()
                && !unknown
            {
                let at = site.at.clone();
                lowerer.report.warn(
                    "additional-of-two-shapes",
                    &at,
                    "Two parts give undeclared members different types; they become any value.",
                    "Give them one shape.",
                );
            }
            Additional::Any
        }
    }
}

fn report_required<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    members: &Members<'d>,
    flats: &[FlatSchema<'d>],
) {
    // A part with only `required` is about members of other parts. An unknown part may have any member.
    let is_unknown = |flat: &FlatSchema<'_>| flat.node.is_marked(marker::UNKNOWN);
    if flats.iter().any(is_unknown) || !flats.iter().any(|flat| flat.node.properties.is_some()) {
        return;
    }
    for (name, at) in &members.required {
        if !members.fields.contains_key(name) {
            lowerer.report.warn(
                "required-undeclared",
                at,
                format!("`{name}` is required, but no member has that name."),
                "Correct the name, or describe the member.",
            );
        }
    }
}

fn build_field<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    owner: &TypeId,
    name: &str,
    schema: &Conjunction<'d>,
    required: bool,
) -> Field {
    let type_use = match schema.sites.as_slice() {
        [site] => lowerer.use_of(&site.clone()),
        _ => lowerer.use_of_conjunction(schema),
    };
    let place = lowerer.report.place(schema.pointer());
    let mut field = Field::new(name, type_use, Some(place));
    field.required = required;
    for node in schema.nodes_for(owner) {
        describe_field(&node, &mut field);
    }
    field
}

/// Adds the keywords next to the member's shape. A later part wins.
fn describe_field(node: &SchemaView<'_>, field: &mut Field) {
    field.description = node.data.description.clone().or(field.description.take());
    field.deprecated |= node.data.deprecated;
    field.read_only |= node.data.read_only;
    field.write_only |= node.data.write_only;
    field.default = node.default().or(field.default.take());
    for fact in facts_of(node) {
        if !field.facts.contains(&fact) {
            field.facts.push(fact);
        }
    }
}

/// The facts of a schema, and those of the items of a list.
pub(super) fn facts_of(node: &SchemaView<'_>) -> Vec<Fact> {
    let mut facts = node.facts();
    let mut items = node.items;
    let mut depth = 0;
    while let Some(SchemaRef::Item(schema)) = items {
        let node = SchemaView::new(schema);
        depth += 1;
        facts.extend(node.facts().into_iter().map(|fact| Fact { depth, ..fact }));
        items = node.items;
    }
    facts
}
