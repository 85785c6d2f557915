//! Joins variants of one kind that need no union: texts into a text or an enumeration, numbers into a number.

use super::conjunction::{Conjunction, FlatSchema};
use super::lowerer::Lowerer;
use super::scalar::{describe_values, plain_shape};
use super::schema_use::SchemaUse;
use super::union_parts::UnionParts;
use super::variant::Candidate;
use crate::model::{DefinitionKind, Enumeration, EnumerationBase, EnumerationValue, Shape};
use crate::value_kind::ValueKind;
use std::collections::HashSet;

/// Candidates by kind, in the order of first occurrence. If there are integers and other numbers, they are one group.
pub(super) fn group_by_kind(
    candidates: Vec<Candidate<'_>>,
) -> Vec<(ValueKind, Vec<Candidate<'_>>)> {
    let has_number = candidates
        .iter()
        .any(|c| c.kinds.contains(&ValueKind::Number));
    let mut groups: Vec<(ValueKind, Vec<Candidate<'_>>)> = Vec::new();
    for candidate in candidates {
        let Some(kind) = candidate.kinds.first().copied() else {
            continue;
        };
        let kind = if kind == ValueKind::Integer && has_number {
            ValueKind::Number
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

/// Joins texts: an enumeration of all known values, or plain text.
pub(super) fn join_texts<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    parts: &UnionParts<'_, 'd>,
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
                .flat_map(|c| flats_of(lowerer, &c.site))
                .map(|flat| flat.node.format)
                .collect();
            let same = formats.windows(2).all(|pair| pair[0] == pair[1]);
            plain_shape(
                ValueKind::Text,
                formats.into_iter().next().flatten().filter(|_| same),
            )
        }
        // Enumerations are open, so a plain text adds nothing to one.
        [index] => {
            let mut site = candidates[*index].site.clone();
            site.id = parts.conjunction.id.clone();
            // A constant next to plain text is a known value and not a constant.
            match lowerer.use_of(&site).shape {
                Shape::Constant(_) => define_values(lowerer, parts, EnumerationBase::Text, listed),
                shape => shape,
            }
        }
        _ => define_values(lowerer, parts, EnumerationBase::Text, listed),
    }
}

/// Joins numbers or booleans.
pub(super) fn join_numbers<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    parts: &UnionParts<'_, 'd>,
    kind: ValueKind,
    candidates: Vec<Candidate<'d>>,
) -> Shape {
    let listed = list_values(lowerer, &candidates);
    if kind == ValueKind::Integer && listed.iter().any(|values| !values.is_empty()) {
        return define_values(lowerer, parts, EnumerationBase::Integer, listed);
    }
    plain_shape(kind, None)
}

pub(super) fn flats_of<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    site: &SchemaUse<'d>,
) -> Vec<FlatSchema<'d>> {
    let units = lowerer.units_of(&Conjunction::of_site(site.clone()));
    lowerer.flats_of(&units)
}

/// The known values of each candidate. A single value has the description of its variant.
fn list_values<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    candidates: &[Candidate<'d>],
) -> Vec<Vec<EnumerationValue>> {
    let mut listed = Vec::new();
    for candidate in candidates {
        let mut values = Vec::new();
        for site in flatten_sites(lowerer, &candidate.site, 0) {
            for flat in flats_of(lowerer, &site) {
                let own = if flat.node.values.is_empty() {
                    flat.node.known_values()
                } else {
                    flat.node.values.as_slice()
                };
                let mut described = describe_values(&flat, own);
                if let [value] = described.as_mut_slice() {
                    let data = flat.node.data;
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
    site: &SchemaUse<'d>,
    depth: usize,
) -> Vec<SchemaUse<'d>> {
    let nested = if depth < 8 {
        super::variants::nested_sites(lowerer, site)
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
    parts: &UnionParts<'_, 'd>,
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
    lowerer.define_conjunction(parts.conjunction, DefinitionKind::Enumeration(enumeration))
}
