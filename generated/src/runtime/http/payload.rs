//! The encoded body of a request, which every attempt sends again.

use super::file::File;
use super::stream::ByteStream;
use bytes::Bytes;
use std::borrow::Cow;
use std::sync::Arc;

/// An encoded body.
#[derive(Clone, Default)]
pub(crate) enum Payload {
    /// No body, and no `Content-Type`.
    #[default]
    None,
    /// Bytes of this media type.
    Bytes(Cow<'static, str>, Bytes),
    /// Pieces of this media type, one after the other.
    Pieces(Cow<'static, str>, Arc<[Piece]>),
}

/// A piece of a body.
pub(crate) enum Piece {
    /// Bytes.
    Bytes(Bytes),
    /// The content of a file.
    File(File),
    /// The content of a file as base64 text.
    Base64(File),
}

/// The body of one attempt.
pub enum RequestBody {
    /// Nothing.
    Empty,
    /// Bytes.
    Bytes(Bytes),
    /// A stream of exactly `length` bytes.
    Stream {
        /// Its length in bytes.
        length: u64,
        /// Its content.
        stream: ByteStream,
    },
}

impl std::fmt::Debug for RequestBody {
    #[inline]
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Empty => f.write_str("Empty"),
            Self::Bytes(bytes) => write!(f, "Bytes({})", bytes.len()),
            Self::Stream { length, .. } => write!(f, "Stream({length})"),
        }
    }
}

impl Payload {
    pub(crate) fn content_type(&self) -> Option<&str> {
        match self {
            Self::None => None,
            Self::Bytes(content_type, _) | Self::Pieces(content_type, _) => Some(content_type),
        }
    }

    /// Whether the body can be sent a second time.
    pub(crate) fn is_replayable(&self) -> bool {
        match self {
            Self::None | Self::Bytes(..) => true,
            Self::Pieces(_, pieces) => pieces.iter().all(|piece| match piece {
                Piece::Bytes(_) => true,
                Piece::File(file) | Piece::Base64(file) => file.is_replayable(),
            }),
        }
    }

    /// The body for one more attempt. Opens the files in it.
    pub(crate) async fn open(&self) -> std::io::Result<RequestBody> {
        match self {
            Self::None => Ok(RequestBody::Empty),
            Self::Bytes(_, bytes) => Ok(RequestBody::Bytes(bytes.clone())),
            Self::Pieces(_, pieces) => open_pieces(pieces).await,
        }
    }
}

async fn open_pieces(pieces: &[Piece]) -> std::io::Result<RequestBody> {
    let mut total = 0_u64;
    let mut streams = std::collections::VecDeque::with_capacity(pieces.len());
    for piece in pieces {
        let (length, stream) = match piece {
            Piece::Bytes(bytes) => (
                bytes.len() as u64,
                super::stream::stream_bytes(bytes.clone()),
            ),
            Piece::File(file) => file.open().await?,
            Piece::Base64(file) => {
                let (length, stream) = file.open().await?;
                super::base64_stream::encode(length, stream)
            }
        };
        total = total
            .checked_add(length)
            .ok_or_else(|| std::io::Error::other("the body is too long"))?;
        streams.push_back(stream);
    }
    Ok(RequestBody::Stream {
        length: total,
        stream: Box::pin(Chain(streams)),
    })
}

/// Streams, one after the other.
struct Chain(std::collections::VecDeque<ByteStream>);

impl futures_core::Stream for Chain {
    type Item = std::io::Result<Bytes>;

    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        context: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Self::Item>> {
        loop {
            let Some(first) = self.0.front_mut() else {
                return std::task::Poll::Ready(None);
            };
            match std::task::ready!(first.as_mut().poll_next(context)) {
                Some(chunk) => return std::task::Poll::Ready(Some(chunk)),
                None => drop(self.0.pop_front()),
            }
        }
    }
}
