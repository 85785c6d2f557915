//! Moving past whole values.
//!
//! In: a reader before a value. Out: its text, a tree of it, or nothing. Always: what is skipped is checked as strictly
//! as what is read, without recursion.

use super::error::DecodeError;
use super::reader::{Kind, Reader};
use serde_json::Value;

impl<'j> Reader<'j> {
    /// Moves past the next value.
    pub fn skip(&mut self) -> Result<(), DecodeError> {
        match self.peek()? {
            Kind::Object | Kind::List => self.skip_nested(),
            _ => self.skip_scalar(),
        }
    }

    fn skip_scalar(&mut self) -> Result<(), DecodeError> {
        match self.byte() {
            Some(b'"') => self.skip_text(),
            Some(b't') => self.take_word("true"),
            Some(b'f') => self.take_word("false"),
            Some(b'n') => self.take_word("null"),
            _ => self.take_number().map(drop),
        }
    }

    fn skip_nested(&mut self) -> Result<(), DecodeError> {
        // One bit per level says whether it is an object; the reader's limit of depth keeps it within 128 bits.
        let mut objects: u128 = 0;
        let mut level = 0u32;
        let mut first = true;
        loop {
            if level > 0 {
                let more = match objects & 1 {
                    1 => self.next_member(&mut first)?,
                    _ => self.next_item(&mut first)?,
                };
                if !more {
                    objects >>= 1;
                    level -= 1;
                    first = false;
                    if level == 0 {
                        return Ok(());
                    }
                    continue;
                }
                if objects & 1 == 1 {
                    self.skip_text()?;
                    self.take_colon()?;
                }
            }
            match self.peek()? {
                Kind::Object => {
                    self.begin_object()?;
                    objects = objects << 1 | 1;
                }
                Kind::List => {
                    self.begin_list()?;
                    objects <<= 1;
                }
                _ => {
                    self.skip_scalar()?;
                    continue;
                }
            }
            level += 1;
            first = true;
        }
    }

    /// Moves past the next value and gives its text.
    pub fn read_raw(&mut self) -> Result<&'j str, DecodeError> {
        self.skip_space();
        let start = self.at;
        self.skip()?;
        Ok(self.text.get(start..self.at).unwrap_or_default())
    }

    /// The next value as a tree.
    pub fn read_value(&mut self) -> Result<Value, DecodeError> {
        self.skip_space();
        let start = self.at;
        // serde_json has compiled this for its own; a call of `from_str` would compile it once more, here.
        // Only a number too large for a float passes the reader and fails here.
        let tree = self.read_raw()?.parse();
        tree.map_err(|_| DecodeError::value(start, "a number is too large"))
    }
}
