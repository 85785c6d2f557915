//! The interface between the client and the network: one request in, one answer out, without retries.

use super::clock::BoxFuture;
use super::headers::Headers;
use super::payload::RequestBody;
use super::status::Status;
use super::stream::ByteStream;
use std::borrow::Cow;
use std::fmt;
use url::Url;

/// Carries a request to the server.
///
/// Wrap the client's own [`ReqwestTransport`](super::ReqwestTransport) to see or change requests and answers, or
/// replace it, for example by a recording for tests. Each attempt is one call of it.
pub trait Transport: fmt::Debug + Send + Sync + 'static {
    /// Sends the request and waits for the head of the answer.
    ///
    /// # Errors
    /// When no answer came. A status of 400 or more is an answer, not an error.
    fn send(
        &self,
        request: TransportRequest,
    ) -> BoxFuture<'_, Result<TransportAnswer, TransportError>>;
}

/// A request as it is sent.
pub struct TransportRequest {
    pub(crate) method: Cow<'static, str>,
    pub(crate) url: Url,
    pub(crate) headers: Headers,
    pub(crate) body: RequestBody,
    pub(crate) is_public_only: bool,
    /// How many bytes of the URL's path are the base URL's.
    #[cfg(any(test, feature = "test-util"))]
    pub(crate) base_path_len: usize,
}

impl TransportRequest {
    /// The method, in upper case.
    pub fn method(&self) -> &str {
        &self.method
    }

    /// The absolute URL. It may hold personal data.
    pub fn url(&self) -> &str {
        self.url.as_str()
    }

    /// The header fields, including the credential.
    pub fn headers(&self) -> &Headers {
        &self.headers
    }

    /// The header fields, to be changed.
    pub fn headers_mut(&mut self) -> &mut Headers {
        &mut self.headers
    }

    /// The body.
    pub fn body(&self) -> &RequestBody {
        &self.body
    }

    /// Whether a server named the URL (the link of a file, a redirect) and the URL is not the API's own. Then connect
    /// to addresses of the public internet only, not to this machine or its network.
    ///
    /// The client has checked the text of the host. Only a transport knows the address that the name resolves to. The
    /// client's own transport refuses other addresses. Yours should too; otherwise, anyone who can write such a link
    /// can reach your network.
    pub fn is_public_only(&self) -> bool {
        self.is_public_only
    }

    /// Takes the body out.
    pub fn take_body(&mut self) -> RequestBody {
        std::mem::replace(&mut self.body, RequestBody::Empty)
    }
}

impl fmt::Debug for TransportRequest {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TransportRequest")
            .field("method", &self.method)
            .field("host", &self.url.host_str())
            .field("headers", &self.headers)
            .field("body", &self.body)
            .finish_non_exhaustive()
    }
}

/// An answer whose body has not been read yet.
pub struct TransportAnswer {
    /// The status.
    pub status: Status,
    /// The header fields.
    pub headers: Headers,
    /// The body.
    pub body: ByteStream,
}

impl fmt::Debug for TransportAnswer {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TransportAnswer")
            .field("status", &self.status)
            .field("headers", &self.headers)
            .finish_non_exhaustive()
    }
}

/// Why no answer came.
#[derive(Debug)]
pub struct TransportError {
    /// What went wrong.
    pub kind: FaultKind,
    /// The cause, without the URL.
    pub source: Box<dyn std::error::Error + Send + Sync>,
}

/// What went wrong between client and server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FaultKind {
    /// No connection was made (name, address or TLS failed). The server has not seen the request.
    Connect,
    /// The connection broke before the whole answer arrived. The server may have acted.
    Broken,
    /// The time limit passed.
    Timeout,
    /// The request could not be made, for example because a file to upload cannot be read.
    Request,
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.source, f)
    }
}

impl std::error::Error for TransportError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(self.source.as_ref())
    }
}
