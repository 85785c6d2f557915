//! Streams of bytes, for large bodies that are sent or received in chunks.

use super::clock::BoxFuture;
use bytes::Bytes;
use futures_core::Stream;
use std::pin::Pin;

/// A boxed stream of chunks. It is `Send` on platforms with threads.
#[cfg(not(target_arch = "wasm32"))]
pub type ByteStream = Pin<Box<dyn Stream<Item = std::io::Result<Bytes>> + Send>>;
/// A boxed stream of chunks. It is not `Send`, because the browser's own streams are not.
#[cfg(target_arch = "wasm32")]
pub type ByteStream = Pin<Box<dyn Stream<Item = std::io::Result<Bytes>>>>;

/// The stream of a file to upload. It is always `Send`, because a file is part of a request, and a request can move to
/// another thread.
pub type UploadStream = Pin<Box<dyn Stream<Item = std::io::Result<Bytes>> + Send>>;

/// A file that is being opened: later its length in bytes and its content.
pub(super) type Opening = BoxFuture<'static, std::io::Result<(u64, ByteStream)>>;

/// The next chunk of a stream.
pub(crate) async fn next_chunk(stream: &mut ByteStream) -> Option<std::io::Result<Bytes>> {
    std::future::poll_fn(|context| stream.as_mut().poll_next(context)).await
}

/// A stream of at most one chunk, which is ready.
pub(crate) struct Ready(pub(crate) Option<Bytes>);

impl Stream for Ready {
    type Item = std::io::Result<Bytes>;

    fn poll_next(
        mut self: Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Self::Item>> {
        std::task::Poll::Ready(self.0.take().map(Ok))
    }
}

/// A stream of one chunk.
pub(crate) fn stream_bytes(bytes: Bytes) -> ByteStream {
    Box::pin(Ready(Some(bytes)))
}
