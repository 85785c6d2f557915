//! Filling places without dropping what they hold.
//!
//! In: places that own nothing. Out: the place with a value. Always: what drops a model is not built here, since the
//! compiler would copy that into each part of the crate that reaches the model.

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
