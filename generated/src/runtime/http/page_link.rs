//! Page links. In: the call for one page and its link. Out: the call for the next page.
//!
//! Where possible, the next page is the same call with another query. So a proxy in front of the API does no harm, and
//! requests go to the API's own host only.

use super::call::Call;
use super::client::Inner;
use super::pairs::{Pairs, replace_pairs};
use super::percent::escape;
use crate::runtime::ascii;
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

/// Whether the link is only a cursor: it has no path, no query and no scheme.
fn is_bare_cursor(link: &str) -> bool {
    !ascii::contains(link, b"/?&=:")
}

/// Whether both URLs lead to the same operation: both paths end with the operation's path.
fn has_same_tail(here: &Url, there: &Url, call: &Call) -> bool {
    if call.options.url.is_some() {
        return false;
    }
    let mut depth = 0;
    for segment in ascii::split(&call.path, b"/") {
        depth += usize::from(!segment.is_empty());
    }
    tail(here, depth) == tail(there, depth)
}

/// The last `depth` segments of a path, or the whole path if it has fewer.
fn tail(url: &Url, depth: usize) -> &str {
    let path = ascii::trim_end_matches(url.path(), "/");
    let mut start = path.len();
    for _ in 0..depth {
        let before = path.get(..start).unwrap_or_default();
        match before.rfind('/') {
            Some(slash) => start = slash,
            None => return path,
        }
    }
    path.get(start..).unwrap_or_default()
}

/// Sets these query pairs, and removes old pairs of the same names and old cursors.
fn replace_query(call: &mut Call, cursors: &[&str], pairs: Pairs) {
    let cursors: Vec<String> = cursors.iter().map(|cursor| escape(cursor)).collect();
    replace_pairs(&mut call.query, &cursors, pairs);
}
