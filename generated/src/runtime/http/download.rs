//! Downloads: an answer whose body is a file, as bytes or as a stream.

use super::answer::{Answer, RawAnswer};
use super::attempt::read_whole;
use super::stream::{ByteStream, next_chunk, stream_bytes};
use crate::runtime::json::{DecodeError, Misfit, parse_u64};
use bytes::Bytes;
use futures_core::Stream;
use std::fmt;
use std::io;
use std::pin::Pin;
use std::sync::Mutex;
use std::task::{Context, Poll};

/// A file that is being downloaded. Read it whole with [`Self::bytes`], or as a [`Stream`] of chunks.
pub struct Download {
    /// Never locked: the mutex only makes the stream `Sync`.
    stream: Mutex<ByteStream>,
    length: Option<u64>,
    media_type: Option<String>,
}

impl Download {
    /// Its length in bytes, if the server sent it.
    pub fn length(&self) -> Option<u64> {
        self.length
    }

    /// Its media type, if the server sent it.
    pub fn media_type(&self) -> Option<&str> {
        self.media_type.as_deref()
    }

    /// The next chunk; `None` at the end.
    pub async fn chunk(&mut self) -> Option<io::Result<Bytes>> {
        next_chunk(self.stream_mut()).await
    }

    /// The whole file in memory, if it has at most `limit` bytes.
    ///
    /// # Errors
    /// When the connection breaks or the file is larger.
    pub async fn bytes(self, limit: u64) -> io::Result<Bytes> {
        let stream = self
            .stream
            .into_inner()
            .unwrap_or_else(|poison| poison.into_inner());
        let whole = read_whole(stream, self.length, limit).await?;
        whole.ok_or_else(|| io::Error::other(format!("the file has more than {limit} bytes")))
    }

    fn stream_mut(&mut self) -> &mut ByteStream {
        self.stream
            .get_mut()
            .unwrap_or_else(|poison| poison.into_inner())
    }
}

impl Answer for Download {
    const STREAMED: bool = true;

    #[inline]
    fn read(
        answer: &RawAnswer,
        stream: Option<ByteStream>,
        _: &mut Vec<Misfit>,
    ) -> Result<Self, DecodeError> {
        let length = answer.headers().get("content-length").and_then(parse_u64);
        Ok(Self {
            stream: Mutex::new(stream.unwrap_or_else(|| stream_bytes(answer.body().clone()))),
            length,
            media_type: answer.media_type().map(str::to_owned),
        })
    }

    #[inline]
    fn debug(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl Stream for Download {
    type Item = io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.stream_mut().as_mut().poll_next(context)
    }
}

impl fmt::Debug for Download {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Download")
            .field("length", &self.length)
            .field("media_type", &self.media_type)
            .finish_non_exhaustive()
    }
}
