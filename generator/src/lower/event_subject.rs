//! Events of one subject share the type of their bodies.
//!
//! In: a lowered model and the subjects from `codegen.toml`. Out: the same model, with one set of types for each
//! subject. Always: the subject is the event's name up to the last dot, so that a type never depends on which bodies
//! are equal by chance. A body that contradicts its subject keeps its own types.

use super::event::subject_id;
use super::event_merge::merge_bodies;
use crate::diagnostic::Place;
use crate::model::{Api, Definition, Event, Owner, Shape, TypeId};
use crate::normalize::report::Report;
use std::collections::{BTreeMap, BTreeSet};

/// Subjects from codegen.toml: by an event's name, or by the subject in its name.
pub type Subjects = BTreeMap<String, String>;

/// The rules for events that do not come from the document.
#[derive(Clone, Debug, Default)]
pub struct EventRules {
    /// Subjects from codegen.toml.
    pub subjects: Subjects,
    /// The places of their keys.
    pub places: BTreeMap<String, Place>,
    /// Events that are published with the type of their subject. Other events must agree with their bodies.
    pub joined: BTreeSet<String>,
    /// Events that are published with their own types.
    pub apart: BTreeSet<String>,
    /// The ids of types inside the bodies of subjects that are published as inline ones.
    pub inline: BTreeSet<String>,
}

/// Gives the events of each subject one set of types.
pub(super) fn join_subjects(api: &mut Api, rules: &EventRules, report: &mut Report<'_>) {
    let subjects = &rules.subjects;
    report_unused(api, rules, report);
    let mut by_subject: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for event in api.events.iter().filter(|event| has_own_body(event)) {
        if rules.apart.contains(&event.name) {
            continue;
        }
        let subject = subject_of(&event.name, subjects).to_owned();
        by_subject
            .entry(subject)
            .or_default()
            .push(event.name.clone());
    }
    for (subject, mut events) in by_subject {
        events.sort_by_key(|event| !rules.joined.contains(event));
        join_subject(api, &subject, &events, &rules.inline, report);
    }
    api.definitions.sort_unstable_keys();
}

/// The subject of an event.
pub(crate) fn subject_of<'a>(event: &'a str, subjects: &'a Subjects) -> &'a str {
    let by_name = event.rsplit_once('.').map_or(event, |(subject, _)| subject);
    let settled = subjects.get(event).or_else(|| subjects.get(by_name));
    settled.map_or(by_name, String::as_str)
}

/// Reports subjects in codegen.toml that no event has.
fn report_unused(api: &Api, rules: &EventRules, report: &mut Report<'_>) {
    let none = Subjects::new();
    let mut known: BTreeSet<&str> = BTreeSet::new();
    for event in &api.events {
        known.extend([event.name.as_str(), subject_of(&event.name, &none)]);
    }
    let keys = rules.subjects.keys();
    for key in keys.filter(|key| !known.contains(key.as_str())) {
        report.warn_at(
            "unused-subject",
            rules.places.get(key).cloned(),
            format!("`codegen.toml` sets the subject of `{key}`, which is neither an event nor the subject of one."),
            "Remove the entry under [events.subjects], or correct its key.",
        );
    }
}

fn join_subject(
    api: &mut Api,
    subject: &str,
    events: &[String],
    inline: &BTreeSet<String>,
    report: &mut Report<'_>,
) {
    let mut joined: Vec<String> = Vec::new();
    let mut merged: Vec<Definition> = Vec::new();
    for event in events {
        let mut tried = joined.clone();
        tried.push(event.clone());
        match merge_bodies(api, (subject, inline), &tried) {
            Ok(definitions) => (joined, merged) = (tried, definitions),
            Err(member) => report.warn_at(
                "event-differs",
                place_of_event(api, event),
                format!(
                    "The body of `{event}` describes `{member}` differently from the other events about `{subject}`, so it gets its own types."
                ),
                format!("Set its subject in codegen.toml, under [events.subjects]: \"{event}\" = \"…\"."),
            ),
        }
    }
    let is_joined =
        |id: &TypeId| matches!(&id.owner, Owner::Event(event) if joined.contains(event));
    api.definitions.retain(|id, _| !is_joined(id));
    if let Some(body) = merged.first_mut() {
        let words = || format!("The body of an event about `{subject}`.");
        body.description.get_or_insert_with(words);
    }
    for definition in merged {
        api.definitions.insert(definition.id.clone(), definition);
    }
    for event in api.events.iter_mut().filter(|e| joined.contains(&e.name)) {
        if let Some(type_use) = event.body.as_mut().and_then(|b| b.type_use.as_mut()) {
            type_use.shape = Shape::Defined(subject_id(subject));
        }
    }
}

fn place_of_event(api: &Api, name: &str) -> Option<Place> {
    let event = api.events.iter().find(|event| event.name == name);
    event.and_then(|event| event.place.clone())
}

/// Whether the body is inline in the webhook.
fn has_own_body(event: &Event) -> bool {
    let type_use = event.body.as_ref().and_then(|body| body.type_use.as_ref());
    type_use.is_some_and(|type_use| match &type_use.shape {
        Shape::Defined(id) => id.owner == Owner::Event(event.name.clone()) && id.path.is_empty(),
        _ => false,
    })
}
