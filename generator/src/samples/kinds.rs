//! The kinds of JSON that types have. In: types of the model. Out: kinds, and values of a kind.

use crate::model::{Api, DefinitionKind, EnumerationBase, Shape, TypeUse, Union};
use crate::value_kind::ValueKind;
use serde_json::{Value, json};

/// The tag's value: a number or a boolean if the variant's member has that type, otherwise text.
pub(super) fn tag_value(api: &Api, type_use: &TypeUse, tag: &str, text: &str) -> Value {
    let scalar =
        tag_member(api, type_use, tag).is_some_and(|member| is_no_text(api, &member.shape));
    let parsed = serde_json::from_str(text).ok().filter(|_| scalar);
    parsed.unwrap_or_else(|| json!(text))
}

/// Whether the variant's own member can have the tag's value. A mapping may name a value that the member does not list.
pub(super) fn allows_tag(api: &Api, type_use: &TypeUse, tag: &str, value: &Value) -> bool {
    match tag_member(api, type_use, tag).map(|member| &member.shape) {
        Some(Shape::Constant(constant)) => constant == value,
        Some(Shape::Defined(id)) => match api.definitions.get(id).map(|found| &found.kind) {
            Some(DefinitionKind::Enumeration(listed)) => {
                listed.values.iter().any(|known| known.value == *value)
            }
            _ => true,
        },
        _ => true,
    }
}

/// The use of a variant's member, if the variant is an object that has it.
fn tag_member<'a>(api: &'a Api, type_use: &TypeUse, tag: &str) -> Option<&'a TypeUse> {
    let Shape::Defined(id) = &type_use.shape else {
        return None;
    };
    let DefinitionKind::Object(object) = &api.definitions.get(id)?.kind else {
        return None;
    };
    let field = object.fields.iter().find(|field| field.name == tag)?;
    Some(api.behind_aliases(&field.type_use))
}

/// Whether a value of the type is a boolean or a number.
fn is_no_text(api: &Api, shape: &Shape) -> bool {
    match shape {
        Shape::Boolean | Shape::Integer(_) | Shape::Number(_) => true,
        Shape::Constant(value) => !value.is_string(),
        Shape::Defined(id) => matches!(
            api.definitions.get(id).map(|found| &found.kind),
            Some(DefinitionKind::Enumeration(listed)) if listed.base == EnumerationBase::Integer
        ),
        _ => false,
    }
}

/// A value of a kind that no variant has.
pub(super) fn find_other_kind(api: &Api, union: &Union) -> Option<Value> {
    let kinds = union.variants.iter().map(|v| api.kind_of(&v.type_use));
    let known: Vec<ValueKind> = kinds
        .map(|kind| match kind {
            ValueKind::Integer => ValueKind::Number,
            kind => kind,
        })
        .collect();
    let all = [
        (ValueKind::Boolean, json!(true)),
        (ValueKind::Number, json!(7)),
        (ValueKind::Text, json!("sample-unknown")),
        (ValueKind::Array, json!(["sample-unknown"])),
        (ValueKind::Object, json!({ "sample-unknown": 1 })),
    ];
    all.into_iter()
        .find(|(kind, _)| !known.contains(kind))
        .map(|(_, value)| value)
}
