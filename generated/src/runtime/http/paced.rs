//! A stream with time limits: each chunk must arrive in time.

use super::clock::{BoxFuture, Clock};
use super::stream::ByteStream;
use bytes::Bytes;
use futures_core::Stream;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

/// Wraps a stream. It ends with an error when a chunk takes longer than `timeout`, or the whole stream longer than
/// `left`.
pub(crate) fn pace(
    stream: ByteStream,
    clock: Arc<dyn Clock>,
    timeout: Duration,
    left: Option<Duration>,
) -> ByteStream {
    let end = left.map(|left| clock.limit(left));
    Box::pin(Paced {
        stream,
        clock,
        timeout,
        limit: None,
        end,
        is_over: false,
    })
}

struct Paced {
    stream: ByteStream,
    clock: Arc<dyn Clock>,
    timeout: Duration,
    /// Present while the stream waits for a chunk.
    limit: Option<BoxFuture<'static, ()>>,
    /// Completes at the time limit of the whole stream.
    end: Option<BoxFuture<'static, ()>>,
    /// Whether time has run out. A completed limit must not be polled again.
    is_over: bool,
}

impl Stream for Paced {
    type Item = io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.is_over {
            return Poll::Ready(None);
        }
        // This is checked first. Otherwise a stream that always has a chunk ready would never end.
        if let Some(end) = &mut self.end
            && end.as_mut().poll(context).is_ready()
        {
            return self.end_late("the whole file did not come in time");
        }
        if let Poll::Ready(chunk) = self.stream.as_mut().poll_next(context) {
            self.limit = None;
            return Poll::Ready(chunk);
        }
        let (clock, timeout) = (Arc::clone(&self.clock), self.timeout);
        let limit = self.limit.get_or_insert_with(|| clock.limit(timeout));
        match limit.as_mut().poll(context) {
            Poll::Pending => Poll::Pending,
            Poll::Ready(()) => self.end_late(&format!("no more of the file within {timeout:?}")),
        }
    }
}

impl Paced {
    fn end_late(&mut self, why: &str) -> Poll<Option<io::Result<Bytes>>> {
        self.is_over = true;
        let error = io::Error::new(io::ErrorKind::TimedOut, why);
        Poll::Ready(Some(Err(error)))
    }
}
