//! Named aliases and unions that lead back to themselves.
//!
//! Always, after this: following aliases and variants of unions ends at an object, a list, a map or a scalar. No alias
//! is a list or map of itself without an object or a union between, because Rust cannot express such a type.

use crate::model::{Api, DefinitionKind, Shape, TypeId, TypeUse};
use crate::normalize::report::Report;
use std::collections::BTreeSet;

/// Reports aliases without an end and cuts them.
pub(super) fn check_aliases(api: &mut Api, report: &mut Report<'_>) {
    let ids: Vec<TypeId> = api.definitions.keys().cloned().collect();
    for id in ids {
        if leads_back(api, &id, &|kind| match kind {
            DefinitionKind::Alias(type_use) => direct(type_use).into_iter().collect(),
            DefinitionKind::Union(union) => union
                .variants
                .iter()
                .filter_map(|variant| direct(&variant.type_use))
                .collect(),
            _ => Vec::new(),
        }) {
            let place = api
                .definitions
                .get(&id)
                .and_then(|definition| definition.place.clone());
            report.warn_at(
                "circular-ref",
                place,
                format!("The references of {id} lead back to {id} and describe no value; the last reference is left out."),
                "Change one of the references to the intended schema.",
            );
            cut(api, &id);
        } else if leads_back(api, &id, &|kind| match kind {
            DefinitionKind::Alias(type_use) => innermost(type_use).into_iter().collect(),
            _ => Vec::new(),
        }) {
            let place = api
                .definitions
                .get(&id)
                .and_then(|definition| definition.place.clone());
            report.warn_at(
                "endless-list",
                place,
                format!("{id} is a list or map of itself; its items become any value."),
                "Put an object between, or accept this reading.",
            );
            cut(api, &id);
        }
    }
}

fn leads_back(api: &Api, id: &TypeId, next: &dyn Fn(&DefinitionKind) -> Vec<TypeId>) -> bool {
    let follow = |id: &TypeId| {
        api.definitions
            .get(id)
            .map(|d| next(&d.kind))
            .unwrap_or_default()
    };
    let mut open = follow(id);
    let mut seen = BTreeSet::new();
    while let Some(at) = open.pop() {
        if at == *id {
            return true;
        }
        if seen.insert(at.clone()) {
            open.extend(follow(&at));
        }
    }
    false
}

fn direct(type_use: &TypeUse) -> Option<TypeId> {
    match &type_use.shape {
        Shape::Defined(id) => Some(id.clone()),
        _ => None,
    }
}

fn innermost(type_use: &TypeUse) -> Option<TypeId> {
    match &type_use.shape {
        Shape::Defined(id) => Some(id.clone()),
        Shape::List(inner) | Shape::Map(inner) => innermost(inner),
        _ => None,
    }
}

/// Replaces the point where an alias goes on by any value. A union loses the variants that lead nowhere.
fn cut(api: &mut Api, id: &TypeId) {
    let Some(definition) = api.definitions.get_mut(id) else {
        return;
    };
    match &mut definition.kind {
        DefinitionKind::Alias(type_use) => cut_use(type_use),
        DefinitionKind::Union(union) => union
            .variants
            .retain(|v| direct(&v.type_use).as_ref() != Some(id)),
        _ => {}
    }
}

fn cut_use(type_use: &mut TypeUse) {
    match &mut type_use.shape {
        Shape::List(inner) | Shape::Map(inner) => cut_use(inner),
        _ => {
            *type_use = TypeUse {
                shape: Shape::Any,
                nullable: false,
            }
        }
    }
}
