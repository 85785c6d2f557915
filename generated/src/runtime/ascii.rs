//! Searches of text for ASCII characters. In: text and characters. Out: parts of the text.
//!
//! std's searches are generic: the compiler copies them into each group of files that uses one, and a search for a `char`
//! contains the search for text. These are compiled once.

/// Where the first of these characters is.
#[inline(never)]
pub(crate) fn find(text: &str, any: &[u8]) -> Option<usize> {
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
pub(crate) fn has(text: &str, any: &[u8]) -> bool {
    find(text, any).is_some()
}

/// Whether both texts are equal if the case of ASCII letters is ignored.
#[inline(never)]
pub(crate) fn is_same_name(one: &str, other: &str) -> bool {
    one.eq_ignore_ascii_case(other)
}

/// Whether a character of the text is of this kind.
#[inline(never)]
pub(crate) fn has_kind(text: &str, kind: fn(char) -> bool) -> bool {
    text.chars().any(kind)
}

/// The text before and after the first of these characters.
#[inline(never)]
pub(crate) fn cut<'t>(text: &'t str, any: &[u8]) -> Option<(&'t str, &'t str)> {
    let at = find(text, any)?;
    Some((text.get(..at)?, text.get(at + 1..)?))
}

/// The text before the first of these characters, or all of it.
pub(crate) fn before<'t>(text: &'t str, any: &[u8]) -> &'t str {
    cut(text, any).map_or(text, |(before, _)| before)
}

/// The parts of the text between these characters.
pub(crate) fn parts<'t>(text: &'t str, between: &'static [u8]) -> Parts<'t> {
    Parts {
        rest: Some(text),
        between,
    }
}

/// The iterator of [`parts`].
pub(crate) struct Parts<'t> {
    rest: Option<&'t str>,
    between: &'static [u8],
}

impl<'t> Iterator for Parts<'t> {
    type Item = &'t str;

    #[inline(never)]
    fn next(&mut self) -> Option<&'t str> {
        let rest = self.rest?;
        match cut(rest, self.between) {
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
pub(crate) fn strip<'t>(text: &'t str, any: &[u8]) -> Option<&'t str> {
    match text.as_bytes().first() {
        Some(first) if any.contains(first) => text.get(1..),
        _ => None,
    }
}

/// The text without this character at its end.
#[inline(never)]
pub(crate) fn trim_end<'t>(mut text: &'t str, last: &str) -> &'t str {
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
    fn parts_are_those_of_std() {
        for text in ["", "/", "a", "/a", "a/", "a//b", "é/ü", "~"] {
            let found: Vec<&str> = parts(text, b"/").collect();
            assert_eq!(found, text.split('/').collect::<Vec<_>>(), "{text:?}");
            assert_eq!(cut(text, b"/"), text.split_once('/'), "{text:?}");
            assert_eq!(has(text, b"~/"), text.contains(['~', '/']), "{text:?}");
            assert_eq!(trim_end(text, "/"), text.trim_end_matches('/'), "{text:?}");
        }
        assert_eq!(strip("Tt", b"tT"), Some("t"));
        assert_eq!(strip("éT", b"tT"), None);
        assert_eq!(strip("", b"tT"), None);
        assert_eq!(before("a?b#c", b"?#"), "a");
        assert_eq!(before("abc", b"?#"), "abc");
    }
}
