//! Keeps the published names of schemas that upstream only renames.
//!
//! Always: a schema counts as renamed if it stands where the published one stood, has all its members with the same
//! constants, and no other schema does. An uncertain case is no renaming.

use super::super::Published;
use super::super::shape::print_shape;
use super::adopt::has_all_members;
use crate::model::{Api, DefinitionKind, Owner, Shape, TypeId, Union};
use crate::naming::value_literals;
use std::collections::{BTreeMap, BTreeSet};

/// Gives renamed schemas their published names. Says whether there were any.
pub(super) fn hold_schemas(
    api: &mut Api,
    published: &Published,
    list: &mut BTreeSet<String>,
) -> bool {
    let mut search = Search {
        api,
        published,
        pairs: BTreeSet::new(),
    };
    search.visit_all();
    let Search { pairs, .. } = search;
    let fits: Vec<&(String, String)> = pairs
        .iter()
        .filter(|(now, before)| is_same(api, published, &schema(now), &schema(before)))
        .collect();
    let is_only = |pair: &(String, String)| {
        let alike = fits
            .iter()
            .filter(|other| other.0 == pair.0 || other.1 == pair.1);
        alike.count() == 1
    };
    let renamed: BTreeMap<String, String> = fits
        .iter()
        .filter(|pair| is_only(pair))
        .map(|(now, before)| (now.clone(), before.clone()))
        .collect();
    if renamed.is_empty() {
        return false;
    }
    for (now, before) in &renamed {
        list.insert(format!("schema `{before}` (now `{now}`)"));
    }
    *api = std::mem::take(api).with_ids(&|id| {
        let mut id = id.clone();
        if let Owner::Schema(name) = &mut id.owner
            && let Some(before) = renamed.get(name)
        {
            before.clone_into(name);
        }
        id
    });
    true
}

/// Collects pairs of a new schema and a published one that stood in its place.
struct Search<'a> {
    api: &'a Api,
    published: &'a Published,
    pairs: BTreeSet<(String, String)>,
}

impl Search<'_> {
    fn visit_all(&mut self) {
        for definition in self.api.definitions.values() {
            let id = &definition.id;
            match &definition.kind {
                DefinitionKind::Object(object) => {
                    for field in &object.fields {
                        let before = self.published.member_shape(id, &field.name);
                        self.compare(&field.type_use.shape, before);
                    }
                }
                DefinitionKind::Alias(target) => {
                    self.compare(&target.shape, self.published.alias(id));
                }
                DefinitionKind::Union(union) => self.compare_variants(id, union),
                DefinitionKind::Enumeration(_) => {}
            }
        }
        for operation in &self.api.operations {
            let id = operation.id.as_str();
            let body = operation
                .request
                .iter()
                .flat_map(|request| request.media.first());
            for type_use in body.filter_map(|media| media.type_use.as_ref()) {
                self.compare(
                    &type_use.shape,
                    self.published.body(id).map(|(_, shape)| shape),
                );
            }
            for answer in operation.answers.iter().chain(&operation.errors) {
                let before = self.published.answer(id, &answer.status);
                let media = answer.media.iter();
                for type_use in media.filter_map(|media| media.type_use.as_ref()) {
                    self.compare(&type_use.shape, before.map(|(_, shape)| shape));
                }
            }
        }
    }

    /// Compares the shape of a place with the published one.
    fn compare(&mut self, now: &Shape, before: Option<&str>) {
        let Some(mut before) = before else {
            return;
        };
        let mut now = now;
        while let Shape::List(inner) | Shape::Map(inner) = now {
            let prefix = if matches!(now, Shape::List(_)) {
                "list of "
            } else {
                "map of "
            };
            let Some(rest) = before.strip_prefix(prefix) else {
                return;
            };
            (now, before) = (&inner.shape, rest);
        }
        if let Some(before) = before.trim_end_matches('?').strip_prefix("schema ") {
            self.add(now, before);
        }
    }

    /// Each new variant may be each of the published variants that are gone.
    fn compare_variants(&mut self, id: &TypeId, union: &Union) {
        let shapes: BTreeSet<String> = union
            .variants
            .iter()
            .map(|variant| print_shape(&variant.type_use.shape))
            .collect();
        for word in self.published.variant_words(id) {
            let before = match id.owner {
                Owner::Included => Some(word),
                _ => self
                    .published
                    .variant_shape(id, word)
                    .and_then(|shape| shape.strip_prefix("schema ")),
            };
            let Some(before) = before.filter(|name| !shapes.contains(&format!("schema {name}")))
            else {
                continue;
            };
            for variant in &union.variants {
                self.add(&variant.type_use.shape, before);
            }
        }
    }

    /// Adds the schemas of two shapes, if both are the same place inside them.
    fn add(&mut self, now: &Shape, before: &str) {
        let Shape::Defined(id) = now else {
            return;
        };
        let Owner::Schema(name) = &id.owner else {
            return;
        };
        let (now, shape) = (schema(name), id.to_string());
        let inside = shape.strip_prefix(&now.to_string()).unwrap_or_default();
        // The name of an inline type has a step after the component.
        let is_whole = |name: &&str| !name.contains(['.', '[', '{', '<']);
        let Some(before) = before.strip_suffix(inside).filter(is_whole) else {
            return;
        };
        let id = schema(before);
        let is_known = |id: &TypeId| self.published.type_name(id).is_some();
        let is_present = |id: &TypeId| self.api.definitions.contains_key(id);
        if is_known(&id) && !is_known(&now) && !is_present(&id) {
            self.pairs.insert((name.clone(), before.to_owned()));
        }
    }
}

fn schema(name: &str) -> TypeId {
    TypeId {
        owner: Owner::Schema(name.to_owned()),
        path: Vec::new(),
    }
}

/// Whether the schema `now` is the published schema `before`.
pub(super) fn is_same(api: &Api, published: &Published, now: &TypeId, before: &TypeId) -> bool {
    match api.definitions.get(now).map(|definition| &definition.kind) {
        Some(DefinitionKind::Object(object)) => {
            let same_constant = |name: &str, shape: &Shape| {
                let known = published.member_shape(before, name).unwrap_or_default();
                !known.starts_with("constant ") || print_shape(shape) == known
            };
            has_all_members(api, published, now, before)
                && object
                    .fields
                    .iter()
                    .all(|field| same_constant(&field.name, &field.type_use.shape))
        }
        Some(DefinitionKind::Enumeration(listed)) => {
            let (known, now) = (published.value_literals(before), value_literals(listed));
            !known.is_empty() && known.iter().all(|known| now.iter().any(|now| now == known))
        }
        Some(DefinitionKind::Union(union)) => {
            let known = published.variant_words(before);
            !known.is_empty()
                && known
                    .iter()
                    .all(|word| union.variants.iter().any(|variant| variant.word == *word))
        }
        _ => false,
    }
}
