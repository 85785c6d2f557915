//! IDs of resources, with the kind of resource in their Rust type.

use crate::runtime::json::{self, Filled, Reader, Slot, View, Viewer};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Borrow;
use std::cmp::Ordering;
use std::convert::Infallible;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

/// The ID of a resource of one family. The compiler refuses it where an ID of another family is expected.
///
/// A family is a type without values, and a crate has an alias for each, such as `AccountId`. All families share this
/// one type, because the compiler would build all methods again for each separate type.
pub struct Id<F>(String, PhantomData<fn() -> F>);

impl<F> Id<F> {
    /// The ID as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<F> From<String> for Id<F> {
    #[inline]
    fn from(id: String) -> Self {
        Self(id, PhantomData)
    }
}

impl<F> From<&str> for Id<F> {
    #[inline]
    fn from(id: &str) -> Self {
        Self::from(id.to_owned())
    }
}

impl<F> From<&Self> for Id<F> {
    #[inline]
    fn from(id: &Self) -> Self {
        id.clone()
    }
}

impl<F> From<&String> for Id<F> {
    #[inline]
    fn from(id: &String) -> Self {
        Self::from(id.clone())
    }
}

impl<F> From<Id<F>> for String {
    #[inline]
    fn from(id: Id<F>) -> Self {
        id.0
    }
}

impl<F> From<&Id<F>> for String {
    #[inline]
    fn from(id: &Id<F>) -> Self {
        id.0.clone()
    }
}

/// Never fails: any text may be an ID.
impl<F> FromStr for Id<F> {
    type Err = Infallible;

    fn from_str(id: &str) -> Result<Self, Infallible> {
        Ok(Self::from(id))
    }
}

impl<F> PartialEq<str> for Id<F> {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

impl<F> PartialEq<&str> for Id<F> {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

/// A map by ID can be searched with a text.
impl<F> Borrow<str> for Id<F> {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl<F> AsRef<str> for Id<F> {
    #[inline]
    fn as_ref(&self) -> &str {
        &self.0
    }
}

// No derives, because they would require the traits of the family, and only the text needs them.

impl<F> Clone for Id<F> {
    #[inline]
    fn clone(&self) -> Self {
        Self::from(self.0.clone())
    }
}

impl<F> Default for Id<F> {
    #[inline]
    fn default() -> Self {
        Self(String::new(), PhantomData)
    }
}

impl<F> PartialEq for Id<F> {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<F> Eq for Id<F> {}

impl<F> PartialOrd for Id<F> {
    #[inline]
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<F> Ord for Id<F> {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.cmp(&other.0)
    }
}

impl<F> Hash for Id<F> {
    #[inline]
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

impl<F> fmt::Display for Id<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl<F> fmt::Debug for Id<F> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        json::debug(self, f)
    }
}

impl<F> Slot for Id<F> {
    const IS_OBJECT: bool = false;

    #[inline]
    fn fill(&mut self, from: &mut Reader<'_>) -> Filled {
        self.0.fill(from)
    }

    #[inline]
    fn view(&self, see: Viewer<'_>) {
        see(View::Id(&self.0));
    }
}

impl<F> Serialize for Id<F> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.0)
    }
}

impl<'de, F> Deserialize<'de> for Id<F> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        json::deserialize(from)
    }
}

/// Declares the IDs of families: `ids! { /// docs InquiryId, }`.
#[doc(hidden)]
#[macro_export]
macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident),* $(,)?) => {
        $(
            $(#[$meta])*
            pub type $name = $crate::runtime::Id<family::$name>;
        )*

        /// The families of IDs: one type without values for each.
        pub mod family {
            $(
                #[doc = concat!("The family of [`", stringify!($name), "`](super::", stringify!($name), ").")]
                #[expect(missing_debug_implementations, reason = "there is no value to show")]
                pub enum $name {}
            )*
        }
    };
}
