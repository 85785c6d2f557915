//! Remembers the members of a schema that a published type stands for, so that members which the type gets later do not
//! end this.

use super::holder::Holder;
use crate::model::{DefinitionKind, Shape, TypeId};

impl Holder<'_> {
    /// Whether the type `to` can stand for the schema `from`. If so, remembers their common members.
    pub(super) fn stands_for(&mut self, from: &TypeId, to: &TypeId) -> bool {
        let covers = self.covers(from, to);
        if covers {
            self.remember(from, to);
        }
        covers
    }

    /// Whether `to` got a member after it was published, or after it began to stand for `from`.
    pub(super) fn is_later(&self, from: &TypeId, to: &TypeId, key: &str) -> bool {
        match self.published.stands_for(from, to, None) {
            true => !self.published.stands_for(from, to, Some(key)),
            false => {
                self.published.has_members(to) && self.published.member_shape(to, key).is_none()
            }
        }
    }

    /// Remembers the common members of two objects and of the objects inside them.
    fn remember(&mut self, from: &TypeId, to: &TypeId) {
        let mut todo = vec![(from.clone(), to.clone())];
        while let Some((from, to)) = todo.pop() {
            let object = |id: &TypeId| match &self.api.definitions.get(id)?.kind {
                DefinitionKind::Object(object) => Some(object),
                _ => None,
            };
            let (Some(now), Some(before)) = (object(&from), object(&to)) else {
                continue;
            };
            for field in &now.fields {
                let known = before.fields.iter().find(|known| known.name == field.name);
                let key = (from.clone(), field.name.clone());
                let Some(known) = known.filter(|_| !self.members.contains_key(&key)) else {
                    continue;
                };
                self.members.insert(key, to.clone());
                todo.extend(find_inner(&field.type_use.shape, &known.type_use.shape));
            }
        }
    }
}

/// The definitions of two shapes, if they differ.
fn find_inner(now: &Shape, before: &Shape) -> Option<(TypeId, TypeId)> {
    match (now, before) {
        (Shape::Defined(now), Shape::Defined(before)) if now != before => {
            Some((now.clone(), before.clone()))
        }
        (Shape::List(now), Shape::List(before)) | (Shape::Map(now), Shape::Map(before)) => {
            find_inner(&now.shape, &before.shape)
        }
        _ => None,
    }
}
