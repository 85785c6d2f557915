//! Remembers the members of a schema that a published type stands for, so that members which the type gets later do not
//! end this.

use super::holder::Holder;
use crate::model::{DefinitionKind, Object, Shape, TypeId};

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

    /// Remembers the common members of two objects, and of the objects inside two types.
    fn remember(&mut self, from: &TypeId, to: &TypeId) {
        let mut todo = vec![(from.clone(), to.clone())];
        while let Some((from, to)) = todo.pop() {
            todo.extend(self.find_variants(&from, &to));
            let (Some((now, sent)), Some((before, _))) = (self.object(&from), self.object(&to))
            else {
                continue;
            };
            let (mut common, mut released) = (Vec::new(), Vec::new());
            for field in &now.fields {
                let known = before.fields.iter().find(|known| known.name == field.name);
                let key = (from.clone(), field.name.clone());
                let Some(known) = known.filter(|_| !self.members.contains_key(&key)) else {
                    continue;
                };
                if sent && known.required && !field.required {
                    released.push((to.clone(), field.name.clone()));
                }
                common.push(key);
                todo.extend(find_inner(&field.type_use.shape, &known.type_use.shape));
            }
            let common = common.into_iter().map(|key| (key, to.clone()));
            self.members.extend(common);
            self.released.append(&mut released);
        }
    }

    /// An object, and whether it is sent.
    fn object(&self, id: &TypeId) -> Option<(&Object, bool)> {
        let definition = self.api.definitions.get(id)?;
        match &definition.kind {
            DefinitionKind::Object(object) => Some((object, definition.direction.request)),
            _ => None,
        }
    }

    /// The variants of a union, each with the type that reads it.
    fn find_variants(&self, from: &TypeId, to: &TypeId) -> Vec<(TypeId, TypeId)> {
        let Some(DefinitionKind::Union(now)) = self.kind(from) else {
            return Vec::new();
        };
        let known: Vec<&Shape> = match self.kind(to) {
            Some(DefinitionKind::Union(before)) => {
                let variants = before.variants.iter();
                variants.map(|variant| &variant.type_use.shape).collect()
            }
            _ => Vec::new(),
        };
        let whole = Shape::Defined(to.clone());
        let known = known.into_iter().chain([&whole]);
        let pairs = known.flat_map(|known| {
            let variants = now.variants.iter();
            variants.filter_map(|variant| find_inner(&variant.type_use.shape, known))
        });
        pairs
            .filter(|(variant, known)| variant != from && self.covers(variant, known))
            .collect()
    }

    /// A member that only another place requires is not required where the type stands for this one too, unless it is
    /// published as required.
    pub(super) fn release_members(&mut self) {
        for (id, name) in std::mem::take(&mut self.released) {
            let holding = self.published.holding(&id, &name).unwrap_or_default();
            let definition = self.api.definitions.get_mut(&id);
            let Some(DefinitionKind::Object(object)) = definition.map(|d| &mut d.kind) else {
                continue;
            };
            let mut fields = object.fields.iter_mut();
            let field = fields.find(|field| field.name == name);
            if let Some(field) = field.filter(|_| !holding.starts_with("required")) {
                field.required = false;
                self.list.insert(format!("`{id}.{name}` (required now)"));
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
