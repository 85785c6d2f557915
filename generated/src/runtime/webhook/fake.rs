//! Events without a sender, for your own tests. In: a name and a payload. Out: a typed delivery.

use super::delivery::Delivery;
use super::envelope::read_delivery;
use super::error::WebhookError;
use super::event::EventSet;
use super::header::rule;
use super::sign::sign;
use serde_json::{Map, Value};

/// An event for a test, with the header fields of its delivery.
#[derive(Clone, Debug, Default)]
pub struct FakeEvent {
    headers: Vec<(String, String)>,
    body: Value,
}

impl FakeEvent {
    /// An event of this name with this payload: the document of the resource that the event is about, as an answer has
    /// it. The resource alone, an object with `type` and without `data`, is put under `data`.
    ///
    /// ```no_run
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// use serde_json::json;
    /// use withpersona::webhook::{FakeEvent, UnknownEvent};
    /// let resource = json!({"type": "inquiry", "id": "inq_1"});
    /// let one = FakeEvent::new("inquiry.completed", json!({"data": resource}));
    /// let other = FakeEvent::new("inquiry.completed", resource);
    /// assert_eq!(one.body(), other.body());
    /// assert_eq!(one.read::<UnknownEvent>()?.name(), "inquiry.completed");
    /// # Ok(())
    /// # }
    /// ```
    pub fn new(name: impl Into<String>, payload: Value) -> Self {
        let mut event = Self::default();
        if let Some(rule) = rule() {
            put(&mut event.body, rule.name, name.into().into());
            put(&mut event.body, rule.payload, as_document(payload));
            if rule.name.starts_with("/data/attributes/") {
                // The event is a resource of JSON:API, as `EventResource` is.
                put(&mut event.body, "/data/type", "event".into());
            }
        }
        event.id("evt_fake")
    }

    /// An event with this whole body.
    pub fn from_json(body: Value) -> Self {
        let headers = Vec::new();
        Self { headers, body }
    }

    /// Sets its ID. Default: `evt_fake`.
    pub fn id(mut self, id: impl Into<String>) -> Self {
        if let Some(rule) = rule() {
            put(&mut self.body, rule.id, id.into().into());
        }
        self
    }

    /// Sets the time of the event.
    pub fn created_at(mut self, time: impl Into<String>) -> Self {
        if let Some(rule) = rule() {
            put(&mut self.body, rule.created_at, time.into().into());
        }
        self
    }

    /// Adds a header field of the delivery, such as the number of attempts.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// The delivery as a verifier would give it.
    ///
    /// # Errors
    /// When the body names no event.
    pub fn read<E: EventSet>(&self) -> Result<Delivery<E>, WebhookError> {
        let rule = rule().ok_or(WebhookError::Unconfigured)?;
        read_delivery(rule, &self.headers, &self.body())
    }

    /// The raw body, to send it to a receiver.
    pub fn body(&self) -> Vec<u8> {
        self.body.to_string().into()
    }

    /// The header fields of a signed delivery at this time (seconds since 1970).
    pub fn signed(&self, secret: &str, timestamp: u64) -> Vec<(String, String)> {
        let mut headers = self.headers.clone();
        if let Some(rule) = rule() {
            let signature = sign(secret, timestamp, self.body());
            headers.push((rule.header.to_owned(), signature));
        }
        headers
    }
}

/// The document of a resource, if the value is a resource. Otherwise the value.
fn as_document(value: Value) -> Value {
    let is_resource = value.get("type").is_some() && value.get("data").is_none();
    match is_resource {
        true => serde_json::json!({"data": value}),
        false => value,
    }
}

/// Puts a value at a pointer. Objects on the way are created.
fn put(body: &mut Value, pointer: &str, value: Value) {
    let mut place = body;
    for key in pointer.split('/').filter(|key| !key.is_empty()) {
        if !place.is_object() {
            *place = Value::Object(Map::new());
        }
        if let Value::Object(members) = place {
            place = members.entry(key).or_insert(Value::Null);
        } else {
            return;
        }
    }
    *place = value;
}
