//! Skips whole values.
//!
//! In: a reader before a value. Out: its text, or nothing. Always: skipped text is checked as strictly as text that is
//! read, except for the size of numbers, and without recursion. Text that a union looks ahead at is read only once.

use super::error::DecodeError;
use super::reader::{Kind, Reader};

/// The ends of values shorter than this are not recorded.
const REMEMBERED: usize = 256;

impl<'j> Reader<'j> {
    /// Moves past the next value.
    pub fn skip(&mut self) -> Result<(), DecodeError> {
        match self.peek()? {
            Kind::Object | Kind::List => self.skip_nested(),
            _ => self.skip_scalar(),
        }
    }

    /// Skips the next value, which will be read or skipped again.
    pub(super) fn look_past(&mut self) -> Result<(), DecodeError> {
        match self.peek()? {
            Kind::Object | Kind::List => {}
            _ => return self.skip_scalar(),
        }
        if self.at < self.ends.seen {
            let known = &self.ends.known;
            let found = known.binary_search_by_key(&self.at, |(start, _)| *start);
            return match found.ok().and_then(|at| known.get(at).copied()) {
                Some((_, end)) => {
                    self.move_to(end);
                    Ok(())
                }
                // Its end was not recorded, because it is short.
                None => self.skip_nested(),
            };
        }
        self.ends.active = true;
        let result = self.skip_nested();
        self.ends.active = false;
        self.ends.seen = self.at;
        result
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
        // One bit per level says whether it is an object. The reader's depth limit keeps it within 128 bits.
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
                    if self.ends.active {
                        self.note_end();
                    }
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
            let kind = self.peek()?;
            let start = self.at;
            match kind {
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
            if self.ends.active {
                self.note_start(start)?;
            }
            level += 1;
            first = true;
        }
    }

    fn note_start(&mut self, start: usize) -> Result<(), DecodeError> {
        let known = self.ends.known.len();
        if known == self.ends.known.capacity() {
            self.take_growth(known, size_of::<(usize, usize)>())?;
        }
        self.ends.known.push((start, start));
        self.ends.open.push(known);
        Ok(())
    }

    /// Records the end of the innermost open value. A short value is removed. It is the last entry, because the values
    /// inside it are shorter and were removed before.
    fn note_end(&mut self) {
        let Some(at) = self.ends.open.pop() else {
            return;
        };
        match self.ends.known.get_mut(at) {
            Some((start, end)) if self.at - *start >= REMEMBERED => *end = self.at,
            _ => self.ends.known.truncate(at),
        }
    }

    /// Skips the next value and gives its text.
    pub fn read_raw(&mut self) -> Result<&'j str, DecodeError> {
        self.skip_space();
        let start = self.at;
        self.skip()?;
        Ok(self.text.get(start..self.at).unwrap_or_default())
    }
}
