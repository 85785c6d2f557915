//! Filling and emptying places without dropping what they hold.
//!
//! In: a place that holds nothing, or values that are to go. Out: the place with a value, or with nothing. Always: what
//! drops a model is not built here, since the compiler would copy that into each part of the crate that reaches the
//! model. A value that has to go is brought back to its default first, which frees what it owns, and is forgotten then.

use super::error::Filled;
use super::reader::Reader;
use super::slot::Slot;
use std::mem;

/// Puts a value into a place that owns nothing.
#[inline]
pub(crate) fn put<T>(place: &mut T, value: T) {
    mem::forget(mem::replace(place, value));
}

/// Adds a default to a list.
#[inline]
pub(crate) fn put_last<T>(list: &mut Vec<T>, value: impl FnOnce() -> T) {
    // `push` would drop the value if there were no memory for it.
    list.extend(std::iter::once_with(value));
}

/// Empties an option.
#[cold]
#[inline(never)]
pub(crate) fn empty_option<T: Slot>(option: &mut Option<T>) -> Filled {
    if let Some(value) = option {
        value.fill(&mut Reader::reset())?;
    }
    if let Some(value) = option.take() {
        value.forget();
    }
    Ok(())
}

/// Empties a list.
#[cold]
#[inline(never)]
pub(crate) fn empty_list<T: Slot>(list: &mut Vec<T>) -> Filled {
    for item in &mut *list {
        item.fill(&mut Reader::reset())?;
    }
    while let Some(item) = list.pop() {
        item.forget();
    }
    list.shrink_to_fit();
    Ok(())
}
