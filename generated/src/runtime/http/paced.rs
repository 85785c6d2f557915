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

/// The stream, ended by an error when a chunk takes longer than `timeout`.
pub(crate) fn pace(stream: ByteStream, clock: Arc<dyn Clock>, timeout: Duration) -> ByteStream {
    Box::pin(Paced {
        stream,
        clock,
        timeout,
        sleep: None,
    })
}

struct Paced {
    stream: ByteStream,
    clock: Arc<dyn Clock>,
    timeout: Duration,
    /// Set while a chunk is waited for.
    sleep: Option<BoxFuture<'static, ()>>,
}

impl Stream for Paced {
    type Item = io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if let Poll::Ready(chunk) = self.stream.as_mut().poll_next(context) {
            self.sleep = None;
            return Poll::Ready(chunk);
        }
        let (clock, timeout) = (Arc::clone(&self.clock), self.timeout);
        let sleep = self.sleep.get_or_insert_with(|| clock.sleep(timeout));
        sleep.as_mut().poll(context).map(|()| {
            let error = format!("no more of the file within {timeout:?}");
            Some(Err(io::Error::new(io::ErrorKind::TimedOut, error)))
        })
    }
}
