//! Keeps a published type whose schema has moved: from inline to a component, from a component to inline, or to another
//! name.
//!
//! Always: the published type stays if the new schema has all its members, each with a shape that the published member
//! reads. Further members are kept as undescribed ones.

use super::super::Published;
use super::super::shape::print_shape;
use super::holder::Holder;
use crate::model::{
    Api, Decision, DefinitionKind, Owner, Shape, Step, TextFormat, TypeId, TypeUse, Variant,
};

/// The depth limit for comparing two shapes.
const DEPTH: usize = 24;

impl Holder<'_> {
    /// The published shape of an inline or named type that has another shape now.
    pub(super) fn adopted_shape(
        &mut self,
        position: &TypeId,
        now: &Shape,
        published: &str,
    ) -> Option<Shape> {
        let Shape::Defined(from) = now else {
            return None;
        };
        if let Some(known) = self.ids.get(published).cloned() {
            return self
                .stands_for(from, &known)
                .then_some(Shape::Defined(known));
        }
        let to = match position.to_string() == published {
            true => position.clone(),
            false => component(published)?,
        };
        let fits = match self.kind(from) {
            Some(DefinitionKind::Enumeration(_)) => self.published.has_values(&to),
            Some(DefinitionKind::Object(_)) => {
                self.published.runtime(&to).is_some() || self.has_all_members(from, &to)
            }
            Some(DefinitionKind::Union(_)) => !self.published.variant_words(&to).is_empty(),
            _ => false,
        };
        (fits && self.adopt(from, &to)).then_some(Shape::Defined(to))
    }

    pub(super) fn kind(&self, id: &TypeId) -> Option<&DefinitionKind> {
        self.api
            .definitions
            .get(id)
            .map(|definition| &definition.kind)
    }

    /// Whether the object `from` has all published members of `to`, and a request with them is complete.
    pub(super) fn has_all_members(&self, from: &TypeId, to: &TypeId) -> bool {
        has_all_members(self.api, self.published, from, to)
    }

    /// Copies a definition and its inline types under another id. Says whether it exists.
    pub(super) fn adopt(&mut self, from: &TypeId, to: &TypeId) -> bool {
        let rename = |id: &TypeId| match inside(from, id) {
            Some(rest) => TypeId {
                owner: to.owner.clone(),
                path: [to.path.as_slice(), rest].concat(),
            },
            None => id.clone(),
        };
        // A type inside itself has no end.
        if inside(from, to).is_some_and(|rest| !rest.is_empty()) {
            return false;
        }
        let whole = self
            .api
            .definitions
            .values()
            .filter(|d| inside(from, &d.id).is_some());
        let copies: Vec<_> = whole.map(|d| d.clone().with_ids(&rename)).collect();
        for copy in &copies {
            let id = copy.id.clone();
            if id == *to || !self.api.definitions.contains_key(&id) {
                self.ids.insert(id.to_string(), id.clone());
                self.api.definitions.insert(id.clone(), copy.clone());
                self.todo.push(id);
            }
        }
        !copies.is_empty()
    }

    /// Whether `to` reads every value that `from` reads.
    pub(super) fn covers(&self, from: &TypeId, to: &TypeId) -> bool {
        self.covers_within(from, to, DEPTH)
    }

    fn covers_within(&self, from: &TypeId, to: &TypeId, depth: usize) -> bool {
        if from == to {
            return true;
        }
        let (Some(now), Some(before)) = (self.kind(from), self.kind(to)) else {
            return false;
        };
        let sent = self
            .api
            .definitions
            .get(from)
            .is_some_and(|d| d.direction.request);
        match (now, before) {
            _ if depth == 0 => false,
            (DefinitionKind::Object(now), DefinitionKind::Object(before)) => {
                let find = |name: &str| now.fields.iter().find(|field| field.name == name);
                let known = |name: &str| before.fields.iter().any(|field| field.name == name);
                before.fields.iter().all(|field| match find(&field.name) {
                    Some(now) => self.covers_use(&now.type_use, &field.type_use, depth - 1),
                    None => !field.required && self.is_later(from, to, &field.name),
                }) && now
                    .fields
                    .iter()
                    .all(|f| !sent || !f.required || known(&f.name))
            }
            (DefinitionKind::Enumeration(now), DefinitionKind::Enumeration(before)) => {
                now.base == before.base
            }
            (DefinitionKind::Alias(now), DefinitionKind::Alias(before)) => {
                self.covers_use(now, before, depth - 1)
            }
            (DefinitionKind::Union(now), DefinitionKind::Union(before)) => {
                let reads = |now: &TypeUse| {
                    let mut known = before.variants.iter();
                    known.any(|known| self.covers_use(now, &known.type_use, depth - 1))
                };
                let reads_all = matches!(before.decision, Decision::Kind | Decision::Trial);
                (reads_all || now.decision == before.decision)
                    && now.variants.iter().all(|variant| reads(&variant.type_use))
            }
            // The document now allows other objects too, and the published one keeps their members.
            (DefinitionKind::Union(now), DefinitionKind::Object(_)) => {
                let object = |variant: &Variant| match &variant.type_use.shape {
                    Shape::Defined(id) if self.is_object(id, depth) => Some(id.clone()),
                    _ => None,
                };
                let objects: Option<Vec<TypeId>> = now.variants.iter().map(object).collect();
                let mut objects = objects.into_iter().flatten();
                objects.any(|object| self.covers_within(&object, to, depth - 1))
            }
            _ => false,
        }
    }

    /// Whether every value is an object.
    fn is_object(&self, id: &TypeId, depth: usize) -> bool {
        let defined = |shape: &Shape| match shape {
            Shape::Defined(id) => depth > 0 && self.is_object(id, depth - 1),
            _ => false,
        };
        match self.kind(id) {
            Some(DefinitionKind::Object(_)) => true,
            Some(DefinitionKind::Alias(target)) => defined(&target.shape),
            Some(DefinitionKind::Union(union)) => {
                union.variants.iter().all(|v| defined(&v.type_use.shape))
            }
            _ => false,
        }
    }

    fn covers_use(&self, now: &TypeUse, before: &TypeUse, depth: usize) -> bool {
        match (&now.shape, &before.shape) {
            (one, other) if print_shape(one) == print_shape(other) => true,
            (_, Shape::Any | Shape::AnyObject) => true,
            (now, Shape::Text(TextFormat::Plain(_))) => self.is_text(now),
            (Shape::Integer(_), Shape::Number(_)) => true,
            (Shape::Text(_), Shape::Constant(value)) => value.is_string(),
            (Shape::Defined(one), Shape::Defined(other)) => self.covers_within(one, other, depth),
            (Shape::List(one), Shape::List(other)) | (Shape::Map(one), Shape::Map(other)) => {
                depth > 0 && self.covers_use(one, other, depth - 1)
            }
            _ => false,
        }
    }
}

/// Whether the object `from` has all published members of `to`, and a request with them is complete.
pub(super) fn has_all_members(
    api: &Api,
    published: &Published,
    from: &TypeId,
    to: &TypeId,
) -> bool {
    let Some(definition) = api.definitions.get(from) else {
        return false;
    };
    let DefinitionKind::Object(object) = &definition.kind else {
        return false;
    };
    let keys = published.member_keys(to);
    let has = |key: &str| object.fields.iter().any(|field| field.name == key);
    let is_complete = |name: &str| !definition.direction.request || keys.contains(&name);
    let mut own = keys
        .iter()
        .filter(|key| published.is_member(key))
        .peekable();
    own.peek().is_some()
        && own.all(|key| has(key))
        && object
            .fields
            .iter()
            .all(|field| !field.required || is_complete(&field.name))
}

/// The path from `outer` to `id`, if `id` is inside it.
fn inside<'i>(outer: &TypeId, id: &'i TypeId) -> Option<&'i [Step]> {
    let same = outer.owner == id.owner;
    id.path.strip_prefix(outer.path.as_slice()).filter(|_| same)
}

/// The component that `text` names.
pub(super) fn component(text: &str) -> Option<TypeId> {
    type Make = fn(String) -> Owner;
    let kinds: [(&str, Make); 5] = [
        ("schema ", Owner::Schema),
        ("parameter ", Owner::Parameter),
        ("request body ", Owner::RequestBody),
        ("response ", Owner::Response),
        ("header ", Owner::Header),
    ];
    let found = kinds
        .iter()
        .find_map(|(word, make)| Some((text.strip_prefix(word)?, make)));
    let (name, make) = found?;
    let owner = make(name.to_owned());
    let is_whole = !name.contains(['.', '[', '{', '<']);
    is_whole.then_some(TypeId {
        owner,
        path: Vec::new(),
    })
}
