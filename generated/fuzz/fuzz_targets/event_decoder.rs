//! The decoder of events: no signed body panics, and whatever is accepted keeps its name and its bytes.

#![no_main]

use libfuzzer_sys::fuzz_target;
use std::time::Duration;
use withpersona::runtime::webhook::{UnknownEvent, Verifier, WebhookError, sign};
use withpersona::settings::SETTINGS;

fuzz_target!(|body: &[u8]| {
    let Some(rule) = &SETTINGS.webhook else { return };
    let Ok(verifier) = Verifier::<UnknownEvent>::new("secret") else { return };
    let header = sign("secret", 1, body);
    match verifier.tolerance(Duration::MAX).verify(&[(rule.header, header)], body) {
        Ok(delivery) => {
            assert_eq!(delivery.body(), body);
            assert!(!delivery.name().is_empty());
            assert_eq!(delivery.name(), delivery.event().name());
        }
        Err(WebhookError::NotJson(_) | WebhookError::NotAnEvent) => {}
        Err(other) => panic!("{other}"),
    }
});
