//! Events: the set of those that are described, and what holds for all others.

use crate::runtime::json::{self, DecodeError, Misfit, Printed, Show};
use serde_json::Value;
use std::fmt;

/// The events that a document describes. `events!` implements it for the enum of them.
pub trait EventSet: Sized {
    /// The event of this name from the whole body, or why it does not fit; `None` if it is not described.
    fn decode(name: &str, body: &[u8]) -> Option<Result<Self, DecodeError>>;

    /// The values of the event that do not fit their types.
    fn misfits(&self) -> Vec<Misfit> {
        self.as_body().map(json::list_misfits).unwrap_or_default()
    }

    /// The whole body, unless the event has no type; then that is in the unknown event.
    #[doc(hidden)]
    fn as_body(&self) -> Result<&dyn Show, &UnknownEvent>;

    /// What stands for an event that cannot be given its type.
    fn from_unknown(event: UnknownEvent) -> Self;
}

/// An event without a type of its own: nobody has described it, or its shape is not the described one.
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
    pub fn payload(&self) -> &Value {
        super::find::find(&self.body, self.payload).unwrap_or(&Value::Null)
    }

    /// The whole body.
    pub fn body(&self) -> &Value {
        &self.body
    }

    /// Why it could not be given the type that the document describes; `None` if the document describes none.
    pub fn error(&self) -> Option<&DecodeError> {
        self.error.as_ref()
    }
}

impl fmt::Debug for UnknownEvent {
    /// Name and error; the payload is personal.
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

/// No described events at all: every event is unknown.
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
