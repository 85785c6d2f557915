//! JSON:API's documents, which most answers are (<https://jsonapi.org/format/#document-top-level>).

use super::included::{find_included, list_included};
use super::{Extra, Links, NamesOne};
use crate::runtime::json::{Union, Value};

/// An answer with one resource.
///
/// `T` is the resource, `I` the type of included objects, `M` the type of `meta`.
#[derive(Clone, Default)]
#[non_exhaustive]
pub struct ResourceDocument<T, I = Value, M = Value> {
    /// The resource.
    pub data: T,
    /// Links to this resource.
    pub links: Option<Box<Links>>,
    /// Related objects that the request asked for.
    pub included: Option<Vec<I>>,
    /// Metadata of the answer.
    pub meta: M,
    /// Members that the document does not describe.
    pub extra: Extra,
}

crate::object! { ResourceDocument<T, I, M> {
    "data" => data or absent,
    "links" => links,
    "included" => included,
    "meta" => meta or absent,
    .. extra
} }

/// An answer with a page of a collection.
///
/// `T` is the type of the resources, `I` the type of included objects, `M` the type of `meta`.
#[derive(Clone, Default)]
#[non_exhaustive]
pub struct CollectionDocument<T, I = Value, M = Value> {
    /// The resources of this page.
    pub data: Vec<T>,
    /// Links to the previous and the next page.
    pub links: Links,
    /// Related objects that the request asked for.
    pub included: Option<Vec<I>>,
    /// Metadata of the answer.
    pub meta: M,
    /// Members that the document does not describe.
    pub extra: Extra,
}

crate::object! { CollectionDocument<T, I, M> {
    "data" => data or absent,
    "links" => links or absent,
    "included" => included,
    "meta" => meta or absent,
    .. extra
} }

impl<T, I, M> ResourceDocument<T, I, M> {
    /// Reads `data`.
    pub fn data(&self) -> &T {
        &self.data
    }

    /// Reads `meta`.
    pub fn meta(&self) -> &M {
        &self.meta
    }
}

impl<T, I: Union, M> ResourceDocument<T, I, M> {
    /// The included objects of one type, such as `included::<Account>()`.
    pub fn included<X: 'static>(&self) -> impl Iterator<Item = &X> {
        list_included(&self.included)
    }

    /// The included object that a relationship names, if the answer includes it and it is an object of the type asked
    /// for.
    pub fn find<X: 'static>(&self, relationship: &impl NamesOne) -> Option<&X> {
        find_included(&self.included, relationship)
    }
}

impl<T, I, M> CollectionDocument<T, I, M> {
    /// Reads `data`.
    pub fn data(&self) -> &[T] {
        &self.data
    }

    /// Reads `meta`.
    pub fn meta(&self) -> &M {
        &self.meta
    }
}

impl<T, I: Union, M> CollectionDocument<T, I, M> {
    /// The included objects of one type, such as `included::<Account>()`.
    pub fn included<X: 'static>(&self) -> impl Iterator<Item = &X> {
        list_included(&self.included)
    }

    /// The included object that a relationship names, if the answer includes it and it is an object of the type asked
    /// for.
    pub fn find<X: 'static>(&self, relationship: &impl NamesOne) -> Option<&X> {
        find_included(&self.included, relationship)
    }
}
