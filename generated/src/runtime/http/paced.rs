//! A stream that does not wait for ever: each chunk has to come in time.

use super::clock::{BoxFuture, Clock};
use super::stream::ByteStream;
use bytes::Bytes;
use futures_core::Stream;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

/// The stream, ended by an error when a chunk takes longer than `timeout`, or all of it longer than `left`.
pub(crate) fn pace(
    stream: ByteStream,
    clock: Arc<dyn Clock>,
    timeout: Duration,
    left: Option<Duration>,
) -> ByteStream {
    let end = left.map(|left| clock.sleep(left));
    Box::pin(Paced {
        stream,
        clock,
        timeout,
        sleep: None,
        end,
        is_over: false,
    })
}

struct Paced {
    stream: ByteStream,
    clock: Arc<dyn Clock>,
    timeout: Duration,
    /// Set while a chunk is waited for.
    sleep: Option<BoxFuture<'static, ()>>,
    /// Ends when the whole stream should have.
    end: Option<BoxFuture<'static, ()>>,
    /// Whether time has run out: a sleep that has ended must not be asked again.
    is_over: bool,
}

impl Stream for Paced {
    type Item = io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.is_over {
            return Poll::Ready(None);
        }
        // Asked first: a stream that always has another chunk would never end.
        if let Some(end) = &mut self.end
            && end.as_mut().poll(context).is_ready()
        {
            return self.end_late("the whole file did not come in time");
        }
        if let Poll::Ready(chunk) = self.stream.as_mut().poll_next(context) {
            self.sleep = None;
            return Poll::Ready(chunk);
        }
        let (clock, timeout) = (Arc::clone(&self.clock), self.timeout);
        let sleep = self.sleep.get_or_insert_with(|| clock.sleep(timeout));
        match sleep.as_mut().poll(context) {
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
