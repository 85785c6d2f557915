//! Slots of slots: options, boxes, lists.
//!
//! In: JSON or null, arrays. Out: the Rust container. Always: generic code is a few lines per type, the loops are not
//! generic.

use super::error::DecodeError;
use super::reader::Reader;
use super::slot::{List, Slot, View};

impl<T: Slot + Default> Slot for Option<T> {
    fn fill(&mut self, from: &mut Reader<'_>) -> Result<(), DecodeError> {
        T::fill_option(self, from)
    }

    fn view(&self) -> View<'_> {
        match self {
            Some(value) => value.view(),
            None => View::Absent,
        }
    }
}

impl<T: Slot + Default> Slot for Box<T> {
    fn fill(&mut self, from: &mut Reader<'_>) -> Result<(), DecodeError> {
        (**self).fill(from)
    }

    fn view(&self) -> View<'_> {
        (**self).view()
    }

    #[inline]
    fn fill_option(option: &mut Option<Self>, from: &mut Reader<'_>) -> Result<(), DecodeError> {
        T::fill_boxed(option, from)
    }
}

impl<T: Slot + Default> Slot for Vec<T> {
    fn fill(&mut self, from: &mut Reader<'_>) -> Result<(), DecodeError> {
        self.clear();
        fill_list(self, from)
    }

    fn view(&self) -> View<'_> {
        View::List(self)
    }
}

impl<T: Slot> List for Vec<T> {
    fn count(&self) -> usize {
        self.len()
    }

    fn item(&self, at: usize) -> View<'_> {
        match self.get(at).map(Slot::view) {
            // A list can't leave an item out.
            Some(View::Absent) => View::Null,
            Some(view) => view,
            None => View::Absent,
        }
    }
}

/// A list that takes one item after the other.
trait Append {
    fn append(&mut self, from: &mut Reader<'_>) -> Result<(), DecodeError>;
}

impl<T: Slot + Default> Append for Vec<T> {
    fn append(&mut self, from: &mut Reader<'_>) -> Result<(), DecodeError> {
        self.push(T::default());
        match self.last_mut() {
            Some(item) => item.fill(from),
            None => Ok(()),
        }
    }
}

fn fill_list(list: &mut dyn Append, from: &mut Reader<'_>) -> Result<(), DecodeError> {
    if from.take_null()? {
        return Ok(());
    }
    from.begin_list()?;
    let (mut first, mut index) = (true, 0);
    while from.next_item(&mut first)? {
        list.append(from).map_err(|error| error.in_item(index))?;
        index += 1;
    }
    Ok(())
}
