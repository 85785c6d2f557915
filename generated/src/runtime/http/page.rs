//! Lists in pages. In: a request. Out: a stream of pages or of their items, which fetches a page only when it is
//! needed.

use super::answer::{Answer, Response};
use super::call::Call;
use super::client::Client;
use super::error::{Error, Undecodable, Unexpected, UnexpectedKind};
use super::operation::Operation;
use super::page_fit::{find_bad_items, find_bad_link};
use super::page_link::follow_link;
use super::request::{Pending, Request};
use crate::runtime::json::{DecodeError, Misfit};
use crate::runtime::types::CollectionDocument;
use futures_core::Stream;
use std::collections::VecDeque;
use std::future::poll_fn;
use std::hash::{BuildHasher, RandomState};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

/// An answer that is one page of a list.
pub trait Page {
    /// The type of the list's items.
    type Item;
    /// The member that holds the items.
    #[doc(hidden)]
    const ITEMS: &'static str = "data";
    /// The link to the next page, or its cursor; `None` on the last page.
    fn next_link(&self) -> Option<&str>;
    /// The link to the previous page, or its cursor; `None` on the first page.
    fn prev_link(&self) -> Option<&str>;
    /// The items of this page.
    fn into_items(self) -> Vec<Self::Item>;
}

impl<T, I, M> Page for CollectionDocument<T, I, M> {
    type Item = T;

    fn next_link(&self) -> Option<&str> {
        self.links.next()
    }

    fn prev_link(&self) -> Option<&str> {
        self.links.prev()
    }

    fn into_items(self) -> Vec<T> {
        self.data
    }
}

impl<O: Operation<Response: Page>> Request<O> {
    /// The pages in order, beginning with the page that this request asks for.
    pub fn pages(mut self) -> Pages<O::Response> {
        self.encode_body();
        let max_pages = self.client.inner().max_pages;
        Pages {
            client: self.client,
            call: self.call,
            state: State::Ready,
            seen: Seen::default(),
            max_pages,
        }
    }

    /// The items of all pages, in order.
    pub fn items(self) -> Items<O::Response> {
        Items {
            pages: self.pages(),
            items: VecDeque::new(),
            misfits: Vec::new(),
        }
    }
}

/// The pages of a list, as a [`Stream`]. It ends after the last page or the first error.
///
/// A page whose items are no list, or whose link to the next page does not fit, is an error here, also without
/// [`strict_answers`](super::ClientBuilder::strict_answers): the list would end early otherwise.
#[must_use = "no page is fetched before it is asked for"]
pub struct Pages<T> {
    client: Client,
    /// The call for the next page.
    call: Call,
    state: State<T>,
    seen: Seen,
    max_pages: usize,
}

/// The pages read so far, as hashes of their URLs: a server decides how long a URL is, and a hash is short.
#[derive(Default)]
struct Seen {
    keys: RandomState,
    // A list, because to search it takes far less time than to fetch a page.
    hashes: Vec<u128>,
}

impl Seen {
    /// A hash of 128 bits that is the same for each order of the query. So it is a sum.
    fn hash(&self, call: &Call) -> u128 {
        let url = call.options.url.as_deref().unwrap_or_default();
        let mut sum = self.hash_part(("", url));
        for (name, value) in &call.query {
            sum = sum.wrapping_add(self.hash_part((name, value)));
        }
        sum
    }

    fn hash_part(&self, part: (&str, &str)) -> u128 {
        let half = |number: u8| u128::from(self.keys.hash_one((number, part)));
        half(0) << 64 | half(1)
    }

    fn insert(&mut self, call: &Call) {
        self.hashes.push(self.hash(call));
    }

    fn contains(&self, call: &Call) -> bool {
        self.hashes.contains(&self.hash(call))
    }
}

enum State<T> {
    Ready,
    Pending(Pending<T>),
    Ended,
}

impl<T: Answer + Page> Pages<T> {
    /// How many pages to read before the list ends with an error, instead of the client's limit. The first page
    /// is always read.
    pub fn max_pages(mut self, pages: usize) -> Self {
        self.max_pages = pages;
        self
    }

    /// The next page; `None` after the last one or after an error.
    pub async fn next(&mut self) -> Option<Result<Response<T>, Error>> {
        poll_fn(|context| self.poll_page(context)).await
    }

    fn poll_page(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Response<T>, Error>>> {
        if let State::Ready = self.state {
            self.seen.insert(&self.call);
            self.state = State::Pending(Pending::new(self.client.clone(), self.call.clone()));
        }
        let State::Pending(pending) = &mut self.state else {
            return Poll::Ready(None);
        };
        let mut page = ready!(Pin::new(pending).poll(context));
        self.state = State::Ended;
        page = page.and_then(|page| {
            match find_bad_items(page.http().json(), page.misfits(), T::ITEMS) {
                Some(source) => Err(self.misread(&page, source)),
                None => Ok(page),
            }
        });
        if let Ok(page) = &page {
            self.turn(page);
        }
        Poll::Ready(Some(page))
    }

    /// Prepares the call for the page after this one.
    fn turn(&mut self, page: &Response<T>) {
        let Some(link) = page.next_link().filter(|link| !link.is_empty()) else {
            let (body, misfits) = (page.http().json(), page.misfits());
            if let Some(source) = find_bad_link(body, misfits) {
                self.state = State::Pending(Pending::failed(self.misread(page, source)));
            }
            return;
        };
        // This page is complete. If its link cannot be followed, the error comes when the next page is asked for.
        let followed = follow_link(self.client.inner(), &self.call, link).and_then(|call| {
            if self.seen.contains(&call) {
                Err("a page that links to a page read before")
            } else if self.seen.hashes.len() >= self.max_pages {
                Err("a list of more pages than allowed")
            } else {
                Ok(call)
            }
        });
        self.state = match followed {
            Ok(call) => {
                self.call = call;
                // The caller's key names one request. With the same key, the server would send the first page again.
                self.call.options.idempotency_key = None;
                if let Some(rule) = &self.client.inner().settings.idempotency {
                    self.call.remove_header(rule.header);
                }
                State::Ready
            }
            Err(what) => State::Pending(Pending::failed(Error::Unexpected(Box::new(Unexpected {
                operation: self.call.name(),
                raw: page.http().clone(),
                kind: UnexpectedKind::PageLink(what),
            })))),
        };
    }

    fn misread(&self, page: &Response<T>, source: DecodeError) -> Error {
        Error::Decode(Box::new(Undecodable {
            operation: self.call.name(),
            raw: page.http().clone(),
            source,
        }))
    }
}

impl<T: Answer + Page> Stream for Pages<T> {
    type Item = Result<Response<T>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_page(context)
    }
}

/// The items of a list, as a [`Stream`]. It ends after the last item or the first error.
#[must_use = "no page is fetched before it is asked for"]
pub struct Items<T: Page> {
    pages: Pages<T>,
    items: VecDeque<T::Item>,
    misfits: Vec<Misfit>,
}

impl<T: Answer + Page> Items<T> {
    /// How many pages to read before the list ends with an error, instead of the client's limit. The first page
    /// is always read.
    pub fn max_pages(mut self, pages: usize) -> Self {
        self.pages.max_pages = pages;
        self
    }

    /// The next item; `None` after the last one or after an error.
    pub async fn next(&mut self) -> Option<Result<T::Item, Error>> {
        poll_fn(|context| self.poll_item(context)).await
    }

    /// The values that do not fit their types in the page that the last item came with, each with its place in this
    /// page, such as `/data/2/attributes/status`. See [`Response::misfits`].
    pub fn misfits(&self) -> &[Misfit] {
        &self.misfits
    }

    /// All remaining items, in memory. Misfits are not among them: [`Request::pages`] gives each page with its own.
    ///
    /// # Errors
    /// The error of the first page that fails.
    pub async fn all(mut self) -> Result<Vec<T::Item>, Error> {
        let mut all = Vec::new();
        while let Some(item) = self.next().await {
            all.push(item?);
        }
        Ok(all)
    }

    fn poll_item(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<T::Item, Error>>> {
        loop {
            if let Some(item) = self.items.pop_front() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(self.pages.poll_page(context)) {
                Some(Ok(mut page)) => {
                    self.misfits = page.take_misfits();
                    self.items = page.into_inner().into_items().into();
                }
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

impl<T: Answer + Page> Stream for Items<T>
where
    T::Item: Unpin,
{
    type Item = Result<T::Item, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_item(context)
    }
}

impl<T> std::fmt::Debug for Pages<T> {
    #[inline]
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Pages({:?})", self.call)
    }
}

impl<T: Page> std::fmt::Debug for Items<T> {
    #[inline]
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "Items({:?}, {} at hand)",
            self.pages.call,
            self.items.len()
        )
    }
}

#[cfg(test)]
mod tests {
    use super::super::operation::OperationInfo;
    use super::*;

    fn call(query: &[(&str, &str)]) -> Call {
        let mut call = Call::new(&OperationInfo::DEFAULT);
        for (name, value) in query {
            call.query.push(((*name).to_owned(), (*value).to_owned()));
        }
        call
    }

    #[test]
    fn the_memory_for_a_page_does_not_grow_with_its_link() {
        let mut seen = Seen::default();
        let long = "x".repeat(100_000);
        let page = |number: i32| call(&[("after", &format!("{number}{long}"))]);
        let taken = allocation_counter::measure(|| {
            for number in 0..100 {
                seen.insert(&page(number));
            }
        });
        assert!(taken.bytes_current < 20_000, "{taken:?}");
        assert!(seen.contains(&page(7)));
        assert!(!seen.contains(&page(107)));
    }

    #[test]
    fn a_page_is_the_same_in_any_order_of_its_query_and_only_then() {
        let mut seen = Seen::default();
        seen.insert(&call(&[("after", "a"), ("size", "1"), ("size", "1")]));
        assert!(seen.contains(&call(&[("size", "1"), ("after", "a"), ("size", "1")])));
        for other in [
            &[("after", "a"), ("size", "1")][..],
            &[("after", "1"), ("size", "a"), ("size", "1")],
            &[("afte", "ra"), ("size", "1"), ("size", "1")],
            &[],
        ] {
            assert!(!seen.contains(&call(other)), "{other:?}");
        }
    }
}
