//! Signs deliveries as the API does, for tests of your own receiver.

use super::check::start_mac;
use super::header::rule;
use crate::runtime::ascii;
use crate::runtime::http::WebhookRule;
use hmac::Mac;
use std::fmt::Write;

/// The value of the signature's header for a delivery of this body at this time (seconds since 1970).
///
/// White space around the secret is dropped, as in the verifier.
pub fn sign(secret: &str, timestamp: u64, body: impl AsRef<[u8]>) -> String {
    match rule() {
        Some(rule) => sign_with(rule, secret, timestamp, body.as_ref()),
        None => String::new(),
    }
}

/// Does the same with another rule than the crate's own.
pub(super) fn sign_with(rule: &WebhookRule, secret: &str, timestamp: u64, body: &[u8]) -> String {
    let mut value = format!("{}={timestamp},{}=", rule.timestamp, rule.signature);
    if let Some(mac) = start_mac(ascii::trim(secret), &timestamp.to_string()) {
        for byte in mac.chain_update(body).finalize().into_bytes() {
            // Writing to a string cannot fail.
            let _ = write!(value, "{byte:02x}");
        }
    }
    value
}
