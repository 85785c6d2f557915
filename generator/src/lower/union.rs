//! `oneOf` and `anyOf`: collects the variants, joins similar ones, and decides how to distinguish the others.
//!
//! Out: a union, or a simpler shape if the variants are similar (several texts become one text; lists of two types
//! become a list of either). Always: the decision is found in the document. Trial is the last resort, with a warning.

use super::build_union::build_union;
use super::conjunction::is_union;
use super::conjunction::{Conjunction, FlatSchema, Unit};
use super::lowerer::Lowerer;
use super::resolve;
use super::schema_use::{SchemaUse, schema_id};
use super::schema_view::{SchemaRef, SchemaView};
use super::union_parts::UnionParts;
use crate::model::Shape;
use crate::normalize::marker;
use crate::pointer::{component_name, join_index};
use crate::reference::local_pointer;
use openapiv3::{ReferenceOr, Schema};

/// Removes unions that distinguish no shapes: those that only require members, those of a base inside its own child,
/// and those of which a variant is already chosen.
pub(super) fn without_own_unions<'d>(
    flats: Vec<FlatSchema<'d>>,
    conjunction: &Conjunction<'d>,
) -> Vec<FlatSchema<'d>> {
    let strip = |mut flat: FlatSchema<'d>| {
        let (variants, _) = flat.node.variants();
        let is_decided = conjunction.decided.contains(&flat.node.origin);
        if is_decided || variants.iter().all(only_requires) || has_heir(&flat, conjunction) {
            remove_variants(&mut flat);
        }
        flat
    };
    flats.into_iter().map(strip).collect()
}

/// Whether a flat schema of another schema has this one among its variants: then it is a base that this one extends.
fn has_heir(flat: &FlatSchema<'_>, conjunction: &Conjunction<'_>) -> bool {
    let names_itself = |variant: &ReferenceOr<Schema>| match variant {
        ReferenceOr::Reference { reference } => {
            let target = local_pointer(reference).unwrap_or_default();
            component_name(&target, "schemas")
                .is_some_and(|name| conjunction.id == schema_id(&name))
        }
        ReferenceOr::Item(_) => false,
    };
    flat.id != conjunction.id && flat.node.variants().0.iter().any(names_itself)
}

/// Whether a component adds nothing to a base that has it among its variants: then it equals the base without them.
pub(super) fn is_of_own_union<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    site: &SchemaUse<'d>,
    conjunction: &Conjunction<'d>,
) -> bool {
    let SchemaRef::Reference(reference) = site.schema else {
        return false;
    };
    if !conjunction.id.path.is_empty() {
        return false;
    }
    let Some(base) = resolve::find_target(lowerer, reference, "") else {
        return false;
    };
    let units = lowerer.units_of(&Conjunction::of_site(base));
    units.iter().any(|unit| match unit {
        Unit::Flat(flat) => has_heir(flat, conjunction),
        Unit::Reference(_) => false,
    })
}

fn only_requires(variant: &ReferenceOr<Schema>) -> bool {
    match variant {
        ReferenceOr::Reference { .. } => false,
        ReferenceOr::Item(schema) => {
            let mut node = SchemaView::new(schema);
            node.required = &[];
            (node.is_silent() || node.is_bare_object()) && node.all_of.is_empty()
        }
    }
}

fn remove_variants(flat: &mut FlatSchema<'_>) {
    flat.node.one_of = &[];
    flat.node.any_of = &[];
}

/// The shape of flat schemas of which at least one is a union.
pub(super) fn shape_of_union<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    mut flats: Vec<FlatSchema<'d>>,
    at: usize,
    conjunction: &Conjunction<'d>,
) -> Shape {
    let mut flat = flats.remove(at);
    let origin = flat.node.origin;
    let discriminator = flat.node.discriminator();
    let (variants, keyword) = flat.node.variants();
    let whole = !flat.node.is_marked(marker::UNKNOWN);
    if !flat.node.one_of.is_empty() && !flat.node.any_of.is_empty() {
        report_second(lowerer, &format!("{origin}/anyOf"));
    }
    let sites = variants
        .iter()
        .enumerate()
        .map(|(index, schema)| {
            let at = join_index(&format!("{origin}/{keyword}"), index);
            SchemaUse::new(schema, conjunction.id.clone(), at)
        })
        .collect();
    remove_variants(&mut flat);
    // The kind next to variants restricts them. Alone it adds nothing.
    flat.node.kind = flat.node.kind.filter(|_| flat.node.properties.is_some());
    flat.node.additional = flat
        .node
        .additional
        .filter(|_| flat.node.properties.is_some());
    flats.insert(at, flat);
    for other in flats.iter_mut().filter(|flat| is_union(flat)) {
        report_second(lowerer, other.node.origin);
        remove_variants(other);
    }
    flats.retain(|flat| !flat.node.is_silent() && !flat.node.is_bare_object());
    let parts = UnionParts {
        conjunction,
        sites,
        common: flats,
        discriminator,
        whole,
        origin,
    };
    build_union(lowerer, parts)
}

fn report_second(lowerer: &mut Lowerer<'_, '_>, at: &str) {
    lowerer.report.warn(
        "second-union",
        at,
        "This schema has two unions at once, which is not expressed; the first one is used.",
        "Write each combination as a variant of one `oneOf`.",
    );
}
