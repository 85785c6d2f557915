//! Keeps the published words of a union's variants, so that a variant stays the same however the document distinguishes
//! it from the others.

use super::super::Published;
use super::super::shape::print_shape;
use crate::model::{Api, DefinitionKind, Owner, Shape, Step, TypeId, Union, Variant};
use std::collections::BTreeMap;

/// How deep unions may nest.
const DEPTH: usize = 4;

/// Gives variants their published words.
pub(super) fn hold_words(api: &mut Api, published: &Published) {
    for _ in 0..DEPTH {
        let mut renamed: BTreeMap<TypeId, TypeId> = BTreeMap::new();
        let mut words: Vec<(TypeId, usize, String)> = Vec::new();
        for definition in api.definitions.values() {
            let DefinitionKind::Union(union) = &definition.kind else {
                continue;
            };
            if definition.id.owner == Owner::Included {
                continue;
            }
            for (at, word) in find_words(api, published, &definition.id, union) {
                let inner = |word: &str| {
                    super::shapes::step(&definition.id, Step::Variant(word.to_owned()))
                };
                if let Some(variant) = union.variants.get(at) {
                    renamed.insert(inner(&variant.word), inner(&word));
                    words.push((definition.id.clone(), at, word));
                }
            }
        }
        if words.is_empty() {
            return;
        }
        for (id, at, word) in words {
            if let Some(DefinitionKind::Union(union)) = api
                .definitions
                .get_mut(&id)
                .map(|definition| &mut definition.kind)
                && let Some(variant) = union.variants.get_mut(at)
            {
                variant.word = word;
            }
        }
        *api = std::mem::take(api).with_ids(&|id| id.renamed(&renamed));
    }
}

/// Variants with other published words: their places and those words.
fn find_words(
    api: &Api,
    published: &Published,
    id: &TypeId,
    union: &Union,
) -> Vec<(usize, String)> {
    let known = published.variant_words(id);
    let is_present = |word: &str| union.variants.iter().any(|variant| variant.word == word);
    let mut missing: Vec<&str> = known
        .iter()
        .copied()
        .filter(|word| !is_present(word))
        .collect();
    let mut found = Vec::new();
    for (at, variant) in union.variants.iter().enumerate() {
        if known.contains(&variant.word.as_str()) {
            continue;
        }
        let is_it = |word: &&str| is_published_as(api, published, id, variant, word);
        if let Some(position) = missing.iter().position(is_it) {
            found.push((at, missing.remove(position).to_owned()));
        }
    }
    found
}

/// Whether a variant is the one that is published under `word`.
fn is_published_as(
    api: &Api,
    published: &Published,
    union: &TypeId,
    variant: &Variant,
    word: &str,
) -> bool {
    let Some(shape) = published.variant_shape(union, word) else {
        return false;
    };
    let now = &variant.type_use.shape;
    if print_shape(now) == shape || (shape == "number" && matches!(now, Shape::Integer(_))) {
        return true;
    }
    let inner = super::shapes::step(union, Step::Variant(word.to_owned()));
    let Shape::Defined(from) = now else {
        return false;
    };
    if shape == inner.to_string() {
        return super::adopt::has_all_members(api, published, from, &inner);
    }
    // A variant that is a component continues as that component, also if it is written inline or under another name.
    let component = super::adopt::component(shape);
    component.is_some_and(|before| super::names::is_same(api, published, from, &before))
}
