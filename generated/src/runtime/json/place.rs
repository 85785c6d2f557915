//! Fills places without dropping their content.
//!
//! In: places that own nothing. Out: the place with a value. Always: no code that drops a model is built here, because
//! the compiler would copy it into each part of the crate that uses the model.

use std::mem;

/// Puts a value into a place that owns nothing.
#[inline]
#[doc(hidden)]
pub fn put<T>(place: &mut T, value: T) {
    mem::forget(mem::replace(place, value));
}

/// Adds a default to a list.
#[inline]
pub(crate) fn put_last<T>(list: &mut Vec<T>, value: impl FnOnce() -> T) {
    // `push` would contain code that drops the value if there is no memory for it.
    list.extend(std::iter::once_with(value));
}
