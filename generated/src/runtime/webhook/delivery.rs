//! A verified delivery: the event, and what its envelope and its headers say.

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

    /// The values of the event that do not fit their types, each with its place and as it came.
    pub fn misfits(&self) -> Vec<Misfit>
    where
        E: EventSet,
    {
        self.event.misfits()
    }

    /// The event, without what came with it.
    pub fn into_event(self) -> E {
        self.event
    }

    /// The event's name, such as `inquiry.completed`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The event's id. Deliveries may be repeated: an id that has been seen is to be ignored.
    pub fn id(&self) -> Option<&EventId> {
        self.id.as_ref()
    }

    /// When the event happened. Deliveries may come out of order: order them by this.
    pub fn created_at(&self) -> Option<&DateTime> {
        self.created_at.as_ref()
    }

    /// How often the delivery had been attempted.
    pub fn attempts_made(&self) -> Option<u64> {
        self.attempts_made
    }

    /// How many attempts are left.
    pub fn attempts_left(&self) -> Option<u64> {
        self.attempts_left
    }

    /// When the delivery was first attempted, since 1970.
    pub fn first_attempted_at(&self) -> Option<Duration> {
        self.first_attempted_at.map(Duration::from_secs)
    }

    /// The raw body.
    pub fn body(&self) -> &Bytes {
        &self.body
    }
}

impl<E> fmt::Debug for Delivery<E> {
    /// Name and id; the payload is personal.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let id = self.id.as_ref().map(AsRef::<str>::as_ref);
        f.debug_struct("Delivery")
            .field("name", &Printed(&self.name))
            .field("id", &id.map(Printed))
            .field("attempts_made", &self.attempts_made)
            .finish_non_exhaustive()
    }
}
