//! Slots that contain slots: options, boxes, lists.
//!
//! In: JSON or null, arrays. Out: the Rust container. Always: generic code is a few lines per type, and the loops are
//! not generic.

use super::error::Filled;
use super::misfit::Step;
use super::place::put_last;
use super::reader::Reader;
use super::slot::Slot;
use super::view::{List, View, Viewer};
use std::mem::ManuallyDrop;

impl<T: Slot + Default> Slot for Option<T> {
    const IS_OBJECT: bool = false;

    #[inline]
    fn fill(&mut self, from: &mut Reader<'_>) -> Filled {
        T::fill_option(self, from)
    }

    #[inline]
    fn view(&self, see: Viewer<'_>) {
        match self {
            Some(value) => value.view(see),
            None => see(View::Absent),
        }
    }

    #[cfg(feature = "__spec-examples")]
    fn rebuild(self) -> Self {
        self.map(T::rebuild)
    }
}

impl<T: Slot + Default> Slot for Box<T> {
    const IS_OBJECT: bool = T::IS_OBJECT;

    #[inline]
    fn fill(&mut self, from: &mut Reader<'_>) -> Filled {
        // An option of a box is filled by another function. This box belongs to a variant of a union.
        from.fill_box(size_of::<T>(), &mut &mut **self)
    }

    #[inline]
    fn view(&self, see: Viewer<'_>) {
        (**self).view(see);
    }

    #[inline]
    fn fill_option(option: &mut Option<Self>, from: &mut Reader<'_>) -> Filled {
        T::fill_boxed(option, from)
    }

    #[cfg(feature = "__spec-examples")]
    fn rebuild(self) -> Self {
        Self::new((*self).rebuild())
    }

    /// `Box::default` would contain code that frees the box if its value could not be made.
    #[inline]
    fn fresh() -> Self {
        let value = ManuallyDrop::new(T::default());
        Box::write(Box::new_uninit(), ManuallyDrop::into_inner(value))
    }
}

impl<T: Slot + Default> Slot for Vec<T> {
    const IS_OBJECT: bool = false;

    #[inline(never)]
    fn fill(&mut self, from: &mut Reader<'_>) -> Filled {
        fill_list(&mut &mut *self, size_of::<T>(), from)
    }

    #[inline]
    fn view(&self, see: Viewer<'_>) {
        see(View::List(&self));
    }

    #[cfg(feature = "__spec-examples")]
    fn rebuild(self) -> Self {
        self.into_iter().map(T::rebuild).collect()
    }
}

impl<T: Slot> List for &Vec<T> {
    fn count(&self) -> usize {
        self.len()
    }

    fn item(&self, at: usize, see: Viewer<'_>) {
        if let Some(item) = self.get(at) {
            item.view(see);
        }
    }
}

/// A list to which items are added one by one.
trait Append {
    /// Reads the next value and adds it as the last item.
    fn append(&mut self, from: &mut Reader<'_>) -> Filled;
}

impl<T: Slot + Default> Append for &mut Vec<T> {
    fn append(&mut self, from: &mut Reader<'_>) -> Filled {
        put_last(self, T::default);
        match self.last_mut() {
            Some(item) => item.fill(from),
            None => Ok(()),
        }
    }
}

/// Reads an array into an empty list whose items take this many bytes.
fn fill_list(list: &mut dyn Append, size: usize, from: &mut Reader<'_>) -> Filled {
    from.begin_list()?;
    let (mut room, mut first, mut index) = (0, true, 0);
    while from.next_item(&mut first)? {
        if index == room {
            room = from.take_growth(index, size)?;
        }
        let noted = from.noted();
        let filled = list.append(from);
        from.settle(filled, noted, Step::Item(index))?;
        index += 1;
    }
    Ok(())
}
