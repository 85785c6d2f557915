//! The kinds of JSON that types have. In: types of the model. Out: kinds, and values of a kind.

use crate::model::{Api, DefinitionKind, EnumerationBase, Shape, TypeUse, Union};
use crate::value_kind::ValueKind;
use serde_json::{Value, json};

/// The tag's value: a number or a boolean if the variant's member has that type, otherwise text.
pub(super) fn tag_value(api: &Api, type_use: &TypeUse, tag: &str, text: &str) -> Value {
    if let Shape::Defined(id) = &type_use.shape
        && let Some(DefinitionKind::Object(object)) =
            api.definitions.get(id).map(|found| &found.kind)
    {
        let field = object.fields.iter().find(|field| field.name == tag);
        let scalar = field.is_some_and(|field| is_no_text(api, &field.type_use.shape));
        let parsed = serde_json::from_str(text).ok().filter(|_| scalar);
        return parsed.unwrap_or_else(|| json!(text));
    }
    json!(text)
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
