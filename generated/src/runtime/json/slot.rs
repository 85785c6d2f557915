//! The two things that every type can do: take a value from JSON, and show the value it holds.
//!
//! In: a reader, or somebody who wants to see the value. Out: a filled slot, or a [`View`]. Always: all that is made of
//! these two (encoding, `Debug`, forms, comparison) is written once, over `dyn` and [`View`], never per type.

use super::error::Filled;
use super::object::Object;
use super::place::put;
use super::reader::Reader;
use serde_json::Value;
use std::any::Any;

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
    fn view(&self, see: See<'_>);

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
        if from.skips_null() {
            return Ok(());
        }
        from.make_box(Self::IS_OBJECT, size_of::<Self>())?;
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

/// What [`Slot::view`] calls, once.
pub type See<'s> = &'s mut dyn FnMut(View<'_>);

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

/// A value that can be shown, whatever its type.
pub trait Show {
    /// See [`Slot::view`].
    fn show(&self, see: See<'_>);
}

impl<T: Slot> Show for T {
    #[inline]
    fn show(&self, see: See<'_>) {
        self.view(see);
    }
}

/// A value, whatever its type.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum View<'a> {
    /// Nothing: the member is left out.
    Absent,
    /// An explicit null.
    Null,
    /// A boolean.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// A whole number that is not negative.
    Unsigned(u64),
    /// A number.
    Float(f64),
    /// A whole number of any size, as it is written.
    Number(&'a str),
    /// Text.
    Text(&'a str),
    /// A value of an enumeration.
    Token {
        /// As it is written.
        text: &'a str,
        /// Whether the document lists it.
        known: bool,
    },
    /// A value of an enumeration of whole numbers.
    IntegerToken {
        /// The number.
        value: i64,
        /// Whether the document lists it.
        known: bool,
    },
    /// The id of an object.
    Id(&'a str),
    /// A date or a time, as it is written.
    Date(&'a str),
    /// A list.
    List(&'a dyn List),
    /// Values by keys that the document does not name.
    Map(&'a dyn Entries),
    /// An object with declared members.
    Object(&'a Object<'a>),
    /// JSON that the document leaves free.
    Free(&'a Value),
    /// JSON for which the document has a description, just none that fits.
    Unknown(&'a Value),
    /// The content of a file; the part that sends it knows its type.
    File(&'a (dyn Any + Send + Sync)),
}

impl View<'_> {
    /// The view, or null where a value must stand.
    pub(crate) fn or_null(self) -> Self {
        match self {
            Self::Absent => Self::Null,
            view => view,
        }
    }
}

impl<'a> View<'a> {
    /// The view, or nothing where the value is empty: a text without a character, an object that
    /// was not there, free JSON that is null.
    pub(crate) fn or_absent(self) -> View<'a> {
        let is_empty = match &self {
            Self::Text(text) | Self::Id(text) => text.is_empty(),
            Self::Object(object) => object.is_empty(),
            Self::Free(value) | Self::Unknown(value) => value.is_null(),
            _ => false,
        };
        if is_empty { View::Absent } else { self }
    }
}

/// A list of values.
pub trait List {
    /// How many.
    fn count(&self) -> usize;

    /// Shows one of them; nothing past the end.
    fn item(&self, at: usize, see: See<'_>);
}

/// Values by key.
pub trait Entries {
    /// How many.
    fn count(&self) -> usize;

    /// Shows one of them with its key; nothing past the end.
    fn entry(&self, at: usize, see: &mut dyn FnMut(&str, View<'_>));
}

impl dyn List + '_ {
    /// Shows all items in order; a list can't leave one out, so that what is absent is null.
    pub fn for_each(&self, see: See<'_>) {
        for at in 0..self.count() {
            self.item(at, &mut |view| see(view.or_null()));
        }
    }
}

impl dyn Entries + '_ {
    /// Shows all entries in order; a key without a value can only be null.
    pub fn for_each(&self, see: &mut dyn FnMut(&str, View<'_>)) {
        for at in 0..self.count() {
            self.entry(at, &mut |key, view| see(key, view.or_null()));
        }
    }
}
