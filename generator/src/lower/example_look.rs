//! Compares one value with a type: finds the first place that does not fit, and the first that the type does not list.
//!
//! Always: the number of visited values is limited, also for recursive types.

use crate::model::{
    Additional, Decision, Definition, DefinitionKind, Direction, EnumerationBase, Field, Object,
    Shape, TypeId, TypeUse, Union,
};
use crate::normalize::width::BIG_INTEGER;
use indexmap::IndexMap;
use serde_json::Value;
use std::cell::Cell;

/// The depth limit for an example.
const DEPTH: usize = 48;

/// The limit for visited values.
const STEPS: usize = 200_000;

/// Checks a value.
pub(super) fn look_at(
    definitions: &IndexMap<TypeId, Definition>,
    type_use: &TypeUse,
    value: &Value,
) -> Found {
    let left = Cell::new(STEPS);
    let mut look = Look {
        definitions,
        found: Found::default(),
        left: &left,
    };
    look.visit(type_use, value, "", 0);
    look.found
}

/// The result for an example: the first place of each kind.
#[derive(Default)]
pub(super) struct Found {
    /// The place of a value that does not fit its type.
    pub misfit: Option<String>,
    /// The place of a member or value that no schema lists. The client keeps it as unknown.
    pub unlisted: Option<String>,
}

struct Look<'d> {
    definitions: &'d IndexMap<TypeId, Definition>,
    found: Found,
    /// How many values may still be visited. Nested unions visit their values once for each variant.
    left: &'d Cell<usize>,
}

impl Look<'_> {
    fn note_misfit(&mut self, at: &str) {
        self.found.misfit.get_or_insert_with(|| shown(at));
    }

    fn note_unlisted(&mut self, at: &str) {
        self.found.unlisted.get_or_insert_with(|| shown(at));
    }

    fn expect(&mut self, fits: bool, at: &str) {
        if !fits {
            self.note_misfit(at);
        }
    }

    fn visit(&mut self, type_use: &TypeUse, value: &Value, at: &str, depth: usize) {
        if value.is_null() || depth > DEPTH || self.left.get() == 0 {
            return;
        }
        self.left.set(self.left.get() - 1);
        match &type_use.shape {
            Shape::Any | Shape::Null => {}
            Shape::AnyObject => self.expect(value.is_object(), at),
            Shape::Boolean => self.expect(value.is_boolean(), at),
            Shape::Integer(format) if format.as_deref() == Some(BIG_INTEGER) => {
                self.expect(value.as_f64().is_some_and(|n| n.fract() == 0.0), at);
            }
            Shape::Integer(_) => self.expect(value.is_i64() || value.is_u64(), at),
            Shape::Number(_) => self.expect(value.is_number(), at),
            Shape::Text(_) => self.expect(value.is_string(), at),
            Shape::Constant(constant) => {
                let is_alike = match constant {
                    Value::String(_) => value.is_string(),
                    Value::Bool(_) => value.is_boolean(),
                    Value::Number(_) => value.is_number(),
                    _ => true,
                };
                self.expect(is_alike, at);
            }
            Shape::List(item) => match value.as_array() {
                None => self.note_misfit(at),
                Some(items) => {
                    for (index, value) in items.iter().enumerate() {
                        if value.is_null() && !self.may_be_null(item, 0) {
                            self.note_misfit(&format!("{at}/{index}"));
                        }
                        self.visit(item, value, &format!("{at}/{index}"), depth + 1);
                    }
                }
            },
            Shape::Map(inner) => match value.as_object() {
                None => self.note_misfit(at),
                Some(members) => {
                    for (key, value) in members {
                        self.visit(inner, value, &format!("{at}/{key}"), depth + 1);
                    }
                }
            },
            Shape::Defined(id) => {
                if let Some(definition) = self.definitions.get(id) {
                    self.visit_definition(definition, value, at, depth);
                }
            }
        }
    }

    fn visit_definition(&mut self, definition: &Definition, value: &Value, at: &str, depth: usize) {
        match &definition.kind {
            DefinitionKind::Alias(target) => self.visit(target, value, at, depth + 1),
            DefinitionKind::Enumeration(listed) => {
                let fits = match listed.base {
                    EnumerationBase::Text => value.is_string(),
                    EnumerationBase::Integer => value.is_i64() || value.is_u64(),
                };
                self.expect(fits, at);
                if fits && listed.values.iter().all(|known| known.value != *value) {
                    self.note_unlisted(at);
                }
            }
            DefinitionKind::Object(object) => match value.as_object() {
                None => self.note_misfit(at),
                Some(members) => {
                    self.expect_required(definition.direction, object, members, at);
                    for (key, value) in members {
                        let at = format!("{at}/{key}");
                        self.visit_member(definition.direction, object, key, value, &at, depth + 1);
                    }
                }
            },
            DefinitionKind::Union(union) => {
                self.visit_union(definition.direction, union, value, at, depth);
            }
        }
    }

    /// A received object must have all required members, because the crate writes a missing one as an empty value.
    fn expect_required(
        &mut self,
        direction: Direction,
        object: &Object,
        members: &serde_json::Map<String, Value>,
        at: &str,
    ) {
        // A type that is only sent always writes its constants.
        if direction.request && !direction.response {
            let mut fields = object.fields.iter();
            let is_left = |field: &&Field| {
                matches!(field.type_use.shape, Shape::Constant(_))
                    && !field.type_use.nullable
                    && !field.read_only
                    && !members.contains_key(&field.name)
            };
            if let Some(field) = fields.find(is_left) {
                self.note_misfit(&format!("{at}/{}", field.name));
            }
        }
        // A server may leave out attributes because of a sparse fieldset. A resource always has its type.
        let is_sparse = at.ends_with("/attributes") || at.ends_with("/relationships");
        let has = |name: &str| object.fields.iter().any(|field| field.name == name);
        let is_resource = has("type") && has("id") && (has("attributes") || has("relationships"));
        let is_told = |field: &Field| {
            is_resource
                && ["type", "id", "attributes", "relationships"].contains(&field.name.as_str())
        };
        // What also travels to the server is left out where it did not come; a null that is none of its values is not.
        let lacks = |field: &Field| match members.get(&field.name) {
            Some(value) => value.is_null() && !self.may_be_null(&field.type_use, 0),
            None => !direction.request,
        };
        let mut fields = object
            .fields
            .iter()
            .filter(|field| field.required && !is_told(field));
        let missing = fields.find(|field| !is_sparse && lacks(field));
        if let Some(field) = missing {
            self.note_misfit(&format!("{at}/{}", field.name));
        }
    }

    fn visit_member(
        &mut self,
        direction: Direction,
        object: &Object,
        key: &str,
        value: &Value,
        at: &str,
        depth: usize,
    ) {
        // A type that is only sent keeps only its own members.
        let is_sent = direction.request && !direction.response;
        let field = object.fields.iter().find(|field| field.name == *key);
        match (field, &object.additional) {
            (Some(field), _)
                if is_sent
                    && (field.read_only
                        || is_other_constant(field, value)
                        || self.is_bad_null(field, value)) =>
            {
                self.note_misfit(at);
            }
            (Some(field), _) => self.visit(&field.type_use, value, at, depth),
            (None, Additional::Typed(inner)) => self.visit(inner, value, at, depth),
            (None, Additional::Any) => {}
            (None, Additional::Undeclared) if is_sent => self.note_misfit(at),
            (None, Additional::Undeclared) => self.note_unlisted(at),
        }
    }

    fn is_bad_null(&self, field: &Field, value: &Value) -> bool {
        value.is_null() && !self.may_be_null(&field.type_use, 0)
    }

    fn may_be_null(&self, type_use: &TypeUse, depth: usize) -> bool {
        let is_free = matches!(type_use.shape, Shape::Any | Shape::Null);
        let Shape::Defined(id) = &type_use.shape else {
            return type_use.nullable || is_free;
        };
        let definition = self.definitions.get(id).map(|found| &found.kind);
        type_use.nullable
            || matches!(definition, Some(DefinitionKind::Alias(target))
                if depth < DEPTH && self.may_be_null(target, depth + 1))
    }

    /// The crate chooses the variant. A part that no variant lists is unlisted. A type that is only sent cannot keep
    /// such a part, if a variant reads the value at all. A value that every possible variant refuses fits none.
    fn visit_union(
        &mut self,
        direction: Direction,
        union: &Union,
        value: &Value,
        at: &str,
        depth: usize,
    ) {
        let is_sent = direction.request && !direction.response;
        let (mut is_tried, mut is_refused) = (false, true);
        let tag = match &union.decision {
            Decision::Tag(name) => value.get(name).and_then(Value::as_str),
            _ => None,
        };
        // If the tag is text, the crate reads only the variant of that tag.
        let is_meant = |tags: &[String]| match (&union.decision, tag) {
            (Decision::Tag(_), Some(tag)) => tags.iter().any(|known| known == tag),
            (Decision::Tag(name), None) => value.get(name).is_some(),
            _ => true,
        };
        for variant in union
            .variants
            .iter()
            .filter(|variant| is_meant(&variant.tags))
        {
            let mut look = Look {
                definitions: self.definitions,
                found: Found::default(),
                left: self.left,
            };
            look.visit(&variant.type_use, value, at, depth + 1);
            if look.found.misfit.is_none() && look.found.unlisted.is_none() {
                return;
            }
            is_refused &= look.found.misfit.is_some();
            is_tried |= look.found.misfit.as_deref() != Some(shown(at).as_str());
        }
        if is_tried && (is_sent || is_refused) {
            self.note_misfit(at);
        } else {
            self.note_unlisted(at);
        }
    }
}

/// Whether a constant member has another value.
fn is_other_constant(field: &Field, value: &Value) -> bool {
    matches!(&field.type_use.shape, Shape::Constant(constant)
        if !field.type_use.nullable && constant != value)
}

/// A place in an example.
fn shown(at: &str) -> String {
    if at.is_empty() { "/" } else { at }.to_owned()
}
