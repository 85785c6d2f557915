//! Events and models side by side: what both are called, and which names there are.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

// Both globs have an `Event`: what a webhook delivers, and what `GET /events` answers. The one that is named wins.
use withpersona::events::Event;
#[allow(unused_imports, reason = "they are here to be in the way")]
use withpersona::events::*;
use withpersona::models::*;
use withpersona::runtime::webhook::EventSet;

#[test]
fn a_named_import_settles_which_event_is_meant() {
    let body = br#"{"data":{"type":"event","id":"evt_1"}}"#;
    let event = Event::decode("inquiry.completed", body).unwrap().unwrap();
    assert!(matches!(event, Event::InquiryCompleted(_)));
    let _: Option<withpersona::models::Event> = None;
    let _: Option<Inquiry> = None;
}

#[test]
fn every_event_can_be_subscribed_to_described_or_not() {
    let known = |name: &str| WebhookRequestAttributesEnabledEvent::from(name).is_known();
    assert!(Event::NAMES.iter().all(|name| known(name)));
    assert!(WebhookRequestAttributesEnabledEvent::KNOWN.len() > Event::NAMES.len());
    assert!(known("*") && !known("inquiry.painted"));
}
