//! Events: typed, unknown, changed; in any inflection.
#![allow(dead_code, reason = "the tables write more than these tests use")]

use super::*;
use crate::runtime::types::Extra;
use serde_json::{Value, json};

#[derive(Clone, Default)]
pub struct ThingMade {
    pub data: Option<Box<Data>>,
}
crate::object! { ThingMade {
    "data" => data,
} }

#[derive(Clone, Default)]
pub struct Data {
    pub id: Option<String>,
    pub attributes: Option<Box<Attributes>>,
}
crate::object! { Data {
    "type" => const "event",
    "id" => id,
    "attributes" => attributes,
} }

#[derive(Clone, Default)]
pub struct Attributes {
    pub name: Option<String>,
    pub created_at: Option<String>,
    pub payload: Option<Box<Payload>>,
    pub extra: Extra,
}
crate::object! { Attributes {
    "name" => name,
    "created-at" => created_at,
    "payload" => payload,
    .. extra
} }

#[derive(Clone, Default)]
pub struct Payload {
    pub reference_id: Option<String>,
    pub free_form: Option<Value>,
}
crate::object! { Payload {
    "reference-id" => reference_id,
    "free-form" => free_form,
} }

#[derive(Clone, PartialEq)]
pub enum Event {
    ThingMade(Box<ThingMade>),
    ThingGone(Box<ThingMade>),
    Unknown(UnknownEvent),
}
crate::events! { Event { ThingMade => "thing.made", ThingGone => "thing.gone" } }

fn receive(body: &str) -> Result<Delivery<Event>, WebhookError> {
    verifier().verify(&[(RULE.header, signed(SECRET, NOW, body))], body)
}

fn body(name: &str, payload: Value) -> String {
    let attributes =
        json!({"name": name, "created-at": "2023-09-1T06:30:44.000Z", "payload": payload});
    json!({"data": {"type": "event", "id": "evt_1", "attributes": attributes}}).to_string()
}

#[test]
fn a_described_event_has_its_type() {
    let text = body("thing.made", json!({"reference-id": "jane"}));
    let delivery = receive(&text).unwrap();
    assert_eq!(
        (delivery.name(), delivery.id().map(AsRef::as_ref)),
        ("thing.made", Some("evt_1"))
    );
    assert_eq!(
        delivery.created_at().unwrap().as_str(),
        "2023-09-1T06:30:44.000Z"
    );
    assert_eq!(delivery.body().as_ref(), text.as_bytes());
    let printed = format!("{delivery:?} {:?}", delivery.event());
    assert!(
        printed.contains("thing.made") && printed.contains("jane") == cfg!(feature = "test-util"),
        "{printed}"
    );
    let Event::ThingMade(event) = delivery.into_event() else {
        panic!("{printed}")
    };
    let payload = event.data.unwrap().attributes.unwrap().payload.unwrap();
    assert_eq!(payload.reference_id.as_deref(), Some("jane"));
}

#[test]
fn any_inflection_is_read_and_what_users_named_stays_as_it_is() {
    let free = json!({"myKey": 1, "my_key": {"other-key": 2}});
    for (created, reference, free_form) in [
        ("created-at", "reference-id", "free-form"),
        ("createdAt", "referenceId", "freeForm"),
        ("created_at", "reference_id", "free_form"),
    ] {
        let attributes = json!({"name": "thing.made", created: "2024-01-01T00:00:00Z",
            "payload": {reference: "r", free_form: free}});
        let text =
            json!({"data": {"type": "event", "id": "evt_1", "attributes": attributes}}).to_string();
        let delivery = receive(&text).unwrap();
        assert_eq!(
            delivery.created_at().unwrap().as_str(),
            "2024-01-01T00:00:00Z"
        );
        let Event::ThingMade(event) = delivery.into_event() else {
            panic!("{created}")
        };
        let payload = event.data.unwrap().attributes.unwrap().payload.unwrap();
        assert_eq!(payload.reference_id.as_deref(), Some("r"));
        assert_eq!(payload.free_form, Some(free.clone()));
    }
}

#[test]
fn an_undescribed_event_keeps_name_and_payload() {
    let payload = json!({"someKey": [1, {"b": null}]});
    let delivery = receive(&body("thing.painted", payload.clone())).unwrap();
    assert_eq!(
        (delivery.name(), delivery.id().map(AsRef::as_ref)),
        ("thing.painted", Some("evt_1"))
    );
    assert_eq!(delivery.event().name(), "thing.painted");
    let Event::Unknown(event) = delivery.event() else {
        panic!("{delivery:?}")
    };
    assert_eq!(event.payload(), &payload);
    assert_eq!(event.body()["data"]["id"], "evt_1");
    assert!(event.error().is_none());
}

#[test]
fn a_value_of_another_kind_is_set_aside_and_the_event_keeps_its_type() {
    let text = body(
        "thing.gone",
        json!({"reference-id": {"now": "an object"}, "free-form": 5}),
    );
    let delivery = receive(&text).unwrap();
    let Event::ThingGone(event) = delivery.event() else {
        panic!("{delivery:?}")
    };
    let attributes = event
        .data
        .as_deref()
        .unwrap()
        .attributes
        .as_deref()
        .unwrap();
    assert_eq!(
        attributes.payload.as_deref().unwrap().free_form,
        Some(json!(5))
    );
    let misfits = delivery.misfits();
    assert_eq!(misfits.len(), 1);
    assert_eq!(
        misfits[0].pointer(),
        "/data/attributes/payload/reference-id"
    );
    assert_eq!(misfits[0].value(), &json!({"now": "an object"}));
    assert_eq!(
        serde_json::to_value(delivery.event()).unwrap(),
        serde_json::from_str::<Value>(&text).unwrap()
    );
}

#[test]
fn an_event_that_cannot_be_read_keeps_name_id_body_and_says_where() {
    let text = body("thing.gone", json!({"reference-id": "a"}));
    let twice = r#""reference-id":"a","reference-id":"a""#;
    let text = text.replace(r#""reference-id":"a""#, twice);
    let delivery = receive(&text).unwrap();
    assert_eq!(
        (delivery.name(), delivery.id().map(AsRef::as_ref)),
        ("thing.gone", Some("evt_1"))
    );
    let Event::Unknown(event) = delivery.event() else {
        panic!("{delivery:?}")
    };
    assert_eq!(
        event.error().unwrap().path(),
        "data.attributes.payload.reference-id"
    );
    assert_eq!(event.payload()["reference-id"], "a");
    assert_eq!(delivery.body().as_ref(), text.as_bytes());
}

#[test]
fn events_go_through_serde_both_ways() {
    for name in ["thing.made", "brand.new"] {
        let text = body(name, json!({"reference-id": "a", "brand-new": [1]}));
        let event = receive(&text).unwrap().into_event();
        let stored = serde_json::to_string(&event).unwrap();
        let again: Event = serde_json::from_str(&stored).unwrap();
        assert_eq!((again.name(), &again), (name, &event));
    }
    assert!(serde_json::from_str::<Event>("{}").is_err());
}

#[test]
fn a_body_that_is_no_event_is_reported() {
    assert!(matches!(
        receive("{\"data\":"),
        Err(WebhookError::NotJson(_))
    ));
    assert!(matches!(receive(""), Err(WebhookError::NotJson(_))));
    for body in [
        "{}",
        "[]",
        "null",
        "7",
        r#"{"data":{"attributes":{"name":""}}}"#,
        r#"{"data":{"attributes":{"name":7}}}"#,
    ] {
        assert_eq!(
            receive(body).err(),
            Some(WebhookError::NotAnEvent),
            "{body}"
        );
    }
    let invalid = b"{\"data\":\"\xff\"}";
    let header = sign::sign_with(&RULE, SECRET, NOW, invalid);
    let error = verifier::<Event>()
        .verify(&[(RULE.header, header)], invalid)
        .unwrap_err();
    assert!(matches!(error, WebhookError::NotJson(_)), "{error}");
}

#[test]
fn the_names_are_listed() {
    assert_eq!(Event::NAMES, ["thing.made", "thing.gone"]);
}
