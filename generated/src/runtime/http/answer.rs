//! Answers: what the server sent, and how it becomes a typed value.

use super::call_name::CallName;
use super::headers::Headers;
use super::rate_limit::RateLimit;
use super::settings::Settings;
use super::status::Status;
use super::stream::ByteStream;
use crate::runtime::ascii;
use crate::runtime::json::{self, DecodeError, Misfit, Printed, Slot};
use crate::runtime::types::{CollectionDocument, ResourceDocument};
use bytes::Bytes;
use std::fmt;
use std::ops::{Deref, DerefMut};

/// An answer as the server sent it: status, headers and body.
///
/// `Debug` shows the body's length only, because a body holds personal data.
#[derive(Clone)]
pub struct RawAnswer {
    pub(crate) status: Status,
    pub(crate) headers: Headers,
    pub(crate) body: Bytes,
    pub(crate) attempts: u32,
    pub(crate) settings: &'static Settings,
    /// The call that this answers.
    pub(crate) operation: CallName,
    /// Whether a value that does not fit its type is an error.
    pub(crate) strict: bool,
}

impl RawAnswer {
    /// The status.
    pub fn status(&self) -> Status {
        self.status
    }

    /// The header fields.
    pub fn headers(&self) -> &Headers {
        &self.headers
    }

    /// The body as received. It is empty if the body was handed on as a stream, and also if the status is an error and
    /// the body broke off, did not come in time, or is too large.
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// The server's ID for this request, which its logs and its support know.
    pub fn request_id(&self) -> Option<&str> {
        self.headers.get(self.settings.request_id_header?)
    }

    /// The state of the rate limit, if the server sends it.
    pub fn rate_limit(&self) -> Option<RateLimit> {
        RateLimit::read(&self.headers, self.settings.rate_limit.as_ref()?)
    }

    /// How many requests the call took: 1 without a retry.
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// The body as JSON: without a byte order mark, which a reader may ignore (RFC 8259).
    pub(crate) fn json(&self) -> &[u8] {
        let body = &self.body[..];
        body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body)
    }

    /// The media type, without its parameters.
    pub(crate) fn media_type(&self) -> Option<&str> {
        let value = self.headers.get("content-type")?;
        Some(ascii::trim(ascii::before(value, b";")))
    }
}

impl fmt::Debug for RawAnswer {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RawAnswer")
            .field("status", &self.status.code())
            .field("request_id", &self.request_id())
            .field("body_bytes", &self.body.len())
            .field("attempts", &self.attempts)
            .finish_non_exhaustive()
    }
}

/// A type that the body of a successful answer can become: a type of the crate, [`NoContent`], [`Text`] or a download.
pub trait Answer: Sized {
    /// Whether the body is handed on as a stream and not read into memory.
    #[doc(hidden)]
    const STREAMED: bool = false;

    /// Makes the value. `stream` is present if [`Self::STREAMED`] is true. Adds values that do not fit their types to
    /// `misfits`.
    ///
    /// # Errors
    /// Where and why the body cannot be read.
    #[doc(hidden)]
    fn read(
        answer: &RawAnswer,
        stream: Option<ByteStream>,
        misfits: &mut Vec<Misfit>,
    ) -> Result<Self, DecodeError>;

    /// Prints what a log may hold: no personal data.
    #[doc(hidden)]
    fn debug(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}

#[doc(hidden)]
impl<T: Slot + Default> Answer for T {
    fn read(
        answer: &RawAnswer,
        _: Option<ByteStream>,
        misfits: &mut Vec<Misfit>,
    ) -> Result<Self, DecodeError> {
        json::decode_answer(answer.json(), answer.strict, misfits)
    }

    fn debug(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        json::debug(self, f)
    }
}

/// No value. The client does not read the body, if there is one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NoContent;

impl Answer for NoContent {
    #[inline]
    fn read(
        _: &RawAnswer,
        _: Option<ByteStream>,
        _: &mut Vec<Misfit>,
    ) -> Result<Self, DecodeError> {
        Ok(Self)
    }

    #[inline]
    fn debug(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

/// A body of text.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Text(pub String);

impl fmt::Debug for Text {
    /// Prints the length only: the text can be personal data or a token.
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if json::SHOWS_ALL {
            return write!(f, "Text({:?})", self.0);
        }
        write!(f, "Text({} bytes)", self.0.len())
    }
}

impl Answer for Text {
    #[inline]
    fn read(
        answer: &RawAnswer,
        _: Option<ByteStream>,
        _: &mut Vec<Misfit>,
    ) -> Result<Self, DecodeError> {
        match std::str::from_utf8(&answer.body) {
            Ok(text) => Ok(Self(text.to_owned())),
            Err(error) => Err(DecodeError::syntax(
                error.valid_up_to(),
                "the text is not UTF-8",
            )),
        }
    }

    #[inline]
    fn debug(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

/// A successful answer: the typed value, and the HTTP answer that it came in.
///
/// It derefs to the value, so that `answer.data()` calls the method of the value; [`Self::http`] has status, request
/// id, rate limit, headers and the raw body.
#[derive(Clone)]
pub struct Response<T> {
    /// Dropped before the value: if an allocator frees a large block after thousands of small ones, it reorganises its
    /// memory, and that takes longer than the client itself.
    raw: RawAnswer,
    value: T,
    misfits: Vec<Misfit>,
}

impl<T> Response<T> {
    pub(crate) fn new(value: T, raw: RawAnswer, misfits: Vec<Misfit>) -> Self {
        Self {
            raw,
            value,
            misfits,
        }
    }

    /// The values of the answer that do not fit their types, each with its place, as received.
    ///
    /// Their fields are empty; all other fields are read. With [`strict_answers`], such a value is an error.
    ///
    /// [`strict_answers`]: super::ClientBuilder::strict_answers
    pub fn misfits(&self) -> &[Misfit] {
        &self.misfits
    }

    /// Takes the misfits out.
    pub(crate) fn take_misfits(&mut self) -> Vec<Misfit> {
        std::mem::take(&mut self.misfits)
    }

    /// The value.
    pub fn value(&self) -> &T {
        &self.value
    }

    /// The value, without the HTTP answer.
    pub fn into_inner(self) -> T {
        self.value
    }

    /// The HTTP answer: status, request id, rate limit, headers, raw body.
    pub fn http(&self) -> &RawAnswer {
        &self.raw
    }

    /// The value and the HTTP answer.
    pub fn into_parts(self) -> (T, RawAnswer) {
        (self.value, self.raw)
    }
}

impl<T, I> Response<ResourceDocument<T, I>> {
    /// The resource, without the rest of its document.
    pub fn into_data(self) -> T {
        self.value.data
    }
}

impl<T, I> Response<CollectionDocument<T, I>> {
    /// The resources of this page, without the rest of their document.
    pub fn into_data(self) -> Vec<T> {
        self.value.data
    }
}

impl<T: Answer> fmt::Debug for Response<T> {
    /// Prints the value as a log may hold it, also for a type whose own `Debug` shows everything, such as free-form
    /// JSON.
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("value", &Shown(&self.value))
            .field("raw", &self.raw)
            .finish()
    }
}

/// Prints an answer's value as [`Answer::debug`] does.
struct Shown<'a, T>(&'a T);

impl<T: Answer> fmt::Debug for Shown<'_, T> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.debug(f)
    }
}

impl<T> Deref for Response<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> DerefMut for Response<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.value
    }
}

/// What the engine hands on to its caller.
pub(crate) struct Received {
    pub(crate) raw: RawAnswer,
    pub(crate) stream: Option<ByteStream>,
}

/// Writes the ID of the request, if the answer has one.
pub(crate) fn write_request_id(f: &mut fmt::Formatter<'_>, raw: &RawAnswer) -> fmt::Result {
    match raw.request_id() {
        Some(id) => write!(f, " (request {})", Printed(id)),
        None => Ok(()),
    }
}
