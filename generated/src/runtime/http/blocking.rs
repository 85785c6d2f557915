//! Calls without an async runtime: the same requests, and the caller's thread waits for the answers.
//!
//! One background thread owns the connections; the first call starts it. To wait inside async code would block its
//! runtime, so such a call is refused.

use super::answer::{Answer, Response};
use super::call_name::CallName;
use super::download::Download;
use super::error::Error;
use super::item_stream::{ItemStream, StreamItem};
use super::operation::Operation;
use super::page::{Items, Page, Pages};
use super::request::Request;
use bytes::{Buf, Bytes};
use std::future::Future;
use std::io;
use std::sync::OnceLock;
use tokio::runtime::{Builder, Handle, Runtime};

impl<O: Operation> Request<O> {
    /// Sends the request and waits for the answer, without an async runtime.
    ///
    /// # Errors
    /// As [`Request::send`]; [`Error::Refused`] inside of async code.
    pub fn wait(self) -> Result<Response<O::Response>, Error> {
        wait(self.send())?
    }
}

impl<T: Answer + Page> Pages<T> {
    /// The pages as an [`Iterator`], without an async runtime.
    pub fn blocking(self) -> Blocking<Self> {
        Blocking {
            inner: self,
            rest: Bytes::new(),
        }
    }
}

impl<T: Answer + Page> Items<T> {
    /// The items as an [`Iterator`], without an async runtime.
    pub fn blocking(self) -> Blocking<Self> {
        Blocking {
            inner: self,
            rest: Bytes::new(),
        }
    }
}

impl<T: StreamItem> ItemStream<T> {
    /// The items as an [`Iterator`], without an async runtime.
    pub fn blocking(self) -> Blocking<Self> {
        Blocking {
            inner: self,
            rest: Bytes::new(),
        }
    }
}

impl Download {
    /// The file as [`io::Read`], without an async runtime.
    pub fn blocking(self) -> Blocking<Self> {
        Blocking {
            inner: self,
            rest: Bytes::new(),
        }
    }
}

/// Pages, items or a download, for threads that may block.
#[derive(Debug)]
pub struct Blocking<T> {
    inner: T,
    /// The part of a download's last chunk that is not read yet.
    rest: Bytes,
}

impl<T: Answer + Page> Iterator for Blocking<Pages<T>> {
    type Item = Result<Response<T>, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        wait(self.inner.next()).unwrap_or_else(|error| Some(Err(error)))
    }
}

impl<T: Answer + Page> Iterator for Blocking<Items<T>> {
    type Item = Result<T::Item, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        wait(self.inner.next()).unwrap_or_else(|error| Some(Err(error)))
    }
}

impl<T: StreamItem> Iterator for Blocking<ItemStream<T>> {
    type Item = Result<T, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        wait(self.inner.next()).unwrap_or_else(|error| Some(Err(error)))
    }
}

impl io::Read for Blocking<Download> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.rest.is_empty() {
            match wait(self.inner.chunk())
                .map_err(io::Error::other)?
                .transpose()?
            {
                Some(chunk) => self.rest = chunk,
                None => return Ok(0),
            }
        }
        let count = buffer.len().min(self.rest.len());
        self.rest
            .split_to(count)
            .copy_to_slice(&mut buffer[..count]);
        Ok(count)
    }
}

/// Waits on this thread for the future's value.
fn wait<T>(future: impl Future<Output = T>) -> Result<T, Error> {
    if Handle::try_current().is_ok() {
        let reason = "waiting inside of async code would stop it; use `.await`";
        return Err(Error::refused(CallName::default(), reason));
    }
    static RUNTIME: OnceLock<io::Result<Runtime>> = OnceLock::new();
    let runtime = RUNTIME.get_or_init(|| {
        Builder::new_multi_thread()
            .worker_threads(1)
            .thread_name("http")
            .enable_all()
            .build()
    });
    match runtime {
        Ok(runtime) => Ok(runtime.block_on(future)),
        Err(error) => Err(Error::refused(
            CallName::default(),
            format!("no background thread: {error}"),
        )),
    }
}
