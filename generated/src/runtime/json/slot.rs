//! The two things that every type can do: take a value from JSON, and show the value it holds.
//!
//! In: a reader, or a request for the value. Out: a filled slot, or a [`View`]. Always: all that is made of these two
//! (encoding, `Debug`, forms, comparison) is written once, over `&mut dyn Slot` and [`View`], never per type.

use super::error::DecodeError;
use super::object::{Layout, Rest};
use super::reader::Reader;
use serde_json::Value;
use std::any::Any;

/// A place that takes a value from JSON and shows the one it holds.
pub trait Slot {
    /// Takes the next value. It replaces the one that is there; null leaves the type's own idea of nothing.
    fn fill(&mut self, from: &mut Reader<'_>) -> Result<(), DecodeError>;

    /// The value that is there.
    fn view(&self) -> View<'_>;

    /// Calls back with the table of an object: its layout, a slot per key, and the members that have no slot.
    fn show(&self, show: Show<'_>) {
        // Only what `view` calls an object is asked, and `object!` writes this for all of them.
        let _ = show;
    }

    /// Fills an option of the type.
    #[doc(hidden)]
    #[inline]
    fn fill_option(option: &mut Option<Self>, from: &mut Reader<'_>) -> Result<(), DecodeError>
    where
        Self: Default,
    {
        *option = match from.skips_null() {
            true => None,
            false => Some(Self::default()),
        };
        match option {
            Some(value) => value.fill(from),
            None => Ok(()),
        }
    }

    /// Fills an option of a box of the type.
    ///
    /// A function of the type, since the compiler then builds it, and all that it needs to drop a value, where the
    /// type is defined; one of `Option` would stand with those of a thousand others in one unit.
    #[doc(hidden)]
    fn fill_boxed(option: &mut Option<Box<Self>>, from: &mut Reader<'_>) -> Result<(), DecodeError>
    where
        Self: Default,
    {
        *option = match from.skips_null() {
            true => None,
            false => Some(Box::new(Self::default())),
        };
        match option {
            Some(value) => value.fill(from),
            None => Ok(()),
        }
    }
}

/// What [`Slot::show`] calls back.
pub type Show<'s> = &'s mut dyn FnMut(&'static Layout, &[&dyn Slot], Rest<'_>);

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
    Object(&'a dyn Slot),
    /// JSON that the document leaves free.
    Free(&'a Value),
    /// JSON for which the document has a description, just none that fits.
    Unknown(&'a Value),
    /// The content of a file; the part that sends it knows its type.
    File(&'a (dyn Any + Send + Sync)),
}

/// A list of values.
pub trait List {
    /// How many.
    fn count(&self) -> usize;

    /// One of them; [`View::Absent`] past the end.
    fn item(&self, at: usize) -> View<'_>;
}

/// Values by key.
pub trait Entries {
    /// How many.
    fn count(&self) -> usize;

    /// One of them with its key.
    fn entry(&self, at: usize) -> Option<(&str, View<'_>)>;
}
