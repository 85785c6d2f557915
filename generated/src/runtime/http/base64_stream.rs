//! The content of a file as base64 text, encoded while it is sent. In: a stream and its length. Out: the same of the
//! text.
//!
//! At most one piece of the text is in memory, however large the file's chunks are.

use super::stream::ByteStream;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use futures_core::Stream;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

/// How many bytes become text at a time.
const PIECE: usize = 48 * 1024;

/// The length of the base64 text (RFC 4648, with padding) of this many bytes, and the text itself.
pub(crate) fn encode(length: u64, stream: ByteStream) -> (u64, ByteStream) {
    let text = Text {
        stream: Some(stream),
        chunk: Bytes::new(),
        rest: Vec::with_capacity(3),
    };
    (length.div_ceil(3).saturating_mul(4), Box::pin(text))
}

struct Text {
    /// `None` after the end.
    stream: Option<ByteStream>,
    /// The part of the last chunk that is not encoded yet.
    chunk: Bytes,
    /// Up to two bytes that wait for the third byte of their group.
    rest: Vec<u8>,
}

impl Text {
    /// The text of the next piece of the chunk. Empty until there are three bytes.
    fn next_piece(&mut self) -> String {
        let mut piece = std::mem::take(&mut self.rest);
        let more = self.chunk.len().min(PIECE);
        piece.extend_from_slice(&self.chunk.split_to(more));
        let whole = piece.len() - piece.len() % 3;
        self.rest.extend_from_slice(&piece[whole..]);
        STANDARD.encode(&piece[..whole])
    }
}

impl Stream for Text {
    type Item = io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if !self.chunk.is_empty() {
                let text = self.next_piece();
                if !text.is_empty() {
                    return Poll::Ready(Some(Ok(text.into())));
                }
                continue;
            }
            let Some(stream) = &mut self.stream else {
                return Poll::Ready(None);
            };
            match ready!(stream.as_mut().poll_next(context)) {
                Some(Ok(chunk)) => self.chunk = chunk,
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => {
                    self.stream = None;
                    let last = STANDARD.encode(std::mem::take(&mut self.rest));
                    return Poll::Ready((!last.is_empty()).then(|| Ok(last.into())));
                }
            }
        }
    }
}
