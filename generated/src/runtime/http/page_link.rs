//! Page links: the call of one page and its link in, the call of the next page out.
//!
//! The next page is the same call with another query wherever possible, so that a proxy in front of the API does not
//! matter and nothing but the API's own host is asked.

use super::call::Call;
use super::client::Inner;
use super::pairs::{Pairs, replace_pairs};
use super::percent::escape;
use url::Url;

/// # Errors
/// What is wrong with the link.
pub(crate) fn follow_link(inner: &Inner, call: &Call, link: &str) -> Result<Call, &'static str> {
    let mut next = call.clone();
    let here = inner
        .endpoint
        .locate(call)
        .map_err(|_| "a page without an address")?;
    if is_bare_cursor(link) {
        let rule = inner
            .settings
            .pages
            .as_ref()
            .ok_or("a page link that is none")?;
        replace_query(
            &mut next,
            rule.cursors,
            vec![(escape(rule.after), escape(link))],
        );
        return Ok(next);
    }
    let there = here
        .join(link)
        .map_err(|_| "a page link that is not a URL")?;
    let cursors = inner
        .settings
        .pages
        .as_ref()
        .map_or(&[][..], |rule| rule.cursors);
    if has_same_tail(&here, &there, call) {
        let mut pairs = Pairs::new();
        for (name, value) in there.query_pairs() {
            pairs.push((escape(&name), escape(&value)));
        }
        replace_query(&mut next, cursors, pairs);
        return Ok(next);
    }
    if inner.endpoint.trusts(&there, call) {
        next.query.clear();
        next.options.url = Some(there.into());
        return Ok(next);
    }
    Err("a page that links to another host")
}

/// Whether the link is a cursor and no URL: no path, no query, no scheme.
fn is_bare_cursor(link: &str) -> bool {
    !link.contains(['/', '?', '&', '=', ':'])
}

/// Whether both lead to the same operation: their paths end with the operation's own.
fn has_same_tail(here: &Url, there: &Url, call: &Call) -> bool {
    if call.options.url.is_some() {
        return false;
    }
    let depth = call
        .path
        .split('/')
        .filter(|segment| !segment.is_empty())
        .count();
    tail(here, depth).eq(tail(there, depth))
}

/// The last segments of a path, the last one first.
fn tail(url: &Url, depth: usize) -> impl Iterator<Item = &str> {
    url.path().trim_end_matches('/').rsplit('/').take(depth)
}

/// Puts these pairs in the place of those of the same names, and of every cursor.
fn replace_query(call: &mut Call, cursors: &[&str], pairs: Pairs) {
    for cursor in cursors {
        let cursor = escape(cursor);
        call.query.retain(|(name, _)| *name != cursor);
    }
    replace_pairs(&mut call.query, pairs);
}
