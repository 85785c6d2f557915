//! Slots of scalars.
//!
//! In: JSON text, numbers, booleans, free-form JSON. Out: Rust's own types. Always: a null does not fit; a member that
//! may be null has an option.

use super::error::DecodeError;
use super::number::misfit;
use super::place::put;
use super::reader::Reader;
use super::slot::Slot;
use super::view::{Show, View, Viewer};
use serde_json::Value;

impl Slot for String {
    const IS_OBJECT: bool = false;

    fn fill(&mut self, from: &mut Reader<'_>) -> Result<(), DecodeError> {
        put(self, from.read_string()?);
        Ok(())
    }

    #[inline]
    fn view(&self, see: Viewer<'_>) {
        see(View::Text(self));
    }
}

macro_rules! scalar {
    ($($type:ty, |$from:ident| $read:expr, |$value:ident| $view:expr;)*) => {$(
        impl Slot for $type {
            const IS_OBJECT: bool = false;

            fn fill(&mut self, $from: &mut Reader<'_>) -> Result<(), DecodeError> {
                *self = $read;
                Ok(())
            }

            #[inline]
            fn view(&self, see: Viewer<'_>) {
                let $value = *self;
                see($view);
            }
        }

    )*};
}

scalar! {
    bool, |from| from.read_bool()?, |value| View::Bool(value);
    i64, |from| from.read_i64()?, |value| View::Integer(value);
    i32, |from| narrow(from, Reader::read_i64)?, |value| View::Integer(value.into());
    u64, |from| from.read_u64()?, |value| View::Unsigned(value);
    u32, |from| narrow(from, Reader::read_u64)?, |value| View::Unsigned(value.into());
    f64, |from| from.read_f64()?, |value| View::Float(value);
}

fn narrow<'j, W, N: TryFrom<W>>(
    from: &mut Reader<'j>,
    read: fn(&mut Reader<'j>) -> Result<W, DecodeError>,
) -> Result<N, DecodeError> {
    from.skip_space();
    let start = from.at;
    N::try_from(read(from)?).map_err(|_| misfit(start))
}

/// JSON that the document leaves free.
impl Slot for Value {
    const IS_OBJECT: bool = false;

    fn fill(&mut self, from: &mut Reader<'_>) -> Result<(), DecodeError> {
        put(self, from.read_value()?);
        Ok(())
    }

    #[inline]
    fn view(&self, see: Viewer<'_>) {
        see(View::Free(self));
    }
}

/// A member with one allowed value, which has no field.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Constant {
    /// Text.
    Text(&'static str),
    /// A boolean.
    Bool(bool),
    /// A whole number.
    Integer(i64),
}

impl From<&'static str> for Constant {
    fn from(text: &'static str) -> Self {
        Self::Text(text)
    }
}

impl From<bool> for Constant {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<i64> for Constant {
    fn from(value: i64) -> Self {
        Self::Integer(value)
    }
}

impl Slot for Constant {
    const IS_OBJECT: bool = false;

    fn fill(&mut self, from: &mut Reader<'_>) -> Result<(), DecodeError> {
        from.skip_space();
        let start = from.at;
        let equal = match *self {
            Self::Text(text) => from.read_text().map(|found| found == text),
            Self::Bool(value) => from.read_bool().map(|found| found == value),
            Self::Integer(value) => from.read_i64().map(|found| found == value),
        };
        let equal = match equal {
            Err(error) if error.expected().is_none() => return Err(error),
            equal => equal.unwrap_or(false),
        };
        match equal {
            true => Ok(()),
            false => Err(DecodeError::constant(start)),
        }
    }

    #[inline]
    fn view(&self, see: Viewer<'_>) {
        see(match *self {
            Self::Text(text) => View::Token { text, known: true },
            Self::Bool(value) => View::Bool(value),
            Self::Integer(value) => View::IntegerToken { value, known: true },
        });
    }
}

/// A member without `Option` that is left out while it is empty, because the document does not require it.
#[derive(Debug)]
pub struct OrAbsent<'a, T>(pub &'a T);

impl<T: Slot> Show for OrAbsent<'_, T> {
    fn show(&self, see: Viewer<'_>) {
        self.0.view(&mut |view| see(view.or_absent()));
    }
}

/// A member that is written as null if it has no value.
#[derive(Debug)]
pub struct OrNull<'a, T>(pub &'a T);

impl<T: Slot> Show for OrNull<'_, T> {
    fn show(&self, see: Viewer<'_>) {
        self.0.view(&mut |view| see(view.or_null()));
    }
}
