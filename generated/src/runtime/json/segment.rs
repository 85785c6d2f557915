//! One step of the path to a value.
//!
//! In: a key or an index. Out: complete paths for a program, and paths for a person without keys that may be personal.
//! Always: only keys of the API's own document are printed.

use std::fmt::{self, Write};

/// How many characters of a text from a server are kept and printed.
pub(crate) const PRINTED: usize = 120;

/// One step of the path to a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Segment {
    /// A key that the type declares.
    Declared(&'static str),
    /// A key of a map, or an undescribed key. It can be personal data.
    Key(Box<str>),
    /// An index of a list.
    Index(usize),
}

impl Segment {
    /// The key, if it is a key.
    pub(crate) fn key(&self) -> Option<&str> {
        match self {
            Self::Declared(key) => Some(key),
            Self::Key(key) => Some(key),
            Self::Index(_) => None,
        }
    }

    /// Whether it is this key.
    pub(crate) fn is_key(&self, key: &str) -> bool {
        self.key() == Some(key)
    }
}

/// The steps of a path.
// Not a chain of iterators, of which the compiler makes a copy for each function that goes through it.
#[derive(Clone, Copy)]
pub(crate) struct Steps<'s> {
    /// The first steps.
    pub(crate) above: &'s [Segment],
    /// The steps below them, the last one first.
    pub(crate) below: &'s [Segment],
}

impl<'s> Iterator for Steps<'s> {
    type Item = &'s Segment;

    fn next(&mut self) -> Option<&'s Segment> {
        if let Some((first, rest)) = self.above.split_first() {
            self.above = rest;
            return Some(first);
        }
        let (last, rest) = self.below.split_last()?;
        self.below = rest;
        Some(last)
    }
}

/// The path, such as `data.attributes.files[2].url`. Without `keys`, keys that may be personal are printed as `…`.
pub(crate) fn write_path(steps: Steps<'_>, keys: bool) -> String {
    let mut path = String::new();
    for segment in steps {
        let key: &str = match segment {
            Segment::Index(index) => {
                path.push_str(&format!("[{index}]"));
                continue;
            }
            Segment::Declared(key) => key,
            Segment::Key(key) if keys => key,
            Segment::Key(_) => "…",
        };
        if !path.is_empty() {
            path.push('.');
        }
        path.push_str(key);
    }
    path
}

/// A text from a server, printed on one line: control characters are escaped, and it is cut to 120 characters.
#[derive(Clone, Copy)]
pub(crate) struct Printed<'t>(pub(crate) &'t str);

impl fmt::Display for Printed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut room = PRINTED;
        for character in self.0.chars() {
            // Quotes are harmless in a line of text.
            let quote = matches!(character, '"' | '\'');
            let escaped = character.escape_debug();
            let length = if quote { 1 } else { escaped.clone().count() };
            if length > room {
                return f.write_char('…');
            }
            room -= length;
            if quote {
                f.write_char(character)?;
            } else {
                fmt::Display::fmt(&escaped, f)?;
            }
        }
        Ok(())
    }
}

impl fmt::Debug for Printed<'_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{self}\"")
    }
}

/// The path as a JSON pointer (RFC 6901).
pub(crate) fn write_pointer(steps: Steps<'_>) -> String {
    let mut pointer = String::new();
    for segment in steps {
        pointer.push('/');
        match segment {
            Segment::Index(index) => pointer.push_str(&index.to_string()),
            Segment::Declared(key) => push_escaped(&mut pointer, key),
            Segment::Key(key) => push_escaped(&mut pointer, key),
        }
    }
    pointer
}

/// Adds a key to a JSON pointer.
pub(super) fn push_escaped(pointer: &mut String, key: &str) {
    for character in key.chars() {
        match character {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            _ => pointer.push(character),
        }
    }
}
