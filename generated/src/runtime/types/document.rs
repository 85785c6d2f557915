//! JSON:API's documents: what most answers are (<https://jsonapi.org/format/#document-top-level>).

use super::included::{find_included, list_included};
use super::{Extra, Links, NamesOne};
use crate::runtime::json::{Union, Value};

/// An answer with one resource.
///
/// `T` is the resource, `I` one of the objects that may be included, `M` what `meta` holds.
#[derive(Clone, Default)]
#[non_exhaustive]
pub struct ResourceDocument<T, I = Value, M = Value> {
    /// The resource.
    pub data: T,
    /// Where it is to be found.
    pub links: Option<Box<Links>>,
    /// Related objects that were asked for.
    pub included: Option<Vec<I>>,
    /// What else is said about the answer.
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
/// `T` is one of the resources, `I` one of the objects that may be included, `M` what `meta` holds.
#[derive(Clone, Default)]
#[non_exhaustive]
pub struct CollectionDocument<T, I = Value, M = Value> {
    /// The resources of this page.
    pub data: Vec<T>,
    /// Where the pages before and after this one are.
    pub links: Links,
    /// Related objects that were asked for.
    pub included: Option<Vec<I>>,
    /// What else is said about the answer.
    pub meta: M,
    /// Members that the document does not describe.
    pub extra: Extra,
}

crate::object! { CollectionDocument<T, I, M> {
    "data" => data,
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

    /// The included object that a relationship names, if it was included and is of the type asked for.
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

    /// The included object that a relationship names, if it was included and is of the type asked for.
    pub fn find<X: 'static>(&self, relationship: &impl NamesOne) -> Option<&X> {
        find_included(&self.included, relationship)
    }
}
