//! How much memory a decoded document may take.
//!
//! In: what is about to be allocated. Out: an error once it is more than the document is worth. Always: the limit grows
//! with the document, so that a small body cannot fill the memory of a server.

use super::error::{DecodeError, Filled};
use super::reader::Reader;
use super::slot::Fill;

/// The first node of a map of free JSON has room for eleven members.
pub(super) const FIRST_NODE: usize = 640;
/// A member of a map of free JSON, when its nodes are half full.
const MEMBER: usize = 128;

impl Reader<'_> {
    /// Makes room for this many bytes.
    #[inline]
    pub(super) fn take_memory(&mut self, bytes: usize) -> Result<(), DecodeError> {
        self.memory.used += bytes;
        match self.memory.used <= self.memory.limit {
            true => Ok(()),
            false => Err(self.too_much()),
        }
    }

    /// Moves past null, or makes room for a box; `None` when the box comes next. There is no room for a box of what is no
    /// object where one must come: nothing could free it then.
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

    /// Fills a box of this many bytes.
    #[inline(never)]
    pub(super) fn fill_box(&mut self, bytes: usize, slot: &mut dyn Fill) -> Filled {
        self.take_memory(bytes)?;
        slot.fill_next(self)
    }

    /// Makes room for one more item of a full list, which then doubles: old and new exist at the same time.
    pub(crate) fn take_growth(&mut self, full: usize, size: usize) -> Result<(), DecodeError> {
        let first = match size {
            1 => 8,
            2..=1024 => 4,
            _ => 1,
        };
        let (old, new) = (full * size, (full * 2).max(first) * size);
        self.take_memory(new)?;
        self.memory.used -= old;
        Ok(())
    }

    /// Makes room for one more member of a map of free JSON that has so many.
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
