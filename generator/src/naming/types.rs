//! Names of types: definitions, ID types and event variants.

use super::collision::describe_collision;
use super::forms::Forms;
use super::operations::{OperationName, body_type};
use super::reserved::RESERVED_TYPES;
use super::resources::ResourceName;
use super::scope::{Candidate, Name, decide_published};
use super::type_words::{INCLUDED, owner_words, spelled_owner, spelled_steps, steps};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::json_api::JsonApi;
use crate::model::{Api, Owner, TypeId};
use std::collections::{BTreeMap, BTreeSet};

/// Names that were chosen before the types, and that types must not use.
pub(super) struct Chosen<'a> {
    pub operations: &'a BTreeMap<String, OperationName>,
    pub resources: &'a BTreeMap<String, ResourceName>,
    pub ids: &'a BTreeMap<String, Name>,
    pub parameters: &'a BTreeMap<String, Name>,
}

/// Names all definitions.
pub(super) fn name_types(
    api: &Api,
    json_api: &JsonApi,
    chosen: &Chosen<'_>,
    config: &Config,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<TypeId, Name> {
    let operations = chosen.operations;
    let bodies = api.operations.iter().filter_map(|o| body_type(api, o));
    let bodies: BTreeSet<&TypeId> = bodies.collect();
    let candidates = api
        .definitions
        .keys()
        .filter(|id| !json_api.is_runtime(id) && id.owner != Owner::Included)
        .map(|id| {
            let settled = config.type_name(&id.to_string());
            let forms = match settled {
                Some(settled) => Forms::one(settled),
                None => forms(id, operations, config, bodies.contains(id)),
            };
            Candidate {
                key: id.clone(),
                forms,
                keeps: id.path.is_empty() || settled.is_some(),
            }
        })
        .collect();
    let published = |id: &TypeId| match config.type_name(&id.to_string()) {
        Some(settled) => Some(settled.to_owned()),
        None => config.published.type_name(id).map(str::to_owned),
    };
    let published = |id: &TypeId| published(id).filter(|_| !bodies.contains(id));
    let of_bodies = bodies.iter().filter_map(|id| name_of_body(id, operations));
    let of_bodies: BTreeSet<&str> = of_bodies.collect();
    let gone = config.published.type_names().into_iter();
    let taken: Vec<&str> = gone.filter(|name| !of_bodies.contains(name)).collect();
    let reserved = list_reserved(api, chosen);
    let mut decided = decide_published(candidates, &published, &reserved, &taken);
    let included = api.definitions.keys();
    for id in included.filter(|id| id.owner == Owner::Included && !json_api.is_runtime(id)) {
        let name = super::scope::make(INCLUDED.to_owned());
        decided.names.insert(id.clone(), name);
    }
    for (list, weight) in [
        (&decided.collisions, Severity::Warning),
        (&decided.unresolved, Severity::Error),
    ] {
        for (identifier, who) in list {
            let names = &decided.names;
            report((api, config), diagnostics, weight, identifier, who, names);
        }
    }
    decided.names
}

/// The reserved names for types.
fn list_reserved<'a>(api: &Api, chosen: &Chosen<'a>) -> Vec<&'a str> {
    let mut reserved: Vec<&str> = RESERVED_TYPES.to_vec();
    let small = chosen.ids.values().chain(chosen.parameters.values());
    reserved.extend(small.map(Name::as_str));
    reserved.extend(chosen.resources.values().map(|r| r.handle.as_str()));
    let without_body = api
        .operations
        .iter()
        .filter(|o| body_type(api, o).is_none());
    let markers = without_body.filter_map(|o| chosen.operations.get(&o.id));
    reserved.extend(markers.map(|o| o.type_name.as_str()));
    reserved
}

/// The name of the operation whose body is `id`.
fn name_of_body<'a>(
    id: &TypeId,
    operations: &'a BTreeMap<String, OperationName>,
) -> Option<&'a str> {
    match &id.owner {
        Owner::OperationRequest { operation, .. } => operations
            .get(operation)
            .map(|name| name.type_name.as_str()),
        _ => None,
    }
}

/// The identifiers of a definition.
fn forms<'f>(
    id: &'f TypeId,
    operations: &BTreeMap<String, OperationName>,
    config: &Config,
    is_body: bool,
) -> Forms<'f> {
    if is_body && let Some(name) = name_of_body(id, operations) {
        return Forms::one(name);
    }
    let (base, suffix, kind) = owner_words(&id.owner, operations);
    let owner = TypeId {
        owner: id.owner.clone(),
        path: Vec::new(),
    };
    // An inline type of a type whose name was chosen by hand is named after it.
    let base = config
        .type_name(&owner.to_string())
        .map_or(base, str::to_owned);
    let inside = format!("{base}{suffix}");
    let whole = format!("{base}{kind}");
    let first = match id.path.is_empty() {
        true => inside.clone(),
        false => base.clone() + &steps(&base, &id.path, true),
    };
    let shorter = first.clone();
    Forms::new(first, move || {
        let longer = match id.path.is_empty() {
            true => vec![whole.clone(), whole + &spelled_owner(&id.owner)],
            false => vec![
                base.clone() + &steps(&base, &id.path, false),
                inside.clone() + &steps(&inside, &id.path, false),
                whole.clone() + &steps("", &id.path, false),
                whole + &spelled_steps(&id.path),
            ],
        };
        let mut forms = vec![shorter];
        for form in longer {
            if !forms.contains(&form) {
                forms.push(form);
            }
        }
        forms.split_off(1)
    })
}

/// Reports that several items wanted `identifier`, with their places and final names.
fn report(
    (api, config): (&Api, &Config),
    diagnostics: &mut Diagnostics,
    severity: Severity,
    identifier: &str,
    who: &[TypeId],
    names: &BTreeMap<TypeId, Name>,
) {
    let by_hand = |id: &TypeId| config.places.value(&["names", "types", &id.to_string()]);
    let own = |id: &TypeId| api.definitions.get(id).and_then(|d| d.place.clone());
    let place = |id: &TypeId| by_hand(id).or_else(|| own(id));
    let now = |id: &TypeId| names.get(id).map(Name::to_string).unwrap_or_default();
    let list: Vec<String> = who
        .iter()
        .map(|id| format!("`{id}` is `{}`", now(id)))
        .collect();
    let related = who
        .iter()
        .skip(1)
        .filter_map(|id| Some((place(id)?, format!("`{}`", now(id)))));
    let key = who.first().map(ToString::to_string).unwrap_or_default();
    diagnostics.push(Diagnostic {
        code: "name-collision",
        severity,
        message: describe_collision(&format!("{} types", who.len()), identifier, &list),
        place: who.first().and_then(place),
        related: related.collect(),
        help: format!("choose a name in codegen.toml, under [names.types]: \"{key}\" = \"…\""),
    });
}
