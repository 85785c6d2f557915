//! Webhooks: raw bytes and headers in, a verified and typed event or one precise error out.
//!
//! The signature is checked over the raw bytes before anything is parsed. An event that no document describes, or
//! whose shape has changed, arrives as [`UnknownEvent`], not as an error.
//!
//! An API can have models of the same names as its events. Import the enumeration of the events by its own name
//! (`use …::events::Event;`): that wins over a glob of the models.

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
pub use verify::Verifier;
