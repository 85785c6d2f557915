//! Members that a request must have.

use crate::runtime::json::{self, Filled, Reader, Slot, View, Viewer};
use std::fmt;
use std::ops::{Deref, DerefMut};

/// A member that a request must have: its value, and whether it was ever set.
///
/// It derefs to the value. The client refuses a request with a required member that was never set.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Required<T> {
    value: T,
    set: bool,
}

impl<T> Required<T> {
    /// Whether it was set, or came with an answer.
    pub const fn is_set(&self) -> bool {
        self.set
    }

    /// The value. It is the type's default if it was never set.
    pub fn into_inner(self) -> T {
        self.value
    }
}

impl<T> From<T> for Required<T> {
    #[inline]
    fn from(value: T) -> Self {
        Self { value, set: true }
    }
}

impl<T> Deref for Required<T> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        &self.value
    }
}

/// Mutable access counts as setting it.
impl<T> DerefMut for Required<T> {
    #[inline]
    fn deref_mut(&mut self) -> &mut T {
        self.set = true;
        &mut self.value
    }
}

impl<T: PartialEq> PartialEq<T> for Required<T> {
    fn eq(&self, other: &T) -> bool {
        self.value == *other
    }
}

impl PartialEq<str> for Required<String> {
    fn eq(&self, other: &str) -> bool {
        self.value == other
    }
}

impl PartialEq<&str> for Required<String> {
    fn eq(&self, other: &&str) -> bool {
        self.value == **other
    }
}

impl<T: fmt::Display> fmt::Display for Required<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

impl<T: Slot> Slot for Required<T> {
    const IS_OBJECT: bool = false;

    #[inline]
    fn fill(&mut self, from: &mut Reader<'_>) -> Filled {
        self.set = true;
        self.value.fill(from)
    }

    #[inline]
    fn view(&self, see: Viewer<'_>) {
        if self.set {
            self.value.view(&mut |view| see(view.or_null()));
        } else {
            see(View::Absent);
        }
    }

    #[cfg(feature = "__spec-examples")]
    fn rebuild(self) -> Self {
        Self {
            value: self.value.rebuild(),
            set: self.set,
        }
    }
}

impl<T: Slot> fmt::Debug for Required<T> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        json::debug(self, f)
    }
}
