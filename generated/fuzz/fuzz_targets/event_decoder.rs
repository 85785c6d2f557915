//! The decoder of events: no signed body panics, and whatever is accepted keeps its name and its bytes.
//!
//! The first two bytes choose an event, so that every type is reached without guessing its name.

#![no_main]

use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;
use std::time::Duration;
use withpersona::{Event, Verifier};
use withpersona::runtime::json::to_vec;
use withpersona::webhook::{EventSet, WebhookError, rule, sign};

static VERIFIER: LazyLock<Verifier> = LazyLock::new(|| {
    Verifier::new("secret")
        .expect("the API signs its webhooks")
        .tolerance(Duration::MAX)
});

fuzz_target!(|data: &[u8]| {
    let Some((choice, body)) = data.split_first_chunk::<2>() else {
        return;
    };
    let name = Event::NAMES[usize::from(u16::from_le_bytes(*choice)) % Event::NAMES.len()];
    if let Some(Ok(event)) = Event::decode(name, body) {
        assert_eq!(event.name(), name);
        let slot = event.as_shown().expect("a decoded event has a type");
        // What has been read can be written, and what is written can be read again.
        let written = to_vec(slot).expect("an event can be written");
        assert!(matches!(Event::decode(name, &written), Some(Ok(_))));
    }
    let rule = rule().expect("the API signs its webhooks");
    match VERIFIER.verify(&[(rule.header, sign("secret", 1, body))], body) {
        Ok(delivery) => {
            assert_eq!(delivery.body(), body);
            assert_eq!(delivery.name(), delivery.event().name());
        }
        Err(WebhookError::NotJson(_) | WebhookError::NotAnEvent) => {}
        Err(other) => panic!("{other}"),
    }
});
