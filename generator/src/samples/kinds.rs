//! The kinds of JSON that types have. In: types of the model. Out: kinds, and values of a kind.

use crate::model::{Api, DefinitionKind, EnumerationBase, Shape, TypeUse, Union};
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

/// The target of aliases.
pub(super) fn behind_aliases<'a>(api: &'a Api, type_use: &'a TypeUse) -> &'a TypeUse {
    let mut type_use = type_use;
    for _ in 0..16 {
        let Shape::Defined(id) = &type_use.shape else {
            break;
        };
        match api.definitions.get(id).map(|found| &found.kind) {
            Some(DefinitionKind::Alias(target)) => type_use = target,
            _ => break,
        }
    }
    type_use
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
    let known: Vec<&str> = union
        .variants
        .iter()
        .map(|v| kind_of(api, &v.type_use))
        .collect();
    let all = [
        ("boolean", json!(true)),
        ("number", json!(7)),
        ("string", json!("sample-unknown")),
        ("array", json!(["sample-unknown"])),
        ("object", json!({ "sample-unknown": 1 })),
    ];
    all.into_iter()
        .find(|(kind, _)| !known.contains(kind))
        .map(|(_, value)| value)
}

fn kind_of(api: &Api, type_use: &TypeUse) -> &'static str {
    match &type_use.shape {
        Shape::Boolean | Shape::Constant(Value::Bool(_)) => "boolean",
        Shape::Integer(_) | Shape::Number(_) | Shape::Constant(Value::Number(_)) => "number",
        Shape::Text(_) | Shape::Constant(Value::String(_)) => "string",
        Shape::List(_) => "array",
        Shape::Defined(id) => match api.definitions.get(id).map(|d| &d.kind) {
            Some(DefinitionKind::Enumeration(e)) if e.base == EnumerationBase::Integer => "number",
            Some(DefinitionKind::Enumeration(_)) => "string",
            Some(DefinitionKind::Alias(to)) if to.shape != type_use.shape => kind_of(api, to),
            _ => "object",
        },
        _ => "object",
    }
}
