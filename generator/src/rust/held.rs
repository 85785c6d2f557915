//! Fields that stay as they are published, whatever the document comes to say of their members.
//!
//! In: how a member would be held by what the document says, and how it is published. Out: how it is held. Always: only
//! where the published form still holds every value that may come; a member that is new to a published request does not
//! demand to be set.

use super::context::Context;
use super::field_plan::{FieldPlan, Holding, constant_literal};
use crate::model::{Definition, DefinitionKind, Field, Object, Shape, TypeId};
use proc_macro2::TokenStream;

/// The word for a member that is always written and has no field.
const CONSTANT: &str = "constant";

/// What decides how a member is held.
pub(super) struct Circumstances {
    /// Whether a value is always there, and never null.
    pub certain: bool,
    /// Whether the type would contain itself without end if it were held by value.
    pub recursive: bool,
    /// Whether the type travels in requests.
    pub sent: bool,
}

impl<'a> Context<'a> {
    /// How a member is held that would be held like NOW.
    pub(super) fn keep_holding(
        &self,
        id: &TypeId,
        key: &str,
        now: Holding,
        how: &Circumstances,
    ) -> Holding {
        let published = &self.config.published;
        match published.holding(id, key).map(Holding::of_word) {
            Some(Some(Holding::Plain)) => match now {
                _ if how.recursive => now,
                _ if how.certain || how.sent => Holding::Plain,
                _ => now,
            },
            Some(Some(before)) => before,
            Some(None) => now,
            None if how.sent && published.has_members(id) => match now {
                Holding::Required => Holding::Optional,
                Holding::RequiredNull => Holding::Nullable,
                _ => now,
            },
            None => now,
        }
    }

    /// The constant that a member is published to be, where the document still allows it.
    pub(super) fn keep_constant(&self, id: &TypeId, field: &Field) -> Option<TokenStream> {
        let published = &self.config.published;
        if published.holding(id, &field.name) != Some(CONSTANT) {
            return None;
        }
        let text = published
            .member_shape(id, &field.name)?
            .strip_prefix("constant ")?;
        let value: serde_json::Value = serde_json::from_str(text.trim_end_matches('?')).ok()?;
        let allows = match &field.type_use.shape {
            Shape::Text(_) => value.is_string(),
            Shape::Integer(_) => value.is_i64(),
            Shape::Boolean => value.is_boolean(),
            Shape::Defined(id) => match self.api.definitions.get(id).map(|d| &d.kind) {
                Some(DefinitionKind::Enumeration(known)) => {
                    known.values.iter().any(|known| known.value == value)
                }
                _ => false,
            },
            _ => false,
        };
        allows.then(|| constant_literal(&value)).flatten()
    }

    /// The members of an object with their names, and how they are held, in a word.
    pub fn held_members(
        &self,
        definition: &Definition,
        object: &'a Object,
    ) -> Vec<(&'a Field, String, &'static str)> {
        let plans = self.plan_fields(definition, object).into_iter();
        let word = |plan: &FieldPlan<'_>| match plan.constant {
            Some(_) => CONSTANT,
            None => plan.holding.word(),
        };
        plans
            .map(|plan| (plan.field, plan.name.clone(), word(&plan)))
            .collect()
    }

    /// The members of an object that have an accessor.
    pub fn accessor_keys(&self, definition: &Definition, object: &'a Object) -> Vec<String> {
        let plans = self.plan_fields(definition, object);
        let accessors = self.accessors(definition, &plans);
        accessors.into_iter().map(|(key, _)| key).collect()
    }
}
