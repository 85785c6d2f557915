//! JSON:API's links of a document or a relationship.

use super::{Extra, Nullable};

/// Where else to look: addresses, each absent, null or text (<https://jsonapi.org/format/#document-links>).
#[derive(Clone, Default)]
#[non_exhaustive]
pub struct Links {
    /// This object or page.
    pub self_: Nullable<String>,
    /// The page after this one.
    pub next: Nullable<String>,
    /// The page before this one.
    pub prev: Nullable<String>,
    /// The first page.
    pub first: Nullable<String>,
    /// The last page.
    pub last: Nullable<String>,
    /// What a relationship points to.
    pub related: Nullable<String>,
    /// Other links.
    pub extra: Extra,
}

crate::object! { Links {
    "self" => self_,
    "next" => next,
    "prev" => prev,
    "first" => first,
    "last" => last,
    "related" => related,
    .. extra
} }

impl Links {
    /// The page after this one, unless this is the last.
    pub fn next(&self) -> Option<&str> {
        self.next.as_deref()
    }

    /// The page before this one, unless this is the first.
    pub fn prev(&self) -> Option<&str> {
        self.prev.as_deref()
    }
}
