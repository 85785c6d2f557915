//! The transport over reqwest. No other file knows reqwest's requests and answers.

use super::clock::BoxFuture;
use super::connector::{Clients, Connections};
use super::headers::Headers;
use super::payload::RequestBody;
use super::status::Status;
use super::stream::ByteStream;
use super::transport::{FaultKind, Transport, TransportAnswer, TransportError, TransportRequest};
use http::header::{CONTENT_LENGTH, HeaderValue};

/// Sends requests with reqwest.
#[derive(Clone, Debug)]
pub struct ReqwestTransport {
    clients: Clients,
}

impl ReqwestTransport {
    /// Uses a reqwest client of your own.
    ///
    /// It should not follow redirects (`redirect::Policy::none()`), because this crate decides about them itself. Where
    /// plain http is allowed (see [`base_url`](super::ClientBuilder::base_url)), it does not use this client and uses
    /// no proxy, because a proxy would see the key in clear text. This client resolves the host of a file's link by
    /// its own rules.
    pub fn new(client: reqwest::Client) -> Self {
        Self {
            clients: Clients::of(client),
        }
    }

    /// Clients that follow no redirects and use no proxy for plain http.
    pub(crate) fn with(connections: Connections) -> Result<Self, reqwest::Error> {
        Ok(Self {
            clients: Clients::new(connections)?,
        })
    }

    async fn exchange(&self, request: TransportRequest) -> Result<TransportAnswer, TransportError> {
        let is_plain = request.url.scheme() == "http";
        let client = self.clients.choose(is_plain, request.is_public_only);
        let client = client.map_err(describe)?;
        let request = build_request(request).await?;
        let answer = client.execute(request).await.map_err(describe)?;
        read_answer(answer).await
    }
}

impl Transport for ReqwestTransport {
    fn send(
        &self,
        request: TransportRequest,
    ) -> BoxFuture<'_, Result<TransportAnswer, TransportError>> {
        Box::pin(self.exchange(request))
    }
}

async fn build_request(request: TransportRequest) -> Result<reqwest::Request, TransportError> {
    let method =
        reqwest::Method::from_bytes(request.method.as_bytes()).map_err(|error| TransportError {
            kind: FaultKind::Request,
            source: Box::new(error),
        })?;
    let mut built = reqwest::Request::new(method, request.url);
    *built.headers_mut() = request.headers.0;
    *built.body_mut() = match request.body {
        // A server may refuse a POST without a `Content-Length`.
        RequestBody::Empty if may_have_body(built.method()) => {
            let length = HeaderValue::from_static("0");
            built.headers_mut().insert(CONTENT_LENGTH, length);
            None
        }
        RequestBody::Empty => None,
        RequestBody::Bytes(bytes) => Some(bytes.into()),
        RequestBody::Stream { length, stream } => Some(wire::stream_body(length, stream).await?),
    };
    Ok(built)
}

fn may_have_body(method: &reqwest::Method) -> bool {
    matches!(method.as_str(), "POST" | "PUT" | "PATCH")
}

/// Gives the kind of fault and removes the URL, because it may hold personal data.
fn describe(error: reqwest::Error) -> TransportError {
    let kind = if error.is_timeout() {
        FaultKind::Timeout
    } else if error.is_builder() {
        FaultKind::Request
    } else if is_connect(&error) {
        FaultKind::Connect
    } else {
        FaultKind::Broken
    };
    TransportError {
        kind,
        source: Box::new(error.without_url()),
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn is_connect(error: &reqwest::Error) -> bool {
    error.is_connect()
}

#[cfg(target_arch = "wasm32")]
fn is_connect(_: &reqwest::Error) -> bool {
    false
}

async fn read_answer(answer: reqwest::Response) -> Result<TransportAnswer, TransportError> {
    let status = Status(answer.status().as_u16());
    let mut answer = answer;
    let headers = Headers::from(std::mem::take(answer.headers_mut()));
    let body: ByteStream = wire::answer_body(answer).await?;
    Ok(TransportAnswer {
        status,
        headers,
        body,
    })
}

#[cfg(not(target_arch = "wasm32"))]
mod wire {
    use super::*;
    use bytes::Bytes;
    use http_body::{Body, Frame, SizeHint};
    use std::io;
    use std::pin::Pin;
    use std::sync::Mutex;
    use std::task::{Context, Poll, ready};

    /// A body of known length. The mutex makes the stream `Sync`, which reqwest requires.
    struct Upload {
        length: u64,
        stream: Mutex<ByteStream>,
    }

    impl Body for Upload {
        type Data = Bytes;
        type Error = io::Error;

        fn poll_frame(
            mut self: Pin<&mut Self>,
            context: &mut Context<'_>,
        ) -> Poll<Option<io::Result<Frame<Bytes>>>> {
            let stream = self
                .stream
                .get_mut()
                .unwrap_or_else(|poison| poison.into_inner());
            let chunk = ready!(stream.as_mut().poll_next(context));
            Poll::Ready(chunk.map(|chunk| chunk.map(Frame::data)))
        }

        fn size_hint(&self) -> SizeHint {
            SizeHint::with_exact(self.length)
        }
    }

    pub(super) async fn stream_body(
        length: u64,
        stream: ByteStream,
    ) -> Result<reqwest::Body, TransportError> {
        Ok(reqwest::Body::wrap(Upload {
            length,
            stream: Mutex::new(stream),
        }))
    }

    /// The body of an answer, frame by frame.
    struct Download(reqwest::Body);

    impl futures_core::Stream for Download {
        type Item = io::Result<Bytes>;

        fn poll_next(
            mut self: Pin<&mut Self>,
            context: &mut Context<'_>,
        ) -> Poll<Option<Self::Item>> {
            loop {
                match ready!(Pin::new(&mut self.0).poll_frame(context)) {
                    None => return Poll::Ready(None),
                    Some(Err(error)) => {
                        return Poll::Ready(Some(Err(io::Error::other(error.without_url()))));
                    }
                    Some(Ok(frame)) => {
                        if let Ok(chunk) = frame.into_data() {
                            return Poll::Ready(Some(Ok(chunk)));
                        }
                    }
                }
            }
        }
    }

    pub(super) async fn answer_body(
        answer: reqwest::Response,
    ) -> Result<ByteStream, TransportError> {
        Ok(Box::pin(Download(answer.into())))
    }
}

#[cfg(target_arch = "wasm32")]
mod wire {
    use super::*;

    pub(super) async fn stream_body(
        _: u64,
        mut stream: ByteStream,
    ) -> Result<reqwest::Body, TransportError> {
        let mut whole = Vec::new();
        while let Some(chunk) = crate::runtime::http::stream::next_chunk(&mut stream).await {
            let chunk = chunk.map_err(|error| TransportError {
                kind: FaultKind::Request,
                source: Box::new(error),
            })?;
            whole.extend_from_slice(&chunk);
        }
        Ok(whole.into())
    }

    pub(super) async fn answer_body(
        answer: reqwest::Response,
    ) -> Result<ByteStream, TransportError> {
        let bytes = answer.bytes().await.map_err(describe)?;
        Ok(crate::runtime::http::stream::stream_bytes(bytes))
    }
}
