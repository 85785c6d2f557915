//! JSON:API's resource identifiers and relationships (<https://jsonapi.org/format/#document-resource-object-relationships>).

use super::{Extra, Links, Nullable, ResourceId};
use serde_json::Value;

/// Identifies an object by its type and id.
#[derive(Clone, Default)]
#[non_exhaustive]
pub struct ResourceIdentifier {
    /// The type of the object, such as `account`.
    pub type_: Option<String>,
    /// The id of the object.
    pub id: Option<ResourceId>,
    /// Metadata of the identifier.
    pub meta: Option<Value>,
    /// Members that the document does not describe.
    pub extra: Extra,
}

impl ResourceIdentifier {
    /// Identifies an object by type and id.
    pub fn new(type_: impl Into<String>, id: impl Into<ResourceId>) -> Self {
        Self {
            type_: Some(type_.into()),
            id: Some(id.into()),
            meta: None,
            extra: Extra::new(),
        }
    }
}

crate::object! { ResourceIdentifier {
    "type" => type_,
    "id" => id,
    "meta" => meta,
    .. extra
} }

/// A relationship to one object, or to none.
#[derive(Clone, Default)]
#[non_exhaustive]
pub struct ToOne {
    /// The object; null when there is none.
    pub data: Nullable<ResourceIdentifier>,
    /// Links of the relationship.
    pub links: Option<Box<Links>>,
    /// Metadata of the relationship.
    pub meta: Option<Value>,
    /// Members that the document does not describe.
    pub extra: Extra,
}

impl ToOne {
    /// A relationship to this object.
    pub fn new(type_: impl Into<String>, id: impl Into<ResourceId>) -> Self {
        Self {
            data: Nullable::Value(ResourceIdentifier::new(type_, id)),
            links: None,
            meta: None,
            extra: Extra::new(),
        }
    }

    /// The id of the object, if there is one.
    pub fn id(&self) -> Option<&ResourceId> {
        self.data.as_ref()?.id.as_ref()
    }

    /// The type of the object, if there is one.
    pub fn type_(&self) -> Option<&str> {
        self.data.as_ref()?.type_.as_deref()
    }
}

crate::object! { ToOne {
    "data" => data,
    "links" => links,
    "meta" => meta,
    .. extra
} }

/// A relationship to any number of objects.
#[derive(Clone, Default)]
#[non_exhaustive]
pub struct ToMany {
    /// The objects.
    pub data: Nullable<Vec<ResourceIdentifier>>,
    /// Links of the relationship.
    pub links: Option<Box<Links>>,
    /// Metadata of the relationship.
    pub meta: Option<Value>,
    /// Members that the document does not describe.
    pub extra: Extra,
}

impl ToMany {
    /// A relationship to these objects, all of one type.
    pub fn new<T: Into<ResourceId>>(type_: &str, ids: impl IntoIterator<Item = T>) -> Self {
        let data = ids
            .into_iter()
            .map(|id| ResourceIdentifier::new(type_, id))
            .collect();
        Self {
            data: Nullable::Value(data),
            links: None,
            meta: None,
            extra: Extra::new(),
        }
    }

    /// The objects. Empty if the relationship is absent or null.
    pub fn iter(&self) -> std::slice::Iter<'_, ResourceIdentifier> {
        self.data.as_deref().unwrap_or_default().iter()
    }

    /// The ids of the objects.
    pub fn ids(&self) -> impl Iterator<Item = &ResourceId> {
        self.iter().filter_map(|object| object.id.as_ref())
    }

    /// The number of objects.
    pub fn len(&self) -> usize {
        self.iter().len()
    }

    /// Whether there are no objects.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

crate::object! { ToMany {
    "data" => data,
    "links" => links,
    "meta" => meta,
    .. extra
} }

/// A field that holds a relationship to one object: directly, or in an `Option`, which may be boxed.
///
/// ```text
/// let account: Option<&Account> = answer.find(&answer.data().relationships().account);
/// ```
pub trait NamesOne {
    /// The relationship, if there is one.
    fn as_to_one(&self) -> Option<&ToOne>;
}

impl NamesOne for ToOne {
    fn as_to_one(&self) -> Option<&ToOne> {
        Some(self)
    }
}

impl<R: NamesOne> NamesOne for &R {
    fn as_to_one(&self) -> Option<&ToOne> {
        (**self).as_to_one()
    }
}

impl<R: NamesOne> NamesOne for Box<R> {
    fn as_to_one(&self) -> Option<&ToOne> {
        (**self).as_to_one()
    }
}

impl<R: NamesOne> NamesOne for Option<R> {
    fn as_to_one(&self) -> Option<&ToOne> {
        self.as_ref()?.as_to_one()
    }
}

impl<R: NamesOne> NamesOne for Nullable<R> {
    fn as_to_one(&self) -> Option<&ToOne> {
        self.as_ref()?.as_to_one()
    }
}
