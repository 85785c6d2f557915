//! The envelope: what every event has around its payload, found whatever the inflection of the keys.

use super::delivery::Delivery;
use super::error::WebhookError;
use super::event::{EventSet, UnknownEvent};
use super::fields::{HeaderFields, find_number};
use crate::runtime::http::WebhookRule;
use crate::runtime::json::{decode, find_text_at};
use crate::runtime::types::DateTime;
use crate::settings::EventId;
use bytes::Bytes;
use serde_json::Value;

/// Reads a body whose signature has been found right.
///
/// # Errors
/// When it is not JSON or names no event.
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

/// Reads name and event of a body.
///
/// # Errors
/// When it is not JSON or names no event.
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
    // Most events are read without a tree of them.
    let event = match E::decode(&name, body) {
        Some(Ok(event)) => event,
        Some(Err(error)) => unknown(Some(error))?,
        None => unknown(None)?,
    };
    Ok((name, event))
}

/// The value at a path such as `/data/attributes/created-at`, whose keys may come in camelCase or snake_case.
pub(super) fn find<'v>(value: &'v Value, path: &str) -> Option<&'v Value> {
    path.split('/')
        .filter(|key| !key.is_empty())
        .try_fold(value, find_member)
}

fn find_member<'v>(value: &'v Value, key: &str) -> Option<&'v Value> {
    let members = value.as_object()?;
    let other = || {
        members
            .iter()
            .find(|(known, _)| is_inflection(key, known))
            .map(|(_, value)| value)
    };
    members.get(key).or_else(other)
}

/// Whether `key` is `declared` (in kebab-case) in camelCase or snake_case.
fn is_inflection(declared: &str, key: &str) -> bool {
    let mut capital = false;
    let mut camel = String::with_capacity(declared.len());
    for character in declared.chars() {
        match character {
            '-' => capital = true,
            character if capital => {
                camel.push(character.to_ascii_uppercase());
                capital = false;
            }
            character => camel.push(character),
        }
    }
    key == camel || key == declared.replace('-', "_")
}
