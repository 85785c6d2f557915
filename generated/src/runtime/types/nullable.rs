//! Members that can be absent, null, or a value.

use crate::runtime::json::{self, Filled, Reader, Slot, View, Viewer};
use std::fmt;

/// A member that can be left out, set to null, or set to a value.
///
/// In a PATCH, these mean: leave it as it is, clear it, change it.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub enum Nullable<T> {
    /// Left out.
    #[default]
    Absent,
    /// An explicit null.
    Null,
    /// A value.
    Value(T),
}

impl<T> Nullable<T> {
    /// A reference to the value, if there is one.
    pub const fn as_ref(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            _ => None,
        }
    }

    /// A mutable reference to the value, if there is one.
    pub const fn as_mut(&mut self) -> Option<&mut T> {
        match self {
            Self::Value(value) => Some(value),
            _ => None,
        }
    }

    /// The value, dereferenced, such as `&str` for a `String`.
    pub fn as_deref(&self) -> Option<&T::Target>
    where
        T: std::ops::Deref,
    {
        self.as_ref().map(T::deref)
    }

    /// The value. Absent and null both become `None`.
    pub fn into_option(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            _ => None,
        }
    }

    /// Replaces the value by the result of a function.
    pub fn map<U>(self, make: impl FnOnce(T) -> U) -> Nullable<U> {
        match self {
            Self::Absent => Nullable::Absent,
            Self::Null => Nullable::Null,
            Self::Value(value) => Nullable::Value(make(value)),
        }
    }

    /// Whether it is left out.
    pub const fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Whether it is an explicit null.
    pub const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// Whether there is a value.
    pub const fn is_value(&self) -> bool {
        matches!(self, Self::Value(_))
    }
}

impl<T> From<T> for Nullable<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

/// `None` leaves the member out; [`Nullable::Null`] clears it.
impl<T> From<Option<T>> for Nullable<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Absent, Self::Value)
    }
}

impl From<&str> for Nullable<String> {
    fn from(value: &str) -> Self {
        Self::Value(value.to_owned())
    }
}

impl<T> From<Nullable<T>> for Option<T> {
    fn from(value: Nullable<T>) -> Self {
        value.into_option()
    }
}

impl<T: Slot + Default> Slot for Nullable<T> {
    const IS_OBJECT: bool = false;

    fn fill(&mut self, from: &mut Reader<'_>) -> Filled {
        if from.take_null()? {
            json::put(self, Self::Null);
            return Ok(());
        }
        if T::IS_OBJECT {
            from.expect_object()?;
        }
        json::put(self, Self::Value(T::fresh()));
        match self {
            Self::Value(value) => match value.fill(from) {
                Ok(()) => Ok(()),
                Err(error) => {
                    if from.sets_aside(&error) {
                        json::put(self, Self::Absent);
                    }
                    Err(error)
                }
            },
            _ => Ok(()),
        }
    }

    #[inline]
    fn view(&self, see: Viewer<'_>) {
        match self {
            Self::Absent => see(View::Absent),
            Self::Null => see(View::Null),
            Self::Value(value) => value.view(see),
        }
    }

    #[cfg(feature = "__spec-examples")]
    fn rebuild(self) -> Self {
        self.map(T::rebuild)
    }
}

impl<T: Slot + Default> fmt::Debug for Nullable<T> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        json::debug(self, f)
    }
}
