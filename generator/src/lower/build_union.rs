//! Builds a union, or a simpler shape, from its schemas.
//!
//! In: the parts of a union. Out: its shape. Always: variants that cannot be distinguished are tried one after the
//! other, with a warning.

use super::assemble::{define_union, lower_candidate};
use super::conjunction::{Conjunction, FlatSchema};
use super::join::{self, flats_of};
use super::lowerer::Lowerer;
use super::same::is_same_schema;
use super::schema_use::{SchemaUse, any_use, step_into};
use super::schema_view::{SchemaRef, SchemaView};
use super::union_parts::UnionParts;
use super::unknown::holds_unknown;
use super::variant::Candidate;
use super::{decide, discriminate};
use crate::model::{Decision, DefinitionKind, Shape, Step, TypeUse, Union, Variant};
use crate::normalize::marker;
use crate::value_kind::ValueKind;
use std::collections::BTreeSet;

/// Builds a union or a simpler shape.
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
    let mut spread = parts.sites.iter().map(|site| site.at.clone()).collect();
    candidates = spread_nested(lowerer, candidates, &mut spread, 0);
    if candidates
        .iter()
        .any(|candidate| candidate.kinds.is_empty())
    {
        lowerer.report.warn(
            "untyped-variant",
            parts.origin,
            "One of the variants allows any value, so the union becomes any value.",
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
    union_of_kinds(lowerer, &parts, groups)
}

/// A union of shapes that the kind of value distinguishes.
fn union_of_kinds<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    parts: &UnionParts<'_, 'd>,
    groups: Vec<(ValueKind, Vec<Candidate<'d>>)>,
) -> Shape {
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
        ValueKind::Array => join_lists(lowerer, parts, candidates),
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
        "The variants can only be distinguished by trying one after the other.",
        "Add a discriminator, or a property with a different constant in every variant.",
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

/// Replaces variants that are undecided unions of several kinds by their own variants, each union once, because a union
/// may be a variant of itself. `spread` holds the origins of the unions that are replaced already.
fn spread_nested<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    candidates: Vec<Candidate<'d>>,
    spread: &mut BTreeSet<String>,
    depth: usize,
) -> Vec<Candidate<'d>> {
    let mut out: Vec<Candidate<'d>> = Vec::new();
    for candidate in candidates {
        let nested = if candidate.kinds.len() > 1 && depth < 8 {
            candidate.nested_sites(lowerer)
        } else {
            Vec::new()
        };
        let new = match nested.first() {
            None => vec![candidate],
            Some(first) if !spread.insert(first.at.clone()) => continue,
            Some(_) => {
                let nested = nested
                    .into_iter()
                    .map(|site| Candidate::new(lowerer, site))
                    .collect();
                spread_nested(lowerer, nested, spread, depth + 1)
            }
        };
        for candidate in new {
            let is_it =
                |known: &Candidate<'_>| is_same_schema(known.site.schema, candidate.site.schema);
            if !out.iter().any(is_it) {
                out.push(candidate);
            }
        }
    }
    out
}

/// Joins several lists into one list of all item types.
fn join_lists<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    parts: &UnionParts<'_, 'd>,
    candidates: Vec<Candidate<'d>>,
) -> Shape {
    let conjunction = Conjunction {
        id: step_into(&parts.conjunction.id, Step::Item),
        common: Vec::new(),
        sites: Vec::new(),
        restatements: Vec::new(),
        decided: Vec::new(),
        at: parts.origin.to_owned(),
    };
    // Lists that are items of one another have no end, so their items become any value.
    let written: Vec<String> = candidates
        .iter()
        .map(|c| c.site.pointer().to_owned())
        .collect();
    if !lowerer.joining.insert(written.clone()) {
        return Shape::List(Box::new(any_use()));
    }
    let mut sites = Vec::new();
    let mut nullable = false;
    for candidate in &candidates {
        for flat in flats_of(lowerer, &candidate.site) {
            let Some(schema) = flat.node.items else {
                lowerer.joining.remove(&written);
                return Shape::List(Box::new(any_use()));
            };
            nullable |= lowerer.is_nullable(schema);
            let at = format!("{}/items", flat.node.origin);
            sites.push(SchemaUse {
                schema,
                id: conjunction.id.clone(),
                at,
            });
        }
    }
    let part = UnionParts {
        conjunction: &conjunction,
        sites,
        common: Vec::new(),
        discriminator: None,
        whole: true,
        origin: parts.origin,
    };
    let shape = build_union(lowerer, part);
    lowerer.joining.remove(&written);
    nullable &= !matches!(shape, Shape::Any | Shape::Null);
    Shape::List(Box::new(TypeUse { shape, nullable }))
}

/// Whether all parts of a union that could distinguish its variants are known.
fn is_known<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    parts: &UnionParts<'_, 'd>,
    candidates: &[Candidate<'d>],
) -> bool {
    let is_marked = |flat: &FlatSchema<'_>| flat.node.is_marked(marker::UNKNOWN);
    parts.whole
        && !parts.common.iter().any(is_marked)
        && !candidates
            .iter()
            .any(|candidate| holds_unknown(lowerer, &candidate.site, &mut Vec::new()))
}
