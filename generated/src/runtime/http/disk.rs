//! Files on disk. In: a path. Out: a length and a stream of that many bytes.
//!
//! Reading a file blocks, so it runs on tokio's threads for blocking work.
//!
//! Every function is `#[inline]`, so only a program that sends files from disk compiles it, and tokio's code for tasks.

use super::stream::{ByteStream, Opening};
use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use std::fs::File;
use std::future::Future;
use std::io::{Error, ErrorKind, Read, Result};
use std::path::Path;
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::task::{JoinHandle, spawn_blocking};

const CHUNK: u64 = 64 * 1024;

/// Work that blocks. It is boxed, because the compiler would build tokio's task code again for each type.
type Work = Box<dyn FnOnce() -> Result<Opened> + Send>;

/// An open file and the bytes that were read last.
struct Opened {
    file: File,
    length: u64,
    chunk: Bytes,
}

/// The length of the file at `path`, and its content.
#[inline]
pub(super) fn open(path: &Path) -> Opening {
    let path = path.to_owned();
    Box::pin(async move {
        let work: Work = Box::new(move || open_now(&path));
        let opened = spawn_blocking(work).await.map_err(Error::other)??;
        let left = opened.length;
        let state = State::Idle(opened);
        let stream: ByteStream = Box::pin(FileStream { state, left });
        Ok((left, stream))
    })
}

#[inline]
fn open_now(path: &Path) -> Result<Opened> {
    // Before the file is opened, because to open a pipe can take for ever.
    let metadata = std::fs::metadata(path)?;
    // Some systems open a directory like a file. Reading it would fail while the request is being sent.
    if metadata.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    let mut file = File::open(path)?;
    let length = file.metadata()?.len();
    // A device or a pipe has no length, and the system calls a file empty that it makes when it is read.
    if !metadata.is_file() || (length == 0 && file.read(&mut [0])? > 0) {
        return Err(Error::other(
            "nobody knows the length of this file: read it, and send its bytes",
        ));
    }
    Ok(Opened {
        file,
        length,
        chunk: Bytes::new(),
    })
}

#[inline]
fn read_now(mut opened: Opened, left: u64) -> Result<Opened> {
    let size = CHUNK.min(left);
    let mut chunk = BytesMut::zeroed(size as usize);
    let read = loop {
        match opened.file.read(&mut chunk) {
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            read => break read?,
        }
    };
    if read == 0 {
        // The length has been sent to the server already, so a file that shrinks is an error.
        return Err(Error::other(
            "an uploaded file became shorter while it was sent",
        ));
    }
    chunk.truncate(read);
    opened.chunk = chunk.freeze();
    Ok(opened)
}

/// At most `left` bytes of a file on disk, in pieces.
struct FileStream {
    state: State,
    left: u64,
}

enum State {
    Idle(Opened),
    Reading(JoinHandle<Result<Opened>>),
    Ended,
}

impl Stream for FileStream {
    type Item = Result<Bytes>;

    #[inline]
    fn poll_next(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes>>> {
        let left = self.left;
        let mut reading = match std::mem::replace(&mut self.state, State::Ended) {
            State::Idle(opened) if left > 0 => {
                let work: Work = Box::new(move || read_now(opened, left));
                spawn_blocking(work)
            }
            State::Reading(reading) => reading,
            State::Idle(_) | State::Ended => return Poll::Ready(None),
        };
        let Poll::Ready(read) = Pin::new(&mut reading).poll(context) else {
            self.state = State::Reading(reading);
            return Poll::Pending;
        };
        let mut opened = read.map_err(Error::other)??;
        let chunk = std::mem::take(&mut opened.chunk);
        self.left = left.saturating_sub(chunk.len() as u64);
        self.state = State::Idle(opened);
        Poll::Ready(Some(Ok(chunk)))
    }
}
