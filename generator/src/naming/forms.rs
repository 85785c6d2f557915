//! The identifiers that an item may get.

use std::cell::LazyCell;

/// Identifiers from the shortest to the longest, each with more of the item's path.
///
/// The longer ones are made when another item wants the first one. Few names need them, and to make all of them would
/// take longer than the rest of the naming.
pub(super) struct Forms<'f> {
    first: String,
    longer: LazyCell<Vec<String>, Box<dyn FnOnce() -> Vec<String> + 'f>>,
}

impl<'f> Forms<'f> {
    /// The first form, and a function that makes the others.
    pub(super) fn new(first: String, longer: impl FnOnce() -> Vec<String> + 'f) -> Forms<'f> {
        Forms {
            first,
            longer: LazyCell::new(Box::new(longer)),
        }
    }

    /// One form, which does not change.
    pub(super) fn one(name: impl Into<String>) -> Forms<'f> {
        Forms::new(name.into(), Vec::new)
    }

    /// The number of forms.
    pub(super) fn count(&self) -> usize {
        1 + self.longer.len()
    }

    /// The form of this index, or the last one.
    pub(super) fn at(&self, index: usize) -> &str {
        let longer = index.checked_sub(1).and_then(|index| {
            let last = self.longer.len().checked_sub(1)?;
            self.longer.get(index.min(last))
        });
        longer.unwrap_or(&self.first)
    }
}
