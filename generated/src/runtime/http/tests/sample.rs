//! Operations in the form that the generator writes, one of each kind.

use crate::runtime::http::by_status::by_status;
use crate::runtime::http::*;
use crate::runtime::json::{DecodeError, Reader, Slot, Viewer};
use serde_json::{Value, json};

/// A small model for the tests of the client.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Thing(pub Value);

impl Slot for Thing {
    fn fill(&mut self, from: &mut Reader<'_>) -> Result<(), DecodeError> {
        self.0.fill(from)
    }
    fn view(&self, see: Viewer<'_>) {
        self.0.view(see);
    }
}

// A list: deepObject filter, page.

#[derive(Clone, Debug, Default)]
pub struct ListThings {}

#[derive(Clone, Debug, Default)]
pub struct ThingList(pub Value);

impl Slot for ThingList {
    fn fill(&mut self, from: &mut Reader<'_>) -> Result<(), DecodeError> {
        self.0.fill(from)
    }
    fn view(&self, see: Viewer<'_>) {
        self.0.view(see);
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
    const INFO: &'static OperationInfo = &OperationInfo {
        id: "list-things",
        method: "GET",
        path: "/things",
        ..OperationInfo::DEFAULT
    };
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

// A search: a list whose request has a body.

#[derive(Clone, Default)]
pub struct SearchThings {
    pub name: Option<String>,
}

crate::object! { SearchThings {
    "name" => name,
} }

impl Operation for SearchThings {
    type Response = ThingList;
    const INFO: &'static OperationInfo = &OperationInfo {
        id: "search-things",
        method: "POST",
        path: "/things/search",
        ..OperationInfo::DEFAULT
    };
    fn body(&self) -> Body<'_> {
        Body::Json(self)
    }
}

// A creation with a JSON body and two statuses.

#[derive(Clone, Default)]
pub struct CreateThing {
    pub name: Option<String>,
    pub picture: Option<File>,
    pub size: Option<f64>,
    pub owner: Option<Box<Owner>>,
}

crate::object! { CreateThing {
    "type" => const "thing",
    "name" => name,
    "picture" => picture,
    "size" => size,
    "owner" => owner,
} }

#[derive(Clone, Default)]
pub struct Owner {
    pub name: Option<String>,
    pub photo: Option<File>,
    pub more: Option<Vec<File>>,
}

crate::object! { Owner {
    "name" => name,
    "photo" => photo,
    "more" => more,
} }

#[derive(Clone, Debug, PartialEq)]
pub enum CreateThingResponse {
    Ok(Thing),
    Created(Thing),
    NoContent,
}

by_status! { CreateThingResponse { 200 => Ok(Thing), 201 => Created(Thing), 204 => NoContent } }

impl Operation for CreateThing {
    type Response = CreateThingResponse;
    const INFO: &'static OperationInfo = &OperationInfo {
        id: "create-thing",
        method: "POST",
        path: "/things",
        ..OperationInfo::DEFAULT
    };
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

// The same as multipart, and as a form.

/// A body that is sent as `multipart/form-data`.
#[derive(Clone, Debug, Default)]
pub struct UploadThing(pub CreateThing);

impl Operation for UploadThing {
    type Response = NoContent;
    const INFO: &'static OperationInfo = &OperationInfo {
        id: "upload-thing",
        method: "POST",
        path: "/things/upload",
        ..OperationInfo::DEFAULT
    };
    fn body(&self) -> Body<'_> {
        Body::multipart(&self.0, &[])
    }
}

/// A body that is sent as a form.
#[derive(Clone, Debug, Default)]
pub struct SubmitThing(pub CreateThing);

impl Operation for SubmitThing {
    type Response = NoContent;
    const INFO: &'static OperationInfo = &OperationInfo {
        id: "submit-thing",
        method: "POST",
        path: "/things/form",
        ..OperationInfo::DEFAULT
    };
    fn body(&self) -> Body<'_> {
        Body::Form(&self.0)
    }
}

/// A body that is a file itself.
#[derive(Clone, Debug, Default)]
pub struct ReplaceThing(pub File);

impl Operation for ReplaceThing {
    type Response = NoContent;
    const INFO: &'static OperationInfo = &OperationInfo {
        id: "replace-thing",
        method: "PUT",
        path: "/things/file",
        ..OperationInfo::DEFAULT
    };
    fn body(&self) -> Body<'_> {
        Body::Binary {
            content_type: "application/octet-stream",
            file: &self.0,
        }
    }
}

// A deletion without an answer, and a download.

#[derive(Clone, Debug, Default)]
pub struct DeleteThing {}

impl Operation for DeleteThing {
    type Response = NoContent;
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
        needs_body: false,
    };
}

pub struct Things<'c> {
    pub client: &'c Client,
}

impl Things<'_> {
    pub fn list(&self) -> Request<ListThings> {
        Request::new(self.client, ListThings::default())
    }
    pub fn search(&self, name: impl Into<String>) -> Request<SearchThings> {
        let name = Some(name.into());
        Request::new(self.client, SearchThings { name })
    }
    pub fn create(&self) -> Request<CreateThing> {
        Request::new(self.client, CreateThing::default())
    }
    pub fn upload(&self, body: CreateThing) -> Request<UploadThing> {
        Request::new(self.client, UploadThing(body))
    }
    pub fn submit(&self, body: CreateThing) -> Request<SubmitThing> {
        Request::new(self.client, SubmitThing(body))
    }
    pub fn replace(&self, file: File) -> Request<ReplaceThing> {
        Request::new(self.client, ReplaceThing(file))
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
        request.call.parameter(
            Location::Header,
            "Relay-Secret",
            Style::Simple,
            false,
            &secret.into(),
        );
        request
    }
}
