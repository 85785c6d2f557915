//! One schema: every keyword looked at once, its parts put together in the words of OpenAPI 3.0.
//!
//! In: a schema of 3.0 or 3.1 and its pointer. Out: a pure `$ref`, or an object with `type` (one kind), `enum` (of that
//! kind, without null), `nullable`, structure, composition, annotations and the extensions of [`marker`].

use super::keyword::{Treatment, find_keyword};
use super::object::{read_reference, report_unknown};
use super::{
    Context, constraint, hoist, inherit, marker, object_schema, pointer, schema_kind, schema_value,
    text,
};
use serde_yaml::{Mapping, Value};

/// Normalizes a schema; one that cannot be read is reported and allows anything.
pub(super) fn normalize_schema(context: &mut Context<'_>, value: &Value, at: &str) -> Value {
    let out = match value {
        Value::Bool(true) => any_schema(at),
        Value::Bool(false) => {
            let mut out = any_schema(at);
            out.insert(marker::NEVER.into(), true.into());
            out
        }
        Value::Mapping(map) => normalize_mapping(context, map, at, at),
        other => {
            text::report_kind(context, at, "a schema", other);
            any_schema(at)
        }
    };
    Value::Mapping(out)
}

/// A schema that allows anything.
pub(super) fn any_schema(at: &str) -> Mapping {
    let mut out = Mapping::new();
    out.insert(marker::ORIGIN.into(), at.into());
    out
}

/// Normalizes a schema object: `at` is where its keywords stand, `origin` what it is known by. The two differ for the
/// parts into which a schema of several kinds is taken apart.
pub(super) fn normalize_mapping(
    context: &mut Context<'_>,
    map: &Mapping,
    at: &str,
    origin: &str,
) -> Mapping {
    if at == origin {
        report_keywords(context, map, at);
    }
    if let Some(reference) = map.get("$ref") {
        return normalize_reference(context, map, reference, at, origin);
    }
    let mut out = any_schema(origin);
    copy_annotations(context, map, at, &mut out);
    let kinds = schema_kind::read_kinds(context, map, at);
    if kinds.list.len() > 1 && schema_kind::can_split(map) {
        schema_kind::split_kinds(context, map, at, &kinds, &mut out);
        return out;
    }
    let kind = kinds.single();
    let mut nullable = kinds.nullable;
    nullable |= schema_value::write_values(context, map, at, kind, &mut out);
    nullable |= write_composition(context, map, at, &mut out);
    if let Some(kind) = kind {
        out.insert("type".into(), kind.name().into());
    }
    if kinds.only_null {
        out.insert(marker::ONLY_NULL.into(), true.into());
    }
    if nullable && !kinds.only_null {
        out.insert("nullable".into(), true.into());
    }
    object_schema::write_members(context, map, at, &mut out);
    object_schema::write_items(context, map, at, &mut out);
    schema_kind::write_format(context, map, at, kind, &mut out);
    constraint::write_facts(context, map, at, kind, &mut out);
    out
}

fn report_keywords(context: &mut Context<'_>, map: &Mapping, at: &str) {
    for key in map.keys().filter_map(Value::as_str) {
        let here = pointer::join(at, key);
        match find_keyword(key) {
            None if key.starts_with("x-") => {}
            None => report_unknown(context, &here, key, "a schema"),
            Some((_, Treatment::Reported(sentence))) => context.report.warn(
                "not-expressed",
                &here,
                sentence,
                "Say the same with `oneOf` or with ordinary members, or accept it.",
            ),
            Some(_) => {}
        }
    }
}

/// A reference alone stays; one with siblings becomes an `allOf` of it, to which the siblings apply.
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
        if name != "$ref" && matters_beside_reference(name) {
            siblings.insert(key.clone(), value.clone());
        }
    }
    let target = read_reference(context, reference, at);
    let Some(target) = target else {
        return any_schema(origin);
    };
    let target = hoist::hoist_target(context, &target);
    let mut pure = Mapping::new();
    pure.insert("$ref".into(), format!("#{target}").into());
    if siblings.is_empty() {
        return pure;
    }
    let mut out = normalize_mapping(context, &siblings, at, &format!("{origin}#"));
    out.insert(marker::ORIGIN.into(), origin.into());
    let mut parts = vec![Value::Mapping(pure)];
    if let Some(Value::Sequence(more)) = out.remove("allOf") {
        parts.extend(more);
    }
    out.insert("allOf".into(), Value::Sequence(parts));
    out
}

fn matters_beside_reference(name: &str) -> bool {
    matches!(
        find_keyword(name),
        Some((_, Treatment::Used | Treatment::Fact))
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

/// Writes `allOf`, `oneOf`, `anyOf` and `discriminator`; tells whether a variant was null.
fn write_composition(
    context: &mut Context<'_>,
    map: &Mapping,
    at: &str,
    out: &mut Mapping,
) -> bool {
    let mut all = read_list(context, map, at, "allOf");
    let mut nullable = false;
    let discriminator = map
        .get("discriminator")
        .and_then(|value| read_discriminator(context, value, &pointer::join(at, "discriminator")));
    for key in ["oneOf", "anyOf"] {
        let variants = read_list(context, map, at, key);
        let had = variants.len();
        let variants: Vec<Value> = variants
            .into_iter()
            .filter(|v| !is_null_schema(context, v))
            .collect();
        nullable |= variants.len() < had;
        match variants.as_slice() {
            // A union of one, without a tag that could have other values, is that one.
            [_] if discriminator.is_none() => all.extend(variants),
            [] => {}
            _ => {
                out.insert(key.into(), Value::Sequence(variants));
            }
        }
    }
    let heirs = inherit::read_heirs(context, map, at);
    if !heirs.is_empty() {
        out.insert("oneOf".into(), Value::Sequence(heirs));
    }
    if !all.is_empty() {
        out.insert("allOf".into(), Value::Sequence(all));
    }
    if let Some(discriminator) = discriminator {
        out.insert("discriminator".into(), discriminator);
    }
    nullable
}

fn read_list(context: &mut Context<'_>, map: &Mapping, at: &str, key: &str) -> Vec<Value> {
    let at = pointer::join(at, key);
    match map.get(key) {
        None => Vec::new(),
        Some(value) => {
            let list =
                text::read_list(context, value, &at, "a list of schemas").unwrap_or_default();
            if value.is_sequence() && list.is_empty() {
                context.report.error(
                    "empty-composition",
                    &at,
                    format!("`{key}` without a schema in it allows nothing."),
                    "Add the schemas that are meant, or remove the keyword.",
                );
            }
            let schemas = list.iter().enumerate();
            schemas
                .map(|(index, value)| {
                    normalize_schema(context, value, &pointer::join_index(&at, index))
                })
                .collect()
        }
    }
}

/// Whether a normalized variant allows only null, by itself or by what it refers to.
fn is_null_schema(context: &Context<'_>, schema: &Value) -> bool {
    let Some(reference) = schema.get("$ref").and_then(Value::as_str) else {
        return schema.get(marker::ONLY_NULL).is_some();
    };
    let target = pointer::parse_reference(reference)
        .and_then(|target| pointer::resolve(context.document, &target));
    target.is_some_and(|target| target.get("type").and_then(Value::as_str) == Some("null"))
}

fn read_discriminator(context: &mut Context<'_>, value: &Value, at: &str) -> Option<Value> {
    let map = text::read_mapping(context, value, at)?;
    let Some(name) = map.get("propertyName") else {
        context.report.error(
            "missing-member",
            at,
            "This discriminator has no `propertyName`.",
            "Name the property that tells the variants apart.",
        );
        return None;
    };
    let name = text::read_text(context, name, &pointer::join(at, "propertyName"))?;
    let mut out = Mapping::new();
    out.insert("propertyName".into(), name.into());
    for (key, value) in map {
        let key = key.as_str().unwrap_or_default();
        let here = pointer::join(at, key);
        match key {
            "propertyName" => {}
            "mapping" => {
                let entries = text::read_mapping(context, value, &here)?;
                let mut mapping = Mapping::new();
                for (tag, target) in entries {
                    let here = pointer::join(&here, tag.as_str().unwrap_or_default());
                    if let Some(target) = text::read_text(context, target, &here) {
                        mapping.insert(tag.clone(), target.into());
                    }
                }
                out.insert("mapping".into(), Value::Mapping(mapping));
            }
            "defaultMapping" => context.report.note(
                "not-generated",
                &here,
                "A value whose tag is unknown is kept as it came rather than read as the default variant.",
                "Nothing needs to be done.",
            ),
            _ if key.starts_with("x-") => {}
            _ => report_unknown(context, &here, key, "a Discriminator object"),
        }
    }
    Some(Value::Mapping(out))
}
