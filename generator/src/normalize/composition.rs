//! `allOf`, `oneOf`, `anyOf` and `discriminator`.
//!
//! Out: the same without variants of null, and without unions of one variant. A base with children has them as
//! variants.

use super::context::Context;
use super::shared::report_unknown;
use super::{inherit, marker, schema_kind, text};
use crate::pointer;
use crate::reference::{UNKNOWN, local_pointer};
use crate::yaml::{Mapping, Value};

/// Writes `allOf`, `oneOf`, `anyOf` and `discriminator`. Says whether a variant was null.
pub(super) fn write_composition(
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
            // A union of one variant is that variant, unless it has a tag with further values.
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
    if let Some(mut discriminator) = discriminator {
        inherit::add_own_values(context, out, &mut discriminator);
        out.insert("discriminator".into(), discriminator);
    }
    nullable
}

fn read_list(context: &mut Context<'_>, map: &Mapping, at: &str, key: &str) -> Vec<Value> {
    let at = pointer::join(at, key);
    match map.get(key) {
        None => Vec::new(),
        // A single schema in the place of the list.
        Some(Value::Mapping(single)) if !single.is_empty() => {
            if !context.is_unknown(&Value::Mapping(single.clone())) {
                context.report.warn(
                    "no-list",
                    &at,
                    format!("`{key}` must be a list of schemas, but this is one schema; it is read as a list of this schema."),
                    "Write a list.",
                );
            }
            vec![context.normalize_schema(&Value::Mapping(single.clone()), &at)]
        }
        Some(value) => {
            let list =
                text::read_list(context, value, &at, "a list of schemas").unwrap_or_default();
            if value.is_sequence() && list.is_empty() {
                context.report.warn(
                    "empty-composition",
                    &at,
                    format!("`{key}` has no schema in it; it is ignored."),
                    "Add the schemas, or remove the keyword.",
                );
            }
            let schemas = list.iter().enumerate();
            schemas
                .map(|(index, value)| {
                    context.normalize_schema(value, &pointer::join_index(&at, index))
                })
                .collect()
        }
    }
}

/// Whether a normalized variant allows only null, by itself or through its reference.
fn is_null_schema(context: &Context<'_>, schema: &Value) -> bool {
    let Some(reference) = schema.get("$ref").and_then(Value::as_str) else {
        return schema.get(marker::ONLY_NULL).is_some();
    };
    names_null(context.document, reference, 0)
}

/// Whether a reference leads to a schema that allows only null, such as an enumeration of null.
fn names_null(document: &Value, reference: &str, hops: usize) -> bool {
    let target = local_pointer(reference)
        .and_then(|target| pointer::resolve(document, &target))
        .and_then(Value::as_mapping);
    let Some(target) = target.filter(|_| hops < 16) else {
        return false;
    };
    match target.get("$ref").and_then(Value::as_str) {
        Some(next) => names_null(document, next, hops + 1),
        None => schema_kind::allows_only_null(target),
    }
}

fn read_discriminator(context: &mut Context<'_>, value: &Value, at: &str) -> Option<Value> {
    let map = text::read_mapping(context, value, at)?;
    let Some(name) = map.get("propertyName") else {
        context.report.lose(
            "discriminator-without-name",
            at,
            "This discriminator has no `propertyName`; the variants are distinguished without it.",
            "Name the property that distinguishes the variants.",
        );
        context.lost.add(at);
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
                    let target = text::read_text(context, target, &here);
                    if target.as_deref() == Some(UNKNOWN) {
                        context.lost.add(at);
                    } else if let Some(target) = target {
                        mapping.insert(tag.clone(), target.into());
                    }
                }
                out.insert("mapping".into(), Value::Mapping(mapping));
            }
            "defaultMapping" => context.report.note(
                "not-generated",
                &here,
                "A value with an unknown tag is kept as received, and not read as the default variant.",
                "Nothing needs to be done.",
            ),
            _ if key.starts_with("x-") => {}
            _ => report_unknown(context, &here, key, "a Discriminator object"),
        }
    }
    Some(Value::Mapping(out))
}
