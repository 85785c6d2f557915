//! Searches of text for ASCII characters. In: text and characters. Out: parts of the text.
//!
//! std's searches are generic: the compiler copies them into each group of files that uses one, and a search for a `char`
//! contains the search for text. These are compiled once. They have the names of std's, and take characters as bytes.

/// Where the first of these characters is.
#[inline(never)]
fn find(text: &str, any: &[u8]) -> Option<usize> {
    let mut at = 0;
    while let Some(byte) = text.as_bytes().get(at) {
        for wanted in any {
            if byte == wanted {
                return Some(at);
            }
        }
        at += 1;
    }
    None
}

/// Whether the text has one of these characters.
pub(crate) fn contains(text: &str, any: &[u8]) -> bool {
    find(text, any).is_some()
}

/// Whether both texts are equal if the case of ASCII letters is ignored.
#[inline(never)]
pub(crate) fn eq_ignore_case(one: &str, other: &str) -> bool {
    one.eq_ignore_ascii_case(other)
}

/// Whether a character of the text is of this kind.
#[inline(never)]
pub(crate) fn contains_kind(text: &str, kind: fn(char) -> bool) -> bool {
    text.chars().any(kind)
}

/// The text before and after the first of these characters.
#[inline(never)]
pub(crate) fn split_once<'t>(text: &'t str, any: &[u8]) -> Option<(&'t str, &'t str)> {
    let at = find(text, any)?;
    Some((text.get(..at)?, text.get(at + 1..)?))
}

/// The text before the first of these characters, or all of it.
pub(crate) fn before<'t>(text: &'t str, any: &[u8]) -> &'t str {
    split_once(text, any).map_or(text, |(before, _)| before)
}

/// The parts of the text between these characters.
pub(crate) fn split<'t>(text: &'t str, between: &'static [u8]) -> Split<'t> {
    Split {
        rest: Some(text),
        between,
    }
}

/// The iterator of [`split`].
pub(crate) struct Split<'t> {
    rest: Option<&'t str>,
    between: &'static [u8],
}

impl<'t> Iterator for Split<'t> {
    type Item = &'t str;

    #[inline(never)]
    fn next(&mut self) -> Option<&'t str> {
        let rest = self.rest?;
        match split_once(rest, self.between) {
            Some((part, after)) => {
                self.rest = Some(after);
                Some(part)
            }
            None => self.rest.take(),
        }
    }
}

/// The text behind its first character, if that is one of these.
#[inline(never)]
pub(crate) fn strip_prefix<'t>(text: &'t str, any: &[u8]) -> Option<&'t str> {
    match text.as_bytes().first() {
        Some(first) if any.contains(first) => text.get(1..),
        _ => None,
    }
}

/// The text without this character at its end.
#[inline(never)]
pub(crate) fn trim_end_matches<'t>(mut text: &'t str, last: &str) -> &'t str {
    while let Some(shorter) = text.strip_suffix(last) {
        text = shorter;
    }
    text
}

/// The text without white space at both ends.
#[inline(never)]
pub(crate) fn trim(text: &str) -> &str {
    text.trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn searches_find_what_those_of_std_find() {
        for text in ["", "/", "a", "/a", "a/", "a//b", "é/ü", "~"] {
            let found: Vec<&str> = split(text, b"/").collect();
            assert_eq!(found, text.split('/').collect::<Vec<_>>(), "{text:?}");
            assert_eq!(split_once(text, b"/"), text.split_once('/'), "{text:?}");
            assert_eq!(contains(text, b"~/"), text.contains(['~', '/']), "{text:?}");
            assert_eq!(
                trim_end_matches(text, "/"),
                text.trim_end_matches('/'),
                "{text:?}"
            );
        }
        assert_eq!(strip_prefix("Tt", b"tT"), Some("t"));
        assert_eq!(strip_prefix("éT", b"tT"), None);
        assert_eq!(strip_prefix("", b"tT"), None);
        assert_eq!(before("a?b#c", b"?#"), "a");
        assert_eq!(before("abc", b"?#"), "abc");
    }
}
