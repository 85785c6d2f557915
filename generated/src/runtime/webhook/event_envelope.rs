//! The body of an event that is a JSON:API resource: what happened, to which object, and when.

use crate::runtime::json::{Value, or_empty};
use crate::runtime::types::{DateTime, Extra, ResourceDocument, ResourceId};
use std::any::Any;

/// The body of an event.
///
/// `T` is the resource that the event is about, `C` the type of `context`, `I` the type of included objects, and `K`
/// the type of the event's ID.
#[derive(Clone, Default)]
#[non_exhaustive]
pub struct EventEnvelope<T, C = Value, I = Value, K = ResourceId> {
    /// The event as a resource.
    pub data: EventResource<T, C, I, K>,
    /// Members that the document does not describe.
    pub extra: Extra,
}

crate::object! { EventEnvelope<T, C, I, K> {
    "data" => data or absent,
    .. extra
} }

/// An event as a resource.
#[derive(Clone, Default)]
#[non_exhaustive]
pub struct EventResource<T, C, I, K> {
    /// `event`.
    pub type_: String,
    /// The event's ID, the same in each delivery of the event.
    pub id: K,
    /// What happened.
    pub attributes: EventAttributes<T, C, I>,
    /// Members that the document does not describe.
    pub extra: Extra,
}

crate::object! { EventResource<T, C, I, K> {
    "type" => type_ or absent,
    "id" => id or absent,
    "attributes" => attributes or absent,
    .. extra
} }

/// What happened, to which object, and when.
#[derive(Clone, Default)]
#[non_exhaustive]
pub struct EventAttributes<T, C, I> {
    /// The event's name, under which you subscribe to it.
    pub name: String,
    /// The object that the event is about, in its state at that time.
    pub payload: ResourceDocument<T, I>,
    /// More data about what happened.
    pub context: Option<Box<C>>,
    /// When it happened.
    pub created_at: Option<DateTime>,
    /// When the personal data of the event was erased.
    pub redacted_at: Option<DateTime>,
    /// Members that the document does not describe.
    pub extra: Extra,
}

crate::object! { EventAttributes<T, C, I> {
    "name" => name or absent,
    "payload" => payload or absent,
    "context" => context,
    "created-at" => created_at,
    "redacted-at" => redacted_at,
    .. extra
} }

impl<T, C, I, K> EventEnvelope<T, C, I, K> {
    /// The event's ID, the same in each delivery of the event.
    pub fn id(&self) -> &K {
        &self.data.id
    }

    /// The event's name, under which you subscribe to it.
    pub fn name(&self) -> &str {
        &self.data.attributes.name
    }

    /// When it happened.
    pub fn created_at(&self) -> Option<&DateTime> {
        self.data.attributes.created_at.as_ref()
    }

    /// When the personal data of the event was erased.
    pub fn redacted_at(&self) -> Option<&DateTime> {
        self.data.attributes.redacted_at.as_ref()
    }

    /// The object that the event is about, in its state at that time, with included objects.
    pub fn payload(&self) -> &ResourceDocument<T, I> {
        &self.data.attributes.payload
    }

    /// The object that the event is about, in its state at that time.
    pub fn resource(&self) -> &T {
        &self.data.attributes.payload.data
    }
}

impl<T, C: Any + Default + Send + Sync, I, K> EventEnvelope<T, C, I, K> {
    /// More data about what happened. Empty if there is none.
    pub fn context(&self) -> &C {
        or_empty(self.data.attributes.context.as_deref())
    }
}
