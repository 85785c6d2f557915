//! Events, signed and delivered over HTTP to the example receiver: verified, typed, lossless.
//!
//! The samples made here cover every described event in every inflection. Upstream's own bodies are read from the
//! folder that `PERSONA_UPSTREAM` names, because this repository cannot contain them.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    clippy::type_complexity
)]

#[allow(dead_code)]
#[allow(
    clippy::duplicate_mod,
    reason = "the example of an outbox contains it too"
)]
#[path = "../../examples/webhook_receiver.rs"]
mod receiver;

use hmac::{Hmac, KeyInit, Mac};
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, channel};
use std::time::{SystemTime, UNIX_EPOCH};
use withpersona::runtime::json::to_value;
use withpersona::runtime::testing::count_untyped;
use withpersona::webhook::Delivery;
use withpersona::{Event, Verifier};

const SECRET: &str = "wbhsec_sample";

/// The running example receiver, and its deliveries.
struct Running {
    address: std::net::SocketAddr,
    handled: Receiver<Delivery<Event>>,
}

fn start() -> Running {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let (handle, handled) = channel();
    std::thread::spawn(move || {
        let verifier = Verifier::new(SECRET).unwrap();
        for stream in listener.incoming() {
            let mut handle = |delivery| drop(handle.send(delivery));
            receiver::serve(&verifier, stream.unwrap(), &mut handle).unwrap();
        }
    });
    Running { address, handled }
}

/// Signs as the API's documentation says, without the crate under test.
fn sign(body: &str) -> String {
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap()
        .as_secs();
    let mac = Hmac::<sha2::Sha256>::new_from_slice(SECRET.as_bytes()).unwrap();
    let signature = mac
        .chain_update(format!("{now}.{body}"))
        .finalize()
        .into_bytes();
    let mut header = format!("t={now},v1=");
    signature
        .iter()
        .for_each(|byte| write!(header, "{byte:02x}").unwrap());
    header
}

/// The status of the receiver's answer.
fn deliver(running: &Running, signature: &str, body: &str) -> u16 {
    let mut stream = TcpStream::connect(running.address).unwrap();
    write!(
        stream,
        "POST /webhooks HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n\
         content-length: {}\r\npersona-webhook-attempts-made: 1\r\npersona-signature: {signature}\r\n\r\n{body}",
        body.len()
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer.split(' ').nth(1).unwrap().parse().unwrap()
}

/// Delivers a body and gives the receiver's result.
fn exchange(running: &Running, body: &str) -> Delivery<Event> {
    assert_eq!(deliver(running, &sign(body), body), 200, "{body}");
    let delivery = running.handled.recv().unwrap();
    assert_eq!(delivery.body().as_ref(), body.as_bytes());
    assert_eq!(delivery.attempts_made(), Some(1));
    delivery
}

fn assert_typed_and_lossless(delivery: &Delivery<Event>, wanted: &Value) {
    let Some(event) = delivery.event().as_shown() else {
        panic!("{} came untyped: {:?}", delivery.name(), delivery.event());
    };
    let came_back = to_value(event).unwrap();
    assert_eq!(came_back, *wanted, "{}", delivery.name());
}

#[test]
fn every_described_event_arrives_with_its_type_in_any_inflection() {
    let running = start();
    for (at, name) in Event::NAMES.iter().enumerate() {
        let body = |created: &str| {
            let attributes = json!({"name": name, created: "2024-05-06T07:08:09.000Z", "payload": {}, "context": null});
            json!({"data": {"type": "event", "id": format!("evt_{at}"), "attributes": attributes}})
        };
        for created in ["created-at", "createdAt", "created_at"] {
            let wanted = body(created);
            let delivery = exchange(&running, &wanted.to_string());
            assert_eq!(delivery.name(), *name);
            assert_eq!(delivery.id().unwrap().as_str(), format!("evt_{at}"));
            assert_eq!(
                delivery.created_at().unwrap().as_str(),
                "2024-05-06T07:08:09.000Z"
            );
            assert_typed_and_lossless(&delivery, &wanted);
        }
    }
    assert!(Event::NAMES.len() >= 130);
}

#[test]
fn undescribed_events_arrive_and_forged_ones_do_not() {
    let running = start();
    let body =
        r#"{"data":{"id":"evt_1","attributes":{"name":"thing.painted","payload":{"aKey":[1]}}}}"#;
    let delivery = exchange(&running, body);
    let Event::Unknown(event) = delivery.event() else {
        panic!("{delivery:?}")
    };
    assert_eq!(event.payload(), &json!({"aKey": [1]}));
    let forged = body.replace("evt_1", "evt_2");
    assert_eq!(deliver(&running, &sign(body), &forged), 401);
    assert_eq!(deliver(&running, "t=1,v1=0", body), 400);
    assert!(running.handled.try_recv().is_err());
}

#[test]
#[ignore = "it needs the folder that PERSONA_UPSTREAM names"]
fn the_bodies_of_upstreams_document_arrive_whole() {
    let folder = std::env::var_os("PERSONA_UPSTREAM").expect("PERSONA_UPSTREAM names a folder");
    let text = std::fs::read(std::path::Path::new(&folder).join("openapi-bundled.json")).unwrap();
    let document: Value = serde_json::from_slice(&text).unwrap();
    let running = start();
    let mut count = 0;
    for (name, webhook) in document["webhooks"].as_object().unwrap() {
        let content = &webhook["post"]["requestBody"]["content"]["application/json"];
        let examples = content["examples"].as_object().into_iter().flatten();
        let bodies: Vec<_> = examples
            .map(|(_, example)| resolve(&document, example)["value"].clone())
            .chain(content.get("example").cloned())
            .collect();
        for body in bodies {
            let delivery = exchange(&running, &body.to_string());
            assert_eq!(delivery.name(), name);
            assert_typed_and_lossless(&delivery, &body);
            let untyped = delivery.event().as_shown().map_or(0, count_untyped);
            if untyped > 0 {
                println!("{name}: {untyped} values that the document does not list");
            }
            count += 1;
        }
    }
    println!("{count} bodies delivered, typed and lossless");
    assert!(count >= 130, "{count}");
}

/// The example itself, or the target of its reference.
fn resolve<'d>(document: &'d Value, example: &'d Value) -> &'d Value {
    match example["$ref"].as_str() {
        Some(reference) => document.pointer(reference.trim_start_matches('#')).unwrap(),
        None => example,
    }
}
