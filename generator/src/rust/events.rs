//! Webhook bodies, grouped by tag.

use super::context::Context;
use super::docs::code_span;
use super::models::owner_items;
use super::types::pretty;
use super::{EventFile, EventView, doc_lines};
use crate::model::{Event, Owner, Shape};
use std::collections::{BTreeMap, BTreeSet};

/// One file for each group of events.
pub fn event_files(context: &Context<'_>) -> Vec<EventFile> {
    let mut groups: BTreeMap<&str, Vec<&Event>> = BTreeMap::new();
    for event in &context.api.events {
        groups.entry(event.group.as_str()).or_default().push(event);
    }
    // Events of one subject may be in several groups. Their types are in the first of these groups.
    let mut shown = BTreeSet::new();
    groups
        .into_iter()
        .filter_map(|(tag, events)| {
            let module = context.names.event_groups.get(tag)?.to_string();
            let events = events
                .into_iter()
                .filter_map(|e| event(context, e, &mut shown))
                .collect();
            Some(EventFile {
                module,
                tag: tag.to_owned(),
                events,
                features: Vec::new(),
            })
        })
        .collect()
}

/// The view of an event, with the types of its body unless an earlier file has them.
fn event(context: &Context<'_>, event: &Event, shown: &mut BTreeSet<Owner>) -> Option<EventView> {
    let variant = context.names.events.get(&event.name)?.to_string();
    let rust = event
        .body
        .as_ref()
        .and_then(|b| b.type_use.as_ref())
        .map(|u| context.types.rust_type(u));
    let (body, boxed) = rust.map_or_else(
        || ("Value".to_owned(), false),
        |r| (pretty(&r.tokens), r.boxed),
    );
    let text = event
        .description
        .as_deref()
        .or(event.summary.as_deref())
        .unwrap_or_default();
    let mut docs = doc_lines(text);
    if docs.is_empty() {
        docs.push(format!("{}.", code_span(&event.name)));
    }
    let owner = body_owner(event);
    let items = if shown.insert(owner.clone()) {
        owner_items(context, &owner)
    } else {
        Vec::new()
    };
    Some(EventView {
        name: event.name.clone(),
        variant,
        docs,
        deprecated: event.deprecated,
        body,
        boxed,
        items,
    })
}

/// The owner of the types next to the event: the event itself, or its subject.
pub(super) fn body_owner(event: &Event) -> Owner {
    let type_use = event.body.as_ref().and_then(|body| body.type_use.as_ref());
    match type_use.map(|type_use| &type_use.shape) {
        Some(Shape::Defined(id)) if matches!(id.owner, Owner::EventGroup(_)) => id.owner.clone(),
        _ => Owner::Event(event.name.clone()),
    }
}
