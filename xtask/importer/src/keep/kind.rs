//! The types of JSON that a schema allows.

use super::members::{PARTS, VARIANTS, find_target};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// How deep references and compositions are followed.
const DEPTH: usize = 64;

/// The types that a schema allows, without null; `None` if it does not say.
pub(super) fn list_kinds<'s>(schema: &'s Value, root: &'s Value) -> Option<Kinds> {
    let known = BTreeMap::new();
    Search { root, known }.list_within(schema, DEPTH)
}

/// Names of types.
pub(super) type Kinds = BTreeSet<&'static str>;

/// A search for types.
struct Search<'s> {
    /// The document in which references are resolved.
    root: &'s Value,
    /// What each reference leads to. Each is followed once, because schemas can refer to each other in very many ways.
    known: BTreeMap<&'s str, Option<Kinds>>,
}

impl<'s> Search<'s> {
    fn list_within(&mut self, schema: &'s Value, depth: usize) -> Option<Kinds> {
        let depth = depth.checked_sub(1)?;
        let members = schema.as_object()?;
        if let Some(kinds) = list_own(members) {
            return Some(kinds);
        }
        if let Some(target) = find_target(schema, self.root) {
            let reference = members.get("$ref")?.as_str()?;
            if let Some(known) = self.known.get(reference) {
                return known.clone();
            }
            // Until the types are known, a circle has none.
            self.known.insert(reference, None);
            let kinds = self.list_within(target, depth);
            self.known.insert(reference, kinds.clone());
            return kinds;
        }
        let list = |key: &str| members.get(key).and_then(Value::as_array);
        let mut parts = list(PARTS).into_iter().flatten();
        if let Some(kinds) = parts.find_map(|part| self.list_within(part, depth)) {
            return Some(kinds);
        }
        let mut kinds = Kinds::new();
        for variant in VARIANTS.iter().find_map(|key| list(key))? {
            kinds.extend(self.list_within(variant, depth)?);
        }
        Some(kinds)
    }
}

/// The types by the schema's own keywords.
fn list_own(members: &Map<String, Value>) -> Option<Kinds> {
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
