//! Names of types: definitions, ID types and event variants.

use super::operations::OperationName;
use super::reserved::RESERVED_TYPES;
use super::resources::ResourceName;
use super::scope::{Candidate, Name, decide_published};
use super::type_words::{INCLUDED, owner_words, spelled_owner, spelled_steps, steps};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::json_api::JsonApi;
use crate::model::{Api, Owner, TypeId};
use std::collections::BTreeMap;

/// Names that were chosen before those of types, and that types must leave alone.
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
    let Chosen {
        operations,
        resources,
        ids,
        parameters,
    } = *chosen;
    let mut reserved: Vec<&str> = RESERVED_TYPES.to_vec();
    reserved.extend(ids.values().chain(parameters.values()).map(Name::as_str));
    reserved.extend(resources.values().map(|r| r.handle.as_str()));
    let bodies: Vec<&TypeId> = api
        .operations
        .iter()
        .filter_map(|o| super::operations::body_type(api, o))
        .collect();
    let markers: Vec<&str> = api
        .operations
        .iter()
        .filter(|o| super::operations::body_type(api, o).is_none())
        .filter_map(|o| operations.get(&o.id))
        .map(|o| o.type_name.as_str())
        .collect();
    reserved.extend(markers);
    let candidates = api
        .definitions
        .keys()
        .filter(|id| !json_api.is_runtime(id) && id.owner != Owner::Included)
        .map(|id| {
            let forms = match config.type_name(&id.to_string()) {
                Some(settled) => vec![settled.to_owned()],
                None => forms(id, operations, config, bodies.contains(&id)),
            };
            let whole = id.path.is_empty() || config.type_name(&id.to_string()).is_some();
            Candidate {
                key: id.clone(),
                forms,
                keeps: whole,
            }
        })
        .collect();
    let published = |id: &TypeId| match config.type_name(&id.to_string()) {
        Some(settled) => Some(settled.to_owned()),
        None => config.published.type_name(id).map(str::to_owned),
    };
    let published = |id: &TypeId| published(id).filter(|_| !bodies.contains(&id));
    let gone: Vec<&str> = config.published.type_names().into_iter().collect();
    let taken: Vec<&str> = gone
        .into_iter()
        .filter(|name| {
            !bodies
                .iter()
                .any(|id| forms_of_body(id, operations) == Some(*name))
        })
        .collect();
    let mut decided = decide_published(candidates, &published, &reserved, &taken);
    let included = api.definitions.keys();
    for id in included.filter(|id| id.owner == Owner::Included && !json_api.is_runtime(id)) {
        let name = super::scope::make(INCLUDED.to_owned());
        decided.names.insert(id.clone(), name);
    }
    for (identifier, who) in &decided.collisions {
        report(
            api,
            diagnostics,
            Severity::Warning,
            identifier,
            who,
            &decided.names,
        );
    }
    for (identifier, who) in &decided.unresolved {
        report(
            api,
            diagnostics,
            Severity::Error,
            identifier,
            who,
            &decided.names,
        );
    }
    decided.names
}

/// The name of an operation whose body ID is.
fn forms_of_body<'a>(
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

/// The identifiers of a definition, from the shortest to the longest.
fn forms(
    id: &TypeId,
    operations: &BTreeMap<String, OperationName>,
    config: &Config,
    is_body: bool,
) -> Vec<String> {
    let (base, suffix, kind) = owner_words(&id.owner, operations);
    let owner = TypeId {
        owner: id.owner.clone(),
        path: Vec::new(),
    };
    // What is written inside a type whose name was settled by hand is named after it.
    let base = config
        .type_name(&owner.to_string())
        .map_or(base, str::to_owned);
    if is_body && let Owner::OperationRequest { operation, .. } = &id.owner {
        return operations
            .get(operation)
            .map(|name| vec![name.type_name.to_string()])
            .unwrap_or_default();
    }
    let short = base.clone() + &steps(&base, &id.path, true);
    let long = base.clone() + &steps(&base, &id.path, false);
    let mut forms = Vec::new();
    for form in if id.path.is_empty() {
        vec![
            base.clone() + suffix,
            base.clone() + kind,
            base.clone() + kind + &spelled_owner(&id.owner),
        ]
    } else {
        let inside = base.clone() + suffix;
        vec![
            short,
            long.clone(),
            inside.clone() + &steps(&inside, &id.path, false),
            base.clone() + kind + &steps("", &id.path, false),
            base.clone() + kind + &spelled_steps(&id.path),
        ]
    } {
        if !forms.contains(&form) {
            forms.push(form);
        }
    }
    forms
}

/// Says that several things wanted IDENTIFIER, where they are and what each is called now.
fn report(
    api: &Api,
    diagnostics: &mut Diagnostics,
    severity: Severity,
    identifier: &str,
    who: &[TypeId],
    names: &BTreeMap<TypeId, Name>,
) {
    let place = |id: &TypeId| api.definitions.get(id).and_then(|d| d.place.clone());
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
        message: format!(
            "{} types would be called `{identifier}`: {}",
            who.len(),
            list.join(", ")
        ),
        place: who.first().and_then(place),
        related: related.collect(),
        help: format!("settle it by hand in codegen.toml, under [names.types]: \"{key}\" = \"…\""),
    });
}
