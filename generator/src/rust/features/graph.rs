//! The parts of a crate that can be left out, and which other parts each one needs.

use super::super::ModelFile;
use super::super::context::Context;
use super::super::events::body_owner;
use super::gate::Gate;
use crate::model::{Api, Definition, Media, Operation, Owner, TypeId, TypeUse};
use std::collections::{BTreeMap, BTreeSet};

/// A generated file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part<'a> {
    /// A file of models, by its index.
    Model(usize),
    /// The operations of a tag.
    Resource(&'a str),
    /// The events of a group.
    Events(&'a str),
}

/// The parts, what each one needs, and when each one is built.
#[derive(Debug)]
pub(super) struct Graph<'a> {
    owners: BTreeMap<Owner, Part<'a>>,
    needs: BTreeMap<Part<'a>, BTreeSet<Part<'a>>>,
    gates: BTreeMap<Part<'a>, Gate>,
}

impl<'a> Graph<'a> {
    /// The parts of a crate. Nothing needs any of them so far.
    pub(super) fn new(context: &Context<'a>, models: &[ModelFile]) -> Graph<'a> {
        let api = context.api;
        let mut graph = Graph {
            owners: find_owners(api, models),
            needs: BTreeMap::new(),
            gates: BTreeMap::new(),
        };
        for definition in api.definitions.values() {
            let word = context.json_api.runtime_word(&definition.id);
            // The runtime has a type for these, and the union of included objects can lack variants.
            if !matches!(word, Some("links" | "relationship"))
                && definition.id.owner != Owner::Included
            {
                graph.add_definition(definition);
            }
        }
        for operation in &api.operations {
            let part = Part::Resource(&operation.resource);
            for id in uses_of(operation).filter_map(TypeUse::named) {
                graph.add_need(part, id);
            }
        }
        for event in &api.events {
            let part = Part::Events(&event.group);
            let body = event.body.as_ref().and_then(|body| body.type_use.as_ref());
            if let Some(id) = body.and_then(TypeUse::named) {
                graph.add_need(part, id);
            }
        }
        graph
    }

    fn add_definition(&mut self, definition: &Definition) {
        if let Some(part) = self.part(&definition.id) {
            for id in definition.named() {
                self.add_need(part, id);
            }
        }
    }

    fn add_need(&mut self, part: Part<'a>, id: &TypeId) {
        if let Some(needed) = self
            .part(id)
            .filter(|needed| *needed != part && id.owner != Owner::Included)
        {
            self.needs.entry(part).or_default().insert(needed);
        }
    }

    /// The part with the type `id`.
    pub(super) fn part(&self, id: &TypeId) -> Option<Part<'a>> {
        self.owners.get(&id.owner).copied()
    }

    /// When a part is built.
    pub(super) fn gate(&self, part: Part<'a>) -> Gate {
        self.gates.get(&part).cloned().unwrap_or(Gate::Unused)
    }

    /// Builds a part also if `gate` says so, and all parts that it needs.
    pub(super) fn raise(&mut self, part: Part<'a>, gate: &Gate) {
        let mut todo = vec![(part, gate.clone())];
        while let Some((part, gate)) = todo.pop() {
            let was = self.gate(part);
            let now = was.or(&gate);
            if now != was {
                let needed = self.needs.get(&part).into_iter().flatten();
                todo.extend(needed.map(|part| (*part, now.clone())));
                self.gates.insert(part, now);
            }
        }
    }

    /// When one of the components is built that the type `id` is, or that it names through types of its own file.
    pub(super) fn gate_of_components(&self, api: &Api, id: &TypeId) -> Gate {
        let mut gate = Gate::Unused;
        let (mut todo, mut seen) = (vec![id], BTreeSet::new());
        while let Some(id) = todo.pop() {
            if !seen.insert(id) {
                continue;
            }
            match self.part(id) {
                Some(part @ Part::Model(_)) => gate = gate.or(&self.gate(part)),
                _ => todo.extend(
                    api.definitions
                        .get(id)
                        .into_iter()
                        .flat_map(Definition::named),
                ),
            }
        }
        gate
    }
}

/// The part with the types of each owner.
fn find_owners<'a>(api: &'a Api, models: &[ModelFile]) -> BTreeMap<Owner, Part<'a>> {
    let mut owners = BTreeMap::new();
    for (at, file) in models.iter().enumerate() {
        owners.extend(
            file.owners
                .iter()
                .map(|owner| (owner.clone(), Part::Model(at))),
        );
    }
    let tags: BTreeMap<&str, &str> = api
        .operations
        .iter()
        .map(|o| (o.id.as_str(), o.resource.as_str()))
        .collect();
    for definition in api.definitions.values() {
        if let Owner::OperationParameter { operation, .. }
        | Owner::OperationRequest { operation, .. }
        | Owner::OperationResponse { operation, .. } = &definition.id.owner
            && let Some(tag) = tags.get(operation.as_str())
        {
            owners.insert(definition.id.owner.clone(), Part::Resource(tag));
        }
    }
    // Types that events of several groups share are in the file of the first group.
    let mut groups: Vec<(&str, Owner)> = api
        .events
        .iter()
        .map(|event| (event.group.as_str(), body_owner(event)))
        .collect();
    groups.sort();
    for (group, owner) in groups {
        owners.entry(owner).or_insert(Part::Events(group));
    }
    owners
}

/// The uses of types in an operation.
fn uses_of(operation: &Operation) -> impl Iterator<Item = &TypeUse> {
    let bodies = operation.request.iter().flat_map(|request| &request.media);
    let answers = operation
        .answers
        .iter()
        .chain(&operation.errors)
        .flat_map(|answer| &answer.media);
    let media = bodies
        .chain(answers)
        .filter_map(|media: &Media| media.type_use.as_ref());
    media.chain(
        operation
            .parameters
            .iter()
            .map(|parameter| &parameter.type_use),
    )
}
