//! Files to send. In: bytes, a path or a stream. Out: a stream of known length.

use super::measured::measure;
use super::stream::{ByteStream, Opening, UploadStream, next_chunk, stream_bytes};
use crate::runtime::ascii;
use crate::runtime::json::{DecodeError, Reader, Slot, View, Viewer};
use bytes::Bytes;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

/// A file to upload.
///
/// ```
/// use withpersona::File;
/// let file = File::from_bytes("accounts.csv", "name\nJane\n").content_type("text/csv");
/// ```
#[derive(Clone, Default)]
pub struct File(
    /// Behind a pointer, so that an empty file can be a constant and stays small.
    Option<Arc<Content>>,
);

#[derive(Clone)]
struct Content {
    source: Source,
    name: Option<String>,
    content_type: Option<String>,
}

#[derive(Clone)]
enum Source {
    Bytes(Bytes),
    /// Text, when the file was read from JSON.
    Text(String),
    Path {
        path: PathBuf,
        /// The function that opens it: a pointer, so that only programs with such a file compile this function.
        open: fn(&Path) -> Opening,
    },
    Stream {
        length: u64,
        stream: Arc<Mutex<Option<UploadStream>>>,
    },
}

impl File {
    /// A file of these bytes.
    pub fn from_bytes(name: impl Into<String>, bytes: impl Into<Bytes>) -> Self {
        Self::new(Source::Bytes(bytes.into()), Some(name.into()))
    }

    /// The file at `path`. The client opens it when the request is sent, and reads it in pieces.
    ///
    /// The last component of the path is the name that the server gets.
    pub fn from_path(path: impl AsRef<Path>) -> Self {
        let path = path.as_ref();
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned());
        #[cfg(not(target_arch = "wasm32"))]
        let open = super::disk::open;
        #[cfg(target_arch = "wasm32")]
        let open = |_: &Path| -> Opening {
            let reason = "there are no paths here; upload from bytes";
            Box::pin(async move { Err(std::io::Error::other(reason)) })
        };
        let path = path.to_owned();
        Self::new(Source::Path { path, open }, name)
    }

    /// A stream of exactly `length` bytes. If it has more or fewer, the call fails.
    ///
    /// A stream can be read only once, so the client does not retry such a request.
    pub fn from_stream(name: impl Into<String>, length: u64, stream: UploadStream) -> Self {
        let stream = Arc::new(Mutex::new(Some(measure(length, stream))));
        Self::new(Source::Stream { length, stream }, Some(name.into()))
    }

    fn new(source: Source, name: Option<String>) -> Self {
        Self(Some(Arc::new(Content {
            source,
            name,
            content_type: None,
        })))
    }

    #[inline]
    fn content_mut(&mut self) -> &mut Content {
        let empty = || {
            Arc::new(Content {
                source: Source::Bytes(Bytes::new()),
                name: None,
                content_type: None,
            })
        };
        Arc::make_mut(self.0.get_or_insert_with(empty))
    }

    /// Replaces the name that the server gets.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.content_mut().name = Some(name.into());
        self
    }

    /// Sets the media type. Default, also for an empty one: `application/octet-stream`.
    pub fn content_type(mut self, content_type: impl Into<String>) -> Self {
        let content_type = content_type.into();
        let is_given = !ascii::trim(&content_type).is_empty();
        self.content_mut().content_type = is_given.then_some(content_type);
        self
    }

    fn source(&self) -> Option<&Source> {
        Some(&self.0.as_ref()?.source)
    }

    pub(crate) fn file_name(&self) -> Option<&str> {
        self.0.as_ref()?.name.as_deref()
    }

    pub(crate) fn media_type(&self) -> Option<&str> {
        self.0.as_ref()?.content_type.as_deref()
    }

    /// Whether the file can be sent a second time.
    pub(crate) fn is_replayable(&self) -> bool {
        !matches!(self.source(), Some(Source::Stream { .. }))
    }

    /// Opens the file and gives its length in bytes and its content.
    pub(crate) async fn open(&self) -> std::io::Result<(u64, ByteStream)> {
        match self.source() {
            None => Ok((0, stream_bytes(Bytes::new()))),
            Some(Source::Bytes(bytes)) => Ok((bytes.len() as u64, stream_bytes(bytes.clone()))),
            Some(Source::Text(text)) => Ok((text.len() as u64, stream_bytes(text.clone().into()))),
            Some(Source::Path { path, open }) => open(path).await,
            Some(Source::Stream { length, stream }) => {
                let taken = stream.lock().ok().and_then(|mut stream| stream.take());
                // In a browser, the two stream types differ.
                let mut taken: ByteStream = taken.ok_or_else(|| {
                    std::io::Error::other("the stream of an uploaded file has been read before")
                })?;
                // Nobody reads a body without bytes while it is sent, so its end is checked here.
                if *length == 0 {
                    next_chunk(&mut taken).await.transpose()?;
                }
                Ok((*length, taken))
            }
        }
    }
}

impl From<PathBuf> for File {
    #[inline]
    fn from(path: PathBuf) -> Self {
        Self::from_path(path)
    }
}

impl From<&Path> for File {
    #[inline]
    fn from(path: &Path) -> Self {
        Self::from_path(path)
    }
}

impl Slot for File {
    const IS_OBJECT: bool = false;

    /// Takes text as the content of the file, because samples in a document show files as text.
    fn fill(&mut self, from: &mut Reader<'_>) -> Result<(), DecodeError> {
        let mut text = String::new();
        text.fill(from)?;
        *self = Self::new(Source::Text(text), None);
        Ok(())
    }

    fn view(&self, see: Viewer<'_>) {
        see(match self.source() {
            Some(Source::Text(text)) => View::Text(text),
            _ => View::File(self),
        });
    }
}

impl PartialEq for File {
    /// Whether both have the same bytes, the same path or the very same stream, and the same name and media type.
    fn eq(&self, other: &Self) -> bool {
        let (Some(one), Some(two)) = (&self.0, &other.0) else {
            return self.0.is_none() && other.0.is_none();
        };
        let same = match (&one.source, &two.source) {
            (Source::Bytes(one), Source::Bytes(two)) => one == two,
            (Source::Text(one), Source::Text(two)) => one == two,
            (Source::Path { path: one, .. }, Source::Path { path: two, .. }) => one == two,
            (Source::Stream { stream: one, .. }, Source::Stream { stream: two, .. }) => {
                Arc::ptr_eq(one, two)
            }
            _ => false,
        };
        same && one.name == two.name && one.content_type == two.content_type
    }
}

impl fmt::Debug for File {
    /// Prints where the content comes from, without the name and the bytes.
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.source() {
            None => f.write_str("File(0 bytes)"),
            Some(Source::Bytes(bytes)) => write!(f, "File({} bytes)", bytes.len()),
            Some(Source::Text(text)) => write!(f, "File({} bytes)", text.len()),
            Some(Source::Path { .. }) => f.write_str("File(path)"),
            Some(Source::Stream { length, .. }) => write!(f, "File(stream of {length} bytes)"),
        }
    }
}
