//! Validation keywords: checked against each other and kept as facts for the documentation.
//!
//! Out: the extension [`marker::FACTS`], with each keyword and its value in the document's order. The client does not
//! validate, so these keywords do not change a type.

use super::context::Context;
use super::exact::find_inexact;
use super::schema_kind::group_of;
use super::version::report_version;
use super::width::{BIG_INTEGER, UNSIGNED, is_beyond_64_bits};
use super::{marker, text};
use crate::grammar::{Group, SCHEMA, Use};
use crate::pointer;
use crate::value_kind::{ValueKind, yaml_word};
use crate::yaml::{Mapping, Value};

/// Writes the facts of a schema, and reports contradictions.
pub(super) fn write_facts(
    context: &mut Context<'_>,
    map: &Mapping,
    at: &str,
    kind: Option<ValueKind>,
    out: &mut Mapping,
) {
    report_contradictions(context, map, at, kind);
    let mut facts = Vec::new();
    for (key, value) in map {
        let Some(name) = key.as_str() else { continue };
        let here = pointer::join(at, name);
        match SCHEMA.find(name) {
            Some(member) if member.usage == Use::Fact => {
                if is_of_other_kind(member.group, kind) {
                    report_idle(context, &here, name, kind);
                } else {
                    report_version(context, map, name, at);
                    facts.extend(describe_fact(context, name, value, &here));
                }
            }
            Some(_) if matches!(name, "contentEncoding" | "contentMediaType") => {
                facts.extend(value.as_str().map(|text| (name, text.to_owned())));
            }
            _ => {}
        }
    }
    if let Some(Value::Sequence(values)) = out.get("enum")
        && has_no_enumeration(kind, values)
    {
        let values: Vec<String> = values.iter().filter_map(write_inline).collect();
        facts.push(("enum", values.join(", ")));
    }
    facts.extend(describe_big_integers(context, map, at, kind).map(|list| ("enum", list)));
    facts.extend(describe_format(out, kind));
    if !facts.is_empty() {
        let pair = |(keyword, value): (&str, String)| {
            Value::Sequence(vec![keyword.into(), Value::String(value)])
        };
        let facts = facts.into_iter().map(pair).collect();
        out.insert(marker::FACTS.into(), Value::Sequence(facts));
    }
}

/// Whether values of this kind get no enumeration. They are then a fact for the documentation.
fn has_no_enumeration(kind: Option<ValueKind>, values: &[Value]) -> bool {
    match kind {
        Some(ValueKind::Number | ValueKind::Boolean) => values.len() > 1,
        Some(ValueKind::Integer) => values.iter().any(|value| value.is_u64() && !value.is_i64()),
        _ => false,
    }
}

/// The listed integers as written, if one of them is beyond 64 bits: then no type lists them.
fn describe_big_integers(
    context: &Context<'_>,
    map: &Mapping,
    at: &str,
    kind: Option<ValueKind>,
) -> Option<String> {
    let values = map.get("enum")?.as_sequence()?;
    if kind != Some(ValueKind::Integer) || !values.iter().any(is_beyond_64_bits) {
        return None;
    }
    let here = pointer::join(at, "enum");
    let numbers = values.iter().enumerate().filter_map(|(index, value)| {
        let Value::Number(number) = value else {
            return None;
        };
        let here = pointer::join_index(&here, index);
        Some(text::written_number(context, number, &here))
    });
    Some(numbers.collect::<Vec<_>>().join(", "))
}

/// A format that does not change the type.
fn describe_format(out: &Mapping, kind: Option<ValueKind>) -> Option<(&'static str, String)> {
    let format = out.get("format")?.as_str()?;
    let shapes = match kind {
        Some(ValueKind::Text) => {
            &["date", "date-time", "binary", "byte", "base64", "base64url"][..]
        }
        Some(ValueKind::Integer) => &["int32", "int64", UNSIGNED, BIG_INTEGER][..],
        Some(ValueKind::Number) => &["float", "double"][..],
        _ => &[],
    };
    (!shapes.contains(&format)).then(|| ("format", format.to_owned()))
}

fn is_of_other_kind(group: Group, kind: Option<ValueKind>) -> bool {
    group != Group::Every && kind.is_some_and(|kind| group_of(kind) != Some(group))
}

/// A limit of the wrong kind has no effect, so it is not an error.
fn report_idle_value(context: &mut Context<'_>, at: &str, expected: &str, found: &Value) {
    context.report.warn(
        "wrong-kind",
        at,
        format!("This must be {expected}, but it is {}.", yaml_word(found)),
        "Correct the value, or remove the keyword.",
    );
}

fn report_idle(context: &mut Context<'_>, at: &str, name: &str, kind: Option<ValueKind>) {
    let kind = kind.map_or("any", ValueKind::word);
    context.report.warn(
        "idle-keyword",
        at,
        format!("`{name}` has no meaning for a schema of type {kind}."),
        "Remove it, or correct the type.",
    );
}

fn describe_fact<'n>(
    context: &mut Context<'_>,
    name: &'n str,
    value: &Value,
    at: &str,
) -> Option<(&'n str, String)> {
    match name {
        "minLength" | "maxLength" | "minItems" | "maxItems" | "minProperties" | "maxProperties"
        | "minContains" | "maxContains"
            if value.as_f64().is_none_or(|n| n < 0.0 || n.fract() != 0.0) =>
        {
            report_idle_value(context, at, "a whole number from zero", value);
            return None;
        }
        "minimum" | "maximum" | "multipleOf" | "divisibleBy" if !value.is_number() => {
            report_idle_value(context, at, "a number", value);
            return None;
        }
        "pattern" => {
            return text::read_text(context, value, at).map(|pattern| (name, pattern));
        }
        "exclusiveMinimum" | "exclusiveMaximum" if !value.is_number() && !value.is_bool() => {
            report_idle_value(context, at, "a number", value);
            return None;
        }
        // The boolean forms of 3.0 that have no effect.
        "exclusiveMinimum" | "exclusiveMaximum" | "uniqueItems"
            if value.as_bool() == Some(false) =>
        {
            return None;
        }
        _ => {}
    }
    // A limit stays as it is written.
    let written = match value {
        Value::Number(number) => find_inexact(context, number, at),
        _ => None,
    };
    written
        .or_else(|| write_inline(value))
        .map(|value| (name, value))
}

fn write_inline(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        other => serde_json::to_string(other).ok(),
    }
}

fn report_contradictions(
    context: &mut Context<'_>,
    map: &Mapping,
    at: &str,
    kind: Option<ValueKind>,
) {
    for (low, high) in [
        ("minLength", "maxLength"),
        ("minimum", "maximum"),
        ("minItems", "maxItems"),
        ("minProperties", "maxProperties"),
        ("minContains", "maxContains"),
    ] {
        let number = |key: &str| map.get(key).and_then(Value::as_f64);
        if let (Some(least), Some(most)) = (number(low), number(high))
            && least > most
        {
            context.report.warn(
                "crossed-bounds",
                &pointer::join(at, low),
                format!(
                    "`{low}` is greater than `{high}`, so no value would be allowed; the client checks neither."
                ),
                "Correct one of the two.",
            );
        }
    }
    let Some(kind) = kind else { return };
    for (key, due) in [
        ("properties", ValueKind::Object),
        ("patternProperties", ValueKind::Object),
        ("items", ValueKind::Array),
        ("prefixItems", ValueKind::Array),
    ] {
        if !map.contains_key(key) || kind == due {
            continue;
        }
        let here = pointer::join(at, key);
        let message = format!(
            "A schema of type {} cannot have `{key}`; the type counts.",
            kind.word()
        );
        let help = format!("Change the type to {}, or remove `{key}`.", due.word());
        context
            .report
            .warn("structure-of-other-type", &here, message, help);
    }
}
