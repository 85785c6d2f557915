//! Answers without a server, for your own tests. In: a list of answers. Out: typed answers and errors.
//!
//! Only the network is replaced: statuses, retries, decoding and errors work as in the real client.

use super::answer::{Answer, Response};
use super::builder::ClientBuilder;
use super::call_name::CallName;
use super::client::Client;
use super::clock::BoxFuture;
use super::error::Error;
use super::fake_clock::NoWait;
use super::headers::Headers;
use super::payload::RequestBody;
use super::request::Pending;
use super::retry::RetryPolicy;
use super::status::Status;
use super::stream::{next_chunk, stream_bytes};
use super::transport::{FaultKind, Transport, TransportAnswer, TransportError, TransportRequest};
use super::undescribed::Undescribed;
use bytes::Bytes;
use serde_json::Value;
use std::collections::VecDeque;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard};
use std::task::{Context, Poll, Waker};

/// An answer for a test: status, headers and body, or a fault instead.
#[derive(Clone, Debug)]
pub struct FakeAnswer {
    status: u16,
    headers: Vec<(String, String)>,
    body: Bytes,
    fault: Option<FaultKind>,
}

impl FakeAnswer {
    /// An answer of this status with a JSON body.
    pub fn json(status: u16, body: Value) -> Self {
        Self::new(status, body.to_string()).header("content-type", "application/json")
    }

    /// An answer of this status with a body of any kind.
    pub fn new(status: u16, body: impl Into<Bytes>) -> Self {
        Self {
            status,
            headers: Vec::new(),
            body: body.into(),
            fault: None,
        }
    }

    /// A fault instead of an answer: a timeout, a broken connection.
    pub fn fault(kind: FaultKind) -> Self {
        Self {
            fault: Some(kind),
            ..Self::new(0, Bytes::new())
        }
    }

    /// Adds a header field.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// The result that a call has with this answer: the typed value, or the error.
    ///
    /// # Errors
    /// The error that this answer leads to: by its status, by a body that does not fit `T`, or by the fault.
    pub fn read<T: Answer>(self) -> Result<Response<T>, Error> {
        let client = FakeTransport::new([self])
            .builder()
            .retry(RetryPolicy::none())
            .build()?;
        let pending: Pending<T> = Undescribed::request(&client, "GET", "/fake").send_as();
        let mut pending = std::pin::pin!(pending);
        match pending
            .as_mut()
            .poll(&mut Context::from_waker(Waker::noop()))
        {
            Poll::Ready(result) => result,
            Poll::Pending => Err(Error::refused(
                CallName::default(),
                "a fake answer waits for nothing",
            )),
        }
    }

    fn into_transport_answer(self) -> Result<TransportAnswer, TransportError> {
        if let Some(kind) = self.fault {
            return Err(fault(kind, "a fault made up for a test"));
        }
        let mut headers = Headers::new();
        for (name, value) in &self.headers {
            let set = headers.set(name, value);
            set.map_err(|reason| fault(FaultKind::Request, &reason))?;
        }
        Ok(TransportAnswer {
            status: Status(self.status),
            headers,
            body: stream_bytes(self.body),
        })
    }
}

fn fault(kind: FaultKind, why: &str) -> TransportError {
    TransportError {
        kind,
        source: why.into(),
    }
}

/// A transport that gives answers from a list and keeps the requests. Clones share both.
#[derive(Clone, Debug, Default)]
pub struct FakeTransport(Arc<Mutex<State>>);

#[derive(Debug, Default)]
struct State {
    answers: VecDeque<FakeAnswer>,
    requests: Vec<FakeRequest>,
}

impl FakeTransport {
    /// A transport that gives these answers, one for each request. Any further request fails.
    pub fn new(answers: impl IntoIterator<Item = FakeAnswer>) -> Self {
        let transport = Self::default();
        transport.state().answers.extend(answers);
        transport
    }

    /// Adds an answer at the end.
    pub fn push(&self, answer: FakeAnswer) {
        self.state().answers.push_back(answer);
    }

    /// The requests so far, retries included.
    pub fn requests(&self) -> Vec<FakeRequest> {
        self.state().requests.clone()
    }

    /// A client that uses this transport, with a key that is not real.
    ///
    /// # Errors
    /// Never for the API that this crate was made for.
    pub fn client(&self) -> Result<Client, Error> {
        self.builder().build()
    }

    /// The builder of that client, to change more settings.
    ///
    /// Retries take no time, and no time limit passes: a call waits for a file, a stream or a source of credentials as
    /// long as it takes. For a call that times out, use [`FakeAnswer::fault`] with [`FaultKind::Timeout`].
    pub fn builder(&self) -> ClientBuilder {
        let builder = ClientBuilder::new()
            .base_url("https://api.example.com/v1")
            .transport(self.clone())
            .clock(NoWait);
        let schemes = crate::settings::SETTINGS.schemes.iter();
        schemes.fold(builder, |builder, (scheme, kind)| {
            let is_basic = *kind == super::settings::Scheme::Basic;
            builder.credential(
                *scheme,
                if is_basic {
                    "fake-user:fake-key"
                } else {
                    "fake-key"
                },
            )
        })
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(|poison| poison.into_inner())
    }

    async fn exchange(
        &self,
        mut request: TransportRequest,
    ) -> Result<TransportAnswer, TransportError> {
        let body = read_body(request.take_body()).await;
        let body = body.map_err(|error| fault(FaultKind::Request, &error.to_string()))?;
        let mut state = self.state();
        state.requests.push(FakeRequest {
            method: request.method().to_owned(),
            url: request.url.clone(),
            headers: request.headers().clone(),
            is_public_only: request.is_public_only(),
            base_path_len: request.base_path_len,
            body,
        });
        let answer = state.answers.pop_front();
        let none = || fault(FaultKind::Request, "the fake transport has no answer left");
        answer.ok_or_else(none)?.into_transport_answer()
    }
}

impl Transport for FakeTransport {
    fn send(
        &self,
        request: TransportRequest,
    ) -> BoxFuture<'_, Result<TransportAnswer, TransportError>> {
        Box::pin(self.exchange(request))
    }
}

async fn read_body(body: RequestBody) -> std::io::Result<Bytes> {
    match body {
        RequestBody::Empty => Ok(Bytes::new()),
        RequestBody::Bytes(bytes) => Ok(bytes),
        RequestBody::Stream { mut stream, .. } => {
            let mut whole = Vec::new();
            while let Some(chunk) = next_chunk(&mut stream).await {
                whole.extend_from_slice(&chunk?);
            }
            Ok(whole.into())
        }
    }
}

/// A request as a [`FakeTransport`] received it.
#[derive(Clone)]
pub struct FakeRequest {
    method: String,
    url: url::Url,
    headers: Headers,
    is_public_only: bool,
    base_path_len: usize,
    body: Bytes,
}

/// Shows URL and body as text, for the message of a failed assertion.
impl fmt::Debug for FakeRequest {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FakeRequest")
            .field("method", &self.method)
            .field("url", &self.url())
            .field("headers", &self.headers)
            .field("body", &String::from_utf8_lossy(&self.body))
            .finish_non_exhaustive()
    }
}

impl FakeRequest {
    /// The method, in upper case.
    pub fn method(&self) -> &str {
        &self.method
    }

    /// The absolute URL.
    pub fn url(&self) -> &str {
        self.url.as_str()
    }

    /// The path below the base URL, escaped as sent. The whole path if the URL is not below the base URL.
    pub fn path(&self) -> &str {
        let path = self.url.path();
        path.get(self.base_path_len..).unwrap_or(path)
    }

    /// The value of a query parameter.
    pub fn query(&self, name: &str) -> Option<String> {
        let mut pairs = self.url.query_pairs();
        pairs.find_map(|(known, value)| (known == name).then(|| value.into_owned()))
    }

    /// The value of a header field.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)
    }

    /// Whether the request may only go to an address of the public internet; see [`TransportRequest::is_public_only`].
    pub fn is_public_only(&self) -> bool {
        self.is_public_only
    }

    /// The body.
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// The body as JSON; null if it is not JSON.
    pub fn json(&self) -> Value {
        crate::runtime::json::decode(&self.body).unwrap_or(Value::Null)
    }
}
