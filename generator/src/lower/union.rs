//! `oneOf` and `anyOf`: variants gathered, like ones joined, and one decision for the rest.
//!
//! Out: a union, or something simpler where the variants are alike (several texts are one text, lists of this or that are
//! a list of either). Always: what decides a union is found in the document; trying is the last resort, with a warning.

use super::assemble::{define_union, lower_candidate};
use super::conjunction::{Conjunction, FlatSchema, Unit};
use super::lowerer::{Lowerer, SchemaUse, schema_id, step_into};
use super::same::is_same_schema;
use super::schema_view::{SchemaRef, SchemaView};
use super::unknown::is_known;
use super::variant::Candidate;
use super::{decide, discriminate, join, resolve};
use crate::model::{Decision, DefinitionKind, Shape, Step, TypeUse, Union, Variant};
use crate::normalize::marker;
use crate::pointer::{component_name, join_index};
use crate::reference::local_pointer;
use crate::value_kind::ValueKind;
use openapiv3::{Discriminator, ReferenceOr, Schema};

/// Whether a flat schema has variants.
pub(super) fn is_union(flat: &FlatSchema<'_>) -> bool {
    !flat.node.variants().0.is_empty()
}

/// Takes unions away that tell no shapes apart: those that only require members, those of a base by its own
/// child, and those of which a variant has been chosen.
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

/// Whether a flat schema of another schema has this one among its variants: it is a base, and this one extends it.
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

/// Whether a component adds nothing to a base that has it among its variants: it is what the base is without them.
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

/// The shape of flat schemas of which one (at least) is a union.
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
    // The kind beside variants restricts them; alone it says nothing of its own.
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
        "A value that is one of several shapes in two ways at once is not expressed; the first way is used.",
        "Write the combinations as variants of one `oneOf`.",
    );
}

/// What a union is built from.
#[derive(Clone, Debug)]
pub(super) struct UnionParts<'c, 'd> {
    /// The schemas whose union this is; its id is the union's.
    pub conjunction: &'c Conjunction<'d>,
    pub sites: Vec<SchemaUse<'d>>,
    /// What all variants share.
    pub common: Vec<FlatSchema<'d>>,
    pub discriminator: Option<&'d Discriminator>,
    /// Whether all that the union says of itself is known.
    pub whole: bool,
    /// Where the union is written.
    pub origin: &'d str,
}

/// Builds a union or what it comes down to.
pub(super) fn build_union<'d>(lowerer: &mut Lowerer<'d, '_>, parts: UnionParts<'_, 'd>) -> Shape {
    let mut candidates = gather_candidates(lowerer, &parts);
    if !is_known(lowerer, &parts, &candidates) {
        return define_union(lowerer, &parts, Decision::Trial, candidates);
    }
    if let Some(discriminator) = parts.discriminator
        && candidates
            .iter()
            .all(|c| c.kinds.iter().all(|kind| *kind == ValueKind::Object))
    {
        let decision =
            discriminate::by_discriminator(lowerer, &parts, discriminator, &mut candidates);
        return define_union(lowerer, &parts, decision, candidates);
    }
    candidates = spread_nested(lowerer, candidates, 0);
    if candidates
        .iter()
        .any(|candidate| candidate.kinds.is_empty())
    {
        lowerer.report.warn(
            "untyped-variant",
            parts.origin,
            "One of the variants allows anything, so the whole is taken as any value.",
            "Describe that variant, or leave it out.",
        );
        return Shape::Any;
    }
    if let Some(mixed) = candidates
        .iter()
        .find(|candidate| candidate.kinds.len() > 1)
    {
        report_trial(lowerer, mixed.site.pointer());
        return define_union(lowerer, &parts, Decision::Trial, candidates);
    }
    let groups = join::group_by_kind(candidates);
    if let [(kind, _)] = groups.as_slice() {
        let kind = *kind;
        let candidates = groups
            .into_iter()
            .flat_map(|(_, candidates)| candidates)
            .collect();
        return shape_of_group(lowerer, &parts, kind, candidates);
    }
    let mut variants = Vec::new();
    for (kind, candidates) in groups {
        let conjunction = Conjunction {
            id: step_into(&parts.conjunction.id, Step::Variant(kind.word().to_owned())),
            common: Vec::new(),
            sites: Vec::new(),
            restatements: Vec::new(),
            decided: parts.conjunction.decided.clone(),
            at: parts.origin.to_owned(),
        };
        let first = candidates.first().map(|c| (c.site.schema, c.description()));
        let (schema, description) = first.unzip();
        let part = UnionParts {
            conjunction: &conjunction,
            ..parts.clone()
        };
        let single = candidates.len() == 1;
        let shape = shape_of_group(lowerer, &part, kind, candidates);
        let word = match schema {
            Some(SchemaRef::Reference(reference)) if single => Candidate::component_word(reference),
            _ => kind.word().to_owned(),
        };
        variants.push(Variant {
            word,
            type_use: TypeUse {
                shape,
                nullable: false,
            },
            tags: Vec::new(),
            description: description.flatten(),
        });
    }
    let union = Union {
        decision: Decision::Kind,
        variants,
    };
    lowerer.define_conjunction(parts.conjunction, DefinitionKind::Union(union))
}

/// The shape of variants of one kind.
fn shape_of_group<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    parts: &UnionParts<'_, 'd>,
    kind: ValueKind,
    mut candidates: Vec<Candidate<'d>>,
) -> Shape {
    if candidates.len() == 1
        && let Some(candidate) = candidates.pop()
    {
        return lower_candidate(lowerer, parts, &candidate, parts.conjunction.id.clone()).shape;
    }
    match kind {
        ValueKind::Object => {
            let decision = match parts.discriminator {
                Some(found) => {
                    discriminate::by_discriminator(lowerer, parts, found, &mut candidates)
                }
                None => decide::by_members(lowerer, &mut candidates),
            };
            if decision == Decision::Trial {
                report_trial(lowerer, parts.origin);
            }
            define_union(lowerer, parts, decision, candidates)
        }
        ValueKind::Array => join::join_lists(lowerer, parts, candidates),
        ValueKind::Text => join::join_texts(lowerer, parts, candidates),
        ValueKind::Integer | ValueKind::Number | ValueKind::Boolean => {
            join::join_numbers(lowerer, parts, kind, candidates)
        }
    }
}

fn report_trial(lowerer: &mut Lowerer<'_, '_>, at: &str) {
    lowerer.report.warn(
        "undecided-union",
        at,
        "Nothing tells the variants apart but trying one after the other.",
        "Add a discriminator, or a property with a constant of its own in every variant.",
    );
}

fn gather_candidates<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    parts: &UnionParts<'_, 'd>,
) -> Vec<Candidate<'d>> {
    let mut candidates: Vec<Candidate<'d>> = Vec::new();
    for site in &parts.sites {
        if candidates
            .iter()
            .any(|known| is_same_schema(known.site.schema, site.schema))
        {
            continue;
        }
        if let SchemaRef::Item(schema) = site.schema
            && SchemaView::new(schema).is_marked(marker::NEVER)
        {
            continue;
        }
        candidates.push(Candidate::new(lowerer, site.clone()));
    }
    candidates
}

/// Variants that are undecided unions of several kinds are replaced by their own variants.
fn spread_nested<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    candidates: Vec<Candidate<'d>>,
    depth: usize,
) -> Vec<Candidate<'d>> {
    let mut out = Vec::new();
    for candidate in candidates {
        let nested = if candidate.kinds.len() > 1 && depth < 8 {
            candidate.nested_sites(lowerer)
        } else {
            Vec::new()
        };
        if nested.is_empty() {
            out.push(candidate);
        } else {
            let nested = nested
                .into_iter()
                .map(|site| Candidate::new(lowerer, site))
                .collect();
            out.extend(spread_nested(lowerer, nested, depth + 1));
        }
    }
    out
}
