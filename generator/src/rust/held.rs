//! Keeps fields as they are published if the document changes.
//!
//! In: the form of a field by the document, and its published form. Out: the form that is generated. Always: the published
//! form stays only if it can hold every value of the new document. A new required member of a published request may be
//! left unset.

use super::field_plan::{CONSTANT_WORD, Holding, constant_literal};
use super::types::Types;
use crate::model::{DefinitionKind, Field, Shape, TypeId};
use crate::published::Published;
use proc_macro2::TokenStream;

/// The facts that decide whether the published form of a field can stay.
pub(super) struct Circumstances {
    /// Whether every answer has a value that is not null.
    pub certain: bool,
    /// Whether the type would contain itself if the field held it by value.
    pub recursive: bool,
    /// Whether requests contain the type.
    pub sent: bool,
}

/// The form of a field. `now` is its form by the document alone.
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
        Some(Some(Holding::RequiredNull)) if how.recursive => now,
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

/// The published constant of a member, if the document still allows it.
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
