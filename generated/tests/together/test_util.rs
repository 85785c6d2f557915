//! Tests of your own code: answers, errors and events without a server.
#![cfg(feature = "test-util")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

use serde_json::{Value, json};
use std::time::Duration;
use withpersona::events::{Event, Verifier};
use withpersona::models::ThemeSetStyles;
use withpersona::resources::{CreateInquiryResponse, RetrieveInquiryResponse};
use withpersona::runtime::http::{Client, Error, FakeAnswer, FakeTransport, FaultKind};
use withpersona::runtime::webhook::FakeEvent;

fn inquiry() -> Value {
    json!({"data": {"type": "inquiry", "id": "inq_1", "attributes": {"status": "created", "reference-id": "jane"}}})
}

#[test]
fn an_answer_is_made_of_json_status_and_headers() {
    let answer = FakeAnswer::json(200, inquiry()).header("request-id", "req_1");
    let answer = answer.read::<RetrieveInquiryResponse>().unwrap();
    assert_eq!(answer.http().status(), 200);
    assert_eq!(answer.http().request_id(), Some("req_1"));
    assert_eq!(answer.data().id.as_str(), "inq_1");
    let inquiry = answer.into_data();
    assert!(format!("{inquiry:?}").contains("jane"));
}

#[test]
fn an_error_is_made_of_a_status_or_a_fault() {
    let body = json!({"errors": [{"title": "Record not found"}]});
    let error = FakeAnswer::json(404, body)
        .read::<RetrieveInquiryResponse>()
        .unwrap_err();
    assert!(error.is_not_found());
    assert_eq!(error.as_api().unwrap().title(), Some("Record not found"));
    let busy = FakeAnswer::json(429, json!({})).header("retry-after", "7");
    let error = busy.read::<RetrieveInquiryResponse>().unwrap_err();
    assert_eq!(error.retry_after(), Some(Duration::from_secs(7)));
    let fault = FakeAnswer::fault(FaultKind::Timeout);
    assert!(
        fault
            .read::<CreateInquiryResponse>()
            .unwrap_err()
            .is_timeout()
    );
    let garbage = FakeAnswer::new(200, "{").header("content-type", "application/json");
    let error = garbage.read::<RetrieveInquiryResponse>().unwrap_err();
    assert!(matches!(error, Error::Decode(_)), "{error:?}");
}

#[tokio::test]
async fn a_client_answers_from_a_list_and_remembers_what_it_was_asked() {
    let transport = FakeTransport::new([
        FakeAnswer::json(503, json!({})),
        FakeAnswer::json(201, inquiry()),
    ]);
    let client = transport.client().unwrap();
    let created = client.inquiries().create().note("jane").await.unwrap();
    assert_eq!(created.data.id.as_str(), "inq_1");
    let requests = transport.requests();
    let shown = format!("{:?}", requests[0]);
    let url = requests[0].url();
    assert!(
        shown.contains(&format!("url: \"{url}\"")) && shown.contains("jane"),
        "{shown}"
    );
    assert_eq!(requests.len(), 2);
    assert_eq!(
        (requests[1].method(), requests[1].path()),
        ("POST", "/inquiries")
    );
    assert_eq!(
        requests[1].json().pointer("/data/attributes/note"),
        Some(&json!("jane"))
    );
    let error = client.inquiries().retrieve("inq_1").await.unwrap_err();
    assert!(!error.is_retryable(), "{error:?}");
    transport.push(FakeAnswer::json(200, inquiry()));
    client.inquiries().retrieve("inq_1").await.unwrap();
}

#[tokio::test]
async fn the_path_of_a_request_is_below_the_base_url_of_its_client() {
    let transport = FakeTransport::default();
    let key = || Client::builder().api_key("key_1");
    let own = |url: &str| transport.builder().base_url(url);
    for builder in [
        transport.builder(),
        own("https://gateway.example.com/persona/"),
        own("https://gateway.example.com"),
        key().transport(transport.clone()),
    ] {
        transport.push(FakeAnswer::json(200, inquiry()));
        let client = builder.build().unwrap();
        client.inquiries().retrieve("inq_1").await.unwrap();
        let request = transport.requests().pop().unwrap();
        assert_eq!(request.path(), "/inquiries/inq_1", "{}", request.url());
    }
    // Another host has paths of its own.
    transport.push(FakeAnswer::new(200, "photo"));
    let file = "https://files.example.com/v1/photo.jpg";
    transport.client().unwrap().download(file).await.unwrap();
    assert_eq!(transport.requests().pop().unwrap().path(), "/v1/photo.jpg");
}

#[tokio::test]
async fn a_received_null_is_not_written_in_a_request() {
    let came = json!({"settings": {"unknownName": null}, "light": null, "dark": {}});
    let styles: ThemeSetStyles = serde_json::from_value(came.clone()).unwrap();
    assert_eq!(serde_json::to_value(&styles).unwrap(), came);
    let transport = FakeTransport::new([FakeAnswer::json(200, json!({"data": {}}))]);
    let client = transport.client().unwrap();
    client
        .theme_sets()
        .update("thm_1")
        .styles(styles)
        .await
        .unwrap();
    let sent = transport.requests()[0].json();
    assert_eq!(
        sent.pointer("/data/attributes/styles"),
        Some(&json!({"settings": {"unknownName": null}, "dark": {}}))
    );
}

#[test]
fn an_event_is_made_of_a_name_and_a_payload() {
    let fake = FakeEvent::new("inquiry.completed", inquiry())
        .id("evt_7")
        .header("Persona-Webhook-Attempts-Made", "2");
    let delivery = fake.read::<Event>().unwrap();
    assert_eq!(delivery.name(), "inquiry.completed");
    assert_eq!(delivery.id().unwrap().as_str(), "evt_7");
    assert_eq!(delivery.attempts_made(), Some(2));
    assert!(
        matches!(delivery.event(), Event::InquiryCompleted(_)),
        "{delivery:?}"
    );
    assert!(format!("{:?}", delivery.event()).contains("jane"));
    assert_eq!(delivery.misfits(), []);
    // The resource alone is put under `data`.
    let bare = FakeEvent::new("inquiry.completed", inquiry()["data"].clone()).id("evt_7");
    assert_eq!(bare.body(), fake.body());
    // The same, as a receiver gets it.
    let verifier = Verifier::new("secret").unwrap().tolerance(Duration::MAX);
    let verified = verifier
        .verify(&fake.signed("secret", 1), fake.body())
        .unwrap();
    assert_eq!(verified.id(), delivery.id());
}

#[test]
fn a_fake_event_is_the_json_that_it_is_made_from() {
    let body = json!({"data": {"type": "event", "id": "evt_5", "attributes": {
        "name": "inquiry.completed", "payload": inquiry(), "new-member": [1],
    }}});
    let fake = FakeEvent::from_json(body.clone());
    assert_eq!(serde_json::from_slice::<Value>(&fake.body()).unwrap(), body);
    let headers = fake.signed("secret", 1_700_000_000);
    let verifier = Verifier::new("secret").unwrap();
    let verifier = verifier.tolerance(Duration::MAX);
    let delivery = verifier.verify(&headers, fake.body()).unwrap();
    assert_eq!(delivery.id().map(|id| id.as_str()), Some("evt_5"));
    assert!(matches!(delivery.event(), Event::InquiryCompleted(_)));
    let nameless = FakeEvent::from_json(json!({"data": {}}));
    assert!(nameless.read::<Event>().is_err());
}

#[tokio::test]
async fn an_answer_comes_apart_into_its_value_and_what_it_came_in() {
    let answer = FakeAnswer::json(200, inquiry()).header("request-id", "req_5");
    let transport = FakeTransport::new([answer]);
    let client = transport.client().unwrap();
    let answer = client.inquiries().retrieve("inq_1").await.unwrap();
    let (document, http) = answer.into_parts();
    assert_eq!(document.data.attributes.status, Some("created".into()));
    assert_eq!((http.status().code(), http.attempts()), (200, 1));
    assert_eq!(http.request_id(), Some("req_5"));
    assert_eq!(
        serde_json::from_slice::<Value>(http.body()).unwrap(),
        inquiry()
    );
}
