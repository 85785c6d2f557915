//! Calls without an async runtime: the same requests, and the caller's thread waits for the answers.
//!
//! One background thread owns the connections; the first call starts it. To wait inside async code would block its
//! runtime, so such a call is refused. Tokio does not say whether a thread of its runtime may block, so a call inside
//! `spawn_blocking` is refused too.

use super::answer::{Answer, Response};
use super::call_name::CallName;
use super::download::Download;
use super::error::Error;
use super::item_stream::{ItemStream, StreamItem};
use super::operation::Operation;
use super::page::{Items, Page, Pages};
use super::request::Request;
use crate::runtime::json::Misfit;
use bytes::{Buf, Bytes};
use std::future::Future;
use std::io;
use std::sync::OnceLock;
use tokio::runtime::{Builder, Handle, Runtime};

impl<O: Operation> Request<O> {
    /// Sends the request and waits for the answer, without an async runtime.
    ///
    /// A thread of a tokio runtime cannot wait like this, also not inside `spawn_blocking`. There, let tokio wait:
    ///
    /// ```no_run
    /// # async fn example(client: withpersona::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// use tokio::runtime::Handle;
    /// let call = client.request("GET", "/inquiries");
    /// let answer = tokio::task::spawn_blocking(|| Handle::current().block_on(call.send())).await??;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// As [`Request::send`]; [`Error::Refused`] on a thread of a tokio runtime.
    pub fn wait(self) -> Result<Response<O::Response>, Error> {
        wait(self.send())?
    }
}

impl<T: Answer + Page> Pages<T> {
    /// The pages as an [`Iterator`], without an async runtime.
    pub fn blocking(self) -> Blocking<Self> {
        Blocking::new(self)
    }
}

impl<T: Answer + Page> Items<T> {
    /// The items as an [`Iterator`], without an async runtime.
    pub fn blocking(self) -> Blocking<Self> {
        Blocking::new(self)
    }
}

impl<T: StreamItem> ItemStream<T> {
    /// The items as an [`Iterator`], without an async runtime.
    pub fn blocking(self) -> Blocking<Self> {
        Blocking::new(self)
    }
}

impl Download {
    /// The file as [`io::Read`], without an async runtime.
    pub fn blocking(self) -> Blocking<Self> {
        Blocking::new(self)
    }
}

/// Pages, items or a download, for threads that may block.
///
/// On a thread of a tokio runtime, as for [`Request::wait`], an iterator gives one [`Error::Refused`] and ends.
#[derive(Debug)]
pub struct Blocking<T> {
    inner: T,
    /// The part of a download's last chunk that is not read yet.
    rest: Bytes,
    /// Whether waiting was refused. An iterator then ends, so that a loop over it ends too.
    is_refused: bool,
}

impl<T> Blocking<T> {
    fn new(inner: T) -> Self {
        Self {
            inner,
            rest: Bytes::new(),
            is_refused: false,
        }
    }

    /// The next value of an iterator. `next` waits for it.
    fn next_value<V>(
        &mut self,
        next: impl FnOnce(&mut T) -> Result<Option<Result<V, Error>>, Error>,
    ) -> Option<Result<V, Error>> {
        if self.is_refused {
            return None;
        }
        next(&mut self.inner).unwrap_or_else(|error| {
            self.is_refused = true;
            Some(Err(error))
        })
    }
}

impl<T: Answer + Page> Iterator for Blocking<Pages<T>> {
    type Item = Result<Response<T>, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        self.next_value(|inner| wait(inner.next()))
    }
}

impl<T: Answer + Page> Iterator for Blocking<Items<T>> {
    type Item = Result<T::Item, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        self.next_value(|inner| wait(inner.next()))
    }
}

impl<T: Answer + Page> Blocking<Items<T>> {
    /// See [`Items::misfits`].
    pub fn misfits(&self) -> &[Misfit] {
        self.inner.misfits()
    }
}

impl<T: StreamItem> Iterator for Blocking<ItemStream<T>> {
    type Item = Result<T, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        self.next_value(|inner| wait(inner.next()))
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
        let reason = "waiting on a thread of an async runtime could stop it; use `.await`, \
                      or `Handle::block_on` inside of `spawn_blocking`";
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
