//! Unions with a discriminator: every variant gets its tags.
//!
//! A tag selects the variant of the mapping, then the variant with that constant, then the component of that name.

use super::conjunction::Conjunction;
use super::decide::tag_values;
use super::lowerer::Lowerer;
use super::object::Members;
use super::schema_use::{SchemaUse, schema_id};
use super::schema_view::{SchemaRef, SchemaView};
use super::union_parts::UnionParts;
use super::variant::Candidate;
use super::variants::nested_sites;
use crate::model::Decision;
use crate::pointer::{component_name, join};
use crate::reference::local_pointer;
use openapiv3::{Discriminator, ReferenceOr, Schema};

/// Gives every candidate the tags from the discriminator's mapping, its own constants or its name.
pub(super) fn by_discriminator<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    parts: &UnionParts<'_, 'd>,
    discriminator: &'d Discriminator,
    candidates: &mut Vec<Candidate<'d>>,
) -> Decision {
    let property = discriminator.property_name.as_str();
    let at = join(parts.origin, "discriminator");
    for (tag, target) in &discriminator.mapping {
        let at = join(&join(&at, "mapping"), tag);
        assign_tag(lowerer, parts, tag, target, &at, candidates);
    }
    let own: Vec<Option<Vec<String>>> = candidates
        .iter()
        .map(|c| tag_values(lowerer, &c.site, property, &mut Vec::new()))
        .collect();
    for (index, values) in own.iter().enumerate() {
        for value in values.iter().flatten() {
            let claimed = candidates.iter().any(|other| other.tags.contains(value));
            if !claimed && selects_alone(candidates, &own, index, value) {
                candidates[index].tags.push(value.clone());
            }
        }
    }
    report_missing_property(lowerer, property, &at, parts, candidates, &own);
    for index in 0..candidates.len() {
        if !candidates[index].tags.is_empty() {
            continue;
        }
        let name = match candidates[index].site.schema {
            SchemaRef::Reference(reference) => Some(Candidate::component_word(reference)),
            SchemaRef::Item(_) => None,
        };
        match name.filter(|name| !candidates.iter().any(|other| other.tags.contains(name))) {
            Some(name) => candidates[index].tags.push(name),
            None => lowerer.report.warn(
                "variant-without-tag",
                candidates[index].site.pointer(),
                format!(
                    "No value of `{property}` selects this variant alone, so it is never read."
                ),
                "Give it a constant, or name it as a component and map a value to it.",
            ),
        }
    }
    report_unlisted(lowerer, discriminator, &at, candidates, &own);
    Decision::Tag(property.to_owned())
}

/// Whether a value that a variant lists selects this variant. An enumeration in a base holds for all its children, and
/// each value selects the child whose name it is.
fn selects_alone(
    candidates: &[Candidate<'_>],
    own: &[Option<Vec<String>>],
    index: usize,
    value: &String,
) -> bool {
    let lists = |values: &Option<Vec<String>>| values.iter().flatten().any(|known| known == value);
    let listing = candidates.iter().zip(own).enumerate();
    let listing: Vec<usize> = listing
        .filter(|(_, (_, values))| lists(values))
        .map(|(at, _)| at)
        .collect();
    let named = |alike: &dyn Fn(&str) -> bool| {
        let mut found = listing
            .iter()
            .filter(|at| match candidates[**at].site.schema {
                SchemaRef::Reference(reference) => alike(&Candidate::component_word(reference)),
                SchemaRef::Item(_) => false,
            });
        found.next().copied()
    };
    let chosen = match listing.as_slice() {
        [_] => Some(index),
        _ => named(&|name| name == value).or_else(|| named(&|name| is_alike(name, value))),
    };
    chosen == Some(index)
}

/// Whether two names differ only in case and in characters between words, as `card_payment` and `CardPayment`.
fn is_alike(one: &str, other: &str) -> bool {
    let letters = |name: &str| -> String {
        let kept = name.chars().filter(|letter| letter.is_alphanumeric());
        kept.flat_map(char::to_lowercase).collect()
    };
    letters(one) == letters(other)
}

/// Reports tags from the mapping that the variant's own member does not list.
fn report_unlisted(
    lowerer: &mut Lowerer<'_, '_>,
    discriminator: &Discriminator,
    at: &str,
    candidates: &[Candidate<'_>],
    own: &[Option<Vec<String>>],
) {
    let property = &discriminator.property_name;
    for (candidate, values) in candidates.iter().zip(own) {
        let Some(values) = values.as_ref().filter(|values| !values.is_empty()) else {
            continue;
        };
        for tag in candidate.tags.iter().filter(|tag| !values.contains(tag)) {
            let mapping = join(at, "mapping");
            let at = match discriminator.mapping.contains_key(tag) {
                true => join(&mapping, tag),
                false => at.to_owned(),
            };
            lowerer.report.warn(
                "tag-outside-values",
                &at,
                format!("The value `{tag}` selects a variant whose `{property}` does not list it; the variant is read, and its `{property}` is an unknown value."),
                "List the value there, or map a listed value to the variant.",
            );
        }
    }
}

fn report_missing_property<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    property: &str,
    at: &str,
    parts: &UnionParts<'_, 'd>,
    candidates: &[Candidate<'d>],
    own: &[Option<Vec<String>>],
) {
    let common = |name: &str| {
        let mut names = parts.common.iter().filter_map(|flat| flat.node.properties);
        names.any(|properties| properties.contains_key(name))
    };
    let known = own.iter().any(Option::is_some)
        || common(property)
        || candidates
            .iter()
            .any(|c| has_property(lowerer, &c.site, property));
    if !known {
        lowerer.report.warn(
            "discriminator-unknown",
            at,
            format!("No variant has the property `{property}` of the discriminator."),
            "Correct the name, or describe the property in every variant.",
        );
    }
}

fn has_property<'d>(lowerer: &mut Lowerer<'d, '_>, site: &SchemaUse<'d>, property: &str) -> bool {
    let sites = with_nested(lowerer, site);
    sites
        .iter()
        .any(|site| members_of_site(lowerer, site).fields.contains_key(property))
}

/// A site and all sites of its nested unions, each once.
fn with_nested<'d>(lowerer: &mut Lowerer<'d, '_>, site: &SchemaUse<'d>) -> Vec<SchemaUse<'d>> {
    let mut all = vec![site.clone()];
    let mut at = 0;
    while let Some(site) = all.get(at).cloned() {
        for nested in nested_sites(lowerer, &site) {
            if !all.iter().any(|known| is_same_place(known, &nested)) {
                all.push(nested);
            }
        }
        at += 1;
    }
    all
}

fn is_same_place(one: &SchemaUse<'_>, other: &SchemaUse<'_>) -> bool {
    match (one.schema, other.schema) {
        (SchemaRef::Reference(one), SchemaRef::Reference(other)) => one == other,
        (SchemaRef::Item(one), SchemaRef::Item(other)) => std::ptr::eq(one, other),
        _ => false,
    }
}

fn members_of_site<'d>(lowerer: &mut Lowerer<'d, '_>, site: &SchemaUse<'d>) -> Members<'d> {
    let units = lowerer.units_of(&Conjunction::of_site(site.clone()));
    lowerer.members_of(&units, &site.id)
}

/// Gives a mapped tag to the candidate that it names. Adds a candidate if the variants lack it.
fn assign_tag<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    parts: &UnionParts<'_, 'd>,
    tag: &str,
    target: &str,
    at: &str,
    candidates: &mut Vec<Candidate<'d>>,
) {
    let document = lowerer.document;
    let pointer = match local_pointer(target) {
        Some(pointer) => pointer,
        None => {
            // By name, or by the path of a file that the bundler included under its name.
            let file = target.rsplit('/').next().unwrap_or(target);
            let stem = file.split('.').next().unwrap_or(file);
            let name = [target, file, stem]
                .into_iter()
                .find(|n| document.schemas.contains_key(*n));
            join("/components/schemas", name.unwrap_or(target))
        }
    };
    if let Some(index) = candidates
        .iter()
        .position(|c| names_target(lowerer, &c.site, &pointer))
    {
        candidates[index].tags.push(tag.to_owned());
        return;
    }
    let name = component_name(&pointer, "schemas").unwrap_or_default();
    let Some((name, _)) = document.schemas.get_key_value(&name) else {
        lowerer.report.warn(
            "unknown-mapping",
            at,
            format!("The value `{tag}` is mapped to `{target}`, which does not exist; such a value is kept as received."),
            "Map it to one of the variants, or remove it.",
        );
        return;
    };
    lowerer.report.warn(
        "mapping-beyond-variants",
        at,
        format!(
            "The value `{tag}` is mapped to `{name}`, which is not a variant; it is added as one."
        ),
        "Add it to the variants.",
    );
    let Some(reference) = document.schema_references.get(name) else {
        return;
    };
    let site = SchemaUse {
        schema: SchemaRef::Reference(reference),
        id: schema_id(name),
        at: at.to_owned(),
    };
    let mut candidate = Candidate::new(lowerer, site);
    candidate.site.id = parts.conjunction.id.clone();
    candidate.tags.push(tag.to_owned());
    candidates.push(candidate);
}

/// Whether a variant is the target of a mapping, or a union that contains the target.
fn names_target<'d>(lowerer: &mut Lowerer<'d, '_>, site: &SchemaUse<'d>, pointer: &str) -> bool {
    let leads_there = |reference: &str| local_pointer(reference).as_deref() == Some(pointer);
    with_nested(lowerer, site).iter().any(|site| match site.schema {
        SchemaRef::Reference(reference) => leads_there(reference),
        SchemaRef::Item(schema) => {
            let node = SchemaView::new(schema);
            let refers = |part: &ReferenceOr<Schema>| {
                matches!(part, ReferenceOr::Reference { reference } if leads_there(reference))
            };
            node.origin == pointer || node.all_of.iter().any(refers)
        }
    })
}
