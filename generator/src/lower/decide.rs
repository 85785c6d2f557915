//! How the variant of a union of objects is told: by a discriminator, a constant, a key, or only by trying.

use super::conjunction::Conjunction;
use super::lowerer::{DEPTH_LIMIT, Lowerer, Site, schema_id};
use super::node::{Node, SchemaRef};
use super::object::Members;
use super::union::{Plan, is_union};
use super::variant::{Candidate, nested_sites, variant_sites};
use crate::model::Decision;
use crate::normalize::pointer::{component_name, join, parse_reference};
use openapiv3::{Discriminator, ReferenceOr, Schema};
use std::collections::{BTreeMap, BTreeSet};

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
        .map(|c| tag_values(lowerer, &c.site, property, &mut Vec::new()))
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
                format!("No value of `{property}` means this variant alone, so it is never read."),
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
            .any(|c| has_property(lowerer, &c.site, property));
    if !known {
        lowerer.report.warn(
            "discriminator-unknown",
            at,
            format!("No variant has the property `{property}` that is to tell them apart."),
            "Correct the name, or describe the property in every variant.",
        );
    }
}

fn has_property<'d>(lowerer: &mut Lowerer<'d, '_>, site: &Site<'d>, property: &str) -> bool {
    let sites = with_nested(lowerer, site);
    sites
        .iter()
        .any(|site| members_of_site(lowerer, site).fields.contains_key(property))
}

/// A site and all that its nested unions lead to, each once.
fn with_nested<'d>(lowerer: &mut Lowerer<'d, '_>, site: &Site<'d>) -> Vec<Site<'d>> {
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

fn is_same_place(one: &Site<'_>, other: &Site<'_>) -> bool {
    match (one.schema, other.schema) {
        (SchemaRef::Reference(one), SchemaRef::Reference(other)) => one == other,
        (SchemaRef::Item(one), SchemaRef::Item(other)) => std::ptr::eq(one, other),
        _ => false,
    }
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
fn names_target<'d>(lowerer: &mut Lowerer<'d, '_>, site: &Site<'d>, pointer: &str) -> bool {
    let leads_there = |reference: &str| parse_reference(reference).as_deref() == Some(pointer);
    with_nested(lowerer, site).iter().any(|site| match site.schema {
        SchemaRef::Reference(reference) => leads_there(reference),
        SchemaRef::Item(schema) => {
            let node = Node::new(schema);
            let refers = |part: &ReferenceOr<Schema>| {
                matches!(part, ReferenceOr::Reference { reference } if leads_there(reference))
            };
            node.origin == pointer || node.all_of.iter().any(refers)
        }
    })
}

/// The texts that a property of a schema can have, where the document lists them. Unions already `seen` add nothing.
pub(super) fn tag_values<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    site: &Site<'d>,
    property: &str,
    seen: &mut Vec<&'d str>,
) -> Option<Vec<String>> {
    let units = lowerer.units_of(&Conjunction::of_site(site.clone()));
    let members = lowerer.members_of(&units, &site.id);
    if let Some(member) = members.fields.get(property) {
        return text_values(lowerer, member);
    }
    let leaves = lowerer.leaves_of(&units);
    let leaf = leaves.iter().find(|leaf| is_union(leaf))?;
    let mut all: Vec<String> = Vec::new();
    if seen.contains(&leaf.node.origin) || seen.len() > DEPTH_LIMIT {
        return Some(all);
    }
    seen.push(leaf.node.origin);
    let discriminator = leaf
        .node
        .discriminator()
        .filter(|d| d.property_name == property);
    all.extend(
        discriminator
            .into_iter()
            .flat_map(|d| d.mapping.keys().cloned()),
    );
    for variant in variant_sites(site, &leaf.node) {
        match (
            tag_values(lowerer, &variant, property, seen),
            variant.schema,
        ) {
            (Some(values), _) => all.extend(values),
            (None, SchemaRef::Reference(name)) if discriminator.is_some() => {
                all.push(Candidate::component_word(name));
            }
            (None, _) => return None,
        }
    }
    all.sort();
    all.dedup();
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
    let members: Vec<Members<'d>> = candidates.iter().map(|c| c.members(lowerer)).collect();
    if let Some((property, tags)) = find_tag(lowerer, candidates, &members) {
        for (candidate, tags) in candidates.iter_mut().zip(tags) {
            candidate.tags = tags;
        }
        return Decision::Tag(property);
    }
    let mut owners: BTreeMap<&str, usize> = BTreeMap::new();
    for name in members.iter().flat_map(|m| m.fields.keys()) {
        *owners.entry(name).or_default() += 1;
    }
    let all: Vec<Vec<String>> = members
        .iter()
        .map(|own| {
            let alone = |name: &&String| {
                let declared = usize::from(own.fields.contains_key(*name));
                owners.get(name.as_str()).copied().unwrap_or_default() == declared
            };
            own.required.keys().filter(alone).cloned().collect()
        })
        .collect();
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
    members: &[Members<'d>],
) -> Option<(String, Vec<Vec<String>>)> {
    let mut common: Option<Vec<(bool, String)>> = None;
    for (candidate, members) in candidates.iter().zip(members) {
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
        let mut taken: BTreeSet<String> = BTreeSet::new();
        for (candidate, members) in candidates.iter().zip(members) {
            let values = match members.fields.get(&name) {
                Some(member) => text_values(lowerer, member),
                None => tag_values(lowerer, &candidate.site, &name, &mut Vec::new()),
            };
            let values = values.filter(|values| !values.is_empty())?;
            if !values.iter().all(|value| taken.insert(value.clone())) {
                return None;
            }
            all.push(values);
        }
        Some((name, all))
    })
}
