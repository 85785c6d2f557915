//! Webhooks: requests that the server sends, lowered to events.

use super::body::lower_event_body;
use super::document::{OperationParts, PathParts};
use super::lowerer::Lowerer;
use super::parameter::lower_parameters;
use crate::model::{Event, Owner, TypeId};

/// Lowers all webhooks, by name.
pub(super) fn lower_events(lowerer: &mut Lowerer<'_, '_>) -> Vec<Event> {
    let document = lowerer.document;
    let mut events: Vec<Event> = Vec::new();
    for webhook in &document.webhooks {
        // A webhook normally has one method. Several methods do not help the receiver.
        let mut methods = webhook.operations.iter();
        let first = webhook
            .operations
            .iter()
            .find(|operation| operation.method == "post");
        let Some(operation) = first.or_else(|| methods.next()) else {
            if !document.lost.touches(&webhook.pointer) {
                lowerer.report.warn(
                    "empty-webhook",
                    &webhook.pointer,
                    "This webhook has no operation.",
                    "Describe the request that is sent.",
                );
            }
            continue;
        };
        if webhook.operations.len() > 1 {
            lowerer.report.warn(
                "webhook-methods",
                &webhook.pointer,
                format!(
                    "This webhook has several methods; only {} is read.",
                    operation.method
                ),
                "Describe each request as a separate webhook.",
            );
        }
        let event = lower_event(lowerer, webhook, operation);
        events.push(event);
    }
    events.sort_by(|one, other| one.name.cmp(&other.name));
    events
}

fn lower_event<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    webhook: &'d PathParts,
    parts: &'d OperationParts,
) -> Event {
    let name = webhook.key.clone();
    let operation = &parts.operation;
    let media = parts
        .request_body
        .as_ref()
        .map(|body| lower_event_body(lowerer, body, &name));
    let media = media.unwrap_or_default();
    if media.len() > 1 {
        lowerer.report.note(
            "webhook-media",
            &parts.pointer,
            "This webhook has several media types; the JSON one is read.",
            "Nothing needs to be done.",
        );
    }
    let json = media
        .iter()
        .position(|media| media.encoding == crate::model::BodyEncoding::Json);
    let body = media.into_iter().nth(json.unwrap_or_default());
    Event {
        operation_id: operation.operation_id.clone(),
        group: operation
            .tags
            .first()
            .cloned()
            .unwrap_or_else(|| "default".to_owned()),
        summary: operation.summary.clone().or(webhook.summary.clone()),
        description: operation
            .description
            .clone()
            .or(webhook.description.clone()),
        deprecated: operation.deprecated,
        parameters: lower_parameters(lowerer, &webhook.parameters, &parts.parameters, &name),
        body,
        place: Some(lowerer.report.place(&parts.pointer)),
        name,
    }
}

/// The id of an event's body.
pub(super) fn event_id(name: &str) -> TypeId {
    TypeId {
        owner: Owner::Event(name.to_owned()),
        path: Vec::new(),
    }
}

/// The id of the body that all events of a subject share.
pub(super) fn subject_id(subject: &str) -> TypeId {
    TypeId {
        owner: Owner::EventGroup(subject.to_owned()),
        path: Vec::new(),
    }
}
