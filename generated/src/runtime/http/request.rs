//! A request before it is sent. Generated methods fill it; the methods here are the same for every operation.

use super::answer::{Answer, Received, Response};
use super::body::is_same_body;
use super::call::Call;
use super::call_name::CallName;
use super::client::Client;
use super::clock::BoxFuture;
use super::error::{Error, Undecodable, Unexpected, UnexpectedKind};
use super::execute::execute;
use super::operation::{Body, Operation};
use super::printed::cut;
use super::retry::RetryPolicy;
use super::secret::Secret;
use super::security::{add_api_key, add_credential};
use super::tree::Tree;
use crate::runtime::ascii;
use crate::runtime::json::{DecodeError, Show};
use serde_json::Value;
use std::borrow::Cow;
use std::future::{Future, IntoFuture};
use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::Mutex;
use std::task::{Context, Poll};
use std::time::Duration;

/// A request for one operation; `.await` or [`Request::send`] sends it.
///
/// Each operation adds its own methods here. The method that makes the request, such as `Inquiries::create`, lists
/// them. The published documentation shows them only there, because all of them together fill a page of half a
/// megabyte.
#[must_use = "a request does nothing until it is sent"]
#[derive(Clone)]
pub struct Request<O> {
    pub(crate) client: Client,
    pub(crate) call: Call,
    pub(crate) body: O,
    /// Whether the caller gave the whole body, and not only members of it.
    pub(crate) is_body_given: bool,
}

impl<O: Operation> Request<O> {
    /// A request of this operation.
    pub(crate) fn new(client: &Client, body: O) -> Self {
        let mut call = Call::new(O::INFO);
        call.indexes_deep_lists = client.inner().settings.indexes_deep_lists;
        Self {
            client: client.clone(),
            call,
            body,
            is_body_given: false,
        }
    }

    /// Sends the request. The body is encoded now; the network is used when the future is polled.
    pub fn send(self) -> Pending<O::Response> {
        self.send_as()
    }

    /// Sends the request and reads the answer as another type, such as [`serde_json::Value`].
    pub fn send_as<T: Answer>(mut self) -> Pending<T> {
        self.encode_body();
        Pending::new(self.client, self.call)
    }

    /// Encodes the body into the call.
    pub(crate) fn encode_body(&mut self) {
        let body = match !self.is_body_given && self.body.leaves_body_out() {
            true => Body::None,
            false => self.body.body(),
        };
        self.call.set_body(body, self.is_body_given);
    }
}

#[allow(dead_code, reason = "whether it is used depends on the document")]
impl<O: Operation + Default> Request<O> {
    /// Sets the whole body. If single members were set before, the call is refused, because they would be lost without
    /// notice.
    pub(crate) fn replace_body(mut self, body: O) -> Self {
        if !is_same_body(self.body.body(), O::default().body()) {
            let reason = "`with_body` would drop what was set before it: call it first";
            self.call.refuse(reason.to_owned());
        }
        self.body = body;
        self.is_body_given = true;
        self
    }
}

#[allow(dead_code, reason = "whether it is used depends on the document")]
impl<O: Operation> Request<O> {
    /// Sends null instead of the body.
    pub(crate) fn replace_body_by_null(mut self) -> Self {
        self.call.options.null_for = self.body.body().value().map(Tree::read_all);
        self.is_body_given = true;
        self
    }
}

impl<O> Request<O> {
    /// Adds a query parameter that the document does not describe, or replaces an existing one.
    pub fn with_query(mut self, name: &str, value: impl AsRef<str>) -> Self {
        self.call.query(name, value.as_ref());
        self
    }

    /// Adds a header field, or replaces an existing one, also one of the client's own. A field for a credential is
    /// refused; use [`with_credential`](Self::with_credential).
    pub fn with_header(
        mut self,
        name: impl Into<Cow<'static, str>>,
        value: impl Into<String>,
    ) -> Self {
        self.call.header(name.into(), value.into(), false);
        self
    }

    /// How long each attempt may take, instead of the client's timeout.
    pub fn with_timeout(mut self, timeout: Duration) -> Self {
        self.call.options.timeout = Some(timeout);
        self
    }

    /// How long the call may take in total: attempts, waits between them, and reading the content of a download.
    pub fn with_total_timeout(mut self, timeout: Duration) -> Self {
        self.call.options.total_timeout = Some(timeout);
        self
    }

    /// The retry policy for this call, instead of the client's policy.
    pub fn with_retry(mut self, policy: RetryPolicy) -> Self {
        self.call.options.retry = Some(policy);
        self
    }

    /// The key by which the server recognises this call if it arrives twice. Default: a random key.
    pub fn with_idempotency_key(mut self, key: impl Into<String>) -> Self {
        self.call.options.idempotency_key = Some(key.into());
        self
    }

    /// The API key for this call, instead of the client's key, for a program that serves several tenants.
    pub fn with_api_key(mut self, key: impl Into<Secret>) -> Self {
        let settings = self.client.inner().settings;
        let credentials = &mut self.call.options.credentials;
        if let Err(reason) = add_api_key(credentials, settings, &key.into()) {
            self.call.refuse(reason);
        }
        self
    }

    /// A credential for this call, instead of the client's, by the name of the document's security scheme. The call is
    /// refused if there is no such scheme, or if the operation does not use it.
    pub fn with_credential(
        mut self,
        scheme: impl Into<Cow<'static, str>>,
        secret: impl Into<Secret>,
    ) -> Self {
        let settings = self.client.inner().settings;
        let credentials = &mut self.call.options.credentials;
        if let Err(reason) = add_credential(credentials, settings, scheme.into(), secret.into()) {
            self.call.refuse(reason);
        }
        self
    }

    /// Adds a member that the document does not describe to the body, or replaces one, by JSON pointer and value.
    ///
    /// `.with_member("/data/attributes/risk-tier", "gold")`. Objects on the way are created. The call is refused if the
    /// body is neither JSON nor a form, or if the pointer leads through a value that is no object.
    pub fn with_member(mut self, pointer: impl Into<String>, value: impl Into<Value>) -> Self {
        let members = &mut self.call.options.members;
        members.push((pointer.into(), value.into()));
        self
    }

    /// How many bytes the answer may have, instead of the client's limit.
    pub fn with_max_answer_bytes(mut self, bytes: u64) -> Self {
        self.call.options.max_answer_bytes = Some(bytes);
        self
    }

    /// Sets one key of a query parameter in the style `deepObject`: `name[key]=value`.
    pub fn with_query_member(mut self, name: &str, key: &str, value: &dyn Show) -> Self {
        self.call.query_member(name, key, value);
        self
    }
}

impl<O: Operation> IntoFuture for Request<O> {
    type Output = Result<Response<O::Response>, Error>;
    type IntoFuture = Pending<O::Response>;

    fn into_future(self) -> Self::IntoFuture {
        self.send()
    }
}

impl<O> std::fmt::Debug for Request<O> {
    /// Prints the operation only. Parameters and body may hold personal data.
    #[inline]
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Request({:?})", self.call)
    }
}

/// A call under way.
type Calling = BoxFuture<'static, Result<Received, Error>>;

/// The future of an answer.
#[must_use = "a call is not sent until it is awaited"]
pub struct Pending<T> {
    /// Never locked: the mutex only makes the future `Sync`.
    future: Mutex<Calling>,
    operation: CallName,
    value: PhantomData<fn() -> T>,
}

impl<T: Answer> Pending<T> {
    pub(crate) fn new(client: Client, call: Call) -> Self {
        let operation = call.name();
        Self {
            future: Mutex::new(start(client, call, T::STREAMED)),
            operation,
            value: PhantomData,
        }
    }

    /// A call that fails without being sent.
    pub(crate) fn failed(error: Error) -> Self {
        let future: Calling = Box::pin(std::future::ready(Err(error)));
        Self {
            future: Mutex::new(future),
            operation: CallName::default(),
            value: PhantomData,
        }
    }
}

/// The future is boxed here and not in `Pending`, so that the engine is compiled once.
fn start(client: Client, call: Call, streamed: bool) -> Calling {
    Box::pin(execute(client, call, streamed))
}

fn poll_call(
    future: &mut Mutex<Calling>,
    context: &mut Context<'_>,
) -> Poll<Result<Received, Error>> {
    let future = future.get_mut();
    let future = future.unwrap_or_else(|poison| poison.into_inner());
    future.as_mut().poll(context)
}

impl<T: Answer> Future for Pending<T> {
    type Output = Result<Response<T>, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let received = match std::task::ready!(poll_call(&mut self.future, context)) {
            Ok(received) => received,
            Err(error) => return Poll::Ready(Err(error)),
        };
        let Received { raw, stream } = received;
        if let Some(kind) = unexpected_of_stream::<T>(&raw) {
            let operation = std::mem::take(&mut self.operation);
            return Poll::Ready(Err(Error::Unexpected(Box::new(Unexpected {
                operation,
                raw,
                kind,
            }))));
        }
        let mut misfits = Vec::new();
        Poll::Ready(match T::read(&raw, stream, &mut misfits) {
            Ok(value) => Ok(Response::new(value, raw, misfits)),
            Err(error) => Err(explain(std::mem::take(&mut self.operation), raw, error)),
        })
    }
}

/// The error for a body that does not fit: the body is not the API's at all, or it does not fit its type.
fn explain(operation: CallName, raw: super::answer::RawAnswer, source: DecodeError) -> Error {
    let unexpected = |raw, kind| {
        Error::Unexpected(Box::new(Unexpected {
            operation: operation.clone(),
            raw,
            kind,
        }))
    };
    // Compressed bytes are no text. A body that is text was not compressed, or a proxy has undone it.
    let is_text = std::str::from_utf8(&raw.body).is_ok();
    if let Some(encoding) = raw.headers.get("content-encoding").filter(|_| !is_text) {
        let kind = UnexpectedKind::ContentEncoding(cut(encoding).to_owned());
        return unexpected(raw, kind);
    }
    let media_type = raw.media_type().unwrap_or_default().to_ascii_lowercase();
    let is_json = media_type.ends_with("/json") || media_type.ends_with("+json");
    let is_markup = raw.body.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'<');
    if !raw.body.is_empty() && (!is_json || is_markup) {
        let kind = UnexpectedKind::MediaType(cut(&media_type).to_owned());
        return unexpected(raw, kind);
    }
    Error::Decode(Box::new(Undecodable {
        operation,
        raw,
        source,
    }))
}

impl<T> std::fmt::Debug for Pending<T> {
    #[inline]
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Pending({})", self.operation)
    }
}

/// Detects a web page in place of a file by its media type, because the content of a stream is not decoded.
fn unexpected_of_stream<T: Answer>(raw: &super::answer::RawAnswer) -> Option<UnexpectedKind> {
    let media_type = raw.media_type()?;
    (T::STREAMED && ascii::eq_ignore_case(media_type, "text/html"))
        .then(|| UnexpectedKind::MediaType(cut(media_type).to_ascii_lowercase()))
}
