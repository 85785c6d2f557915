//! Members of a page that the client itself reads: the items and JSON:API's links. In: the body of a page and its
//! misfits. Out: the error if one of these members does not fit.
//!
//! Without it, a list would end early and nobody would notice, because a field whose value does not fit is empty.

use crate::runtime::ascii;
use crate::runtime::json::{DecodeError, Misfit, explain_misfit};

/// The error if the items of a page are no list. `items` is the member that holds them.
pub(crate) fn find_bad_items(
    body: &[u8],
    misfits: &[Misfit],
    items: &'static str,
) -> Option<DecodeError> {
    find_misfit(body, misfits, &[items])
}

/// The error if nobody can say whether there is a next page.
pub(crate) fn find_bad_link(body: &[u8], misfits: &[Misfit]) -> Option<DecodeError> {
    let find = |path| find_misfit(body, misfits, path);
    find(&["links"]).or_else(|| find(&["links", "next"]))
}

fn find_misfit(body: &[u8], misfits: &[Misfit], path: &[&'static str]) -> Option<DecodeError> {
    let is_there = |misfit: &&Misfit| {
        let keys = ascii::split(misfit.pointer(), b"/").skip(1);
        keys.eq(path.iter().copied())
    };
    let misfit = misfits.iter().find(is_there)?;
    Some(explain_misfit(body, path, misfit.expected()))
}
