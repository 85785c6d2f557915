//! Splits a schema of several kinds into an `anyOf` of one schema for each kind.

use super::context::Context;
use super::schema_kind::{Kinds, admits, group_of};
use crate::grammar::{Group, SCHEMA};
use crate::value_kind::ValueKind;
use crate::yaml::{Mapping, Value};

/// Whether a schema of several kinds can be split. It cannot if composition applies to all kinds.
pub(super) fn can_split(map: &Mapping) -> bool {
    !["allOf", "oneOf", "anyOf"]
        .iter()
        .any(|key| map.contains_key(*key))
}

/// Writes a schema of several kinds as an `anyOf` of one schema for each kind.
pub(super) fn split_kinds(
    context: &mut Context<'_>,
    map: &Mapping,
    at: &str,
    kinds: &Kinds,
    out: &mut Mapping,
) {
    let mut variants = Vec::new();
    for (kind, origin) in &kinds.list {
        let mut part = Mapping::new();
        for (key, value) in map {
            let name = key.as_str().unwrap_or_default();
            let applies = match SCHEMA.find(name).map(|member| member.group) {
                Some(Group::Every) => name == "format" && *kind == ValueKind::Text,
                Some(group) => group_of(*kind) == Some(group),
                None => false,
            };
            if applies {
                part.insert(key.clone(), value.clone());
            }
        }
        if let Some(Value::Sequence(values)) = map.get("enum") {
            let own: Vec<Value> = values
                .iter()
                .filter(|v| admits(*kind, v))
                .cloned()
                .collect();
            if !own.is_empty() {
                part.insert("enum".into(), Value::Sequence(own));
            }
        }
        part.insert("type".into(), kind.word().into());
        variants.push(Value::Mapping(context.normalize_mapping(&part, at, origin)));
    }
    out.insert("anyOf".into(), Value::Sequence(variants));
    let null_value = map
        .get("enum")
        .and_then(Value::as_sequence)
        .is_some_and(|v| v.contains(&Value::Null));
    if kinds.nullable || null_value {
        out.insert("nullable".into(), true.into());
    }
}
