//! Errors of reading JSON.
//!
//! In: a place and a reason. Out: one line for a person. Always: it holds kinds and declared keys only. Values of the
//! document and undeclared keys are personal data, so they are left out.

use super::segment::{Printed, Segment, Steps, write_path};
use std::fmt;

/// The result of filling a slot.
pub type Filled = Result<(), DecodeError>;

/// The error for JSON that cannot be decoded: the place, what was expected, and what was found.
///
/// Neither `Display` nor `Debug` prints a value of the document, or a key that the API's document does not declare.
#[derive(Clone, PartialEq, Eq)]
pub struct DecodeError(Box<Inner>);

#[derive(Clone, PartialEq, Eq)]
struct Inner {
    reason: Reason,
    offset: usize,
    line: usize,
    column: usize,
    /// The innermost segment comes first, because segments are added while the calls return.
    path: Vec<Segment>,
}

/// Why the text could not be decoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reason {
    /// It is not JSON.
    Syntax(&'static str),
    /// It is JSON, but exceeds a limit.
    Limit(&'static str),
    /// It is another kind of value than the type expects.
    Kind {
        expected: &'static str,
        found: &'static str,
    },
    /// It has the right kind, but the type cannot hold the value.
    Value {
        what: &'static str,
        expected: &'static str,
    },
    /// It is not the constant that the document gives for this place.
    Constant,
    /// A member comes twice.
    Twice,
}

impl DecodeError {
    pub(crate) fn syntax(offset: usize, what: &'static str) -> Self {
        Self::new(offset, Reason::Syntax(what))
    }

    pub(crate) fn limit(offset: usize, what: &'static str) -> Self {
        Self::new(offset, Reason::Limit(what))
    }

    pub(crate) fn kind(offset: usize, expected: &'static str, found: &'static str) -> Self {
        Self::new(offset, Reason::Kind { expected, found })
    }

    pub(crate) fn value(offset: usize, what: &'static str, expected: &'static str) -> Self {
        Self::new(offset, Reason::Value { what, expected })
    }

    pub(crate) fn constant(offset: usize) -> Self {
        Self::new(offset, Reason::Constant)
    }

    /// If two members have the same key, nobody can say which one is meant, and another reader may take the other one.
    pub(crate) fn twice(offset: usize) -> Self {
        Self::new(offset, Reason::Twice)
    }

    #[cold]
    fn new(offset: usize, reason: Reason) -> Self {
        Self(Box::new(Inner {
            reason,
            offset,
            line: 0,
            column: 0,
            path: Vec::new(),
        }))
    }

    /// What was expected, for a value that does not fit; `None` if the rest of the document cannot be read.
    pub(crate) fn expected(&self) -> Option<&'static str> {
        match self.0.reason {
            Reason::Kind { expected, .. } | Reason::Value { expected, .. } => Some(expected),
            Reason::Constant => Some("the constant of this member"),
            Reason::Syntax(_) | Reason::Limit(_) | Reason::Twice => None,
        }
    }

    pub(crate) fn is_constant(&self) -> bool {
        matches!(self.0.reason, Reason::Constant)
    }

    #[cold]
    pub(crate) fn within(mut self, segment: Segment) -> Self {
        self.0.path.push(segment);
        self
    }

    #[cold]
    pub(crate) fn in_member(self, key: &'static str) -> Self {
        self.within(Segment::Declared(key))
    }

    #[cold]
    pub(crate) fn in_key(self, key: &str) -> Self {
        self.within(Segment::Key(key.into()))
    }

    /// Computes line and column. This is done once, at the end, because unions make errors that nobody sees.
    #[cold]
    pub(crate) fn locate(mut self, document: &[u8]) -> Self {
        let before = document.get(..self.0.offset).unwrap_or(document);
        let (mut line, mut column) = (1, 1);
        for byte in before {
            match byte {
                b'\n' => (line, column) = (line + 1, 1),
                // Continuation bytes of a character do not count as columns.
                _ => column += usize::from(byte & 0xC0 != 0x80),
            }
        }
        (self.0.line, self.0.column) = (line, column);
        self
    }

    fn steps(&self) -> Steps<'_> {
        Steps {
            above: &[],
            below: &self.0.path,
        }
    }

    /// The place in the document, such as `data.attributes.files[2].url`; empty for the whole document.
    ///
    /// It holds keys of maps and of undescribed members as received. Such keys can be personal data.
    pub fn path(&self) -> String {
        write_path(self.steps(), true)
    }

    /// The number of bytes before the place.
    pub fn offset(&self) -> usize {
        self.0.offset
    }

    /// The line, from 1.
    pub fn line(&self) -> usize {
        self.0.line
    }

    /// The character position in the line, from 1.
    pub fn column(&self) -> usize {
        self.0.column
    }

    /// Whether the text is not JSON at all.
    pub fn is_syntax(&self) -> bool {
        matches!(self.0.reason, Reason::Syntax(_))
    }

    /// Whether the text is JSON that nests too deeply, holds too large a number, or would take too much memory.
    pub fn is_limit(&self) -> bool {
        matches!(self.0.reason, Reason::Limit(_))
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = write_path(self.steps(), false);
        if !path.is_empty() {
            write!(f, "{}: ", Printed(&path))?;
        }
        match self.0.reason {
            Reason::Syntax(what) => write!(f, "not valid JSON: {what}")?,
            Reason::Kind { expected, found } => write!(f, "expected {expected}, found {found}")?,
            Reason::Limit(what) | Reason::Value { what, .. } => f.write_str(what)?,
            Reason::Constant => f.write_str("the value is not the constant of this member")?,
            Reason::Twice => f.write_str("the member is here twice")?,
        }
        match self.0.line {
            0 => write!(f, " (byte {})", self.0.offset),
            line => write!(f, " (line {line}, column {})", self.0.column),
        }
    }
}

impl fmt::Debug for DecodeError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DecodeError({self})")
    }
}

impl std::error::Error for DecodeError {}
