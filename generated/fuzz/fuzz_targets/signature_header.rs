//! The header of a signature: nothing panics, nothing that was not signed is accepted, and what is read is there.

#![no_main]

use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;
use withpersona::webhook::{EventVerifier, UnknownEvent, WebhookError, parse_header, rule};

static VERIFIER: LazyLock<EventVerifier<UnknownEvent>> =
    LazyLock::new(|| EventVerifier::new("secret").expect("the API signs its webhooks"));

fuzz_target!(|header: &[u8]| {
    let rule = rule().expect("the API signs its webhooks");
    if let Ok(pairs) = parse_header(header, rule) {
        assert!((1..=8).contains(&pairs.len()));
        for pair in pairs {
            assert_eq!(pair.text.parse(), Ok(pair.timestamp));
            assert!(
                header
                    .windows(pair.text.len())
                    .any(|window| window == pair.text.as_bytes())
            );
        }
    }
    match VERIFIER.verify(&[(rule.header, header)], b"{}") {
        Err(WebhookError::NotJson(_) | WebhookError::NotAnEvent) => {
            panic!("the signature was accepted")
        }
        Err(_) => {}
        Ok(_) => panic!("the delivery was accepted"),
    }
});
