//! Files to send: bytes, a path or a stream in; a stream of known length out.

use super::stream::{ByteStream, stream_bytes};
use bytes::Bytes;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

/// A file to upload.
///
/// ```
/// use withpersona::runtime::http::Upload;
/// let file = Upload::from_bytes("accounts.csv", "name\nJane\n").content_type("text/csv");
/// ```
#[derive(Clone)]
pub struct Upload {
    source: Source,
    name: Option<String>,
    content_type: Option<String>,
}

#[derive(Clone)]
enum Source {
    Nothing,
    Bytes(Arc<Bytes>),
    Path(PathBuf),
    Stream {
        length: u64,
        stream: Arc<Mutex<Option<ByteStream>>>,
    },
}

impl Upload {
    /// A file of these bytes.
    pub fn from_bytes(name: impl Into<String>, bytes: impl Into<Bytes>) -> Self {
        Self {
            source: Source::Bytes(Arc::new(bytes.into())),
            name: Some(name.into()),
            content_type: None,
        }
    }

    /// The file at `path`, opened when the request is sent and read in pieces.
    ///
    /// Its last component is the name that the server is told.
    pub fn from_path(path: impl AsRef<Path>) -> Self {
        let path = path.as_ref();
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned());
        Self {
            source: Source::Path(path.to_owned()),
            name,
            content_type: None,
        }
    }

    /// A stream of exactly `length` bytes.
    ///
    /// A stream can be read once: such a request is not retried.
    pub fn from_stream(name: impl Into<String>, length: u64, stream: ByteStream) -> Self {
        let stream = Arc::new(Mutex::new(Some(stream)));
        Self {
            source: Source::Stream { length, stream },
            name: Some(name.into()),
            content_type: None,
        }
    }

    /// Replaces the name that the server is told.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Sets the media type, `application/octet-stream` if left out.
    pub fn content_type(mut self, content_type: impl Into<String>) -> Self {
        self.content_type = Some(content_type.into());
        self
    }

    pub(crate) fn file_name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    pub(crate) fn media_type(&self) -> Option<&str> {
        self.content_type.as_deref()
    }

    /// Whether it can be sent a second time.
    pub(crate) fn is_replayable(&self) -> bool {
        !matches!(self.source, Source::Stream { .. })
    }

    /// Opens it: its length in bytes and its content.
    pub(crate) async fn open(&self) -> std::io::Result<(u64, ByteStream)> {
        match &self.source {
            Source::Nothing => Ok((0, stream_bytes(Bytes::new()))),
            Source::Bytes(bytes) => Ok((bytes.len() as u64, stream_bytes(bytes.as_ref().clone()))),
            Source::Path(path) => open_path(path).await,
            Source::Stream { length, stream } => {
                let taken = stream.lock().ok().and_then(|mut stream| stream.take());
                let taken = taken.ok_or_else(|| {
                    std::io::Error::other("the stream of an uploaded file has been read before")
                })?;
                Ok((*length, taken))
            }
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
async fn open_path(path: &Path) -> std::io::Result<(u64, ByteStream)> {
    let file = tokio::fs::File::open(path).await?;
    let length = file.metadata().await?.len();
    Ok((length, Box::pin(disk::FileStream::new(file, length))))
}

#[cfg(target_arch = "wasm32")]
async fn open_path(_: &Path) -> std::io::Result<(u64, ByteStream)> {
    Err(std::io::Error::other(
        "there are no paths here; upload from bytes",
    ))
}

#[cfg(not(target_arch = "wasm32"))]
mod disk {
    use bytes::{Bytes, BytesMut};
    use std::pin::Pin;
    use std::task::{Context, Poll, ready};
    use tokio::io::{AsyncRead, ReadBuf};

    const CHUNK: usize = 64 * 1024;

    /// A file on disk, at most `left` bytes of it, in pieces.
    pub(super) struct FileStream {
        file: tokio::fs::File,
        left: u64,
    }

    impl FileStream {
        pub(super) fn new(file: tokio::fs::File, left: u64) -> Self {
            Self { file, left }
        }
    }

    impl futures_core::Stream for FileStream {
        type Item = std::io::Result<Bytes>;

        fn poll_next(
            mut self: Pin<&mut Self>,
            context: &mut Context<'_>,
        ) -> Poll<Option<Self::Item>> {
            if self.left == 0 {
                return Poll::Ready(None);
            }
            let mut chunk =
                BytesMut::zeroed(CHUNK.min(usize::try_from(self.left).unwrap_or(CHUNK)));
            let mut buffer = ReadBuf::new(&mut chunk);
            ready!(Pin::new(&mut self.file).poll_read(context, &mut buffer))?;
            let read = buffer.filled().len();
            if read == 0 {
                // The length has been promised to the server: a file that shrinks is an error, not an end.
                self.left = 0;
                let error =
                    std::io::Error::other("an uploaded file became shorter while it was sent");
                return Poll::Ready(Some(Err(error)));
            }
            self.left = self.left.saturating_sub(read as u64);
            chunk.truncate(read);
            Poll::Ready(Some(Ok(chunk.freeze())))
        }
    }
}

impl Default for Upload {
    fn default() -> Self {
        Self {
            source: Source::Nothing,
            name: None,
            content_type: None,
        }
    }
}

impl PartialEq for Upload {
    /// Whether both have the same bytes, the same path or the very same stream, and tell the server the same.
    fn eq(&self, other: &Self) -> bool {
        let same = match (&self.source, &other.source) {
            (Source::Nothing, Source::Nothing) => true,
            (Source::Bytes(one), Source::Bytes(two)) => one == two,
            (Source::Path(one), Source::Path(two)) => one == two,
            (Source::Stream { stream: one, .. }, Source::Stream { stream: two, .. }) => {
                Arc::ptr_eq(one, two)
            }
            _ => false,
        };
        same && self.name == other.name && self.content_type == other.content_type
    }
}

impl fmt::Debug for Upload {
    /// Shows where the content comes from; neither its name nor its bytes.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.source {
            Source::Nothing => f.write_str("Upload(nothing)"),
            Source::Bytes(bytes) => write!(f, "Upload({} bytes)", bytes.len()),
            Source::Path(_) => f.write_str("Upload(path)"),
            Source::Stream { length, .. } => write!(f, "Upload(stream of {length} bytes)"),
        }
    }
}

impl crate::runtime::json::Empty for Upload {
    const EMPTY: Self = Self {
        source: Source::Nothing,
        name: None,
        content_type: None,
    };
}

impl crate::runtime::json::Slot for Upload {
    fn fill(
        &mut self,
        from: &mut crate::runtime::json::Reader<'_>,
    ) -> Result<(), crate::runtime::json::DecodeError> {
        let mut text = String::new();
        crate::runtime::json::Slot::fill(&mut text, from)?;
        self.source = Source::Bytes(Arc::new(text.into()));
        Ok(())
    }

    fn view(&self) -> crate::runtime::json::View<'_> {
        crate::runtime::json::View::File(self)
    }
}
