//! Webhooks. In: raw bytes and headers. Out: a verified and typed event, or one exact error.
//!
//! The signature is checked over the raw bytes before anything is parsed. An event that the document does not describe,
//! or whose body does not fit its description, arrives as [`UnknownEvent`], not as an error.
//!
//! Some APIs have models with the same names as their events. Import the enumeration of the events by its own name
//! (`use …::events::Event;`), which wins over a glob import of the models.

mod check;
mod delivery;
mod envelope;
mod error;
mod event;
mod event_envelope;
mod event_serde;
mod events_macro;
#[cfg(any(test, feature = "test-util"))]
mod fake;
mod fields;
mod find;
mod header;
#[cfg(any(test, feature = "test-util"))]
mod sign;
#[cfg(test)]
mod tests;
mod verify;

pub use delivery::Delivery;
pub use error::WebhookError;
pub use event::{EventSet, UnknownEvent};
pub use event_envelope::{EventAttributes, EventEnvelope, EventResource};
pub use event_serde::{decode_event, deserialize_event, serialize_event};
#[cfg(any(test, feature = "test-util"))]
pub use fake::FakeEvent;
pub use fields::HeaderFields;
#[doc(hidden)]
pub use header::{Pair, parse_header, rule};
#[cfg(any(test, feature = "test-util"))]
pub use sign::sign;
pub use verify::EventVerifier;
