//! A verified delivery: the event, and the data of its envelope and its headers.

use super::event::EventSet;
use crate::runtime::json::{Misfit, Printed};
use crate::runtime::types::DateTime;
use crate::settings::EventId;
use bytes::Bytes;
use std::fmt;
use std::time::Duration;

/// A verified delivery of an event.
#[derive(Clone, PartialEq)]
pub struct Delivery<E> {
    pub(super) event: E,
    pub(super) name: String,
    pub(super) id: Option<EventId>,
    pub(super) created_at: Option<DateTime>,
    pub(super) attempts_made: Option<u64>,
    pub(super) attempts_left: Option<u64>,
    pub(super) first_attempted_at: Option<u64>,
    pub(super) body: Bytes,
}

impl<E> Delivery<E> {
    /// The event.
    pub fn event(&self) -> &E {
        &self.event
    }

    /// The values of the event that do not fit their types, each with its place, as received.
    pub fn misfits(&self) -> Vec<Misfit>
    where
        E: EventSet,
    {
        self.event.misfits()
    }

    /// The event, without the rest of the delivery.
    pub fn into_event(self) -> E {
        self.event
    }

    /// The event's name, such as `inquiry.completed`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The event's ID. Deliveries may be repeated: ignore an ID that you have seen.
    pub fn id(&self) -> Option<&EventId> {
        self.id.as_ref()
    }

    /// The time of the event. Deliveries may arrive out of order: order them by this time.
    pub fn created_at(&self) -> Option<&DateTime> {
        self.created_at.as_ref()
    }

    /// How many attempts at this delivery were made.
    pub fn attempts_made(&self) -> Option<u64> {
        self.attempts_made
    }

    /// The number of attempts left.
    pub fn attempts_left(&self) -> Option<u64> {
        self.attempts_left
    }

    /// The time of the first attempt, since 1970.
    pub fn first_attempted_at(&self) -> Option<Duration> {
        self.first_attempted_at.map(Duration::from_secs)
    }

    /// The raw body.
    pub fn body(&self) -> &Bytes {
        &self.body
    }
}

impl<E> fmt::Debug for Delivery<E> {
    /// Prints name and ID. The payload is personal data.
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let id = self.id.as_ref().map(AsRef::<str>::as_ref);
        f.debug_struct("Delivery")
            .field("name", &Printed(&self.name))
            .field("id", &id.map(Printed))
            .field("attempts_made", &self.attempts_made)
            .finish_non_exhaustive()
    }
}
