//! Short texts inside the value, without memory of their own. In: text. Out: the text.
//!
//! The functions are compiled once. Otherwise the library's code would be copied into each type that holds such a text.

use compact_str::CompactString;

/// A short text with the content of another one.
#[inline(never)]
pub(super) fn copy(text: &str) -> CompactString {
    CompactString::new(text)
}

/// A short text, or a long one that keeps its memory.
#[inline(never)]
pub(super) fn keep(text: String) -> CompactString {
    text.into()
}

/// The text as a string, which keeps the memory of a long one.
#[inline(never)]
pub(super) fn take(text: CompactString) -> String {
    text.into()
}
