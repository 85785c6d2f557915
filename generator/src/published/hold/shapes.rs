//! Keeps the published shapes of definitions, and of the bodies, answers and parameters of operations.

use super::super::shape::print_shape;
use super::holder::Holder;
use crate::model::{
    Additional, Definition, DefinitionKind, EnumerationBase, Object, Operation, Owner, Shape, Step,
    TextFormat, TypeId, TypeUse, Union,
};
use std::collections::BTreeMap;

impl<'a> Holder<'a> {
    /// Restores the bodies, answers and parameters of operations.
    pub(super) fn hold_roots(&mut self) {
        let mut operations = std::mem::take(&mut self.api.operations);
        let shared = self.list_shared(&operations);
        for operation in &mut operations {
            let id = operation.id.clone();
            if let Some(media) = operation.request.as_mut().and_then(|r| r.media.first_mut())
                && let Some((_, shape)) = self.published.body(&id)
                && let Some(type_use) = &mut media.type_use
            {
                let owner = Owner::OperationRequest {
                    operation: id.clone(),
                    media: None,
                };
                self.hold_use(&root(owner), type_use, shape);
            }
            let errors = operation.errors.iter_mut().map(|error| (true, error));
            let answers = operation.answers.iter_mut().map(|answer| (false, answer));
            for (is_error, answer) in answers.chain(errors) {
                let Some((media_type, shape)) = self.published.answer(&id, &answer.status) else {
                    continue;
                };
                let owner = Owner::OperationResponse {
                    operation: id.clone(),
                    status: is_error.then(|| answer.status.clone()),
                    media: None,
                };
                for media in answer
                    .media
                    .iter_mut()
                    .filter(|m| m.media_type == media_type)
                {
                    if let Some(type_use) = &mut media.type_use {
                        self.hold_use(&root(owner.clone()), type_use, shape);
                    }
                }
            }
            for parameter in &mut operation.parameters {
                let own = self.published.parameter(&id, parameter);
                let own = own.map(|(_, shape)| shape);
                let component = parameter.component.as_ref();
                let shape = own.or_else(|| shared.get(component?).copied());
                if let Some(shape) = shape
                    && shape != "id"
                {
                    let owner = Owner::OperationParameter {
                        operation: id.clone(),
                        parameter: parameter.name.clone(),
                    };
                    self.hold_use(&root(owner), &mut parameter.type_use, shape);
                }
            }
        }
        self.api.operations = operations;
    }

    /// The published shapes of the parameters of the components. A new operation has the same setter.
    fn list_shared(&self, operations: &[Operation]) -> BTreeMap<String, &'a str> {
        let mut shared = BTreeMap::new();
        for operation in operations {
            for parameter in &operation.parameters {
                let published = self.published.parameter(&operation.id, parameter);
                if let (Some(component), Some((_, shape))) = (&parameter.component, published) {
                    shared.entry(component.clone()).or_insert(shape);
                }
            }
        }
        shared
    }

    /// Restores one definition and its inline types.
    pub(super) fn hold_definition(&mut self, id: &TypeId) {
        let Some(mut definition) = self.api.definitions.get(id).cloned() else {
            return;
        };
        self.hold_kind(&mut definition);
        match &mut definition.kind {
            DefinitionKind::Object(object) => self.hold_object(id, object),
            DefinitionKind::Alias(target) => {
                if let Some(shape) = self.published.alias(id) {
                    self.hold_use(id, target, shape);
                }
            }
            DefinitionKind::Union(union) => {
                for variant in &mut union.variants {
                    if let Some(shape) = self.published.variant_shape(id, &variant.word) {
                        let position = step(id, Step::Variant(variant.word.clone()));
                        self.hold_use(&position, &mut variant.type_use, shape);
                    }
                }
            }
            DefinitionKind::Enumeration(_) => {}
        }
        self.api.definitions.insert(id.clone(), definition);
    }

    /// Gives a definition its published kind, if that still reads all values.
    fn hold_kind(&mut self, definition: &mut Definition) {
        let id = definition.id.clone();
        if let Some(shape) = self.published.alias(&id) {
            let now = match &definition.kind {
                DefinitionKind::Alias(_) => return,
                kind => kind.clone(),
            };
            let target = self.ids.get(shape.trim_end_matches('?')).cloned();
            let kept = match (shape, now) {
                ("any", _) => Some(Shape::Any),
                ("text", DefinitionKind::Enumeration(e)) if e.base == EnumerationBase::Text => {
                    Some(Shape::Text(TextFormat::Plain(None)))
                }
                _ => target
                    .filter(|to| *to != id && self.stands_for(&id, to))
                    .map(Shape::Defined),
            };
            if let Some(shape) = kept {
                definition.kind = DefinitionKind::Alias(TypeUse {
                    shape,
                    nullable: false,
                });
                self.note(&id.to_string());
            }
            return;
        }
        if !self.published.has_members(&id) {
            return;
        }
        let source = match &definition.kind {
            DefinitionKind::Union(union) => self.find_member_of(union, &id),
            DefinitionKind::Alias(TypeUse {
                shape: Shape::Defined(to),
                nullable: false,
            }) => Some(to.clone()).filter(|to| self.has_all_members(to, &id)),
            _ => None,
        };
        if let Some(source) = source
            && self.adopt(&source, &id)
            && let Some(adopted) = self.api.definitions.get(&id)
        {
            definition.kind = adopted.kind.clone();
            self.note(&id.to_string());
        }
    }

    /// The variant that was published as `id`.
    fn find_member_of(&self, union: &Union, id: &TypeId) -> Option<TypeId> {
        let ids = union
            .variants
            .iter()
            .filter_map(|v| match &v.type_use.shape {
                Shape::Defined(variant) => Some(variant.clone()),
                _ => None,
            });
        ids.into_iter()
            .find(|variant| self.has_all_members(variant, id))
    }

    fn hold_object(&mut self, id: &TypeId, object: &mut Object) {
        let is_published = self.published.type_name(id).is_some() || self.published.has_members(id);
        if is_published {
            self.hold_others(id, object);
        }
        let is_document = self.published.is_document(id);
        let is_resource = object
            .fields
            .iter()
            .any(|f| f.name == "attributes" || f.name == "relationships");
        for field in &mut object.fields {
            let position = step(id, Step::Property(field.name.clone()));
            let Some(shape) = self.published.member_shape(id, &field.name) else {
                // The type of `meta` would become an argument of the document's type.
                if is_document && field.name == "meta" {
                    self.note(&position.to_string());
                    field.type_use.shape = Shape::Any;
                }
                continue;
            };
            // The type of a resource decides more than this field.
            if !(field.name == "type" && is_resource) {
                self.hold_use(&position, &mut field.type_use, shape);
            }
        }
    }

    /// Restores the additional members of an object.
    fn hold_others(&mut self, id: &TypeId, object: &mut Object) {
        let before = self.published.others(id).unwrap_or_default();
        let inside = step(id, Step::Value);
        match (&mut object.additional, before.strip_prefix("of ")) {
            (Additional::Typed(value), Some(shape)) => self.hold_use(&inside, value, shape),
            (Additional::Typed(_), None) => {
                object.additional = Additional::Any;
                self.note(&inside.to_string());
            }
            (Additional::Undeclared, None) if before == "any" => {
                object.additional = Additional::Any;
                self.note(&inside.to_string());
            }
            _ => {}
        }
    }

    pub(super) fn note(&mut self, what: &str) {
        self.list.insert(format!("`{what}`"));
    }

    /// Gives a use its published shape if that reads the same values. `position` is the id of an inline shape there.
    pub(super) fn hold_use(&mut self, position: &TypeId, type_use: &mut TypeUse, published: &str) {
        let bare = published.strip_suffix('?').unwrap_or(published);
        let is_inner = matches!(position.path.last(), Some(Step::Item | Step::Value));
        if is_inner && bare != published && !type_use.nullable {
            type_use.nullable = true;
        }
        if print_shape(&type_use.shape) == bare {
            return;
        }
        let inner = match &mut type_use.shape {
            Shape::List(item) => bare.strip_prefix("list of ").map(|s| (item, Step::Item, s)),
            Shape::Map(value) => bare
                .strip_prefix("map of ")
                .map(|s| (value, Step::Value, s)),
            _ => None,
        };
        if let Some((inner, next, shape)) = inner {
            return self.hold_use(&step(position, next), inner, shape);
        }
        let kept = self.wider_shape(&type_use.shape, bare);
        if let Some(shape) = kept.or_else(|| self.adopted_shape(position, &type_use.shape, bare)) {
            type_use.shape = shape;
            self.note(&position.to_string());
        }
    }
}

fn root(owner: Owner) -> TypeId {
    TypeId {
        owner,
        path: Vec::new(),
    }
}

pub(super) fn step(id: &TypeId, step: Step) -> TypeId {
    let mut id = id.clone();
    id.path.push(step);
    id
}
