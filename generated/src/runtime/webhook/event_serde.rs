//! serde's traits for events: an event is its whole body.

use super::envelope::read_event;
use super::event::{EventSet, UnknownEvent};
use super::header::rule;
use crate::runtime::json::{self, DecodeError, Slot};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Serialized as its whole body.
impl Serialize for UnknownEvent {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.body().serialize(to)
    }
}

/// Deserialized from a whole body.
impl<'de> Deserialize<'de> for UnknownEvent {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        deserialize_event(from)
    }
}

/// Writes the whole body of an event.
#[doc(hidden)]
pub fn serialize_event<S: Serializer>(event: &impl EventSet, to: S) -> Result<S::Ok, S::Error> {
    match event.as_body() {
        Ok(body) => json::serialize(body, to),
        Err(unknown) => unknown.serialize(to),
    }
}

/// Reads an event from its whole body without verification. Use it for stored bodies that were verified before.
#[doc(hidden)]
pub fn deserialize_event<'de, E: EventSet, D: Deserializer<'de>>(from: D) -> Result<E, D::Error> {
    let body = json::read_text(from)?;
    let rule = rule().ok_or_else(|| D::Error::custom("no event is described"))?;
    let (_, event) = read_event(rule, body.as_bytes()).map_err(D::Error::custom)?;
    Ok(event)
}

/// Decodes the body of an event. Keys match in any inflection.
#[doc(hidden)]
pub fn decode_event<T: Slot + Default>(body: &[u8]) -> Result<T, DecodeError> {
    let mut event = T::fresh();
    json::fill_any_inflection(&mut event, body)?;
    Ok(event)
}
