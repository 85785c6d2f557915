//! `byte`: binary content as base64 text.

use super::short_text;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use compact_str::CompactString;
use std::fmt;

/// Binary content in base64 (RFC 4648), kept as the exact text.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Base64(CompactString);

impl Base64 {
    /// The text as received or encoded.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Encodes bytes, with padding.
    #[inline]
    pub fn encode(bytes: impl AsRef<[u8]>) -> Self {
        Self(short_text::keep(STANDARD.encode(bytes)))
    }

    /// The bytes. Accepts both alphabets, missing padding and line breaks.
    #[inline]
    pub fn decode(&self) -> Result<Vec<u8>, Base64Error> {
        let mut bytes = Vec::with_capacity(self.0.len() / 4 * 3);
        let (mut group, mut count) = (0u32, 0usize);
        let mut padded = false;
        for (at, letter) in self.0.bytes().enumerate() {
            if letter.is_ascii_whitespace() {
                continue;
            }
            if letter == b'=' {
                padded = true;
                continue;
            }
            let six = match value_of(letter) {
                Some(six) if !padded => six,
                _ => return Err(Base64Error { at }),
            };
            group = group << 6 | six;
            count += 1;
            if count % 4 == 0 {
                bytes.extend_from_slice(&group.to_be_bytes()[1..]);
                group = 0;
            }
        }
        match count % 4 {
            0 => {}
            2 => bytes.push((group >> 4) as u8),
            3 => bytes.extend_from_slice(&((group >> 2) as u16).to_be_bytes()),
            _ => return Err(Base64Error { at: self.0.len() }),
        }
        Ok(bytes)
    }
}

#[inline]
fn value_of(letter: u8) -> Option<u32> {
    Some(match letter {
        b'A'..=b'Z' => u32::from(letter - b'A'),
        b'a'..=b'z' => u32::from(letter - b'a') + 26,
        b'0'..=b'9' => u32::from(letter - b'0') + 52,
        b'+' | b'-' => 62,
        b'/' | b'_' => 63,
        _ => return None,
    })
}

/// Text that is not base64.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Base64Error {
    at: usize,
}

impl Base64Error {
    /// The number of bytes before the first invalid character.
    pub fn offset(&self) -> usize {
        self.at
    }
}

impl fmt::Display for Base64Error {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not base64 at byte {}", self.at)
    }
}

impl std::error::Error for Base64Error {}

super::date_time::text_type!(Base64, Text);
