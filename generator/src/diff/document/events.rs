//! Events.

use super::super::origin::Origin;
use super::fact::{Differences, Facts, add_presence};
use super::words::{code, describe_use};
use crate::model::{Api, Event};

/// Compares all events.
pub(super) fn compare_events(old: &Api, new: &Api, facts: &mut Facts) {
    for now in &new.events {
        let origin = Origin::Event(now.name.clone());
        match old.events.iter().find(|was| was.name == now.name) {
            None => add_presence(facts, origin, "event-added", ""),
            Some(was) => compare_event(was, now, origin, facts),
        }
    }
    for was in old
        .events
        .iter()
        .filter(|was| !new.events.iter().any(|now| now.name == was.name))
    {
        add_presence(facts, Origin::Event(was.name.clone()), "event-removed", "");
    }
}

fn compare_event(was: &Event, now: &Event, origin: Origin, facts: &mut Facts) {
    let mut differences = Differences::default();
    let shape = |event: &Event| event.body.as_ref().and_then(|body| body.type_use.clone());
    let (before, after) = (shape(was), shape(now));
    if before != after {
        let text = |type_use: &Option<_>| {
            type_use
                .as_ref()
                .map_or_else(|| "undescribed".to_owned(), describe_use)
        };
        let detail = format!(
            "has a body that is {} instead of {}",
            text(&after),
            text(&before)
        );
        differences.note_covering("event-body", detail);
    }
    let media = |event: &Event| event.body.as_ref().map(|body| body.media_type.clone());
    if media(was) != media(now) {
        differences.note_covering("event-body", "has a body of another media type");
    }
    if was.group != now.group {
        let detail = format!(
            "belongs to {} instead of {}",
            code(&now.group),
            code(&was.group)
        );
        differences.note_covering("event-group", detail);
    }
    // The position of a parameter does not matter.
    let headers = |event: &Event| -> Vec<_> {
        let all = event.parameters.iter();
        all.map(|p| {
            (
                p.name.clone(),
                p.required,
                p.type_use.clone(),
                p.description.clone(),
            )
        })
        .collect()
    };
    if headers(was) != headers(now) {
        differences.note("event-headers", "comes with other headers");
    }
    let (set, unset) = ("is deprecated now", "is no longer deprecated");
    differences.flag(
        "event-deprecated",
        was.deprecated,
        now.deprecated,
        set,
        unset,
    );
    differences.wording("summary", &was.summary, &now.summary);
    differences.wording("description", &was.description, &now.description);
    if was.operation_id != now.operation_id {
        differences.note("event-operation-id", "has another operationId");
    }
    differences.add_to(facts, origin, "event-changed");
}
