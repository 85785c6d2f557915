//! Marks: places of the text to which a reader can return.
//!
//! In: a reader. Out: a mark, and a reader that is back at the mark. Always: the bytes that are read are counted, so
//! that a test can check that the work is in proportion to the document.

use super::reader::Reader;
use super::reading::Misfits;

/// A place to which a reader can return.
#[derive(Clone, Copy)]
pub(super) struct Mark {
    at: usize,
    depth: u32,
    unknown: usize,
    asides: usize,
    misfits: Misfits,
    memory: usize,
}

impl Mark {
    pub(super) fn at(self) -> usize {
        self.at
    }

    /// How many undescribed values and misfits were read after the mark.
    pub(super) fn strangers(self, now: &Reader<'_>) -> usize {
        now.unknown - self.unknown + now.misfits.values - self.misfits.values
    }

    /// How many values did not fit since then, with all that is in them.
    pub(super) fn misfit_parts(self, now: &Reader<'_>) -> usize {
        now.misfits.parts - self.misfits.parts
    }
}

impl Reader<'_> {
    /// The current place.
    #[inline]
    pub(super) fn mark(&self) -> Mark {
        Mark {
            at: self.at,
            depth: self.depth,
            unknown: self.unknown,
            asides: self.asides.len(),
            misfits: self.misfits,
            memory: self.memory.used(),
        }
    }

    /// Returns to a mark after looking ahead, when no value was made from the text after it.
    pub(super) fn go_back(&mut self, mark: Mark) {
        self.move_to(mark.at);
        self.depth = mark.depth;
    }

    /// Returns to a mark. All values that were made from the text after it must be dropped first.
    pub(super) fn reset(&mut self, mark: Mark) {
        self.move_to(mark.at);
        self.depth = mark.depth;
        self.unknown = mark.unknown;
        self.asides.truncate(mark.asides);
        self.misfits = mark.misfits;
        self.memory.reset(mark.memory);
    }

    /// Moves to another place of the text without reading the text between.
    #[inline]
    pub(super) fn move_to(&mut self, at: usize) {
        self.work.looked += self.at - self.work.since;
        self.work.since = at;
        self.at = at;
    }

    /// How many bytes were read. A byte that was read twice counts twice.
    #[doc(hidden)]
    pub fn looked_at(&self) -> usize {
        self.work.looked + self.at - self.work.since
    }
}
