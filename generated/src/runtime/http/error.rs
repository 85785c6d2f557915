//! The only error type: what happened, and what the caller can do about it.
//!
//! `Display` is one line without secrets and without text that people typed. It holds documented titles, statuses and
//! request ids, but no details, no other text of the API and no bodies. The same goes for `Debug`. The accessors give
//! everything.

use super::answer::RawAnswer;
use super::api_error::ApiError;
use super::call_name::CallName;
use super::status::Status;
use super::transport::FaultKind;
use crate::runtime::json::DecodeError;
use bytes::Bytes;
use std::time::Duration;

/// Why a call did not give a value.
#[non_exhaustive]
pub enum Error {
    /// Nothing was sent: a setting or a parameter is invalid.
    Refused(Box<Refused>),
    /// The connection failed or broke.
    Connection(Box<Fault>),
    /// The time limit passed.
    Timeout(Box<Fault>),
    /// The API answered with an error.
    Api(Box<ApiError>),
    /// The API answered with success, but the body does not fit its type.
    Decode(Box<Undecodable>),
    /// The answer cannot be the API's: an HTML page, a redirect, more bytes than allowed.
    Unexpected(Box<Unexpected>),
}

/// Why nothing was sent.
pub struct Refused {
    pub(crate) operation: CallName,
    pub(crate) reason: String,
}

/// A connection that failed, broke, or took too long.
pub struct Fault {
    pub(crate) operation: CallName,
    pub(crate) kind: FaultKind,
    pub(crate) attempts: u32,
    pub(crate) source: Box<dyn std::error::Error + Send + Sync>,
}

/// A successful answer that does not fit its type.
pub struct Undecodable {
    pub(crate) operation: CallName,
    pub(crate) raw: RawAnswer,
    pub(crate) source: DecodeError,
}

/// An answer that cannot be the API's.
pub struct Unexpected {
    pub(crate) operation: CallName,
    pub(crate) raw: RawAnswer,
    pub(crate) kind: UnexpectedKind,
}

/// What is unexpected about an answer.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum UnexpectedKind {
    /// It is of another media type, such as a proxy's HTML page.
    MediaType(String),
    /// Its body is compressed. The client asks for no compression; a reqwest client of your own can.
    ContentEncoding(String),
    /// It is a redirect, with its host. The client does not follow redirects with a key.
    Redirect(Option<String>),
    /// It is the status 304, which has no body: nothing has changed since an answer that the request names.
    NotModified,
    /// It has more bytes than the limit, which is given.
    TooLarge(u64),
    /// An item of a stream has more bytes than the limit, which is given.
    ItemTooLarge(u64),
    /// A page links to a page that was read already, or to another host.
    PageLink(&'static str),
}

impl Error {
    pub(crate) fn refused(operation: CallName, reason: impl Into<String>) -> Self {
        let refused = Refused {
            operation,
            reason: reason.into(),
        };
        Self::Refused(Box::new(refused))
    }

    /// The name of its variant.
    pub(crate) fn kind_name(&self) -> &'static str {
        match self {
            Self::Refused(_) => "Refused",
            Self::Connection(_) => "Connection",
            Self::Timeout(_) => "Timeout",
            Self::Api(_) => "Api",
            Self::Decode(_) => "Decode",
            Self::Unexpected(_) => "Unexpected",
        }
    }

    /// The answer, if one came.
    pub fn http(&self) -> Option<&RawAnswer> {
        match self {
            Self::Api(error) => Some(error.http()),
            Self::Decode(error) => Some(&error.raw),
            Self::Unexpected(error) => Some(&error.raw),
            _ => None,
        }
    }

    /// The status of the answer, if one came.
    pub fn status(&self) -> Option<Status> {
        self.http().map(RawAnswer::status)
    }

    /// The server's ID for the request, if an answer came.
    pub fn request_id(&self) -> Option<&str> {
        self.http()?.request_id()
    }

    /// The API's own error, if this is one.
    pub fn as_api(&self) -> Option<&ApiError> {
        match self {
            Self::Api(error) => Some(error),
            _ => None,
        }
    }

    /// Whether the same call may succeed later: a fault, 408, 429 (if waiting helps), or 5xx.
    pub fn is_retryable(&self) -> bool {
        match self {
            Self::Connection(fault) | Self::Timeout(fault) => fault.kind != FaultKind::Request,
            Self::Api(error) => error.is_retryable(),
            Self::Unexpected(error) => error.raw.status().code() >= 500,
            _ => false,
        }
    }

    /// How long the server asks to wait.
    pub fn retry_after(&self) -> Option<Duration> {
        self.as_api()?.retry_after()
    }

    /// Whether the time limit passed, at the client or at the server (408, 504).
    pub fn is_timeout(&self) -> bool {
        matches!(self, Self::Timeout(_)) || self.has_status(&[408, 504])
    }

    /// Whether no answer came: the connection failed or broke, or the time limit passed.
    pub fn is_connection(&self) -> bool {
        matches!(self, Self::Connection(_) | Self::Timeout(_))
    }

    /// 401: the key is missing, wrong or expired.
    pub fn is_unauthorized(&self) -> bool {
        self.has_status(&[401])
    }

    /// 403: the key has no permission for this.
    pub fn is_forbidden(&self) -> bool {
        self.has_status(&[403])
    }

    /// 404: the object does not exist.
    pub fn is_not_found(&self) -> bool {
        self.has_status(&[404])
    }

    /// 409: the object exists already, or has changed since it was read.
    pub fn is_conflict(&self) -> bool {
        self.has_status(&[409])
    }

    /// 400 or 422: something in the request is wrong; [`ApiError::problems`] says what.
    pub fn is_invalid_request(&self) -> bool {
        self.has_status(&[400, 422])
    }

    /// 429: too many requests, or a quota is used up.
    pub fn is_rate_limited(&self) -> bool {
        self.has_status(&[429])
    }

    fn has_status(&self, codes: &[u16]) -> bool {
        matches!(self, Self::Api(error) if codes.contains(&error.http().status().code()))
    }
}

impl Refused {
    /// The reason, as a sentence.
    pub fn reason(&self) -> &str {
        &self.reason
    }
}

impl Fault {
    /// What went wrong.
    pub fn kind(&self) -> FaultKind {
        self.kind
    }

    /// How many requests were sent.
    pub fn attempts(&self) -> u32 {
        self.attempts
    }
}

impl Undecodable {
    /// The answer, with its raw body.
    pub fn http(&self) -> &RawAnswer {
        &self.raw
    }

    /// The raw body.
    pub fn body(&self) -> &Bytes {
        self.raw.body()
    }

    /// The member that does not fit, such as `data.attributes.files[2].url`; empty for the whole body.
    pub fn path(&self) -> String {
        self.source.path()
    }

    /// Where and why the body does not fit.
    pub fn reason(&self) -> &DecodeError {
        &self.source
    }
}

impl Unexpected {
    /// The answer, with its raw body.
    pub fn http(&self) -> &RawAnswer {
        &self.raw
    }

    /// What is unexpected about the answer.
    pub fn kind(&self) -> &UnexpectedKind {
        &self.kind
    }
}
