//! Variants of one kind that need no union: texts become one text or enumeration, numbers a number, lists a list.

use super::conjunction::{Conjunction, Leaf};
use super::lowerer::{Lowerer, Site, any_use, step_into};
use super::node::Kind;
use super::scalar::{describe_values, plain_shape};
use super::union::{Plan, build_union};
use super::variant::Candidate;
use crate::model::{
    DefinitionKind, Enumeration, EnumerationBase, EnumerationValue, Shape, Step, TypeUse,
};
use std::collections::HashSet;

/// Candidates by kind, in the order in which kinds first come; whole numbers go with numbers where there are both.
pub(super) fn group_by_kind(candidates: Vec<Candidate<'_>>) -> Vec<(Kind, Vec<Candidate<'_>>)> {
    let has_number = candidates.iter().any(|c| c.kinds.contains(&Kind::Number));
    let mut groups: Vec<(Kind, Vec<Candidate<'_>>)> = Vec::new();
    for candidate in candidates {
        let Some(kind) = candidate.kinds.first().copied() else {
            continue;
        };
        let kind = if kind == Kind::Integer && has_number {
            Kind::Number
        } else {
            kind
        };
        match groups.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, group)) => group.push(candidate),
            None => groups.push((kind, vec![candidate])),
        }
    }
    groups
}

/// Several texts: an enumeration of all known values, or plain text.
pub(super) fn join_texts<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    plan: &Plan<'_, 'd>,
    candidates: Vec<Candidate<'d>>,
) -> Shape {
    let listed = list_values(lowerer, &candidates);
    let with_values: Vec<usize> = listed
        .iter()
        .enumerate()
        .filter(|(_, v)| !v.is_empty())
        .map(|(index, _)| index)
        .collect();
    match with_values.as_slice() {
        [] => {
            let formats: Vec<Option<String>> = candidates
                .iter()
                .flat_map(|c| leaves_of(lowerer, &c.site))
                .map(|leaf| leaf.node.format)
                .collect();
            let same = formats.windows(2).all(|pair| pair[0] == pair[1]);
            plain_shape(
                Kind::Text,
                formats.into_iter().next().flatten().filter(|_| same),
            )
        }
        // Enumerations are open, so text beside one adds nothing to it.
        [index] => {
            let mut site = candidates[*index].site.clone();
            site.id = plan.conjunction.id.clone();
            // A constant beside free text is a known value, no constant.
            match lowerer.use_of(&site).shape {
                Shape::Constant(_) => define_values(lowerer, plan, EnumerationBase::Text, listed),
                shape => shape,
            }
        }
        _ => define_values(lowerer, plan, EnumerationBase::Text, listed),
    }
}

/// Several numbers or booleans.
pub(super) fn join_numbers<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    plan: &Plan<'_, 'd>,
    kind: Kind,
    candidates: Vec<Candidate<'d>>,
) -> Shape {
    let listed = list_values(lowerer, &candidates);
    if kind == Kind::Integer && listed.iter().any(|values| !values.is_empty()) {
        return define_values(lowerer, plan, EnumerationBase::Integer, listed);
    }
    plain_shape(kind, None)
}

fn leaves_of<'d>(lowerer: &mut Lowerer<'d, '_>, site: &Site<'d>) -> Vec<Leaf<'d>> {
    let units = lowerer.units_of(&Conjunction::of_site(site.clone()));
    lowerer.leaves_of(&units)
}

/// The known values of each candidate; a single value is described by the variant that has it.
fn list_values<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    candidates: &[Candidate<'d>],
) -> Vec<Vec<EnumerationValue>> {
    let mut listed = Vec::new();
    for candidate in candidates {
        let mut values = Vec::new();
        for site in flatten_sites(lowerer, &candidate.site, 0) {
            for leaf in leaves_of(lowerer, &site) {
                let own = if leaf.node.values.is_empty() {
                    leaf.node.known_values()
                } else {
                    leaf.node.values.as_slice()
                };
                let mut described = describe_values(&leaf, own);
                if let [value] = described.as_mut_slice() {
                    let data = leaf.node.data;
                    let words = data.description.clone().or_else(|| data.title.clone());
                    value.description = value.description.take().or(words);
                }
                values.extend(described);
            }
        }
        listed.push(values);
    }
    listed
}

fn flatten_sites<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    site: &Site<'d>,
    depth: usize,
) -> Vec<Site<'d>> {
    let nested = if depth < 8 {
        super::variant::nested_sites(lowerer, site)
    } else {
        Vec::new()
    };
    if nested.is_empty() {
        return vec![site.clone()];
    }
    nested
        .iter()
        .flat_map(|site| flatten_sites(lowerer, site, depth + 1))
        .collect()
}

fn define_values<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    plan: &Plan<'_, 'd>,
    base: EnumerationBase,
    listed: Vec<Vec<EnumerationValue>>,
) -> Shape {
    let mut values: Vec<EnumerationValue> = Vec::new();
    let mut known = HashSet::new();
    for value in listed.into_iter().flatten() {
        if known.insert(value.value.clone()) {
            values.push(value);
        }
    }
    let enumeration = Enumeration { base, values };
    lowerer.define_conjunction(plan.conjunction, DefinitionKind::Enumeration(enumeration))
}

/// Several lists: a list of what any of them may hold.
pub(super) fn join_lists<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    plan: &Plan<'_, 'd>,
    candidates: Vec<Candidate<'d>>,
) -> Shape {
    let conjunction = Conjunction {
        id: step_into(&plan.conjunction.id, Step::Item),
        common: Vec::new(),
        sites: Vec::new(),
        echoes: Vec::new(),
        decided: Vec::new(),
        at: plan.origin.to_owned(),
    };
    // Lists that are items of one another have no end; what is inside is taken as any value.
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
        for leaf in leaves_of(lowerer, &candidate.site) {
            let Some(schema) = leaf.node.items else {
                lowerer.joining.remove(&written);
                return Shape::List(Box::new(any_use()));
            };
            nullable |= lowerer.is_nullable(schema);
            let at = format!("{}/items", leaf.node.origin);
            sites.push(Site {
                schema,
                id: conjunction.id.clone(),
                at,
            });
        }
    }
    let part = Plan {
        conjunction: &conjunction,
        sites,
        common: Vec::new(),
        discriminator: None,
        whole: true,
        origin: plan.origin,
    };
    let shape = build_union(lowerer, part);
    lowerer.joining.remove(&written);
    nullable &= !matches!(shape, Shape::Any | Shape::Null);
    Shape::List(Box::new(TypeUse { shape, nullable }))
}
