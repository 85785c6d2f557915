//! Calls to endpoints that the document does not describe: JSON in, JSON out, everything else as for any operation.

use super::client::Client;
use super::operation::{Body, Operation, OperationInfo};
use super::request::Request;
use crate::runtime::ascii;
use crate::runtime::json::Show;
use serde_json::Value;
use std::borrow::Cow;

/// An operation that the caller describes; see [`Client::request`].
#[derive(Clone, Debug, Default)]
pub struct Undescribed {
    json: Option<Value>,
}

impl Operation for Undescribed {
    type Response = Value;
    const INFO: &'static OperationInfo = &OperationInfo::DEFAULT;

    #[inline]
    fn body(&self) -> Body<'_> {
        self.json
            .as_ref()
            .map_or(Body::None, |json| Body::Json(json as &dyn Show))
    }
}

impl Undescribed {
    #[inline]
    pub(crate) fn request(client: &Client, method: &str, path: &str) -> Request<Self> {
        let mut request = Request::new(client, Self::default());
        request.call.method = Cow::Owned(method.to_ascii_uppercase());
        if http::Method::from_bytes(method.as_bytes()).is_err() {
            request.call.refuse("the method is none".to_owned());
            // OpenTelemetry's word for an unknown method. An invalid method can be any text, so errors and spans must
            // not show it.
            request.call.method = Cow::Borrowed("_OTHER");
        }
        if ascii::contains(path, b"#") {
            request
                .call
                .refuse("the path has a fragment, which is never sent".to_owned());
        }
        request.call.path = Cow::Owned(path.to_owned());
        request
    }
}

impl Request<Undescribed> {
    /// Fills a placeholder of the path.
    #[inline]
    pub fn with_path(mut self, name: &'static str, value: impl AsRef<str>) -> Self {
        self.call.path(name, value.as_ref());
        self
    }

    /// The body, as JSON.
    #[inline]
    pub fn with_body(mut self, body: Value) -> Self {
        self.body.json = Some(body);
        self
    }
}

impl Client {
    /// A request to an endpoint that the document does not describe. The answer is JSON.
    ///
    /// `path` is relative to the base URL. It may have placeholders, which [`Request::with_path`] fills.
    #[inline]
    pub fn request(&self, method: &str, path: &str) -> Request<Undescribed> {
        Undescribed::request(self, method, path)
    }
}
