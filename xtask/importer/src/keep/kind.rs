//! The types of JSON that a schema allows.

use super::members::{PARTS, VARIANTS, find_target};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// How deep references and compositions are followed.
const DEPTH: usize = 16;

/// The types that a schema allows, without null; `None` if it does not say.
pub(super) fn list_kinds(schema: &Value, root: &Value) -> Option<BTreeSet<&'static str>> {
    list_within(schema, root, DEPTH)
}

fn list_within(schema: &Value, root: &Value, depth: usize) -> Option<BTreeSet<&'static str>> {
    let depth = depth.checked_sub(1)?;
    let members = schema.as_object()?;
    if let Some(kinds) = list_own(members) {
        return Some(kinds);
    }
    if let Some(target) = find_target(schema, root) {
        return list_within(target, root, depth);
    }
    let list = |key: &str| members.get(key).and_then(Value::as_array);
    let parts = list(PARTS).into_iter().flatten();
    if let Some(kinds) = parts
        .filter_map(|part| list_within(part, root, depth))
        .next()
    {
        return Some(kinds);
    }
    let variants = VARIANTS.iter().find_map(|key| list(key))?;
    let kinds: Option<Vec<_>> = variants
        .iter()
        .map(|one| list_within(one, root, depth))
        .collect();
    Some(kinds?.into_iter().flatten().collect())
}

/// The types by the schema's own keywords.
fn list_own(members: &Map<String, Value>) -> Option<BTreeSet<&'static str>> {
    let words = match members.get("type") {
        Some(Value::String(word)) => vec![word.as_str()],
        Some(Value::Array(words)) => words.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    if !words.is_empty() {
        return Some(words.into_iter().filter_map(kind_of_word).collect());
    }
    let listed = members.get("enum").and_then(Value::as_array);
    let values = members
        .get("const")
        .into_iter()
        .chain(listed.into_iter().flatten());
    let kinds: BTreeSet<_> = values.filter_map(kind_of).collect();
    if !kinds.is_empty() {
        return Some(kinds);
    }
    let has = |keys: &[&str]| keys.iter().any(|key| members.contains_key(*key));
    let kind = if has(&[
        "properties",
        "additionalProperties",
        "patternProperties",
        "required",
    ]) {
        "object"
    } else if has(&["items", "prefixItems"]) {
        "array"
    } else {
        return None;
    };
    Some(BTreeSet::from([kind]))
}

/// The type of a value; `None` for null.
pub(super) fn kind_of(value: &Value) -> Option<&'static str> {
    kind_of_word(match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    })
}

/// An integer is a number.
fn kind_of_word(word: &str) -> Option<&'static str> {
    Some(match word {
        "boolean" => "boolean",
        "integer" | "number" => "number",
        "string" => "string",
        "array" => "array",
        "object" => "object",
        _ => return None,
    })
}
