//! Events and models together: names that both use, and the list of names.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use withpersona::webhook::EventSet;
#[allow(
    unused_imports,
    reason = "they are here to show that they are not in each other's way"
)]
use withpersona::{events::*, ids::*, models::*, resources::*, *};

#[test]
fn the_root_the_models_and_the_events_can_be_imported_together() {
    let body = br#"{"data":{"type":"event","id":"evt_1"}}"#;
    let event = Event::decode("inquiry.completed", body).unwrap().unwrap();
    assert!(matches!(event, Event::InquiryCompleted(_)));
    let _: Option<(EventModel, FileModel, Client, Verifier, Error)> = None;
    let _: Option<Inquiry> = None;
}

#[test]
fn every_event_can_be_subscribed_to_described_or_not() {
    let known = |name: &str| WebhookRequestAttributesEnabledEvent::from(name).is_known();
    assert!(Event::NAMES.iter().all(|name| known(name)));
    assert!(WebhookRequestAttributesEnabledEvent::KNOWN.len() > Event::NAMES.len());
    assert!(known("*") && !known("inquiry.painted"));
}
