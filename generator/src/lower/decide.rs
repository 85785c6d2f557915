//! How to distinguish the variants of a union of objects without a discriminator: by a constant, by a key, or by trial.

use super::conjunction::Conjunction;
use super::conjunction::is_union;
use super::lowerer::Lowerer;
use super::object::Members;
use super::schema_use::{DEPTH_LIMIT, SchemaUse};
use super::schema_view::SchemaRef;
use super::variant::Candidate;
use super::variants::{nested_sites, variant_sites};
use crate::model::Decision;
use std::collections::{BTreeMap, BTreeSet};

/// The texts that a property of a schema can have, if the document lists them. Unions in `seen` are skipped.
pub(super) fn tag_values<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    site: &SchemaUse<'d>,
    property: &str,
    seen: &mut Vec<&'d str>,
) -> Option<Vec<String>> {
    let units = lowerer.units_of(&Conjunction::of_site(site.clone()));
    let members = lowerer.members_of(&units, &site.id);
    if let Some(member) = members.fields.get(property) {
        return text_values(lowerer, member);
    }
    let flats = lowerer.flats_of(&units);
    let flat = flats.iter().find(|flat| is_union(flat))?;
    let mut all: Vec<String> = Vec::new();
    if seen.contains(&flat.node.origin) || seen.len() > DEPTH_LIMIT {
        return Some(all);
    }
    seen.push(flat.node.origin);
    let discriminator = flat
        .node
        .discriminator()
        .filter(|d| d.property_name == property);
    all.extend(
        discriminator
            .into_iter()
            .flat_map(|d| d.mapping.keys().cloned()),
    );
    for variant in variant_sites(site, &flat.node) {
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
    let flats = lowerer.flats_of(&units);
    let mut narrowest: Option<Vec<String>> = None;
    for flat in flats.iter().filter(|flat| !flat.node.values.is_empty()) {
        let values: Option<Vec<String>> = flat.node.values.iter().map(tag_text).collect();
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

/// The text of a tag. Whole numbers and booleans can be tags too.
fn tag_text(value: &serde_json::Value) -> Option<String> {
    match value {
        serde_json::Value::String(text) => Some(text.clone()),
        serde_json::Value::Bool(flag) => Some(flag.to_string()),
        serde_json::Value::Number(number) => number
            .is_i64()
            .then(|| number.to_string())
            .or_else(|| number.as_u64().map(|number| number.to_string())),
        _ => None,
    }
}

/// Finds the member that distinguishes objects without a discriminator, and gives each candidate its tags or keys.
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

/// A property for which every candidate lists its own texts. A property that is required everywhere is preferred.
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
