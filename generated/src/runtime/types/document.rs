//! JSON:API's documents: what most answers are (<https://jsonapi.org/format/#document-top-level>).

use super::included::{find_included, list_included};
use super::{Extra, Links, ToOne};
use crate::runtime::json::{Union, Value};

/// An answer with one resource.
///
/// `T` is the resource, `I` one of the objects that may be included.
#[derive(Clone, Default)]
#[non_exhaustive]
pub struct ResourceDocument<T, I = Value> {
    /// The resource.
    pub data: T,
    /// Related objects that were asked for.
    pub included: Option<Vec<I>>,
    /// Members that the document does not describe.
    pub extra: Extra,
}

crate::object! { ResourceDocument<T, I> {
    "data" => data,
    "included" => included,
    .. extra
} }

/// An answer with a page of a collection.
///
/// `T` is one of the resources, `I` one of the objects that may be included.
#[derive(Clone, Default)]
#[non_exhaustive]
pub struct CollectionDocument<T, I = Value> {
    /// The resources of this page.
    pub data: Vec<T>,
    /// Where the pages before and after this one are.
    pub links: Links,
    /// Related objects that were asked for.
    pub included: Option<Vec<I>>,
    /// Members that the document does not describe.
    pub extra: Extra,
}

crate::object! { CollectionDocument<T, I> {
    "data" => data,
    "links" => links,
    "included" => included,
    .. extra
} }

impl<T, I> ResourceDocument<T, I> {
    /// Reads `data`.
    pub fn data(&self) -> &T {
        &self.data
    }
}

impl<T, I: Union> ResourceDocument<T, I> {
    /// The included objects of one type, such as `included::<Account>()`.
    pub fn included<X: 'static>(&self) -> impl Iterator<Item = &X> {
        list_included(&self.included)
    }

    /// The included object that a relationship names, if it was included and is of the type asked for.
    pub fn find<X: 'static, R: AsRef<str>>(&self, relationship: &ToOne<R>) -> Option<&X> {
        find_included(&self.included, relationship)
    }
}

impl<T, I> CollectionDocument<T, I> {
    /// Reads `data`.
    pub fn data(&self) -> &[T] {
        &self.data
    }
}

impl<T, I: Union> CollectionDocument<T, I> {
    /// The included objects of one type, such as `included::<Account>()`.
    pub fn included<X: 'static>(&self) -> impl Iterator<Item = &X> {
        list_included(&self.included)
    }

    /// The included object that a relationship names, if it was included and is of the type asked for.
    pub fn find<X: 'static, R: AsRef<str>>(&self, relationship: &ToOne<R>) -> Option<&X> {
        find_included(&self.included, relationship)
    }
}
