//! The names that every generated file uses.

pub use super::http;
pub use super::json::{Reveal, Slot, Value, or_empty};
pub use super::members::{
    IntegerInput, IntoList, IntoMember, IntoNullable, IntoNullableList, IntoText, JsonInput,
    JsonItem, NumberInput, UnsignedInput,
};
pub use super::types::{
    Base64, BigInteger, CollectionDocument, Date, DateTime, Extra, Links, Map, Nullable, Required,
    ResourceDocument, ResourceId, ResourceIdentifier, ToMany, ToOne,
};
// A type of the document can be called like one of these traits. Their methods stay in scope.
pub use std::{borrow::ToOwned as _, iter::Iterator as _};

pub use crate::{conversions, ids, integer_enum, object, text_enum, union};
