//! Limits the memory that a decoded document may take.
//!
//! In: the size of the next allocation. Out: an error if the total exceeds the limit. Always: the limit grows with the
//! document, so that a small body cannot fill the memory of a server.

use super::error::{DecodeError, Filled};
use super::reader::Reader;
use super::slot::Fill;

/// The first node of a map of free-form JSON has room for eleven members.
pub(super) const FIRST_NODE: usize = 640;
/// One member of a map of free-form JSON, in nodes that are half full.
const MEMBER: usize = 128;

impl Reader<'_> {
    /// Counts this many bytes as used.
    #[inline]
    pub(crate) fn take_memory(&mut self, bytes: usize) -> Result<(), DecodeError> {
        self.memory.used += bytes;
        match self.memory.used <= self.memory.limit {
            true => Ok(()),
            false => Err(self.too_much()),
        }
    }

    /// Skips a null, or counts the memory of a box. `None` means that the value of the box comes next. If that value
    /// must be an object and is not, gives an error and makes no box, because no code here could free it.
    #[inline(never)]
    pub(super) fn skip_null_or_make_box(
        &mut self,
        is_object: bool,
        bytes: usize,
    ) -> Option<Filled> {
        if self.skips_null() {
            return Some(Ok(()));
        }
        let expected = match is_object {
            true => self.expect_object(),
            false => Ok(()),
        };
        expected
            .and_then(|()| self.take_memory(bytes))
            .err()
            .map(Err)
    }

    /// Counts the memory of a box of this many bytes, and fills the box.
    #[inline(never)]
    pub(super) fn fill_box(&mut self, bytes: usize, slot: &mut dyn Fill) -> Filled {
        self.take_memory(bytes)?;
        slot.fill_next(self)
    }

    /// Counts the growth of a full list. Its capacity doubles, and the old and the new block exist at the same time.
    /// Says for how many items the list has room then.
    pub(crate) fn take_growth(&mut self, full: usize, size: usize) -> Result<usize, DecodeError> {
        let first = match size {
            1 => 8,
            2..=1024 => 4,
            _ => 1,
        };
        let room = (full * 2).max(first);
        self.take_memory(room * size)?;
        self.memory.used -= full * size;
        Ok(room)
    }

    /// Counts one more member of a map of free-form JSON that has `has` members.
    pub(super) fn take_member(&mut self, has: usize, key: &str) -> Result<(), DecodeError> {
        let node = match has {
            0 => FIRST_NODE,
            1..=10 => 0,
            _ => MEMBER,
        };
        self.take_memory(node + key.len())
    }

    #[cold]
    fn too_much(&self) -> DecodeError {
        DecodeError::limit(self.at, "it would take too much memory for its size")
    }
}
