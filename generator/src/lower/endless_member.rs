//! Required members that need another value of their own type, without end.
//!
//! Always, after this: every definition has a finite value. Such a member is read as optional, because its author meant
//! that a value ends somewhere.

use crate::model::{Api, DefinitionKind, Fact, Object, Shape, TypeId, TypeUse};
use crate::normalize::report::Report;
use std::collections::{BTreeMap, BTreeSet};

/// Reports the members and makes them optional.
pub(super) fn open_members(api: &mut Api, report: &mut Report<'_>) {
    let ids: Vec<TypeId> = api.definitions.keys().cloned().collect();
    let mut endless: BTreeMap<TypeId, Needs> = BTreeMap::new();
    for (id, definition) in &api.definitions {
        endless.insert(id.clone(), needs_of(&definition.kind, &definition.facts));
    }
    drop_finite(&mut endless);
    for id in ids {
        while let Some(name) = find_endless(api, &endless, &id) {
            let Some(definition) = api.definitions.get_mut(&id) else {
                break;
            };
            let DefinitionKind::Object(object) = &mut definition.kind else {
                break;
            };
            for field in object.fields.iter_mut().filter(|field| field.name == name) {
                field.required = false;
                report.warn_at(
                    "endless-member",
                    field.place.clone().or_else(|| definition.place.clone()),
                    format!("The required member `{name}` needs another value of {id}, without end; it is read as optional."),
                    "Remove it from `required`, or allow null.",
                );
            }
            endless.insert(id.clone(), needs_of(&definition.kind, &definition.facts));
            drop_finite(&mut endless);
        }
    }
}

/// What a value of a definition cannot be without.
enum Needs {
    /// A value of each of these.
    All(Vec<TypeId>),
    /// A value of one of these.
    One(Vec<TypeId>),
}

impl Needs {
    fn ids(&self) -> &[TypeId] {
        match self {
            Needs::All(ids) | Needs::One(ids) => ids,
        }
    }
}

fn needs_of(kind: &DefinitionKind, facts: &[Fact]) -> Needs {
    match kind {
        DefinitionKind::Object(object) => {
            Needs::All(members_of(object).map(|(_, id)| id.clone()).collect())
        }
        DefinitionKind::Alias(target) => {
            Needs::All(need_of(target, facts).cloned().into_iter().collect())
        }
        DefinitionKind::Union(union) => {
            let variants = union.variants.iter();
            let needs: Option<Vec<TypeId>> = variants
                .map(|variant| need_of(&variant.type_use, &[]).cloned())
                .collect();
            // One variant that needs nothing is enough.
            needs.map_or(Needs::All(Vec::new()), Needs::One)
        }
        DefinitionKind::Enumeration(_) => Needs::All(Vec::new()),
    }
}

/// The required members that need a definition.
fn members_of(object: &Object) -> impl Iterator<Item = (&str, &TypeId)> {
    let required = object.fields.iter().filter(|field| field.required);
    required
        .filter_map(|field| Some((field.name.as_str(), need_of(&field.type_use, &field.facts)?)))
}

/// The definition of which every value of this use needs one.
fn need_of<'a>(type_use: &'a TypeUse, facts: &[Fact]) -> Option<&'a TypeId> {
    match &type_use.shape {
        _ if type_use.nullable => None,
        Shape::Defined(id) => Some(id),
        Shape::List(item) => {
            let least = facts
                .iter()
                .find(|fact| fact.keyword == "minItems" && fact.depth == 0)?;
            let is_empty = least.value.trim() == "0";
            need_of(item, &[]).filter(|_| !is_empty)
        }
        _ => None,
    }
}

/// Removes the definitions that have a finite value.
fn drop_finite(endless: &mut BTreeMap<TypeId, Needs>) {
    loop {
        let is_finite = |id: &TypeId| !endless.contains_key(id);
        let found = endless.iter().filter(|(_, needs)| match needs {
            Needs::All(ids) => ids.iter().all(is_finite),
            Needs::One(ids) => ids.is_empty() || ids.iter().any(is_finite),
        });
        let found: Vec<TypeId> = found.map(|(id, _)| id.clone()).collect();
        if found.is_empty() {
            return;
        }
        for id in found {
            endless.remove(&id);
        }
    }
}

/// The first required member of an object that leads back to the object.
fn find_endless(api: &Api, endless: &BTreeMap<TypeId, Needs>, id: &TypeId) -> Option<String> {
    endless.get(id)?;
    let DefinitionKind::Object(object) = &api.definitions.get(id)?.kind else {
        return None;
    };
    let mut members = members_of(object);
    let found = members.find(|(_, need)| leads_to(endless, need, id))?;
    Some(found.0.to_owned())
}

fn leads_to(endless: &BTreeMap<TypeId, Needs>, from: &TypeId, to: &TypeId) -> bool {
    let mut open = vec![from];
    let mut seen = BTreeSet::new();
    while let Some(id) = open.pop() {
        if let Some(needs) = endless.get(id)
            && seen.insert(id)
        {
            if id == to {
                return true;
            }
            open.extend(needs.ids());
        }
    }
    false
}
