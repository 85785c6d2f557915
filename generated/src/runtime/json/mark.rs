//! Places of a text to go back to.
//!
//! In: a reader. Out: a place, and the reader at that place again. Always: what is looked at is counted, so that a test
//! can tell that the work is in proportion to the document.

use super::reader::Reader;
use super::reading::Misfits;

/// A place to go back to.
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

    /// How many values nobody described, and how many did not fit, since then.
    pub(super) fn strangers(self, now: &Reader<'_>) -> usize {
        now.unknown - self.unknown + now.misfits.values - self.misfits.values
    }

    /// How many values did not fit since then, with all that is in them.
    pub(super) fn misfit_parts(self, now: &Reader<'_>) -> usize {
        now.misfits.parts - self.misfits.parts
    }
}

impl Reader<'_> {
    /// The place where it stands now.
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

    /// Goes back to a place after having looked ahead: nothing was made of what was read.
    pub(super) fn go_back(&mut self, mark: Mark) {
        self.move_to(mark.at);
        self.depth = mark.depth;
    }

    /// Goes back to a place, before anything was read after it. What was made of that must be gone.
    pub(super) fn reset(&mut self, mark: Mark) {
        self.move_to(mark.at);
        self.depth = mark.depth;
        self.unknown = mark.unknown;
        self.asides.truncate(mark.asides);
        self.misfits = mark.misfits;
        self.memory.reset(mark.memory);
    }

    /// Goes to another place of the text, without a look at what lies between.
    #[inline]
    pub(super) fn move_to(&mut self, at: usize) {
        self.work.looked += self.at - self.work.since;
        self.work.since = at;
        self.at = at;
    }

    /// How many bytes were looked at, those that were looked at twice counted twice.
    #[doc(hidden)]
    pub fn looked_at(&self) -> usize {
        self.work.looked + self.at - self.work.since
    }
}
