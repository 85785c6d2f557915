//! Which files of the crate a program can leave out: the Cargo features by product of `[features]` in codegen.toml.
//!
//! In: the settings, the model and the files of the crate. Out: for each file, the features of which one must be on.
//! Always: if a file is built, all files with types that it names are built too, so that every choice of features
//! compiles. A feature that was enough for a file stays enough (names.lock).

mod gate;
mod graph;
#[cfg(test)]
mod tests;

use gate::Gate;
use graph::{Graph, Part};

use super::context::Context;
use super::{EventFile, ItemKind, ModelFile, ResourceFile};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::model::{Api, DefinitionKind, Owner, TypeId, TypeUse};
use crate::published::Published;
use std::collections::{BTreeMap, BTreeSet};

/// Writes the features that each file needs into the files. Does nothing if the settings have no features.
pub(super) fn mark_features(
    context: &Context<'_>,
    models: &mut [ModelFile],
    resources: &mut [ResourceFile],
    events: &mut [EventFile],
) {
    if context.config.features.is_empty() {
        return;
    }
    let mut graph = Graph::new(context, models);
    raise_published(context, models, events, &mut graph);
    raise_resources(context, &mut graph);
    raise_events(context, events, &mut graph);
    let included = included_targets(context.api);
    raise_included(context.api, &included, &mut graph);
    for (at, file) in models.iter_mut().enumerate() {
        file.features = graph.gate(Part::Model(at)).features();
        if file.owners.contains(&Owner::Included) {
            mark_variants(file, &included, &graph);
        }
    }
    for file in resources {
        file.features = graph.gate(Part::Resource(&file.tag)).features();
    }
    for file in events {
        file.features = graph.gate(Part::Events(&file.tag)).features();
    }
}

/// The features that were enough for a file stay enough for it.
fn raise_published<'a>(
    context: &Context<'a>,
    models: &[ModelFile],
    events: &[EventFile],
    graph: &mut Graph<'a>,
) {
    let known = |key: &str| {
        context
            .config
            .published
            .features(key)
            .map(|text| Gate::read(text, &context.config.features))
    };
    for (at, file) in models.iter().enumerate() {
        for gate in file
            .owners
            .iter()
            .filter_map(|owner| known(&owner.to_string()))
        {
            graph.raise(Part::Model(at), &gate);
        }
    }
    for event in &context.api.events {
        let published = events.iter().any(|file| file.tag == event.group);
        if let Some(gate) = known(&event_key(&event.group)).filter(|_| published) {
            graph.raise(Part::Events(&event.group), &gate);
        }
    }
}

/// The operations of a tag are built if the feature that lists the tag is on; without such a feature, always.
fn raise_resources<'a>(context: &Context<'a>, graph: &mut Graph<'a>) {
    for resource in &context.api.resources {
        let tag = resource.tag.as_str();
        let listed = context
            .config
            .features
            .iter()
            .filter(|(_, tags)| tags.iter().any(|one| one == tag));
        let features: BTreeSet<String> = listed.map(|(name, _)| name.clone()).collect();
        let gate = if features.is_empty() {
            Gate::Always
        } else {
            Gate::of(features)
        };
        graph.raise(Part::Resource(tag), &gate);
    }
    // The traits of shared parameters are in one file, which is always built.
    let shared: BTreeSet<&String> = context.shared.components().collect();
    let parameters = context
        .api
        .operations
        .iter()
        .flat_map(|operation| &operation.parameters);
    for parameter in parameters.filter(|p| p.component.as_ref().is_some_and(|c| shared.contains(c)))
    {
        if let Some(part) = parameter.type_use.named().and_then(|id| graph.part(id)) {
            graph.raise(part, &Gate::Always);
        }
    }
}

/// Events are built with the operations on the objects that they are about.
fn raise_events<'a>(context: &Context<'a>, events: &[EventFile], graph: &mut Graph<'a>) {
    let shown: BTreeSet<&str> = events.iter().map(|file| file.tag.as_str()).collect();
    let mut gates = Vec::new();
    for event in context
        .api
        .events
        .iter()
        .filter(|event| shown.contains(event.group.as_str()))
    {
        let body = event.body.as_ref().and_then(|body| body.type_use.as_ref());
        let envelope = body
            .and_then(TypeUse::named)
            .and_then(|id| context.json_api.envelope(id));
        let about = envelope.and_then(|envelope| envelope.payload.data.named());
        let gate = about.map_or(Gate::Unused, |id| graph.gate_of_components(context.api, id));
        let gate = if gate == Gate::Unused {
            Gate::Always
        } else {
            gate
        };
        gates.push((Part::Events(event.group.as_str()), gate));
    }
    for (part, gate) in gates {
        graph.raise(part, &gate);
    }
}

/// The types of included objects, in the order of the union's variants. Empty if requests have the union.
fn included_targets(api: &Api) -> Vec<Option<TypeId>> {
    let id = TypeId {
        owner: Owner::Included,
        path: Vec::new(),
    };
    match api
        .definitions
        .get(&id)
        .map(|definition| (&definition.kind, definition.direction))
    {
        Some((DefinitionKind::Union(union), direction)) if !direction.request => union
            .variants
            .iter()
            .map(|variant| variant.type_use.named().cloned())
            .collect(),
        _ => Vec::new(),
    }
}

/// The union of included objects is always built, without the variants whose types are not.
fn raise_included<'a>(api: &'a Api, targets: &[Option<TypeId>], graph: &mut Graph<'a>) {
    let id = TypeId {
        owner: Owner::Included,
        path: Vec::new(),
    };
    let Some(definition) = api.definitions.get(&id) else {
        return;
    };
    for target in definition.named() {
        let Some(part) = graph.part(target) else {
            continue;
        };
        if targets.is_empty() || graph.gate(part) == Gate::Unused {
            graph.raise(part, &Gate::Always);
        }
    }
    if let Some(part) = graph.part(&id) {
        graph.raise(part, &Gate::Always);
    }
}

fn mark_variants(file: &mut ModelFile, targets: &[Option<TypeId>], graph: &Graph<'_>) {
    let union = file.items.iter_mut().find_map(|item| match &mut item.kind {
        ItemKind::Union(union) => Some(union),
        _ => None,
    });
    for (variant, target) in union
        .into_iter()
        .flat_map(|union| &mut union.variants)
        .zip(targets)
    {
        let part = target.as_ref().and_then(|id| graph.part(id));
        variant.features = part
            .map(|part| graph.gate(part).features())
            .unwrap_or_default();
    }
}

/// The published facts about the features of each file.
pub fn take_features(config: &Config, models: &[ModelFile], events: &[EventFile]) -> Published {
    let mut facts = Published::default();
    if config.features.is_empty() {
        return facts;
    }
    for file in models {
        for owner in &file.owners {
            facts.add_features(&owner.to_string(), &gate::print(&file.features));
        }
    }
    for file in events {
        facts.add_features(&event_key(&file.tag), &gate::print(&file.features));
    }
    facts
}

fn event_key(group: &str) -> String {
    format!("event group {group}")
}

/// Reports tags that no feature lists, and listed tags that no operation has.
pub fn report_features(api: &Api, config: &Config, diagnostics: &mut Diagnostics) {
    if config.features.is_empty() {
        return;
    }
    let lists = config.features.iter();
    let listed: BTreeMap<&str, (&str, usize)> = lists
        .flat_map(|(feature, tags)| {
            let tags = tags.iter().enumerate();
            tags.map(move |(index, tag)| (tag.as_str(), (feature.as_str(), index)))
        })
        .collect();
    let used: BTreeSet<&str> = api
        .operations
        .iter()
        .map(|operation| operation.resource.as_str())
        .collect();
    for tag in used.iter().filter(|tag| !listed.contains_key(**tag)) {
        let first = api
            .operations
            .iter()
            .find(|operation| operation.resource == **tag);
        diagnostics.push(Diagnostic {
            code: "tag-without-feature",
            severity: Severity::Warning,
            message: format!(
                "the tag `{tag}` is in no Cargo feature, so every program builds its operations"
            ),
            place: first.and_then(|operation| operation.place.clone()),
            related: Vec::new(),
            help: format!("add `{tag}` to a feature in codegen.toml, under [features]"),
        });
    }
    for (tag, (feature, index)) in listed {
        if used.contains(tag) {
            continue;
        }
        let place = config
            .places
            .value(&["features", feature, &index.to_string()]);
        diagnostics.warn(
            "feature-without-operations",
            place,
            format!("`codegen.toml` lists the tag `{tag}`, which no operation has"),
            "remove it under [features], or correct it",
        );
    }
}
