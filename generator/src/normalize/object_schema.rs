//! The structure of objects and arrays: members, additional members, and items.
//!
//! Out: `properties`, `required`, `additionalProperties` and `items` of OpenAPI 3.0. A tuple becomes a list whose items
//! can have the type of any of its places; patterns of names become additional members. Both leave a fact.

use super::any_schema::any_schema;
use super::context::Context;
use super::{marker, text};
use crate::pointer;
use crate::yaml::{Mapping, Value};

/// Writes `properties`, `required` and `additionalProperties`.
pub(super) fn write_members(context: &mut Context<'_>, map: &Mapping, at: &str, out: &mut Mapping) {
    if let Some(value) = map.get("properties") {
        let here = pointer::join(at, "properties");
        if let Some(members) = text::read_mapping(context, value, &here) {
            let mut properties = Mapping::new();
            for (name, schema) in members {
                let here = pointer::join(&here, name.as_str().unwrap_or_default());
                let schema = context.normalize_schema(schema, &here);
                if schema.get(marker::NEVER).is_none() {
                    properties.insert(name.clone(), schema);
                }
            }
            out.insert("properties".into(), Value::Mapping(properties));
        }
    }
    if let Some(value) = map.get("required") {
        write_required(context, value, &pointer::join(at, "required"), out);
    }
    if let Some(additional) = read_additional(context, map, at) {
        out.insert("additionalProperties".into(), additional);
    }
}

fn write_required(context: &mut Context<'_>, value: &Value, at: &str, out: &mut Mapping) {
    // `required: true` inside a member comes from JSON Schema draft 3 and is common. It has no meaning in the standard.
    if value.is_bool() {
        context.report.warn(
            "wrong-kind",
            at,
            "`required` of a schema must be a list of names; a boolean has no effect.",
            "List the required members in the schema of the object.",
        );
        return;
    }
    let Some(list) = text::read_list(context, value, at, "a list of names") else {
        return;
    };
    let names: Vec<Value> = list
        .iter()
        .enumerate()
        .filter_map(|(index, name)| text::read_text(context, name, &pointer::join_index(at, index)))
        .map(Value::String)
        .collect();
    if !names.is_empty() {
        out.insert("required".into(), Value::Sequence(names));
    }
}

/// Patterns that every key matches.
const EVERY_KEY: [&str; 5] = ["", ".*", "^.*$", ".+", "^.+$"];

fn read_additional(context: &mut Context<'_>, map: &Mapping, at: &str) -> Option<Value> {
    let mut schemas = Vec::new();
    let mut plain = None;
    let own = ["additionalProperties", "unevaluatedProperties"];
    for key in own {
        let here = pointer::join(at, key);
        match map.get(key) {
            Some(Value::Bool(flag)) if key == "additionalProperties" => plain = Some(*flag),
            None | Some(Value::Bool(_)) => {}
            Some(Value::Mapping(schema)) if schema.is_empty() => plain = Some(true),
            Some(schema) => schemas.push(context.normalize_schema(schema, &here)),
        }
    }
    let declared = schemas.len();
    let mut all = false;
    if let Some(value) = map.get("patternProperties") {
        let here = pointer::join(at, "patternProperties");
        if let Some(patterns) = text::read_mapping(context, value, &here) {
            for (pattern, schema) in patterns {
                let pattern = pattern.as_str().unwrap_or_default();
                let here = pointer::join(&here, pattern);
                all |= EVERY_KEY.contains(&pattern);
                // Patterns for extensions describe comments in schemas of file formats.
                schemas.push(context.normalize_schema(schema, &here));
            }
        }
    }
    let origin = pointer::join(at, "patternProperties");
    let closed = own
        .iter()
        .any(|key| map.get(key).and_then(Value::as_bool) == Some(false));
    if declared == 0 && !schemas.is_empty() && !all && !closed {
        // A map with the patterns' types would fail on a key that matches no pattern.
        context.report.note(
            "open-patterns",
            &origin,
            "Members whose keys match no pattern can have any value, so all members become any value.",
            "Add `additionalProperties: false` if there are no others.",
        );
        return Some(Value::Bool(true));
    }
    match schemas.len() {
        0 => plain.map(Value::Bool),
        1 => schemas.pop(),
        _ => Some(join_any(schemas, &origin)),
    }
}

/// Writes `items`.
pub(super) fn write_items(context: &mut Context<'_>, map: &Mapping, at: &str, out: &mut Mapping) {
    let items_at = pointer::join(at, "items");
    let prefix_at = pointer::join(at, "prefixItems");
    let mut places = Vec::new();
    if let Some(Value::Sequence(list)) = map.get("prefixItems") {
        read_places(context, list, &prefix_at, &mut places);
    } else if let Some(other) = map.get("prefixItems") {
        text::report_kind(context, &prefix_at, "a list of schemas", other);
    }
    let rest = match map.get("items") {
        Some(Value::Sequence(list)) => {
            read_places(context, list, &items_at, &mut places);
            map.get("additionalItems")
                .map(|rest| (rest, pointer::join(at, "additionalItems")))
        }
        Some(rest) => Some((rest, items_at.clone())),
        None => None,
    };
    if let Some((rest, here)) = rest
        && (rest.as_bool() != Some(false) || places.is_empty())
    {
        let rest = context.normalize_schema(rest, &here);
        if !places.contains(&rest) {
            places.push(rest);
        }
    }
    match places.len() {
        0 => {}
        1 => {
            out.extend(places.pop().map(|schema| ("items".into(), schema)));
        }
        _ => {
            let here = if map.contains_key("prefixItems") {
                prefix_at
            } else {
                items_at
            };
            context.report.warn(
                "tuple-as-list",
                &here,
                "This tuple becomes a list whose items can have the type of any of its places.",
                "Nothing needs to be done, unless an object with named members can take its place.",
            );
            out.insert("items".into(), join_any(places, &here));
        }
    }
}

fn read_places(context: &mut Context<'_>, list: &[Value], at: &str, places: &mut Vec<Value>) {
    for (index, schema) in list.iter().enumerate() {
        places.push(context.normalize_schema(schema, &pointer::join_index(at, index)));
    }
}

fn join_any(schemas: Vec<Value>, origin: &str) -> Value {
    let mut out = any_schema(origin);
    out.insert("anyOf".into(), Value::Sequence(schemas));
    Value::Mapping(out)
}
