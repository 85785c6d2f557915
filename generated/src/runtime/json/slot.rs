//! The two things that every type can do: take a value from JSON, and show the value it holds.
//!
//! In: a reader, or somebody who wants to see the value. Out: a filled slot, or a [`View`]. Always: all that is made of
//! these two (encoding, `Debug`, forms, comparison) is written once, over `dyn` and [`View`], never per type.

use super::error::Filled;
use super::place::put;
use super::reader::Reader;
use super::view::{Show, Viewer};
use crate::runtime::types::Extra;

/// A place that takes a value from JSON and shows the one it holds.
pub trait Slot {
    /// Whether it takes objects only.
    #[doc(hidden)]
    const IS_OBJECT: bool = false;

    /// Takes the next value, into a place that is at its default.
    ///
    /// # Errors
    /// When the value does not fit: then the reader stands at it or behind it, and the place is at its default as before.
    fn fill(&mut self, from: &mut Reader<'_>) -> Filled;

    /// Shows the value that is there.
    fn view(&self, see: Viewer<'_>);

    /// Fills an option of the type.
    #[doc(hidden)]
    #[inline]
    fn fill_option(option: &mut Option<Self>, from: &mut Reader<'_>) -> Filled
    where
        Self: Default,
    {
        if from.skips_null() {
            return Ok(());
        }
        put(option, Some(Self::fresh()));
        match option {
            Some(value) => match value.fill(from) {
                Ok(()) => Ok(()),
                Err(error) => {
                    let mut is_empty = false;
                    let error = from.return_error(error, &mut is_empty);
                    if is_empty {
                        put(option, None);
                    }
                    Err(error)
                }
            },
            None => Ok(()),
        }
    }

    /// Fills an option of a box of the type.
    ///
    /// A function of the type, since the compiler then builds it where the type is defined; one of `Option` would stand
    /// with those of a thousand others in one unit.
    #[doc(hidden)]
    #[inline(never)]
    fn fill_boxed(option: &mut Option<Box<Self>>, from: &mut Reader<'_>) -> Filled
    where
        Self: Default,
    {
        if let Some(end) = from.skip_null_or_make_box(Self::IS_OBJECT, size_of::<Self>()) {
            return end;
        }
        put(option, Some(Box::fresh()));
        match option {
            Some(value) => (**value).fill(from),
            None => Ok(()),
        }
    }

    /// The same value, made by the setters of its type and of the types inside it. It lacks the members that have no setter.
    #[cfg(feature = "__spec-examples")]
    #[doc(hidden)]
    fn rebuild(self) -> Self
    where
        Self: Sized,
    {
        self
    }

    /// The default, made so that nothing of it might have to be dropped.
    #[doc(hidden)]
    #[inline]
    fn fresh() -> Self
    where
        Self: Default,
    {
        Self::default()
    }
}

/// What the table of a type has for each member when it reads: a reference to the member's slot.
///
/// The table holds references to references. What drops a type is part of its vtable, and with it all that the type is
/// made of; a reference drops nothing, and so the crate is built without what drops its models.
pub trait Fill {
    /// See [`Slot::fill`].
    fn fill_next(&mut self, from: &mut Reader<'_>) -> Filled;
}

impl<T: Slot> Fill for &mut T {
    fn fill_next(&mut self, from: &mut Reader<'_>) -> Filled {
        (**self).fill(from)
    }
}

impl<T: Slot> Show for T {
    #[inline]
    fn show(&self, see: Viewer<'_>) {
        self.view(see);
    }
}

/// Where members without a slot go.
#[expect(
    missing_debug_implementations,
    reason = "a borrowed pass-through, never printed"
)]
pub enum RestMut<'a> {
    /// Nowhere.
    Nothing,
    /// Members that the document does not describe.
    Extra(&'a mut Extra),
    /// Members that the document leaves free.
    Free(&'a mut Extra),
    /// Members of one type.
    Map(&'a mut dyn Grow),
}

/// A map that takes one entry after the other.
pub trait Grow {
    /// Takes the next value under this key, which it adds to the path of an error.
    fn grow(&mut self, key: &str, from: &mut Reader<'_>) -> Filled;

    /// A key that came twice.
    fn repeated(&self) -> Option<&str>;
}
