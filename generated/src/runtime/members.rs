//! The arguments of setters: the value, an `Option` of it, or, if null has a meaning, a `Nullable`.
//!
//! In: a caller's value. Out: a value of the member's type, or nothing. Always: `None` leaves the member out, and only
//! [`Nullable::Null`] clears it. A second type parameter says which form the argument has; the compiler infers it.

use crate::runtime::json::{BEYOND_I64, BEYOND_U64};
use crate::runtime::types::{Id, Nullable};
use serde_json::{Map, Number, Value};
use std::borrow::Cow;

/// The argument is the value itself.
#[derive(Debug)]
pub enum ByValue {}
/// The argument is an `Option`.
#[derive(Debug)]
pub enum ByOption {}
/// The argument is a [`Nullable`].
#[derive(Debug)]
pub enum ByNullable {}
/// The argument holds several values.
#[derive(Debug)]
pub enum ByList {}

/// A value for an optional member: a value that converts into `T`, or an `Option` of one.
pub trait IntoMember<T, By> {
    /// The value; `None` leaves the member as it is.
    fn into_member(self) -> Option<T>;
}

impl<T, V: Into<T>> IntoMember<T, ByValue> for V {
    #[inline]
    fn into_member(self) -> Option<T> {
        Some(self.into())
    }
}

impl<T, V: Into<T>> IntoMember<T, ByOption> for Option<V> {
    #[inline]
    fn into_member(self) -> Option<T> {
        self.map(Into::into)
    }
}

/// A value for a member that may be null: as [`IntoMember`], or a [`Nullable`].
pub trait IntoNullable<T, By> {
    /// The value; [`Nullable::Absent`] leaves the member as it is.
    fn into_nullable(self) -> Nullable<T>;
}

impl<T, V: Into<T>> IntoNullable<T, ByValue> for V {
    #[inline]
    fn into_nullable(self) -> Nullable<T> {
        Nullable::Value(self.into())
    }
}

impl<T, V: Into<T>> IntoNullable<T, ByOption> for Option<V> {
    #[inline]
    fn into_nullable(self) -> Nullable<T> {
        self.map_or(Nullable::Absent, |value| Nullable::Value(value.into()))
    }
}

impl<T> IntoNullable<T, ByNullable> for Nullable<T> {
    #[inline]
    fn into_nullable(self) -> Nullable<T> {
        self
    }
}

/// Values for a list: an iterator over items, or an `Option` of one.
///
/// The compiler refuses an `Option` of one item, because its `None` could mean no list or an empty list.
pub trait IntoList<T, By> {
    /// The items; `None` leaves the member as it is.
    fn into_list(self) -> Option<Vec<T>>;
}

impl<T, L: IntoIterator<Item: Into<T>>> IntoList<T, ByValue> for L {
    #[inline]
    fn into_list(self) -> Option<Vec<T>> {
        Some(self.into_iter().map(Into::into).collect())
    }
}

impl<T, L: IntoIterator<Item: Into<T>>> IntoList<T, ByOption> for Option<L> {
    #[inline]
    fn into_list(self) -> Option<Vec<T>> {
        Some(self?.into_iter().map(Into::into).collect())
    }
}

/// Never used. It makes an `Option` of one item ambiguous, so that the compiler refuses it.
impl<T, V: Into<T>> IntoList<T, ByList> for Option<V> {
    fn into_list(self) -> Option<Vec<T>> {
        Some(vec![self?.into()])
    }
}

/// Values for a list that may be null: as [`IntoList`], or a [`Nullable`] of a list.
pub trait IntoNullableList<T, By> {
    /// The items; [`Nullable::Absent`] leaves the member as it is.
    fn into_nullable_list(self) -> Nullable<Vec<T>>;
}

impl<T, L: IntoIterator<Item: Into<T>>> IntoNullableList<T, ByValue> for L {
    #[inline]
    fn into_nullable_list(self) -> Nullable<Vec<T>> {
        Nullable::Value(self.into_iter().map(Into::into).collect())
    }
}

impl<T, L: IntoIterator<Item: Into<T>>> IntoNullableList<T, ByOption> for Option<L> {
    #[inline]
    fn into_nullable_list(self) -> Nullable<Vec<T>> {
        self.map_or(Nullable::Absent, L::into_nullable_list)
    }
}

impl<T> IntoNullableList<T, ByNullable> for Nullable<Vec<T>> {
    #[inline]
    fn into_nullable_list(self) -> Nullable<Vec<T>> {
        self
    }
}

/// Text for a query parameter: text, an ID, a value of an enumeration, or an `Option` of these. An array, slice or
/// vector of several values is joined by commas.
pub trait IntoText<By> {
    /// The text; `None` leaves the parameter out.
    fn into_text(self) -> Option<String>;
}

impl<V: Into<String>> IntoText<ByValue> for V {
    #[inline]
    fn into_text(self) -> Option<String> {
        Some(self.into())
    }
}

impl<V: Into<String>> IntoText<ByOption> for Option<V> {
    #[inline]
    fn into_text(self) -> Option<String> {
        self.map(Into::into)
    }
}

impl<V: Into<String>> IntoText<ByList> for Vec<V> {
    fn into_text(self) -> Option<String> {
        let items: Vec<String> = self.into_iter().map(Into::into).collect();
        Some(items.join(","))
    }
}

impl<V: Into<String>, const N: usize> IntoText<ByList> for [V; N] {
    fn into_text(self) -> Option<String> {
        self.map(Into::into).to_vec().into_text()
    }
}

impl<V: Clone + Into<String>> IntoText<ByList> for &[V] {
    fn into_text(self) -> Option<String> {
        self.to_vec().into_text()
    }
}

impl<V: Clone + Into<String>> IntoText<ByList> for &Vec<V> {
    fn into_text(self) -> Option<String> {
        self.as_slice().into_text()
    }
}

impl<V: Clone + Into<String>, const N: usize> IntoText<ByList> for &[V; N] {
    fn into_text(self) -> Option<String> {
        self.as_slice().into_text()
    }
}

/// Any JSON, for a member that the document leaves free-form.
#[derive(Clone, Debug, PartialEq)]
pub struct JsonInput(Value);

/// Any JSON except a list, for an item of a free-form list.
#[derive(Clone, Debug, PartialEq)]
pub struct JsonItem(Value);

impl<V: Into<Value>> From<Vec<V>> for JsonInput {
    fn from(values: Vec<V>) -> Self {
        Self(values.into())
    }
}

impl<V: Into<Value>, const N: usize> From<[V; N]> for JsonInput {
    fn from(values: [V; N]) -> Self {
        Self(values.into())
    }
}

// Each type is listed. A general `Into<Value>` would also accept an `Option`, whose `None` would become null.
macro_rules! json_input {
    ($input:ident: $($type:ty),* $(,)?) => {
        impl From<$input> for Value {
            #[inline]
            fn from(input: $input) -> Self {
                input.0
            }
        }

        impl<F> From<Id<F>> for $input {
            fn from(id: Id<F>) -> Self {
                Self(Value::String(id.into()))
            }
        }

        impl<F> From<&Id<F>> for $input {
            fn from(id: &Id<F>) -> Self {
                Self(Value::String(id.into()))
            }
        }

        $(impl From<$type> for $input {
            #[inline]
            fn from(value: $type) -> Self {
                Self(Value::from(value))
            }
        })*
    };
    ($($input:ident),*) => {
        $(json_input!(
            $input: Value, Map<String, Value>, Number, &str, String, Cow<'_, str>, bool, i8, i16, i32, i64, isize, u8,
            u16, u32, u64, usize, f32, f64,
        );)*
    };
}

json_input!(JsonInput, JsonItem);

/// A whole number of any of Rust's types. A call with a number that an `i64` cannot hold is refused.
///
/// The smallest `i64` marks such a number, so it is refused too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IntegerInput(i64);

/// A whole number of any of Rust's types that is not negative. A call with a negative number is refused.
///
/// The largest `u64` marks such a number, so it is refused too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnsignedInput(u64);

/// A number of any of Rust's types. A call is refused if the number is infinite or NaN, or is a whole number that an
/// `f64` cannot hold exactly.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NumberInput(f64);

macro_rules! number_input {
    ($input:ident($held:ty): $($type:ty => |$value:ident| $converted:expr),* $(,)?) => {
        impl From<$input> for $held {
            #[inline]
            fn from(input: $input) -> Self {
                input.0
            }
        }

        $(impl From<$type> for $input {
            #[inline]
            fn from($value: $type) -> Self {
                Self($converted)
            }
        })*
    };
}

number_input! { IntegerInput(i64):
    i8 => |value| value.into(),
    i16 => |value| value.into(),
    i32 => |value| value.into(),
    i64 => |value| value,
    isize => |value| value as i64,
    u8 => |value| value.into(),
    u16 => |value| value.into(),
    u32 => |value| value.into(),
    u64 => |value| i64::try_from(value).unwrap_or(BEYOND_I64),
    usize => |value| i64::try_from(value).unwrap_or(BEYOND_I64),
}

number_input! { UnsignedInput(u64):
    u8 => |value| value.into(),
    u16 => |value| value.into(),
    u32 => |value| value.into(),
    u64 => |value| value,
    usize => |value| value as u64,
    // The compiler gives a literal such as `7` the type `i32`.
    i32 => |value| u64::try_from(value).unwrap_or(BEYOND_U64),
    i64 => |value| u64::try_from(value).unwrap_or(BEYOND_U64),
}

number_input! { NumberInput(f64):
    i8 => |value| value.into(),
    i16 => |value| value.into(),
    i32 => |value| value.into(),
    i64 => |value| exact(value as f64, value as i128),
    isize => |value| exact(value as f64, value as i128),
    u8 => |value| value.into(),
    u16 => |value| value.into(),
    u32 => |value| value.into(),
    u64 => |value| exact(value as f64, value as i128),
    usize => |value| exact(value as f64, value as i128),
    f32 => |value| value.into(),
    f64 => |value| value,
}

/// The whole number as a float; NaN if no float is equal to it.
fn exact(float: f64, whole: i128) -> f64 {
    match float as i128 == whole {
        true => float,
        false => f64::NAN,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::runtime::json::find_unsendable;

    #[test]
    fn a_number_that_does_not_fit_never_becomes_another_one() {
        let unsigned = |input: UnsignedInput| find_unsendable(&u64::from(input)).is_none();
        assert!(unsigned(7.into()) && unsigned((u64::MAX - 1).into()));
        assert!(!unsigned((-1).into()) && !unsigned(i64::MIN.into()));
        let integer = |input: IntegerInput| find_unsendable(&i64::from(input)).is_none();
        assert!(integer((-7).into()) && integer(i64::MAX.into()));
        assert!(!integer(u64::MAX.into()) && !integer(usize::MAX.into()));
        let number = |input: NumberInput| find_unsendable(&f64::from(input)).is_none();
        assert!(number(0.1.into()) && number((1_u64 << 53).into()) && number(i64::MIN.into()));
        assert!(!number(((1_u64 << 53) + 1).into()) && !number(i64::MAX.into()));
        assert!(!number(f64::NAN.into()) && !number(f32::INFINITY.into()));
    }
}
