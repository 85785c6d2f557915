//! Events: the described ones, and the type for all others.

use crate::runtime::json::{self, DecodeError, Misfit, Printed, Show};
use serde_json::Value;
use std::fmt;

/// The events that a document describes. `events!` implements it for their enum.
pub trait EventSet: Sized {
    /// Decodes the event of this name from the whole body. `None` if the name is not described.
    fn decode(name: &str, body: &[u8]) -> Option<Result<Self, DecodeError>>;

    /// The values of the event that do not fit their types.
    fn misfits(&self) -> Vec<Misfit> {
        self.as_body().map(json::list_misfits).unwrap_or_default()
    }

    /// The whole body. For an event without a type, the unknown event, which holds the body.
    #[doc(hidden)]
    fn as_body(&self) -> Result<&dyn Show, &UnknownEvent>;

    /// The value for an event that cannot be decoded into its type.
    fn from_unknown(event: UnknownEvent) -> Self;
}

/// An event without a type of its own: the document does not describe it, or its body does not fit the description.
#[derive(Clone, Default, PartialEq)]
pub struct UnknownEvent {
    name: String,
    body: Value,
    payload: &'static str,
    error: Option<DecodeError>,
}

impl UnknownEvent {
    pub(super) fn new(
        name: String,
        body: Value,
        payload: &'static str,
        error: Option<DecodeError>,
    ) -> Self {
        Self {
            name,
            body,
            payload,
            error,
        }
    }

    /// Its name, such as `inquiry.completed`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its payload; null if it has none.
    #[inline]
    pub fn payload(&self) -> &Value {
        super::find::find(&self.body, self.payload).unwrap_or(&Value::Null)
    }

    /// The whole body.
    pub fn body(&self) -> &Value {
        &self.body
    }

    /// Why the body does not fit the described type; `None` if the document describes no type.
    pub fn error(&self) -> Option<&DecodeError> {
        self.error.as_ref()
    }
}

impl fmt::Debug for UnknownEvent {
    /// Prints name and error. The payload is personal data.
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if json::SHOWS_ALL {
            return write!(f, "UnknownEvent({})", self.body);
        }
        f.debug_struct("UnknownEvent")
            .field("name", &Printed(&self.name))
            .field("error", &self.error)
            .finish_non_exhaustive()
    }
}

/// A set without described events: every event is unknown.
impl EventSet for UnknownEvent {
    fn decode(_: &str, _: &[u8]) -> Option<Result<Self, DecodeError>> {
        None
    }

    fn as_body(&self) -> Result<&dyn Show, &UnknownEvent> {
        Err(self)
    }

    fn from_unknown(event: UnknownEvent) -> Self {
        event
    }
}
