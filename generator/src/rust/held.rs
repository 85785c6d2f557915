//! Fields that stay as they are published, whatever the document comes to say of their members.
//!
//! In: how a member would be held by what the document says, and how it is published. Out: how it is held. Always: only
//! where the published form still holds every value that may come; a member that is new to a published request does not
//! demand to be set.

use super::field_plan::{CONSTANT_WORD, Holding, constant_literal};
use super::types::Types;
use crate::model::{DefinitionKind, Field, Shape, TypeId};
use crate::published::Published;
use proc_macro2::TokenStream;

/// What decides how a member is held.
pub(super) struct Circumstances {
    /// Whether a value is always there, and never null.
    pub certain: bool,
    /// Whether the type would contain itself without end if it were held by value.
    pub recursive: bool,
    /// Whether the type travels in requests.
    pub sent: bool,
}

/// How a member is held that would be held like NOW.
pub(super) fn keep_holding(
    published: &Published,
    id: &TypeId,
    key: &str,
    now: Holding,
    how: &Circumstances,
) -> Holding {
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
pub(super) fn keep_constant(
    types: &Types<'_>,
    published: &Published,
    id: &TypeId,
    field: &Field,
) -> Option<TokenStream> {
    if published.holding(id, &field.name) != Some(CONSTANT_WORD) {
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
        Shape::Defined(id) => match types.api.definitions.get(id).map(|d| &d.kind) {
            Some(DefinitionKind::Enumeration(known)) => {
                known.values.iter().any(|known| known.value == value)
            }
            _ => false,
        },
        _ => false,
    };
    allows.then(|| constant_literal(&value)).flatten()
}
