//! Streams of a known length. In: a stream and the length that its owner says. Out: the same bytes. Always: a stream of
//! more or fewer bytes ends with an error, because the length is sent first, and the server would take a part for all.
//!
//! Every function is `#[inline]`, so only a program that sends streams compiles it.

use super::stream::UploadStream;
use bytes::Bytes;
use futures_core::Stream;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

struct Measured {
    /// `None` after the end.
    stream: Option<UploadStream>,
    left: u64,
    /// The last bytes. They wait for the end of the stream.
    last: Option<Bytes>,
}

/// A stream of exactly `length` bytes.
#[inline]
pub(super) fn measure(length: u64, stream: UploadStream) -> UploadStream {
    Box::pin(Measured {
        stream: Some(stream),
        left: length,
        last: None,
    })
}

impl Measured {
    #[inline]
    fn end(&mut self, why: &'static str) -> Poll<Option<io::Result<Bytes>>> {
        self.stream = None;
        Poll::Ready(Some(Err(io::Error::other(why))))
    }
}

impl Stream for Measured {
    type Item = io::Result<Bytes>;

    #[inline]
    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            let Some(stream) = &mut self.stream else {
                return Poll::Ready(None);
            };
            let chunk = match ready!(stream.as_mut().poll_next(context)) {
                Some(Ok(chunk)) if chunk.is_empty() => continue,
                Some(Ok(chunk)) => chunk,
                None if self.left > 0 => {
                    return self.end("an uploaded stream has fewer bytes than its length");
                }
                None => {
                    self.stream = None;
                    return Poll::Ready(self.last.take().map(Ok));
                }
                failed => return Poll::Ready(failed),
            };
            let Some(left) = self.left.checked_sub(chunk.len() as u64) else {
                return self.end("an uploaded stream has more bytes than its length");
            };
            self.left = left;
            if left > 0 {
                return Poll::Ready(Some(Ok(chunk)));
            }
            self.last = Some(chunk);
        }
    }
}
