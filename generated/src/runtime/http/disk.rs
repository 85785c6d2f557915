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
    let unknown = "nobody knows the length of this file: read it, and send its bytes";
    if !metadata.is_file() {
        return Err(Error::other(unknown));
    }
    let mut file = File::open(path)?;
    let length = file.metadata()?.len();
    // The system calls a file empty that it makes when it is read.
    if length == 0 && file.read(&mut [0])? > 0 {
        return Err(Error::other(unknown));
    }
    Ok(Opened {
        file,
        length,
        chunk: Bytes::new(),
    })
}

/// Reads the next of the `left` bytes. The length has been sent to the server already, so a file with another length is an
/// error. The last bytes wait until the file has ended, because the request is complete once they are sent.
#[inline]
fn read_now(mut opened: Opened, left: u64) -> Result<Opened> {
    let size = CHUNK.min(left);
    let mut chunk = BytesMut::zeroed(size as usize);
    let read = read_some(&mut opened.file, &mut chunk)?;
    if read == 0 {
        return Err(Error::other(
            "an uploaded file became shorter while it was sent",
        ));
    }
    if read as u64 == left && read_some(&mut opened.file, &mut [0])? > 0 {
        return Err(Error::other(
            "an uploaded file became longer while it was sent",
        ));
    }
    chunk.truncate(read);
    opened.chunk = chunk.freeze();
    Ok(opened)
}

#[inline]
fn read_some(file: &mut File, into: &mut [u8]) -> Result<usize> {
    loop {
        match file.read(into) {
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            read => return read,
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::runtime::http::stream::next_chunk;

    /// Opens a file of this length, gives it another length, and reads it to its end. Gives the number of bytes that
    /// were read, and the error.
    async fn read_changed(length: usize, then: u64) -> (u64, Option<String>) {
        let name = format!("changed-{length}-{then}-{}", std::process::id());
        let path = std::env::temp_dir().join(name);
        std::fs::write(&path, vec![7; length]).unwrap();
        let (told, mut stream) = open(&path).await.unwrap();
        assert_eq!(told, length as u64);
        let file = File::options().write(true).open(&path).unwrap();
        file.set_len(then).unwrap();
        let (mut read, mut error) = (0, None);
        while let Some(chunk) = next_chunk(&mut stream).await {
            match chunk {
                Ok(chunk) => read += chunk.len() as u64,
                Err(failed) => error = Some(failed.to_string()),
            }
        }
        std::fs::remove_file(&path).unwrap();
        (read, error)
    }

    /// To open a pipe waits until another program opens its other end.
    #[cfg(unix)]
    #[test]
    fn a_pipe_is_refused_before_it_is_opened() {
        let name = format!("pipe-{}", std::process::id());
        let path = std::env::temp_dir().join(name);
        let made = std::process::Command::new("mkfifo").arg(&path).status();
        assert!(made.unwrap().success());
        let (tell, told) = std::sync::mpsc::channel();
        let pipe = path.clone();
        std::thread::spawn(move || tell.send(open_now(&pipe).err()));
        let error = told.recv_timeout(std::time::Duration::from_secs(10));
        std::fs::remove_file(&path).unwrap();
        let said = error.expect("it was opened").unwrap().to_string();
        assert!(said.contains("nobody knows the length"), "{said}");
    }

    #[tokio::test]
    async fn a_file_that_changes_its_length_is_not_sent_as_a_whole_one() {
        for length in [1, 64 * 1024, 64 * 1024 + 1, 200_000] {
            let same = read_changed(length, length as u64).await;
            assert_eq!(same, (length as u64, None));
            for (then, word) in [
                (length as u64 + 1, "longer"),
                (length as u64 - 1, "shorter"),
            ] {
                let (read, error) = read_changed(length, then).await;
                // The request stays incomplete, so the server cannot take it for a whole one.
                assert!(read < length as u64, "{length} {then} {read}");
                assert!(
                    error.is_some_and(|said| said.contains(word)),
                    "{length} {then}"
                );
            }
        }
    }
}
