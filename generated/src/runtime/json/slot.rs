//! The two operations of every type: read a value from JSON, and show the value.
//!
//! In: a reader, or a viewer. Out: a filled slot, or a [`View`]. Always: everything that uses these two (encoding,
//! `Debug`, forms, comparison) is written once, over `dyn` and [`View`], and not per type.

use super::came::Came;
use super::error::Filled;
use super::place::put;
use super::reader::Reader;
use super::view::{Show, Viewer};
use crate::runtime::types::Extra;

/// A place that reads a value from JSON and shows its value.
pub trait Slot {
    /// Whether it accepts only objects, as most types do. Each other type says so.
    #[doc(hidden)]
    const IS_OBJECT: bool = true;

    /// Reads the next value into this place, which must be at its default.
    ///
    /// # Errors
    /// When the value does not fit. Then the reader is at the value or behind it, and the place is still at its
    /// default.
    fn fill(&mut self, from: &mut Reader<'_>) -> Filled;

    /// Shows the value.
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
    /// A function of the type, because the compiler then builds it where the type is defined. A function of `Option`
    /// would be built in one unit with those of a thousand other types.
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

    /// The same value, built with the setters of its type and of nested types. Members without a setter are missing.
    #[cfg(feature = "__spec-examples")]
    #[doc(hidden)]
    fn rebuild(self) -> Self
    where
        Self: Sized,
    {
        self
    }

    /// The default, made without code that could drop a part of it.
    #[doc(hidden)]
    #[inline]
    fn fresh() -> Self
    where
        Self: Default,
    {
        Self::default()
    }
}

/// What the table of a type holds for each member while it reads: a reference to the member's slot.
///
/// The table holds references to references. The vtable of a type contains code that drops the type and everything in
/// it. A reference drops nothing, so the crate is built without code that drops its models.
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

/// A map to which entries are added one by one.
pub trait Grow {
    /// Reads the next value under this key. Adds the key to the path of an error.
    fn grow(&mut self, key: &str, from: &mut Reader<'_>) -> Filled;

    /// How the declared members of the object around it came.
    #[doc(hidden)]
    fn came(&mut self) -> &mut Option<Box<Came>>;

    /// A key that came twice, if there is one.
    fn repeated(&self) -> Option<&str>;
}
