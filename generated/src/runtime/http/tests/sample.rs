//! Operations in the form that the generator writes, one of each kind.

use crate::runtime::http::bridge::{Decode, DecodeError, Encode};
use crate::runtime::http::by_status::by_status;
use crate::runtime::http::*;
use serde_json::{Value, json};

/// A model, as far as the client cares.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Thing(pub Value);

impl Encode for Thing {
    fn write_json(&self, out: &mut Vec<u8>) {
        self.0.write_json(out);
    }
    fn to_value(&self) -> Value {
        self.0.clone()
    }
}

impl Decode for Thing {
    fn decode(bytes: &[u8]) -> Result<Self, DecodeError> {
        Value::decode(bytes).map(Self)
    }
}

// A list: deepObject filter, page.

#[derive(Clone, Debug, Default)]
pub struct ListThings {}

#[derive(Clone, Debug, Default)]
pub struct ThingList(pub Value);

impl Decode for ThingList {
    fn decode(bytes: &[u8]) -> Result<Self, DecodeError> {
        Value::decode(bytes).map(Self)
    }
}

impl Page for ThingList {
    type Item = Value;
    fn next_link(&self) -> Option<&str> {
        self.0.pointer("/links/next")?.as_str()
    }
    fn prev_link(&self) -> Option<&str> {
        self.0.pointer("/links/prev")?.as_str()
    }
    fn into_items(self) -> Vec<Value> {
        self.0["data"].as_array().cloned().unwrap_or_default()
    }
}

impl Operation for ListThings {
    type Response = ThingList;
    const INFO: &'static OperationInfo =
        &OperationInfo { id: "list-things", method: "GET", path: "/things", ..OperationInfo::DEFAULT };
}

impl Request<ListThings> {
    pub fn filter_status(mut self, status: impl Into<String>) -> Self {
        self.call.query_member("filter", "status", &status.into());
        self
    }
    pub fn page_size(mut self, size: f64) -> Self {
        self.call.query_member("page", "size", &json!(size));
        self
    }
}

// A creation with a JSON body and two statuses.

#[derive(Clone, Debug, Default)]
pub struct CreateThing {
    pub name: Option<String>,
}

impl Encode for CreateThing {
    fn write_json(&self, out: &mut Vec<u8>) {
        self.to_value().write_json(out);
    }
    fn to_value(&self) -> Value {
        json!({"data": {"attributes": {"name": self.name}}})
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum CreateThingResponse {
    Ok(Thing),
    Created(Thing),
    NoContent,
}

by_status! { CreateThingResponse { 200 => Ok(Thing), 201 => Created(Thing), 204 => NoContent } }

impl Operation for CreateThing {
    type Response = CreateThingResponse;
    const INFO: &'static OperationInfo =
        &OperationInfo { id: "create-thing", method: "POST", path: "/things", ..OperationInfo::DEFAULT };
    fn body(&self) -> Body<'_> {
        Body::Json(self)
    }
}

impl Request<CreateThing> {
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.body.name = Some(name.into());
        self
    }
}

// A deletion without an answer, and a download.

#[derive(Clone, Debug, Default)]
pub struct DeleteThing {}

impl Operation for DeleteThing {
    type Response = ();
    const INFO: &'static OperationInfo = &OperationInfo {
        id: "delete-thing",
        method: "DELETE",
        path: "/things/{thing-id}",
        ..OperationInfo::DEFAULT
    };
}

#[derive(Clone, Debug, Default)]
pub struct PrintThing {}

impl Operation for PrintThing {
    type Response = Download;
    const INFO: &'static OperationInfo = &OperationInfo {
        id: "print-thing",
        method: "GET",
        path: "/things/{thing-id}/print",
        accept: &["application/pdf"],
        ..OperationInfo::DEFAULT
    };
}

// Its own server, its own security, a header parameter.

#[derive(Clone, Debug, Default)]
pub struct ClaimThing {}

impl Operation for ClaimThing {
    type Response = Text;
    const INFO: &'static OperationInfo = &OperationInfo {
        id: "claim-thing",
        method: "POST",
        path: "/relays/{token}/claim",
        server: Some("https://api.example.com/api/privacy/v1"),
        security: Some(&[&["tokenAuth"]]),
        accept: &["text/plain"],
    };
}

pub struct Things<'c> {
    pub client: &'c Client,
}

impl Things<'_> {
    pub fn list(&self) -> Request<ListThings> {
        Request::new(self.client, ListThings::default())
    }
    pub fn create(&self) -> Request<CreateThing> {
        Request::new(self.client, CreateThing::default())
    }
    pub fn delete(&self, thing_id: impl AsRef<str>) -> Request<DeleteThing> {
        let mut request = Request::new(self.client, DeleteThing::default());
        request.call.path("thing-id", thing_id.as_ref());
        request
    }
    pub fn print(&self, thing_id: impl AsRef<str>) -> Request<PrintThing> {
        let mut request = Request::new(self.client, PrintThing::default());
        request.call.path("thing-id", thing_id.as_ref());
        request
    }
    pub fn claim(&self, token: impl AsRef<str>, secret: impl Into<String>) -> Request<ClaimThing> {
        let mut request = Request::new(self.client, ClaimThing::default());
        request.call.path("token", token.as_ref());
        request.call.parameter(Location::Header, "Relay-Secret", Style::Simple, false, &secret.into());
        request
    }
}
