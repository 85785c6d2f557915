//! JSON:API's links of a document or a relationship.

use super::{Extra, Nullable};

/// Links of a document or a relationship: each is absent, null or text (<https://jsonapi.org/format/#document-links>).
///
/// A link object, such as `{"href": "/things"}`, is no text, so it stays in `extra` under the name of its link.
/// [`next`](Self::next) and [`prev`](Self::prev) read its `href`.
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
    /// The resource that a relationship points to.
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
    /// The page after this one. `None` on the last page.
    pub fn next(&self) -> Option<&str> {
        self.next.as_deref().or_else(|| self.find_href("next"))
    }

    /// The page before this one. `None` on the first page.
    pub fn prev(&self) -> Option<&str> {
        self.prev.as_deref().or_else(|| self.find_href("prev"))
    }

    /// The URL of a link object.
    fn find_href(&self, name: &str) -> Option<&str> {
        self.extra.get(name)?.get("href")?.as_str()
    }
}
