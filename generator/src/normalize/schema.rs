//! Reads one schema: each keyword once. The parts are combined as OpenAPI 3.0.
//!
//! In: a schema of 3.0 or 3.1 and its pointer. Out: a pure `$ref`, or an object with `type` (one kind), `enum` (of that
//! kind, without null), `nullable`, structure, composition, annotations and the extensions of [`marker`]. Always: a
//! schema with a lost part is marked, because later stages must not judge it by the rest.

use super::any_schema::any_schema;
use super::context::{Context, SchemaReader};
use super::shared::{read_reference, report_unknown};
use super::{
    composition, constraint, format, hoist, marker, object_schema, schema_kind, schema_value,
    split, text, version,
};
use crate::grammar::{SCHEMA, Use};
use crate::pointer;
use crate::yaml::{Mapping, Value};

/// The functions of this module that read schemas.
pub(super) const READER: SchemaReader = SchemaReader {
    value: normalize_schema,
    mapping: normalize_mapping,
};

/// Normalizes a schema. An unreadable schema is reported and accepts any value.
pub(super) fn normalize_schema(context: &mut Context<'_>, value: &Value, at: &str) -> Value {
    let mut out = match value {
        Value::Bool(true) => any_schema(at),
        Value::Bool(false) => {
            let mut out = any_schema(at);
            out.insert(marker::NEVER.into(), true.into());
            out
        }
        Value::Mapping(map) => normalize_mapping(context, map, at, at),
        other => {
            text::report_block(context, at, "a schema", other);
            any_schema(at)
        }
    };
    if context.lost.touches(at) {
        out.insert(marker::UNKNOWN.into(), true.into());
    }
    Value::Mapping(out)
}

/// Normalizes a schema object. `at` is the pointer of its keywords, `origin` the pointer of its source. They differ for
/// the parts of a schema of several kinds.
fn normalize_mapping(context: &mut Context<'_>, map: &Mapping, at: &str, origin: &str) -> Mapping {
    if at == origin {
        report_keywords(context, map, at);
    }
    if let Some(reference) = map.get("$ref") {
        return normalize_reference(context, map, reference, at, origin);
    }
    let moved = schema_value::move_values_to_items(context, map, at);
    let map = moved.as_ref().unwrap_or(map);
    let mut out = any_schema(origin);
    copy_annotations(context, map, at, &mut out);
    let mut kinds = schema_kind::read_kinds(context, map, at);
    schema_value::check_kinds(context, map, at, &mut kinds);
    schema_value::write_examples(context, map, at, kinds.single(), &mut out);
    if kinds.list.len() > 1 && split::can_split(map) {
        split::split_kinds(context, map, at, &kinds, &mut out);
        return out;
    }
    let kind = kinds.single();
    let mut nullable = kinds.nullable;
    nullable |= schema_value::write_values(context, map, at, kind, &mut out);
    nullable |= composition::write_composition(context, map, at, &mut out);
    if let Some(kind) = kind {
        out.insert("type".into(), kind.word().into());
    }
    if kinds.only_null {
        out.insert(marker::ONLY_NULL.into(), true.into());
    }
    if nullable && !kinds.only_null {
        out.insert("nullable".into(), true.into());
    }
    object_schema::write_members(context, map, at, &mut out);
    object_schema::write_items(context, map, at, &mut out);
    format::write_format(context, map, at, kind, &mut out);
    constraint::write_facts(context, map, at, kind, &mut out);
    out
}

fn report_keywords(context: &mut Context<'_>, map: &Mapping, at: &str) {
    for key in map.keys().filter_map(Value::as_str) {
        let here = pointer::join(at, key);
        match SCHEMA.find(key).map(|member| member.usage) {
            None if key.starts_with("x-") => {}
            None => report_unknown(context, &here, key, "a schema"),
            Some(Use::Reported(sentence)) => context.report.warn(
                "not-expressed",
                &here,
                sentence,
                "Express it with `oneOf` or with ordinary members, or accept this reading.",
            ),
            Some(_) => {}
        }
    }
    for keyword in ["nullable", "type"] {
        version::report_version(context, map, keyword, at);
    }
}

/// A reference without siblings stays. With siblings, it becomes an `allOf`, to which the siblings are added.
fn normalize_reference(
    context: &mut Context<'_>,
    map: &Mapping,
    reference: &Value,
    at: &str,
    origin: &str,
) -> Mapping {
    let mut siblings = Mapping::new();
    for (key, value) in map {
        let name = key.as_str().unwrap_or_default();
        if name != "$ref" && matters_next_to_reference(name) {
            siblings.insert(key.clone(), value.clone());
        }
    }
    let target = read_reference(context, reference, at);
    let pure = target.map(|target| {
        let hoisted = hoist::hoist_target(context, &target);
        let mut pure = Mapping::new();
        pure.insert("$ref".into(), format!("#{hoisted}").into());
        if pointer::component_name(&hoisted, "schemas").is_none() {
            context.inner.insert(hoisted, target);
        }
        pure
    });
    if siblings.is_empty() {
        return pure.unwrap_or_else(|| any_schema(origin));
    }
    let mut out = normalize_mapping(context, &siblings, at, &format!("{origin}#"));
    out.insert(marker::ORIGIN.into(), origin.into());
    let mut parts: Vec<Value> = pure.map(Value::Mapping).into_iter().collect();
    if let Some(Value::Sequence(more)) = out.remove("allOf") {
        parts.extend(more);
    }
    if !parts.is_empty() {
        out.insert("allOf".into(), Value::Sequence(parts));
    }
    out
}

fn matters_next_to_reference(name: &str) -> bool {
    matches!(
        SCHEMA.find(name).map(|member| member.usage),
        Some(Use::Used | Use::Fact | Use::Unseen(_))
    )
}

fn copy_annotations(context: &mut Context<'_>, map: &Mapping, at: &str, out: &mut Mapping) {
    for key in ["title", "description"] {
        if let Some(value) = map.get(key)
            && let Some(words) = text::read_text(context, value, &pointer::join(at, key))
        {
            out.insert(key.into(), words.into());
        }
    }
    for key in ["deprecated", "readOnly", "writeOnly"] {
        if let Some(value) = map.get(key)
            && let Some(flag) = text::read_flag(context, value, &pointer::join(at, key))
        {
            out.insert(key.into(), flag.into());
        }
    }
    match map.get("default") {
        Some(Value::Null) => {
            out.insert(marker::DEFAULT_NULL.into(), true.into());
        }
        Some(value) => {
            out.insert("default".into(), value.clone());
        }
        None => {}
    }
}
