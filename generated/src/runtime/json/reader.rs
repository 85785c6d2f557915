//! A pull reader of JSON (RFC 8259).
//!
//! In: a whole document. Out: the values that a caller asks for, in the order of the text. Always: it accepts exactly
//! what serde_json accepts, and does not allocate for text without escapes. A [`Mark`](super::mark::Mark) leads back to
//! an earlier place.

use super::error::DecodeError;
use super::reading::{Aside, Ends, Memory, Misfits, Work};

/// Objects and arrays may nest as deep as serde_json allows.
pub(super) const MAX_DEPTH: u32 = 127;

/// A position in a JSON document, with methods that read on from there.
#[derive(Clone, Debug)]
pub struct Reader<'j> {
    pub(super) text: &'j str,
    pub(super) at: usize,
    pub(super) depth: u32,
    /// Whether `createdAt` and `created_at` may stand for a declared `created-at`.
    pub(super) any_inflection: bool,
    /// How many members and values came that the types do not describe.
    pub(super) unknown: usize,
    /// How many bytes unions decided by trial may still read again.
    pub(super) trial_budget: usize,
    /// Whether a value that does not fit is an error.
    pub(super) strict: bool,
    /// Misfits that no object keeps yet.
    pub(super) asides: Vec<Aside>,
    /// The misfits.
    pub(super) misfits: Misfits,
    /// The memory that has been allocated.
    pub(super) memory: Memory,
    /// The ends of values that unions have looked ahead at.
    pub(super) ends: Ends,
    /// The total length of the map keys around the current position.
    pub(super) key_bytes: usize,
    /// How many bytes have been read.
    pub(super) work: Work,
}

/// The kinds of JSON values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean,
    /// A number.
    Number,
    /// A string.
    Text,
    /// An array.
    List,
    /// An object.
    Object,
}

impl Kind {
    /// The kind with its article, for messages.
    pub fn name(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean => "a boolean",
            Self::Number => "a number",
            Self::Text => "a string",
            Self::List => "an array",
            Self::Object => "an object",
        }
    }
}

impl<'j> Reader<'j> {
    /// A reader at the start of a document, which has to be UTF-8.
    pub fn new(document: &'j [u8]) -> Result<Self, DecodeError> {
        match std::str::from_utf8(document) {
            Ok(text) => Ok(Self {
                text,
                at: 0,
                depth: 0,
                any_inflection: false,
                unknown: 0,
                trial_budget: (1 << 20) + 16 * text.len(),
                strict: false,
                asides: Vec::new(),
                misfits: Misfits::default(),
                memory: Memory::for_document(text.len()),
                ends: Ends::default(),
                key_bytes: 0,
                work: Work::default(),
            }),
            Err(error) => {
                Err(DecodeError::syntax(error.valid_up_to(), "it is not UTF-8").locate(document))
            }
        }
    }

    /// Makes every value that does not fit its type an error.
    pub fn accept_no_misfit(mut self) -> Self {
        self.strict = true;
        self
    }

    /// Lets camelCase and snake_case keys stand for the declared ones.
    pub fn accept_any_inflection(mut self) -> Self {
        self.any_inflection = true;
        self
    }

    /// Counts a value that the types do not describe. Unions decided by trial choose the variant with the fewest of
    /// them.
    pub fn note_unknown(&mut self) {
        self.unknown += 1;
    }

    #[inline]
    pub(super) fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    #[inline]
    pub(super) fn rest(&self) -> &'j [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    /// Skips white space, and gives the byte after it.
    #[inline]
    pub(super) fn next_byte(&mut self) -> Option<u8> {
        match self.byte() {
            Some(..=b' ') => self.skip_to_byte(),
            byte => byte,
        }
    }

    /// Not inlined: most servers write no white space.
    #[inline(never)]
    fn skip_to_byte(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.byte() {
            self.at += 1;
        }
        self.byte()
    }

    #[inline]
    pub(super) fn skip_space(&mut self) {
        self.next_byte();
    }

    #[cold]
    pub(super) fn syntax(&self, what: &'static str) -> DecodeError {
        match self.byte() {
            None => DecodeError::syntax(self.at, "it ends too early"),
            Some(_) => DecodeError::syntax(self.at, what),
        }
    }

    /// The kind of the next value, judged by its first byte.
    #[inline]
    pub fn peek(&mut self) -> Result<Kind, DecodeError> {
        match self.next_byte() {
            Some(b'"') => Ok(Kind::Text),
            Some(b'{') => Ok(Kind::Object),
            Some(b'[') => Ok(Kind::List),
            Some(b'-' | b'0'..=b'9') => Ok(Kind::Number),
            Some(b't' | b'f') => Ok(Kind::Boolean),
            Some(b'n') => Ok(Kind::Null),
            _ => Err(self.syntax("expected a value")),
        }
    }

    /// Skips a null if it comes next, and says whether it did.
    #[inline]
    pub fn take_null(&mut self) -> Result<bool, DecodeError> {
        if self.next_byte() != Some(b'n') {
            return Ok(false);
        }
        self.take_word("null")?;
        Ok(true)
    }

    /// Does the same without an error: if the text is an invalid word, the code that reads the value reports it.
    ///
    /// Not inlined: each type calls it, and copies in all types would be a twentieth of the code that the compiler
    /// translates.
    #[inline(never)]
    pub(super) fn skips_null(&mut self) -> bool {
        if !matches!(self.byte(), Some(b'n' | b' ' | b'\n' | b'\r' | b'\t')) {
            return false;
        }
        self.skip_space();
        let is_null = self.rest().starts_with(b"null");
        if is_null {
            self.at += 4;
        }
        is_null
    }

    /// A boolean.
    pub fn read_bool(&mut self) -> Result<bool, DecodeError> {
        match self.next_byte() {
            Some(b't') => self.take_word("true").map(|()| true),
            Some(b'f') => self.take_word("false").map(|()| false),
            _ => Err(self.wrong_kind("a boolean")),
        }
    }

    pub(super) fn take_word(&mut self, word: &str) -> Result<(), DecodeError> {
        if !self.rest().starts_with(word.as_bytes()) {
            return Err(self.syntax("expected a value"));
        }
        self.at += word.len();
        Ok(())
    }

    /// The error for a value of another kind than the type wants.
    #[cold]
    pub fn wrong_kind(&mut self, expected: &'static str) -> DecodeError {
        match self.peek() {
            Ok(kind) => DecodeError::kind(self.at, expected, kind.name()),
            Err(error) => error,
        }
    }

    /// Checks that an object comes next.
    #[inline]
    pub fn expect_object(&mut self) -> Result<(), DecodeError> {
        match self.next_byte() {
            Some(b'{') => Ok(()),
            _ => Err(self.wrong_kind("an object")),
        }
    }

    fn enter(&mut self) -> Result<(), DecodeError> {
        if self.depth == MAX_DEPTH {
            return Err(DecodeError::limit(self.at, "it nests too deeply"));
        }
        self.depth += 1;
        self.at += 1;
        Ok(())
    }

    /// Enters an object; [`Self::next_member`] follows.
    #[inline]
    pub fn begin_object(&mut self) -> Result<(), DecodeError> {
        if self.next_byte() != Some(b'{') {
            return Err(self.wrong_kind("an object"));
        }
        self.enter()
    }

    /// Enters an array; [`Self::next_item`] follows.
    #[inline]
    pub fn begin_list(&mut self) -> Result<(), DecodeError> {
        if self.next_byte() != Some(b'[') {
            return Err(self.wrong_kind("an array"));
        }
        self.enter()
    }

    /// Moves to the next item of an array, or past its end.
    #[inline]
    pub fn next_item(&mut self, first: &mut bool) -> Result<bool, DecodeError> {
        let next = self.next_part(first, b']', "expected `,` or `]`")?;
        Ok(next.is_some())
    }

    /// Moves to the quote of the next key of an object, or past its end. The key has to be read next.
    #[inline]
    pub fn next_member(&mut self, first: &mut bool) -> Result<bool, DecodeError> {
        match self.next_part(first, b'}', "expected `,` or `}`")? {
            Some(Some(b'"')) => Ok(true),
            None => Ok(false),
            Some(_) => Err(self.syntax("expected a key")),
        }
    }

    /// Moves to the next part, and gives its first byte, or moves past the end.
    #[inline]
    fn next_part(
        &mut self,
        first: &mut bool,
        end: u8,
        what: &'static str,
    ) -> Result<Option<Option<u8>>, DecodeError> {
        match self.next_byte() {
            Some(byte) if byte == end => {
                self.at += 1;
                self.depth -= 1;
                Ok(None)
            }
            Some(b',') if !*first => {
                self.at += 1;
                Ok(Some(self.next_byte()))
            }
            Some(byte) if *first => {
                *first = false;
                Ok(Some(Some(byte)))
            }
            _ => Err(self.syntax(what)),
        }
    }

    #[inline]
    pub(super) fn take_colon(&mut self) -> Result<(), DecodeError> {
        if self.next_byte() != Some(b':') {
            return Err(self.syntax("expected `:`"));
        }
        self.at += 1;
        Ok(())
    }

    /// Checks that only white space follows.
    pub fn finish(&mut self) -> Result<(), DecodeError> {
        match self.next_byte() {
            None => Ok(()),
            Some(_) => Err(DecodeError::syntax(self.at, "more text follows its end")),
        }
    }
}
