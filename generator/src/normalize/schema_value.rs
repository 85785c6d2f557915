//! The values that a schema allows: `enum`, `const`, `x-extensible-enum` and their descriptions.
//!
//! Out: `enum` without null and of one kind (`const` is an `enum` of one value), with the extensions of [`marker`] for
//! known values, descriptions and names. Always: values are read as written; a text that looks like a date stays a
//! text.

use super::context::Context;
use super::exact::report_inexact;
use super::schema_kind::{Kinds, admits};
use super::value_fit::{convert_value, fit_default, fit_in_place, fit_value, fit_values};
use super::value_words::read_words;
use super::width::is_beyond_64_bits;
use super::{marker, text};
use crate::pointer;
use crate::value_kind::ValueKind;
use crate::yaml::{Mapping, Value};

/// Writes the values. Says whether one of them is null.
pub(super) fn write_values(
    context: &mut Context<'_>,
    map: &Mapping,
    at: &str,
    kind: Option<ValueKind>,
    out: &mut Mapping,
) -> bool {
    let mut nullable = false;
    report_inexact(context, map, at, kind);
    fit_default(context, at, kind, out);
    let listed = read_enum(context, map, at);
    if let Some((values, key)) = listed {
        let here = pointer::join(at, key);
        nullable = values.iter().any(Value::is_null);
        if is_not_expressed(context, kind, &values, &here) {
            return nullable;
        }
        let values = fit_values(context, values, &here, kind);
        report_outsiders(context, out, at, &values);
        if !values.is_empty() {
            out.insert("enum".into(), Value::Sequence(values));
        }
    } else if let Some(value) = map.get("x-extensible-enum") {
        let here = pointer::join(at, "x-extensible-enum");
        match value {
            Value::Sequence(values) => {
                let values = fit_values(context, values.clone(), &here, kind);
                out.insert(marker::KNOWN_VALUES.into(), Value::Sequence(values));
            }
            other => text::report_kind(context, &here, "a list of values", other),
        }
    }
    let written = fit_in_place(context, map, at, kind);
    for (keys, marker) in [
        (
            ["x-enum-descriptions", "x-enumDescriptions"],
            marker::VALUE_DESCRIPTIONS,
        ),
        (["x-enum-varnames", "x-enumNames"], marker::VALUE_NAMES),
    ] {
        if let Some(key) = keys.into_iter().find(|key| map.contains_key(*key)) {
            let words = read_words(context, map, &pointer::join(at, key), key, &written);
            out.insert(marker.into(), Value::Mapping(words));
        }
    }
    nullable
}

/// Whether no enumeration can hold the values. Reports why.
fn is_not_expressed(
    context: &mut Context<'_>,
    kind: Option<ValueKind>,
    values: &[Value],
    at: &str,
) -> bool {
    let (message, help) = match kind {
        Some(ValueKind::Integer) if values.iter().any(is_beyond_64_bits) => (
            "Listed integers beyond 64 bits are not expressed; any integer is accepted.",
            "Nothing needs to be done: the documentation lists them.",
        ),
        Some(ValueKind::Object | ValueKind::Array) => (
            "Listed objects and lists are not expressed; any value of that type is accepted.",
            "Describe the members, and give them constants.",
        ),
        _ => return false,
    };
    context
        .report
        .warn("value-not-expressed", at, message, help);
    true
}

/// Moves the values of a list's `enum` to its items, because authors who write single values there mean the items.
pub(super) fn move_values_to_items(
    context: &mut Context<'_>,
    map: &Mapping,
    at: &str,
) -> Option<Mapping> {
    let is_list = map.get("type").and_then(Value::as_str) == Some("array");
    let values = map.get("enum").and_then(Value::as_sequence)?;
    if !is_list || values.is_empty() || values.iter().any(|v| v.is_sequence() || v.is_null()) {
        return None;
    }
    let mut items = match map.get("items") {
        None => Mapping::new(),
        Some(Value::Mapping(items)) if !items.contains_key("$ref") => items.clone(),
        Some(_) => return None,
    };
    if items.contains_key("enum") {
        return None;
    }
    context.report.warn(
        "values-of-items",
        &pointer::join(at, "enum"),
        "These values are not lists, but the `type` of the schema is `array`; they are read as values of its items.",
        "Move `enum` into `items`.",
    );
    items.insert("enum".into(), Value::Sequence(values.clone()));
    let mut moved = map.clone();
    moved.shift_remove("enum");
    moved.insert("items".into(), Value::Mapping(items));
    Some(moved)
}

/// If no listed value has the schema's type, one of the two is wrong, and the schema becomes any value.
pub(super) fn check_kinds(context: &mut Context<'_>, map: &Mapping, at: &str, kinds: &mut Kinds) {
    let (values, key) = match (map.get("const"), map.get("enum")) {
        (Some(value), _) => (std::slice::from_ref(value), "const"),
        (None, Some(Value::Sequence(values))) => (values.as_slice(), "enum"),
        _ => return,
    };
    let mut values = values.iter().filter(|value| !value.is_null()).peekable();
    if kinds.list.is_empty() || values.peek().is_none() {
        return;
    }
    let mut fits = |value: &Value| {
        let mut own = kinds.list.iter();
        own.any(|(kind, _)| {
            let is_big = *kind == ValueKind::Integer && is_beyond_64_bits(value);
            is_big || admits(*kind, value) || convert_value(value, *kind).is_some()
        })
    };
    if !values.any(&mut fits) {
        context.report.warn(
            "values-of-other-type",
            &pointer::join(at, key),
            "None of these values has the `type` of the schema; it becomes any value.",
            "Correct the values or the type.",
        );
        kinds.list.clear();
    }
}

fn read_enum(
    context: &mut Context<'_>,
    map: &Mapping,
    at: &str,
) -> Option<(Vec<Value>, &'static str)> {
    let listed = match map.get("enum") {
        Some(Value::Sequence(values)) if !values.is_empty() => Some(values),
        Some(Value::Sequence(_)) => {
            let at = pointer::join(at, "enum");
            context.report.warn(
                "empty-enum",
                &at,
                "An `enum` without values would allow no value; it is ignored.",
                "Add the values, or remove the keyword.",
            );
            None
        }
        Some(other) => {
            text::report_kind(
                context,
                &pointer::join(at, "enum"),
                "a list of values",
                other,
            );
            None
        }
        None => None,
    };
    let Some(value) = map.get("const") else {
        return listed.map(|values| (values.clone(), "enum"));
    };
    if listed.is_some_and(|values| !values.contains(value)) {
        context.report.warn(
            "value-outside-enum",
            &pointer::join(at, "const"),
            "This constant is not one of the values of `enum`; the constant is used.",
            "Correct one of the two.",
        );
    }
    Some((vec![value.clone()], "const"))
}

/// Writes `example` and `examples` as one list, each converted to the schema's kind.
pub(super) fn write_examples(
    context: &Context<'_>,
    map: &Mapping,
    at: &str,
    kind: Option<ValueKind>,
    out: &mut Mapping,
) {
    let one = map
        .get("example")
        .map(|value| (pointer::join(at, "example"), value));
    let list = map.get("examples").and_then(Value::as_sequence);
    let here = pointer::join(at, "examples");
    let more = list
        .into_iter()
        .flatten()
        .enumerate()
        .map(|(index, value)| (pointer::join_index(&here, index), value));
    let all = one.into_iter().chain(more);
    let given: Vec<Value> = all
        .filter(|(_, value)| !value.is_null())
        .map(|(at, value)| fit_value(context, value, &at, kind).unwrap_or_else(|| value.clone()))
        .collect();
    if !given.is_empty() {
        out.insert(marker::EXAMPLES.into(), Value::Sequence(given));
    }
}

fn report_outsiders(context: &mut Context<'_>, out: &Mapping, at: &str, values: &[Value]) {
    let Some(default) = out.get("default") else {
        return;
    };
    if !values.contains(default) && !default.is_sequence() {
        context.report.warn(
            "value-outside-enum",
            &pointer::join(at, "default"),
            "This default is not one of the values that the schema allows.",
            "Correct the default or the list.",
        );
    }
}
