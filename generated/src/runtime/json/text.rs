//! Strings and keys of the [`Reader`].
//!
//! In: a reader at a quote. Out: the text, borrowed if it has no escapes. Always: control characters and lone
//! surrogates are refused, as in serde_json.

use super::error::DecodeError;
use super::reader::Reader;
use std::borrow::Cow;

impl<'j> Reader<'j> {
    /// A string.
    #[inline]
    pub fn read_text(&mut self) -> Result<Cow<'j, str>, DecodeError> {
        if self.next_byte() != Some(b'"') {
            return Err(self.wrong_kind("a string"));
        }
        self.take_text()
    }

    /// A string as an owned value.
    pub fn read_string(&mut self) -> Result<String, DecodeError> {
        let text = self.read_text()?;
        self.take_memory(text.len())?;
        Ok(text.into_owned())
    }

    /// A text of this document as an owned value.
    #[doc(hidden)]
    pub fn keep(&mut self, text: Cow<'_, str>) -> Result<String, DecodeError> {
        self.take_memory(text.len())?;
        Ok(text.into_owned())
    }

    /// A key, and the colon after it.
    pub fn read_key(&mut self) -> Result<Cow<'j, str>, DecodeError> {
        let key = self.take_text()?;
        self.take_colon()?;
        Ok(key)
    }

    /// Reads the next key and its colon if the key is one of these, and says which one. The search begins with the key
    /// that is `expected`.
    #[inline]
    pub(super) fn take_one_of(
        &mut self,
        keys: &[&str],
        expected: usize,
    ) -> Result<Option<usize>, DecodeError> {
        let text = self.text.as_bytes();
        let start = self.at + 1;
        let end = find_special(text, start);
        // A key that JSON escapes differs from its text in the document. The caller reads it.
        let Some((key, [b'"', ..])) = text
            .get(start..)
            .and_then(|rest| rest.split_at_checked(end - start))
        else {
            return Ok(None);
        };
        let is_next = |one: &&str| one.len() == key.len() && is_same(one.as_bytes(), key);
        let (before, later) = keys.split_at(expected.min(keys.len()));
        let at = match later.iter().position(is_next) {
            Some(at) => before.len() + at,
            None => match before.iter().position(is_next) {
                Some(at) => at,
                None => return Ok(None),
            },
        };
        self.at = end + 1;
        self.take_colon()?;
        Ok(Some(at))
    }

    /// The string whose quote is the next byte.
    fn take_text(&mut self) -> Result<Cow<'j, str>, DecodeError> {
        let start = self.at + 1;
        let end = find_special(self.text.as_bytes(), start);
        if self.text.as_bytes().get(end) != Some(&b'"') {
            return self.take_escaped(start).map(Cow::Owned);
        }
        self.at = end + 1;
        Ok(Cow::Borrowed(self.text.get(start..end).unwrap_or_default()))
    }

    #[cold]
    fn take_escaped(&mut self, mut start: usize) -> Result<String, DecodeError> {
        let mut text = String::new();
        loop {
            self.at = find_special(self.text.as_bytes(), start);
            text.push_str(self.text.get(start..self.at).unwrap_or_default());
            match self.byte() {
                Some(b'"') => break,
                Some(b'\\') => text.push(self.take_escape()?),
                _ => return Err(self.syntax("a string has a control character")),
            }
            start = self.at;
        }
        self.at += 1;
        Ok(text)
    }

    /// Skips and checks the string whose quote is the next byte.
    pub(super) fn skip_text(&mut self) -> Result<(), DecodeError> {
        self.at += 1;
        loop {
            self.at = find_special(self.text.as_bytes(), self.at);
            match self.byte() {
                Some(b'"') => break,
                Some(b'\\') => drop(self.take_escape()?),
                _ => return Err(self.syntax("a string has a control character")),
            }
        }
        self.at += 1;
        Ok(())
    }

    fn take_escape(&mut self) -> Result<char, DecodeError> {
        self.at += 1;
        let escape = self.byte();
        let plain = match escape {
            Some(b'"' | b'\\' | b'/') => escape.map(char::from),
            Some(b'b') => Some('\u{8}'),
            Some(b'f') => Some('\u{c}'),
            Some(b'n') => Some('\n'),
            Some(b'r') => Some('\r'),
            Some(b't') => Some('\t'),
            Some(b'u') => None,
            _ => return Err(self.syntax("unknown escape in a string")),
        };
        self.at += 1;
        match plain {
            Some(plain) => Ok(plain),
            None => self.take_unicode(),
        }
    }

    fn take_unicode(&mut self) -> Result<char, DecodeError> {
        let mut code = self.take_hex()?;
        if (0xD800..0xDC00).contains(&code) && self.rest().starts_with(b"\\u") {
            self.at += 2;
            let low = self.take_hex()?;
            if !(0xDC00..0xE000).contains(&low) {
                return Err(DecodeError::syntax(
                    self.at,
                    "half a surrogate pair in a string",
                ));
            }
            code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
        }
        char::from_u32(code)
            .ok_or_else(|| DecodeError::syntax(self.at, "half a surrogate pair in a string"))
    }

    fn take_hex(&mut self) -> Result<u32, DecodeError> {
        let mut code = 0;
        for _ in 0..4 {
            let digit = self.byte().and_then(|byte| char::from(byte).to_digit(16));
            code = code * 16 + digit.ok_or_else(|| self.syntax("expected a hexadecimal digit"))?;
            self.at += 1;
        }
        Ok(code)
    }
}

/// Whether two texts of the same length are equal. Keys are short, so a call of the system's function takes longer.
#[inline]
fn is_same(one: &[u8], other: &[u8]) -> bool {
    if let (Some(start), Some(end), 8..=16) =
        (one.first_chunk::<8>(), one.last_chunk::<8>(), one.len())
    {
        return other.first_chunk() == Some(start) && other.last_chunk() == Some(end);
    }
    if let (Some(start), Some(end), 4..8) =
        (one.first_chunk::<4>(), one.last_chunk::<4>(), one.len())
    {
        return other.first_chunk() == Some(start) && other.last_chunk() == Some(end);
    }
    one == other
}

/// The first position from `at` on that has a quote, a backslash or a control character, or the end. Checks eight bytes
/// at a time.
pub(super) fn find_special(bytes: &[u8], mut at: usize) -> usize {
    const ONES: u64 = u64::MAX / 255;
    const HIGH: u64 = ONES << 7;
    while let Some(chunk) = bytes.get(at..).and_then(<[u8]>::first_chunk::<8>) {
        let word = u64::from_le_bytes(*chunk);
        let quote = word ^ (ONES * b'"' as u64);
        let slash = word ^ (ONES * b'\\' as u64);
        // Bit 7 of a byte is set if the byte is zero or below 0x20. Above the first such byte, a bit may be wrong.
        let found = (quote.wrapping_sub(ONES) & !quote)
            | (slash.wrapping_sub(ONES) & !slash)
            | (word.wrapping_sub(ONES * 0x20) & !word);
        if found & HIGH != 0 {
            return at + ((found & HIGH).trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    while let Some(byte) = bytes.get(at)
        && !matches!(byte, b'"' | b'\\' | ..0x20)
    {
        at += 1;
    }
    at
}
