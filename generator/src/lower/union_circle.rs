//! Unions that are variants of themselves through other unions.
//!
//! Always, after this: no union leads back to itself through unions alone. Otherwise reading a value would ask one
//! union after the other and never end. Such a union gets the variants of the others instead.

use crate::model::{Api, Decision, DefinitionKind, Shape, TypeId, TypeUse, Union, Variant};
use std::collections::{BTreeMap, BTreeSet};

/// How many aliases of one type are followed.
const NAMES: usize = 32;

/// Replaces unions that lead back by their variants.
pub(super) fn open_circles(api: &mut Api) {
    let mut unions: BTreeMap<TypeId, Union> = BTreeMap::new();
    for (id, definition) in &api.definitions {
        if let DefinitionKind::Union(union) = &definition.kind {
            unions.insert(id.clone(), union.clone());
        }
    }
    let mut held: BTreeMap<TypeId, Vec<Option<TypeId>>> = BTreeMap::new();
    for (id, union) in &unions {
        let variants = union.variants.iter();
        let inner = variants.map(|variant| union_behind(api, &variant.type_use));
        held.insert(id.clone(), inner.collect());
    }
    let mut holders: BTreeMap<&TypeId, Vec<&TypeId>> = BTreeMap::new();
    for (holder, inner) in &held {
        for inner in inner.iter().flatten() {
            holders.entry(inner).or_default().push(holder);
        }
    }
    for id in unions.keys() {
        let leading = list_leading(&holders, id);
        if !leading.contains(id) {
            continue;
        }
        let mut opened = Opened {
            unions: &unions,
            held: &held,
            leading: &leading,
            seen: BTreeSet::from([id.clone()]),
            decision: None,
            variants: Vec::new(),
        };
        opened.add(id);
        let opened = Union {
            decision: opened.decision.unwrap_or(Decision::Trial),
            variants: opened.variants,
        };
        if let Some(definition) = api.definitions.get_mut(id) {
            definition.kind = DefinitionKind::Union(opened);
        }
    }
}

/// The union that a use names, also through aliases.
fn union_behind(api: &Api, type_use: &TypeUse) -> Option<TypeId> {
    let mut type_use = type_use;
    for _ in 0..NAMES {
        let Shape::Defined(id) = &type_use.shape else {
            return None;
        };
        match &api.definitions.get(id)?.kind {
            DefinitionKind::Union(_) => return Some(id.clone()),
            DefinitionKind::Alias(target) => type_use = target,
            _ => return None,
        }
    }
    None
}

/// The unions that contain this one, as a variant or inside a variant.
fn list_leading<'a>(
    holders: &BTreeMap<&'a TypeId, Vec<&'a TypeId>>,
    goal: &TypeId,
) -> BTreeSet<&'a TypeId> {
    let mut leading = BTreeSet::new();
    let mut todo = vec![goal];
    while let Some(at) = todo.pop() {
        for holder in holders.get(at).into_iter().flatten() {
            if leading.insert(*holder) {
                todo.push(holder);
            }
        }
    }
    leading
}

struct Opened<'a> {
    unions: &'a BTreeMap<TypeId, Union>,
    held: &'a BTreeMap<TypeId, Vec<Option<TypeId>>>,
    leading: &'a BTreeSet<&'a TypeId>,
    seen: BTreeSet<TypeId>,
    decision: Option<Decision>,
    variants: Vec<Variant>,
}

impl Opened<'_> {
    fn add(&mut self, id: &TypeId) {
        let (Some(union), Some(held)) = (self.unions.get(id), self.held.get(id)) else {
            return;
        };
        self.decision = match self.decision.take() {
            None => Some(union.decision.clone()),
            Some(known) if known == union.decision && matches!(known, Decision::Tag(_)) => {
                Some(known)
            }
            Some(_) => Some(Decision::Trial),
        };
        for (variant, inner) in union.variants.iter().zip(held) {
            match inner {
                Some(inner) if self.leading.contains(inner) => {
                    if self.seen.insert(inner.clone()) {
                        self.add(inner);
                    }
                }
                _ => self.push(variant),
            }
        }
    }

    fn push(&mut self, variant: &Variant) {
        let is_there = |known: &Variant| known.type_use == variant.type_use;
        if self.variants.iter().any(is_there) {
            return;
        }
        let mut variant = variant.clone();
        let is_taken = |tag: &String| self.variants.iter().any(|known| known.tags.contains(tag));
        variant.tags.retain(|tag| !is_taken(tag));
        let bare = variant.word.clone();
        let mut number = 2;
        while self.variants.iter().any(|known| known.word == variant.word) {
            variant.word = format!("{bare} {number}");
            number += 1;
        }
        self.variants.push(variant);
    }
}
