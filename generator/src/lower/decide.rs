//! How the variant of a union of objects is told: by a discriminator, a constant, a key, or only by trying.

use super::conjunction::Conjunction;
use super::lowerer::{Lowerer, Site, schema_id};
use super::node::SchemaRef;
use super::object::Members;
use super::union::{Plan, is_union};
use super::variant::{Candidate, nested_sites, variant_sites};
use crate::model::Decision;
use crate::normalize::pointer::{component_name, join, parse_reference};
use openapiv3::Discriminator;

/// Gives every candidate the tags that the discriminator, its own constants or its name say.
pub(super) fn by_discriminator<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    plan: &Plan<'_, 'd>,
    discriminator: &'d Discriminator,
    candidates: &mut Vec<Candidate<'d>>,
) -> Decision {
    let property = discriminator.property_name.as_str();
    let at = join(plan.origin, "discriminator");
    for (tag, target) in &discriminator.mapping {
        let at = join(&join(&at, "mapping"), tag);
        assign_tag(lowerer, plan, tag, target, &at, candidates);
    }
    let own: Vec<Option<Vec<String>>> = candidates
        .iter()
        .map(|c| tag_values(lowerer, &c.site, property, 0))
        .collect();
    for (index, values) in own.iter().enumerate() {
        for value in values.iter().flatten() {
            let claimed = candidates.iter().any(|other| other.tags.contains(value));
            if !claimed {
                candidates[index].tags.push(value.clone());
            }
        }
    }
    report_missing_property(lowerer, property, &at, plan, candidates, &own);
    for candidate in candidates.iter_mut().filter(|c| c.tags.is_empty()) {
        match candidate.site.schema {
            SchemaRef::Reference(reference) => {
                candidate.tags.push(Candidate::component_word(reference))
            }
            SchemaRef::Item(_) => lowerer.report.warn(
                "variant-without-tag",
                candidate.site.pointer(),
                format!("No value of `{property}` means this variant, so it is never read."),
                "Give it a constant, or name it as a component and map a value to it.",
            ),
        }
    }
    Decision::Tag(property.to_owned())
}

fn report_missing_property<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    property: &str,
    at: &str,
    plan: &Plan<'_, 'd>,
    candidates: &[Candidate<'d>],
    own: &[Option<Vec<String>>],
) {
    let common = |name: &str| {
        let mut names = plan.common.iter().filter_map(|leaf| leaf.node.properties);
        names.any(|properties| properties.contains_key(name))
    };
    let known = own.iter().any(Option::is_some)
        || common(property)
        || candidates
            .iter()
            .any(|c| has_property(lowerer, &c.site, property, 0));
    if !known {
        lowerer.report.warn(
            "discriminator-unknown",
            at,
            format!("No variant has the property `{property}` that is to tell them apart."),
            "Correct the name, or describe the property in every variant.",
        );
    }
}

fn has_property<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    site: &Site<'d>,
    property: &str,
    depth: usize,
) -> bool {
    if depth > 8 {
        return false;
    }
    if members_of_site(lowerer, site).fields.contains_key(property) {
        return true;
    }
    let nested = nested_sites(lowerer, site);
    nested
        .iter()
        .any(|site| has_property(lowerer, site, property, depth + 1))
}

fn members_of_site<'d>(lowerer: &mut Lowerer<'d, '_>, site: &Site<'d>) -> Members<'d> {
    let units = lowerer.units_of(&Conjunction::of_site(site.clone()));
    lowerer.members_of(&units, &site.id)
}

/// Gives a mapped tag to the candidate that it names, adding one where the variants lack it.
fn assign_tag<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    plan: &Plan<'_, 'd>,
    tag: &str,
    target: &str,
    at: &str,
    candidates: &mut Vec<Candidate<'d>>,
) {
    let document = lowerer.document;
    let pointer = match parse_reference(target) {
        Some(pointer) => pointer,
        None => {
            // By name; or by the path of a file that the bundler has taken in under its name.
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
        .position(|c| names_target(lowerer, &c.site, &pointer, 0))
    {
        candidates[index].tags.push(tag.to_owned());
        return;
    }
    let name = component_name(&pointer, "schemas").unwrap_or_default();
    let Some((name, _)) = document.schemas.get_key_value(&name) else {
        lowerer.report.warn(
            "unknown-mapping",
            at,
            format!("The value `{tag}` is mapped to `{target}`, which does not exist; such a value is kept as it came."),
            "Map it to one of the variants, or remove it.",
        );
        return;
    };
    lowerer.report.warn(
        "mapping-beyond-variants",
        at,
        format!(
            "The value `{tag}` is mapped to `{name}`, which is not among the variants; it is added."
        ),
        "Add it to the variants.",
    );
    let Some(reference) = document.schema_references.get(name) else {
        return;
    };
    let site = Site {
        schema: SchemaRef::Reference(reference),
        id: schema_id(name),
        at: at.to_owned(),
    };
    let mut candidate = Candidate::new(lowerer, site);
    candidate.site.id = plan.conjunction.id.clone();
    candidate.tags.push(tag.to_owned());
    candidates.push(candidate);
}

/// Whether a variant is the target of a mapping, or a union that has it among its own variants.
fn names_target<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    site: &Site<'d>,
    pointer: &str,
    depth: usize,
) -> bool {
    if depth > 8 {
        return false;
    }
    match site.schema {
        SchemaRef::Reference(reference)
            if parse_reference(reference).as_deref() == Some(pointer) =>
        {
            true
        }
        SchemaRef::Item(schema) if super::node::Node::new(schema).origin == pointer => true,
        SchemaRef::Item(schema)
            if super::node::Node::new(schema).all_of.iter().any(|part| {
                matches!(part, openapiv3::ReferenceOr::Reference { reference }
                    if parse_reference(reference).as_deref() == Some(pointer))
            }) =>
        {
            true
        }
        _ => {
            let nested = nested_sites(lowerer, site);
            nested
                .iter()
                .any(|site| names_target(lowerer, site, pointer, depth + 1))
        }
    }
}

/// The texts that a property of a schema can have, where the document lists them.
pub(super) fn tag_values<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    site: &Site<'d>,
    property: &str,
    depth: usize,
) -> Option<Vec<String>> {
    if depth > 8 {
        return None;
    }
    let units = lowerer.units_of(&Conjunction::of_site(site.clone()));
    let members = lowerer.members_of(&units, &site.id);
    if let Some(member) = members.fields.get(property) {
        return text_values(lowerer, member);
    }
    let leaves = lowerer.leaves_of(&units);
    let leaf = leaves.iter().find(|leaf| is_union(leaf))?;
    let mut all = Vec::new();
    if let Some(discriminator) = leaf.node.discriminator()
        && discriminator.property_name == property
    {
        all.extend(discriminator.mapping.keys().cloned());
    }
    for variant in variant_sites(site, &leaf.node) {
        match tag_values(lowerer, &variant, property, depth + 1) {
            Some(values) => all.extend(
                values
                    .into_iter()
                    .filter(|v| !all.contains(v))
                    .collect::<Vec<_>>(),
            ),
            None if all.is_empty() => return None,
            None => {}
        }
    }
    Some(all)
}

fn text_values<'d>(lowerer: &mut Lowerer<'d, '_>, member: &Conjunction<'d>) -> Option<Vec<String>> {
    let units = lowerer.units_of(member);
    let leaves = lowerer.leaves_of(&units);
    let mut narrowest: Option<Vec<String>> = None;
    for leaf in leaves.iter().filter(|leaf| !leaf.node.values.is_empty()) {
        let values: Option<Vec<String>> = leaf
            .node
            .values
            .iter()
            .map(|v| v.as_str().map(str::to_owned))
            .collect();
        let values = values?;
        if narrowest
            .as_ref()
            .is_none_or(|known| values.len() <= known.len())
        {
            narrowest = Some(values);
        }
    }
    narrowest
}

/// Finds what tells objects apart without a discriminator, and gives each candidate its tags or keys.
pub(super) fn by_members<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    candidates: &mut [Candidate<'d>],
) -> Decision {
    if let Some((property, tags)) = find_tag(lowerer, candidates) {
        for (candidate, tags) in candidates.iter_mut().zip(tags) {
            candidate.tags = tags;
        }
        return Decision::Tag(property);
    }
    let members: Vec<Members<'d>> = candidates.iter().map(|c| c.members(lowerer)).collect();
    let keys = |index: usize| -> Vec<String> {
        let others = || {
            members
                .iter()
                .enumerate()
                .filter(|(other, _)| *other != index)
        };
        let own = |name: &&String| others().all(|(_, m)| !m.fields.contains_key(name.as_str()));
        members[index]
            .required
            .keys()
            .filter(own)
            .cloned()
            .collect()
    };
    let all: Vec<Vec<String>> = (0..candidates.len()).map(keys).collect();
    if all.iter().any(Vec::is_empty) {
        return Decision::Trial;
    }
    for (candidate, keys) in candidates.iter_mut().zip(all) {
        candidate.tags = keys;
    }
    Decision::Key
}

/// A property that every candidate restricts to texts of its own; one that is required everywhere goes first.
fn find_tag<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    candidates: &[Candidate<'d>],
) -> Option<(String, Vec<Vec<String>>)> {
    let mut common: Option<Vec<(bool, String)>> = None;
    for candidate in candidates {
        let members = candidate.members(lowerer);
        // A nested union has its members in its own variants.
        if members.fields.is_empty() && !nested_sites(lowerer, &candidate.site).is_empty() {
            continue;
        }
        let required = |name: &str| members.required.contains_key(name);
        common = Some(match common {
            None => members
                .fields
                .keys()
                .map(|n| (required(n), n.clone()))
                .collect(),
            Some(names) => names
                .into_iter()
                .filter(|(_, name)| members.fields.contains_key(name))
                .map(|(everywhere, name)| (everywhere && required(&name), name))
                .collect(),
        });
    }
    let mut names = common?;
    names.sort_by_key(|(required, _)| !required);
    names.into_iter().find_map(|(_, name)| {
        let mut all: Vec<Vec<String>> = Vec::new();
        for candidate in candidates {
            let values = tag_values(lowerer, &candidate.site, &name, 0)?;
            let taken = values
                .iter()
                .any(|v| all.iter().flatten().any(|known| known == v));
            if values.is_empty() || taken {
                return None;
            }
            all.push(values);
        }
        Some((name, all))
    })
}
