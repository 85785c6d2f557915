//! The envelope: the members around every event's payload, found in any inflection of the keys.

use super::delivery::Delivery;
use super::error::WebhookError;
use super::event::{EventSet, UnknownEvent};
use super::fields::{HeaderFields, find_number};
use super::header::rule;
use crate::runtime::http::WebhookRule;
use crate::runtime::json::{decode, find_text_at};
use crate::runtime::types::DateTime;
use crate::settings::EventId;
use bytes::Bytes;
use serde_json::Value;

/// Reads a body whose signature has been verified.
///
/// # Errors
/// When the body is not JSON or names no event.
pub(super) fn read_delivery<E: EventSet>(
    rule: &'static WebhookRule,
    headers: &dyn HeaderFields,
    body: &[u8],
) -> Result<Delivery<E>, WebhookError> {
    let (name, event) = read_event(rule, body)?;
    let text = |pointer| find_text_at(body, pointer).map_err(WebhookError::NotJson);
    Ok(Delivery {
        event,
        name,
        id: text(rule.id)?.map(EventId::from),
        created_at: text(rule.created_at)?.map(DateTime::from),
        attempts_made: find_number(headers, rule.attempts_made),
        attempts_left: find_number(headers, rule.attempts_left),
        first_attempted_at: find_number(headers, rule.first_attempted_at),
        body: Bytes::copy_from_slice(body),
    })
}

/// Reads the name and the event from a body.
///
/// # Errors
/// When the body is not JSON or names no event.
pub(super) fn read_event<E: EventSet>(
    rule: &'static WebhookRule,
    body: &[u8],
) -> Result<(String, E), WebhookError> {
    let text = |pointer| find_text_at(body, pointer).map_err(WebhookError::NotJson);
    let tree = || decode::<Value>(body).map_err(WebhookError::NotJson);
    let Some(name) = text(rule.name)?.filter(|name| !name.is_empty()) else {
        tree()?;
        return Err(WebhookError::NotAnEvent);
    };
    let unknown = |error| {
        let event = UnknownEvent::new(name.clone(), tree()?, rule.payload, error);
        Ok(E::from_unknown(event))
    };
    // Most events are read without building a tree.
    let event = match E::decode(&name, body) {
        Some(Ok(event)) => event,
        Some(Err(error)) => unknown(Some(error))?,
        None => unknown(None)?,
    };
    Ok((name, event))
}

impl<E: EventSet> Delivery<E> {
    /// Reads a body that was verified when it arrived and was stored since, for example in an outbox or a queue. The
    /// numbers of attempts from the headers are missing.
    ///
    /// # Errors
    /// [`WebhookError::NotJson`] or [`WebhookError::NotAnEvent`] when the body is not an event.
    pub fn from_verified_body(body: impl AsRef<[u8]>) -> Result<Self, WebhookError> {
        let rule = rule().ok_or(WebhookError::Unconfigured)?;
        let nothing: [(&str, &str); 0] = [];
        read_delivery(rule, &nothing, body.as_ref())
    }
}
