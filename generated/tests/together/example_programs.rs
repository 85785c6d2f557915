//! The examples without a server: an outbox stores each event once, and a fake answer replaces the API.
#![cfg(feature = "test-util")]
#![allow(clippy::unwrap_used, reason = "a test may fail")]

#[allow(dead_code)]
#[path = "../../examples/fake_answers.rs"]
mod fake_answers;
#[allow(dead_code)]
#[path = "../../examples/webhook_outbox.rs"]
mod webhook_outbox;

use serde_json::json;
use webhook_outbox::{keep, work_off};
use withpersona::events::Event;
use withpersona::runtime::http::{FakeAnswer, FakeTransport};
use withpersona::runtime::webhook::FakeEvent;

#[test]
fn an_event_that_comes_twice_is_worked_on_once() {
    let folder = std::env::temp_dir().join(format!("outbox-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let deliver = |id: &str| {
        let event = FakeEvent::new("inquiry.completed", json!({})).id(id);
        keep(&folder, &event.read::<Event>().unwrap())
    };
    assert!(deliver("evt_1").unwrap());
    assert!(!deliver("evt_1").unwrap());
    assert!(deliver("evt_2").unwrap());
    let mut names = Vec::new();
    work_off(&folder, &mut |event| names.push(event.name().to_owned())).unwrap();
    assert_eq!(names, ["inquiry.completed"; 2]);
    // After processing, the event is remembered.
    assert!(!deliver("evt_2").unwrap());
    work_off(&folder, &mut |_| unreachable!("nothing is left")).unwrap();
    for id in ["", "../evt", "a/b"] {
        assert!(deliver(id).is_err(), "{id:?}");
    }
    std::fs::remove_dir_all(&folder).unwrap();
}

#[tokio::test]
async fn a_program_is_tested_by_answers_from_a_list() {
    let approved = json!({"data": {"attributes": {"status": "approved"}}});
    let transport = FakeTransport::new([
        FakeAnswer::json(200, approved),
        FakeAnswer::json(404, json!({})),
        FakeAnswer::json(403, json!({})),
    ]);
    let client = transport.client().unwrap();
    assert!(fake_answers::is_approved(&client, "inq_1").await.unwrap());
    assert!(!fake_answers::is_approved(&client, "inq_2").await.unwrap());
    assert!(fake_answers::is_approved(&client, "inq_3").await.is_err());
}
