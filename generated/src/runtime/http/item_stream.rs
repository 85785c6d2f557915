//! Answers that arrive item by item: server-sent events, and JSON in lines or records.

use super::answer::{Answer, RawAnswer, Text};
use super::error::{Error, Fault, Undecodable, Unexpected, UnexpectedKind};
use super::frames::{Broken, EventFields, Frame, Frames, Framing};
use super::stream::{ByteStream, stream_bytes};
use super::transport::FaultKind;
use crate::runtime::json::{self, DecodeError, Misfit, Slot};
use futures_core::Stream;
use serde_json::{Map, Value};
use std::fmt;
use std::io;
use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::Mutex;
use std::task::{Context, Poll, ready};
use std::time::Duration;

/// How many bytes an item may have, unless the caller sets another limit.
const MAX_ITEM_BYTES: usize = 16 * 1024 * 1024;

/// Some servers send this as the data of the last event.
const DONE: &[u8] = b"[DONE]";

/// An answer whose items arrive one by one, as a [`Stream`]. It ends with the answer, or with the first error that is
/// not about a single item.
#[must_use = "no item is read before it is asked for"]
pub struct ItemStream<T> {
    /// Never locked: the mutex only makes the stream `Sync`.
    frames: Mutex<Frames>,
    raw: RawAnswer,
    misfits: Vec<Misfit>,
    item: PhantomData<fn() -> T>,
}

/// A server-sent event, with its data as the document describes it.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct ServerEvent<T> {
    /// Its name; empty if it has none.
    pub event: String,
    /// The last ID that the server sent, from which a new connection can continue; empty if it sent none.
    pub id: String,
    /// How long to wait before the next connection, if the server says so.
    pub retry: Option<Duration>,
    /// Its data.
    pub data: T,
}

/// A type that an item of a stream can become.
pub trait StreamItem: Sized {
    /// Whether items are server-sent events, where the answer's media type does not say it.
    #[doc(hidden)]
    const IS_EVENT: bool = false;

    /// Makes the value from an item's text. Adds values that do not fit their types to `misfits`.
    #[doc(hidden)]
    fn read(frame: &ItemFrame<'_>, misfits: &mut Vec<Misfit>) -> Result<Self, DecodeError>;
}

/// An item as received.
#[doc(hidden)]
#[derive(Debug)]
pub struct ItemFrame<'a> {
    data: &'a [u8],
    event: Option<&'a EventFields>,
    strict: bool,
}

impl<T: Slot + Default> StreamItem for T {
    /// For an event: all its fields, as an object. Otherwise: the item itself.
    fn read(item: &ItemFrame<'_>, misfits: &mut Vec<Misfit>) -> Result<Self, DecodeError> {
        let Some(event) = item.event else {
            return json::decode_answer(item.data, item.strict, misfits);
        };
        // The data of an event is text that may hold JSON. It is read as JSON if that fits, and as text otherwise.
        if let Ok(value) = json::decode::<Value>(item.data) {
            let mut found = Vec::new();
            let value = json::decode_answer(&write_event(event, value), item.strict, &mut found);
            if value.is_ok() && found.is_empty() {
                return value;
            }
        }
        let text = String::from_utf8_lossy(item.data).into_owned();
        json::decode_answer(&write_event(event, text.into()), item.strict, misfits)
    }
}

impl StreamItem for Text {
    #[inline]
    fn read(item: &ItemFrame<'_>, _: &mut Vec<Misfit>) -> Result<Self, DecodeError> {
        Ok(Text(String::from_utf8_lossy(item.data).into_owned()))
    }
}

impl<T: StreamItem> StreamItem for ServerEvent<T> {
    const IS_EVENT: bool = true;

    fn read(item: &ItemFrame<'_>, misfits: &mut Vec<Misfit>) -> Result<Self, DecodeError> {
        let data = ItemFrame {
            event: None,
            ..*item
        };
        let fields = item.event.cloned().unwrap_or_default();
        Ok(Self {
            event: fields.name,
            id: fields.id,
            retry: fields.retry,
            data: T::read(&data, misfits)?,
        })
    }
}

/// An event as a JSON object.
// Compiled where a stream is read, like all of `frames`.
#[inline]
fn write_event(fields: &EventFields, data: Value) -> Vec<u8> {
    let mut object = Map::new();
    for (name, text) in [("event", &fields.name), ("id", &fields.id)] {
        if !text.is_empty() {
            object.insert(name.to_owned(), text.clone().into());
        }
    }
    if let Some(retry) = fields.retry {
        let milliseconds = u64::try_from(retry.as_millis()).unwrap_or(u64::MAX);
        object.insert("retry".to_owned(), milliseconds.into());
    }
    object.insert("data".to_owned(), data);
    Value::Object(object).to_string().into_bytes()
}

impl<T: StreamItem> ItemStream<T> {
    /// How many bytes an item may have, instead of 16 MiB. A longer item ends the stream with an error.
    pub fn max_item_bytes(mut self, bytes: usize) -> Self {
        self.frames_mut().limit = bytes;
        self
    }

    /// The next item; `None` after the last one.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        std::future::poll_fn(|context| self.poll_item(context)).await
    }

    /// The values of the last item that do not fit their types, each with its place, as received.
    pub fn misfits(&self) -> &[Misfit] {
        &self.misfits
    }

    fn poll_item(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<T, Error>>> {
        self.misfits.clear();
        let frame = match ready!(self.frames_mut().poll_next(context)) {
            None => return Poll::Ready(None),
            Some(Err(broken)) => return Poll::Ready(Some(Err(self.explain(broken)))),
            Some(Ok(frame)) => frame,
        };
        if frame.event.is_some() && frame.data == DONE {
            self.frames_mut().end();
            return Poll::Ready(None);
        }
        let item = ItemFrame {
            data: &frame.data,
            event: frame.event.as_ref(),
            strict: self.raw.strict,
        };
        let read = T::read(&item, &mut self.misfits);
        Poll::Ready(Some(read.map_err(|source| self.misread(frame, source))))
    }
}

impl<T> ItemStream<T> {
    fn frames_mut(&mut self) -> &mut Frames {
        self.frames
            .get_mut()
            .unwrap_or_else(|poison| poison.into_inner())
    }

    fn misread(&self, frame: Frame, source: DecodeError) -> Error {
        let mut raw = self.raw.clone();
        raw.body = frame.data.into();
        Error::Decode(Box::new(Undecodable {
            operation: raw.operation.clone(),
            raw,
            source,
        }))
    }

    fn explain(&mut self, broken: Broken) -> Error {
        let operation = self.raw.operation.clone();
        let error = match broken {
            Broken::TooLong => {
                return Error::Unexpected(Box::new(Unexpected {
                    operation,
                    kind: UnexpectedKind::ItemTooLarge(self.frames_mut().limit as u64),
                    raw: self.raw.clone(),
                }));
            }
            Broken::Stream(error) => error,
        };
        let is_late = error.kind() == io::ErrorKind::TimedOut;
        let fault = Box::new(Fault {
            operation,
            kind: match is_late {
                true => FaultKind::Timeout,
                false => FaultKind::Broken,
            },
            attempts: self.raw.attempts,
            source: Box::new(error),
        });
        match is_late {
            true => Error::Timeout(fault),
            false => Error::Connection(fault),
        }
    }
}

impl<T: StreamItem> Answer for ItemStream<T> {
    const STREAMED: bool = true;

    fn read(
        answer: &RawAnswer,
        stream: Option<ByteStream>,
        _: &mut Vec<Misfit>,
    ) -> Result<Self, DecodeError> {
        let stream = stream.unwrap_or_else(|| stream_bytes(answer.body().clone()));
        let framing = answer.media_type().and_then(Framing::of);
        let framing = framing.unwrap_or(match T::IS_EVENT {
            true => Framing::Events,
            false => Framing::Lines,
        });
        Ok(Self {
            frames: Mutex::new(Frames::new(stream, framing, MAX_ITEM_BYTES)),
            raw: answer.clone(),
            misfits: Vec::new(),
            item: PhantomData,
        })
    }

    fn debug(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl<T: StreamItem> Stream for ItemStream<T> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_item(context)
    }
}

impl<T> fmt::Debug for ItemStream<T> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ItemStream({:?})", self.raw)
    }
}

impl<T> fmt::Debug for ServerEvent<T> {
    /// Prints no data, because it can be personal.
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ServerEvent")
            .field("event", &self.event)
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}
