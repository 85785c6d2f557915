//! Items of a body that arrives piece by piece: lines, records or server-sent events, one in memory at a time.
//!
//! In: chunks, split anywhere. Out: the text of each item. Always: an item has at most `limit` bytes. Parts that a
//! standard allows a reader to ignore (byte order mark, comments, empty lines) are skipped.
//!
//! Every function is `#[inline]`, so only a program that reads a stream compiles it.

use super::stream::ByteStream;
use crate::runtime::json::parse_u64;
use bytes::{Buf, Bytes};
use std::io;
use std::task::{Context, Poll, ready};
use std::time::Duration;

/// How items are separated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Framing {
    /// One item per line: `application/x-ndjson`, `application/jsonl`.
    Lines,
    /// One item per record, which begins with a record separator: `application/json-seq`.
    Records,
    /// Server-sent events: `text/event-stream`.
    Events,
}

impl Framing {
    /// The framing of a media type; `None` for any other media type.
    #[inline]
    pub(crate) fn of(media_type: &str) -> Option<Framing> {
        let media_type = media_type.to_ascii_lowercase();
        if media_type == "text/event-stream" {
            Some(Framing::Events)
        } else if media_type.ends_with("json-seq") {
            Some(Framing::Records)
        } else {
            let mut parts = media_type.as_bytes().windows(4);
            parts.any(|part| part == b"json").then_some(Framing::Lines)
        }
    }
}

/// One item as received.
#[derive(Clone, Debug, Default)]
pub(crate) struct Frame {
    /// Its text. For an event, the value of its `data` fields.
    pub(crate) data: Vec<u8>,
    /// The other fields of an event, if the item is an event.
    pub(crate) event: Option<EventFields>,
}

/// The fields of an event other than its data.
#[derive(Clone, Debug, Default)]
pub(crate) struct EventFields {
    pub(crate) name: String,
    pub(crate) id: String,
    pub(crate) retry: Option<Duration>,
}

/// Why there is no next item.
#[derive(Debug)]
pub(crate) enum Broken {
    Stream(io::Error),
    TooLong,
}

/// The items of a stream.
pub(crate) struct Frames {
    stream: ByteStream,
    framing: Framing,
    pub(crate) limit: usize,
    /// The part of the last chunk that is not read yet.
    chunk: Bytes,
    /// The current line, as far as it has arrived.
    line: Vec<u8>,
    /// The current event, as far as it has arrived, and whether it has data.
    event: Frame,
    fields: EventFields,
    has_data: bool,
    is_first_line: bool,
    /// Whether the last line ended with a carriage return, so that a line feed now belongs to that line end.
    after_return: bool,
    is_over: bool,
}

impl Frames {
    #[inline]
    pub(crate) fn new(stream: ByteStream, framing: Framing, limit: usize) -> Self {
        Self {
            stream,
            framing,
            limit,
            chunk: Bytes::new(),
            line: Vec::new(),
            event: Frame::default(),
            fields: EventFields::default(),
            has_data: false,
            is_first_line: true,
            after_return: false,
            is_over: false,
        }
    }

    /// The next item; `None` after the last one or after a failure.
    #[inline]
    pub(crate) fn poll_next(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame, Broken>>> {
        while !self.is_over {
            while let Some(is_whole) = self.read_line() {
                if self.line.len() + self.event.data.len() > self.limit {
                    self.is_over = true;
                    return Poll::Ready(Some(Err(Broken::TooLong)));
                }
                if is_whole && let Some(frame) = self.end_line() {
                    return Poll::Ready(Some(Ok(frame)));
                }
            }
            match ready!(self.stream.as_mut().poll_next(context)) {
                Some(Ok(chunk)) => self.chunk = chunk,
                Some(Err(error)) => {
                    self.is_over = true;
                    return Poll::Ready(Some(Err(Broken::Stream(error))));
                }
                None => {
                    self.is_over = true;
                    // An event without an end is dropped. A line without an end is an item.
                    let last = (self.framing != Framing::Events).then(|| self.end_line());
                    return Poll::Ready(last.flatten().map(Ok));
                }
            }
        }
        Poll::Ready(None)
    }

    /// Stops reading.
    #[inline]
    pub(crate) fn end(&mut self) {
        self.is_over = true;
    }

    /// Takes the bytes of the current line out of the chunk. Says whether the line has ended; `None` if the chunk is
    /// empty.
    #[inline]
    fn read_line(&mut self) -> Option<bool> {
        let first = *self.chunk.first()?;
        // The two bytes of one line end may come in two chunks.
        if std::mem::take(&mut self.after_return) && first == b'\n' {
            self.chunk.advance(1);
        }
        if self.chunk.is_empty() {
            return None;
        }
        let is_end = |byte: &u8| match self.framing {
            Framing::Lines => *byte == b'\n',
            Framing::Records => *byte == 0x1e,
            Framing::Events => *byte == b'\n' || *byte == b'\r',
        };
        let end = self.chunk.iter().position(is_end);
        // One byte more than the limit is enough to know that the line is too long.
        let room = self.limit.saturating_sub(self.line.len()) + 1;
        let length = end.unwrap_or(self.chunk.len());
        let taken = self.chunk.split_to(length);
        self.line
            .extend_from_slice(taken.get(..length.min(room)).unwrap_or_default());
        if end.is_some() {
            self.after_return =
                self.framing == Framing::Events && self.chunk.first() == Some(&b'\r');
            self.chunk.advance(1);
        }
        Some(end.is_some())
    }

    /// Handles a complete line: gives the item that it ends, or `None`.
    #[inline]
    fn end_line(&mut self) -> Option<Frame> {
        let mut line = std::mem::take(&mut self.line);
        if std::mem::take(&mut self.is_first_line) && line.starts_with(b"\xef\xbb\xbf") {
            line.drain(..3);
        }
        if self.framing == Framing::Events {
            return self.read_field(&line);
        }
        let data = line.trim_ascii();
        (!data.is_empty()).then(|| Frame {
            data: data.to_vec(),
            event: None,
        })
    }

    /// Reads a line of an event. An empty line ends the event.
    #[inline]
    fn read_field(&mut self, line: &[u8]) -> Option<Frame> {
        if line.is_empty() {
            let mut frame = std::mem::take(&mut self.event);
            let fields = self.fields.clone();
            self.fields.name.clear();
            self.fields.retry = None;
            frame.event = Some(fields);
            return std::mem::take(&mut self.has_data).then_some(frame);
        }
        let colon = line.iter().position(|byte| *byte == b':');
        let (name, value) = line.split_at(colon.unwrap_or(line.len()));
        let value = value.strip_prefix(b":").unwrap_or(value);
        let value = value.strip_prefix(b" ").unwrap_or(value);
        let text = || String::from_utf8_lossy(value).into_owned();
        match name {
            b"data" => {
                if self.has_data {
                    self.event.data.push(b'\n');
                }
                self.event.data.extend_from_slice(value);
                self.has_data = true;
            }
            b"event" => self.fields.name = text(),
            b"id" if !value.contains(&0) => self.fields.id = text(),
            b"retry" if value.iter().all(u8::is_ascii_digit) => {
                self.fields.retry = parse_u64(&text()).map(Duration::from_millis);
            }
            _ => {}
        }
        None
    }
}
