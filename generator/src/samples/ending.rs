//! The variant that a sample of a union shows first.
//!
//! In: the model. Out: the variants of a union in the order of its template. Always: the document's order, unless the
//! first variant needs another value of the union. Then the variant whose value ends soonest comes first, because a
//! sample takes the first variant wherever the union occurs again.

use super::limits::Limits;
use crate::model::{
    Api, Definition, DefinitionKind, Fact, Shape, TypeId, TypeUse, Union, Variant, facts_of_items,
};
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

/// How soon the smallest value of each definition ends. A definition without one is missing.
#[derive(Debug)]
struct Ends<'a>(BTreeMap<&'a TypeId, usize>);

/// The order of variants in templates.
#[derive(Debug)]
pub(super) struct VariantOrder<'a> {
    api: &'a Api,
    /// Found when a union needs it.
    ends: OnceCell<Ends<'a>>,
}

impl<'a> VariantOrder<'a> {
    pub fn new(api: &'a Api) -> Self {
        VariantOrder {
            api,
            ends: OnceCell::new(),
        }
    }

    /// The variants of a union in the order of its template.
    pub fn order<'u>(&self, id: &TypeId, union: &'u Union) -> Vec<&'u Variant> {
        let mut variants: Vec<&Variant> = union.variants.iter().collect();
        let first = variants.first();
        if first.is_none_or(|first| !leads_to(self.api, &first.type_use, id)) {
            return variants;
        }
        let ends = self.ends.get_or_init(|| Ends::find(self.api));
        let ending = variants.iter().enumerate().filter_map(|(at, variant)| {
            let round = ends.of_use(&variant.type_use, &[])?;
            Some((round, at))
        });
        if let Some((_, at)) = ending.min() {
            let chosen = variants.remove(at);
            variants.insert(0, chosen);
        }
        variants
    }
}

impl<'a> Ends<'a> {
    fn find(api: &'a Api) -> Self {
        let mut ends = Ends(BTreeMap::new());
        // A value ends in the round after the values that it needs.
        for round in 0.. {
            let definitions = api.definitions.values();
            let open = definitions.filter(|found| !ends.0.contains_key(&found.id));
            let new = open.filter(|found| ends.has_end(found));
            let new: Vec<&TypeId> = new.map(|found| &found.id).collect();
            if new.is_empty() {
                break;
            }
            ends.0.extend(new.into_iter().map(|id| (id, round)));
        }
        ends
    }

    fn has_end(&self, definition: &Definition) -> bool {
        let mut uses = needed_uses(definition).into_iter();
        let ends = |(type_use, facts)| self.of_use(type_use, facts).is_some();
        match &definition.kind {
            DefinitionKind::Union(union) if !union.variants.is_empty() => uses.any(ends),
            _ => uses.all(ends),
        }
    }

    fn of_use(&self, type_use: &TypeUse, facts: &[Fact]) -> Option<usize> {
        match needed_type(type_use, facts) {
            Some(id) => self.0.get(id).copied(),
            None => Some(0),
        }
    }
}

/// Whether a value of `start` can need a value of `goal`.
fn leads_to(api: &Api, start: &TypeUse, goal: &TypeId) -> bool {
    let mut seen = BTreeSet::new();
    let mut todo = Vec::from_iter(needed_type(start, &[]));
    while let Some(at) = todo.pop() {
        if at == goal {
            return true;
        }
        if let Some(definition) = api.definitions.get(at)
            && seen.insert(at)
        {
            let uses = needed_uses(definition).into_iter();
            todo.extend(uses.filter_map(|(type_use, facts)| needed_type(type_use, facts)));
        }
    }
    false
}

/// The uses that every value of a definition has, or, of a union, one of which it has.
fn needed_uses(definition: &Definition) -> Vec<(&TypeUse, &[Fact])> {
    match &definition.kind {
        DefinitionKind::Object(object) => {
            let required = object.fields.iter().filter(|field| field.required);
            required
                .map(|f| (&f.type_use, f.facts.as_slice()))
                .collect()
        }
        DefinitionKind::Enumeration(_) => Vec::new(),
        DefinitionKind::Union(union) => {
            let none: &[Fact] = &[];
            union.variants.iter().map(|v| (&v.type_use, none)).collect()
        }
        DefinitionKind::Alias(target) => vec![(target, definition.facts.as_slice())],
    }
}

/// The definition that a value of a use needs. Null and empty lists and maps need none.
fn needed_type<'t>(type_use: &'t TypeUse, facts: &[Fact]) -> Option<&'t TypeId> {
    if type_use.nullable {
        return None;
    }
    match &type_use.shape {
        Shape::Defined(id) => Some(id),
        Shape::List(item) if Limits::read(facts).needs_items() => {
            needed_type(item, &facts_of_items(facts))
        }
        _ => None,
    }
}
