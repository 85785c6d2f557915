//! A pull reader of JSON (RFC 8259).
//!
//! In: a whole document. Out: the values a caller asks for, in the order of the text. Always: accepts what serde_json
//! accepts, nothing else; never allocates for text without escapes; a [`Mark`](super::mark::Mark) leads back.

use super::error::DecodeError;
use super::reading::{Aside, Ends, Memory, Misfits, Work};

/// Objects and arrays may nest as deep as serde_json lets them.
pub(super) const MAX_DEPTH: u32 = 127;

/// A place in a JSON document, and the way to read on from it.
#[derive(Clone, Debug)]
pub struct Reader<'j> {
    pub(super) text: &'j str,
    pub(super) at: usize,
    pub(super) depth: u32,
    /// Whether `createdAt` and `created_at` may stand for a declared `created-at`.
    pub(super) any_inflection: bool,
    /// How many members and values came that the types don't describe.
    pub(super) unknown: usize,
    /// How many bytes unions decided by trial may still read again.
    pub(super) trial_budget: usize,
    /// Whether a value that does not fit is an error.
    pub(super) strict: bool,
    /// What does not fit and is not kept by an object yet.
    pub(super) asides: Vec<Aside>,
    /// How much did not fit.
    pub(super) misfits: Misfits,
    /// What has been allocated.
    pub(super) memory: Memory,
    /// Where values end that unions have looked at.
    pub(super) ends: Ends,
    /// How many bytes of the keys of maps the place stands below.
    pub(super) key_bytes: usize,
    /// How much has been looked at.
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

    /// Makes an error of each value that does not fit its type.
    pub fn accept_no_misfit(mut self) -> Self {
        self.strict = true;
        self
    }

    /// Lets camelCase and snake_case keys stand for the declared ones.
    pub fn accept_any_inflection(mut self) -> Self {
        self.any_inflection = true;
        self
    }

    /// Counts a value that the types don't describe; unions decided by trial prefer to have few.
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

    #[inline]
    pub(super) fn skip_space(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.byte() {
            self.at += 1;
        }
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
        self.skip_space();
        match self.byte() {
            Some(b'"') => Ok(Kind::Text),
            Some(b'{') => Ok(Kind::Object),
            Some(b'[') => Ok(Kind::List),
            Some(b'-' | b'0'..=b'9') => Ok(Kind::Number),
            Some(b't' | b'f') => Ok(Kind::Boolean),
            Some(b'n') => Ok(Kind::Null),
            _ => Err(self.syntax("expected a value")),
        }
    }

    /// Whether null comes next; then it is taken.
    #[inline]
    pub fn take_null(&mut self) -> Result<bool, DecodeError> {
        self.skip_space();
        if self.byte() != Some(b'n') {
            return Ok(false);
        }
        self.take_word("null")?;
        Ok(true)
    }

    /// The same without an error: a word that is no `null` is an error of whoever reads the value.
    ///
    /// A call, since each type has one: copied into all of them it is a twentieth of what the compiler has to translate.
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
        self.skip_space();
        match self.byte() {
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

    /// Makes sure that an object comes.
    #[inline]
    pub fn expect_object(&mut self) -> Result<(), DecodeError> {
        self.skip_space();
        match self.byte() {
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
        self.skip_space();
        if self.byte() != Some(b'{') {
            return Err(self.wrong_kind("an object"));
        }
        self.enter()
    }

    /// Enters an array; [`Self::next_item`] follows.
    #[inline]
    pub fn begin_list(&mut self) -> Result<(), DecodeError> {
        self.skip_space();
        if self.byte() != Some(b'[') {
            return Err(self.wrong_kind("an array"));
        }
        self.enter()
    }

    /// Moves to the next item of an array, or past its end.
    #[inline]
    pub fn next_item(&mut self, first: &mut bool) -> Result<bool, DecodeError> {
        self.next_part(first, b']', "expected `,` or `]`")
    }

    /// Moves to the quote of the next key of an object, or past its end. The key has to be read next.
    #[inline]
    pub fn next_member(&mut self, first: &mut bool) -> Result<bool, DecodeError> {
        let more = self.next_part(first, b'}', "expected `,` or `}`")?;
        if more && self.byte() != Some(b'"') {
            return Err(self.syntax("expected a key"));
        }
        Ok(more)
    }

    #[inline]
    fn next_part(
        &mut self,
        first: &mut bool,
        end: u8,
        what: &'static str,
    ) -> Result<bool, DecodeError> {
        self.skip_space();
        match self.byte() {
            Some(byte) if byte == end => {
                self.at += 1;
                self.depth -= 1;
                return Ok(false);
            }
            Some(b',') if !*first => {
                self.at += 1;
                self.skip_space();
            }
            Some(_) if *first => *first = false,
            _ => return Err(self.syntax(what)),
        }
        Ok(true)
    }

    #[inline]
    pub(super) fn take_colon(&mut self) -> Result<(), DecodeError> {
        self.skip_space();
        if self.byte() != Some(b':') {
            return Err(self.syntax("expected `:`"));
        }
        self.at += 1;
        Ok(())
    }

    /// Makes sure that nothing but space follows.
    pub fn finish(&mut self) -> Result<(), DecodeError> {
        self.skip_space();
        match self.byte() {
            None => Ok(()),
            Some(_) => Err(DecodeError::syntax(self.at, "more text follows its end")),
        }
    }
}
