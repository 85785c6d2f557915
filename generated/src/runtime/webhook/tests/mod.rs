//! Tests of the receiving side: accepted and refused deliveries, and their results.

mod attacks;
mod events;
mod headers;

use super::*;
use crate::runtime::http::{BoxFuture, Clock, WebhookRule};
use std::time::Duration;

const RULE: WebhookRule = WebhookRule {
    header: "sample-signature",
    timestamp: "t",
    signature: "v1",
    tolerance: 300,
    attempts_made: "sample-attempts-made",
    attempts_left: "sample-attempts-left",
    first_attempted_at: "sample-first-attempted-at",
    name: "/data/attributes/name",
    id: "/data/id",
    created_at: "/data/attributes/created-at",
    payload: "/data/attributes/payload",
};

const NOW: u64 = 1_700_000_000;
const SECRET: &str = "whsec_abc";
const BODY: &str = r#"{"data":{"type":"event","id":"evt_1","attributes":{"name":"thing.made"}}}"#;

/// The time never changes.
#[derive(Debug)]
struct Stopped;

impl Clock for Stopped {
    fn now(&self) -> Duration {
        Duration::ZERO
    }
    fn unix_seconds(&self) -> u64 {
        NOW
    }
    fn sleep(&self, _: Duration) -> BoxFuture<'static, ()> {
        Box::pin(std::future::ready(()))
    }
}

fn verifier<E: EventSet>() -> EventVerifier<E> {
    EventVerifier::with_rule(&RULE, SECRET)
        .unwrap()
        .clock(Stopped)
}

fn signed(secret: &str, timestamp: u64, body: &str) -> String {
    sign::sign_with(&RULE, secret, timestamp, body.as_bytes())
}

fn check(header: &[u8], body: impl AsRef<[u8]>) -> Result<(), WebhookError> {
    verifier::<UnknownEvent>().verify_signature(&[(RULE.header, header)], body)
}
