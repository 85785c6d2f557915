//! Published shapes that still read all that the document allows.

use super::Holder;
use crate::model::{DefinitionKind, EnumerationBase, Shape, TextFormat, TypeId};

impl Holder<'_> {
    /// The published shape, if it reads every value that `now` reads.
    pub(super) fn wider_shape(&self, now: &Shape, published: &str) -> Option<Shape> {
        match published {
            "any" => Some(Shape::Any),
            "text" if self.is_text(now) => Some(Shape::Text(TextFormat::Plain(None))),
            // Dates keep the text unchanged.
            "date" if self.is_text(now) => Some(Shape::Text(TextFormat::Date)),
            "date-time" if self.is_text(now) => Some(Shape::Text(TextFormat::DateTime)),
            "number" if matches!(now, Shape::Integer(_)) => Some(Shape::Number(None)),
            "integer" => integer_constant(now).then_some(Shape::Integer(None)),
            "boolean" => matches!(now, Shape::Constant(value) if value.is_boolean())
                .then_some(Shape::Boolean),
            constant if constant.starts_with("constant \"") && self.is_text(now) => {
                let value = serde_json::from_str(constant.strip_prefix("constant ")?).ok()?;
                Some(match self.allows(now, &value) {
                    true => Shape::Constant(value),
                    false => Shape::Text(TextFormat::Plain(None)),
                })
            }
            _ => {
                let id = self.ids.get(published)?;
                let reads = self.is_variant(id, now, 0) || self.is_first_variant(now, id);
                reads.then(|| Shape::Defined(id.clone()))
            }
        }
    }

    /// Whether a text is one of the listed values of a shape, if it lists any.
    fn allows(&self, shape: &Shape, value: &serde_json::Value) -> bool {
        match shape {
            Shape::Constant(constant) => constant == value,
            Shape::Defined(id) => match self.api.definitions.get(id).map(|d| &d.kind) {
                Some(DefinitionKind::Enumeration(listed)) => {
                    listed.values.iter().any(|known| known.value == *value)
                }
                _ => false,
            },
            _ => true,
        }
    }

    /// Whether every value is text in JSON.
    pub(super) fn is_text(&self, shape: &Shape) -> bool {
        match shape {
            Shape::Text(format) => !matches!(format, TextFormat::Binary),
            Shape::Constant(value) => value.is_string(),
            Shape::Defined(id) => match self.api.definitions.get(id).map(|d| &d.kind) {
                Some(DefinitionKind::Enumeration(values)) => values.base == EnumerationBase::Text,
                Some(DefinitionKind::Alias(to)) if to.shape != *shape => self.is_text(&to.shape),
                _ => false,
            },
            _ => false,
        }
    }

    /// Whether the union `id` has `shape` as a variant: the document now says which variant it is.
    fn is_variant(&self, id: &TypeId, shape: &Shape, depth: usize) -> bool {
        let Some(DefinitionKind::Union(union)) = self.api.definitions.get(id).map(|d| &d.kind)
        else {
            return false;
        };
        union.variants.iter().any(|variant| {
            let is_inside = match &variant.type_use.shape {
                Shape::Defined(inner) if inner != id && depth < 8 => {
                    self.is_variant(inner, shape, depth + 1)
                }
                _ => false,
            };
            variant.type_use.shape == *shape || is_inside
        })
    }

    /// Whether `shape` is now a union with `id` as a variant: the document now allows another variant too.
    fn is_first_variant(&self, shape: &Shape, id: &TypeId) -> bool {
        match shape {
            Shape::Defined(union) => self.is_variant(union, &Shape::Defined(id.clone()), 0),
            _ => false,
        }
    }
}

fn integer_constant(shape: &Shape) -> bool {
    matches!(shape, Shape::Constant(value) if value.is_i64())
}
