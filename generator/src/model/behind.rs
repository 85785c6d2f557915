//! Looks through aliases at what they name.

use super::{Api, Definition, DefinitionKind, EnumerationBase, Shape, TypeUse};
use crate::value_kind::ValueKind;
use serde_json::Value;

impl Api {
    /// The use that an alias names in the end, or the use itself. Of aliases in a circle, it is one of them.
    pub(crate) fn behind_aliases<'a>(&'a self, type_use: &'a TypeUse) -> &'a TypeUse {
        let mut type_use = type_use;
        for _ in 0..=self.definitions.len() {
            match self.definition(type_use).map(|found| &found.kind) {
                Some(DefinitionKind::Alias(target)) => type_use = target,
                _ => break,
            }
        }
        type_use
    }

    /// The object that a use names, directly or by aliases.
    pub(crate) fn object_behind(&self, type_use: &TypeUse) -> Option<&Definition> {
        let definition = self.definition(self.behind_aliases(type_use))?;
        matches!(definition.kind, DefinitionKind::Object(_)).then_some(definition)
    }

    /// The kind of JSON value that tells a use from others. Whatever allows several kinds counts as an object.
    pub(crate) fn kind_of(&self, type_use: &TypeUse) -> ValueKind {
        let type_use = self.behind_aliases(type_use);
        match &type_use.shape {
            Shape::Boolean | Shape::Constant(Value::Bool(_)) => ValueKind::Boolean,
            Shape::Integer(_) => ValueKind::Integer,
            Shape::Number(_) | Shape::Constant(Value::Number(_)) => ValueKind::Number,
            Shape::Text(_) | Shape::Constant(Value::String(_)) => ValueKind::Text,
            Shape::List(_) => ValueKind::Array,
            Shape::Defined(_) => match self.definition(type_use).map(|found| &found.kind) {
                Some(DefinitionKind::Enumeration(listed)) => match listed.base {
                    EnumerationBase::Integer => ValueKind::Integer,
                    EnumerationBase::Text => ValueKind::Text,
                },
                _ => ValueKind::Object,
            },
            _ => ValueKind::Object,
        }
    }

    /// The definition that a use names itself.
    fn definition(&self, type_use: &TypeUse) -> Option<&Definition> {
        match &type_use.shape {
            Shape::Defined(id) => self.definitions.get(id),
            _ => None,
        }
    }
}
