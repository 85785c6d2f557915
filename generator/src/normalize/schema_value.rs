//! The values that a schema allows: `enum`, `const`, `x-extensible-enum` and their descriptions.
//!
//! Out: `enum` without null and of one kind (`const` is an `enum` of one value), with the extensions of [`marker`] for
//! known values, descriptions and names. Always: values are read as written; a text that looks like a date stays a
//! text.

use super::context::Context;
use super::schema_kind::{Kinds, admits};
use super::{marker, text};
use crate::pointer;
use crate::value_kind::ValueKind;
use crate::yaml::{Mapping, Value};
use std::collections::HashSet;

/// Writes the values. Says whether one of them is null.
pub(super) fn write_values(
    context: &mut Context<'_>,
    map: &Mapping,
    at: &str,
    kind: Option<ValueKind>,
    out: &mut Mapping,
) -> bool {
    let mut nullable = false;
    fit_default(context, at, kind, out);
    let listed = read_enum(context, map, at);
    if let Some((values, key)) = listed {
        let here = pointer::join(at, key);
        nullable = values.iter().any(Value::is_null);
        let values = fit_values(context, values, &here, kind);
        if matches!(kind, Some(ValueKind::Object | ValueKind::Array)) {
            context.report.warn(
                "value-not-expressed",
                &here,
                "Known objects and lists are not expressed; any value of that kind is taken.",
                "Describe the members with constants of their own.",
            );
            return nullable;
        }
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
        "These values are no lists, but the `type` beside them is `array`; they are read as those of its items.",
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
        own.any(|(kind, _)| admits(*kind, value) || convert_value(value, *kind).is_some())
    };
    if !values.any(&mut fits) {
        context.report.warn(
            "values-of-other-type",
            &pointer::join(at, key),
            "None of these values is of the `type` beside them; any value is taken.",
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
                "An `enum` without values would allow nothing; it is read as if it were not there.",
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
            "This constant is not among the values of the `enum` beside it; the constant is used.",
            "Correct one of the two.",
        );
    }
    Some((vec![value.clone()], "const"))
}

/// Removes null and repeated values, and converts values to the schema's kind.
fn fit_values(
    context: &mut Context<'_>,
    values: Vec<Value>,
    at: &str,
    kind: Option<ValueKind>,
) -> Vec<Value> {
    let mut out: Vec<Value> = Vec::new();
    let mut known: HashSet<Value> = HashSet::new();
    for (index, value) in values.into_iter().enumerate().filter(|(_, v)| !v.is_null()) {
        let here = if at.ends_with("/const") {
            at.to_owned()
        } else {
            pointer::join_index(at, index)
        };
        let Some(fitted) = fit_value(context, &value, &here, kind) else {
            context.report.warn(
                "value-left-out",
                &here,
                format!(
                    "This value is {}, which the `type` beside it does not allow; it is left out.",
                    text::describe_kind(&value)
                ),
                "Correct the value or the type.",
            );
            continue;
        };
        if fitted != value {
            context.report.warn(
                "value-of-other-kind",
                &here,
                format!(
                    "This value is {}; it is taken as the `type` beside it says.",
                    text::describe_kind(&value)
                ),
                "Put quotes around text that looks like something else, and none around numbers.",
            );
        }
        if !known.insert(fitted.clone()) {
            context.report.warn(
                "duplicate-value",
                &here,
                "This value stands twice in its list.",
                "Remove one of the two.",
            );
        } else {
            out.push(fitted);
        }
    }
    out
}

/// Converts a value to the schema's kind; `None` if it cannot be converted. A number becomes a text as written.
fn fit_value(
    context: &Context<'_>,
    value: &Value,
    at: &str,
    kind: Option<ValueKind>,
) -> Option<Value> {
    match (kind, value) {
        (Some(kind), _) if admits(kind, value) => Some(value.clone()),
        (Some(ValueKind::Text), Value::Number(number)) => {
            Some(text::written_number(context, number, at).into())
        }
        (Some(kind), _) => convert_value(value, kind),
        (None, _) => Some(value.clone()),
    }
}

/// All values in their order, including nulls and repeated values, because lists of descriptions use this order.
fn fit_in_place(
    context: &Context<'_>,
    map: &Mapping,
    at: &str,
    kind: Option<ValueKind>,
) -> Vec<Value> {
    let lists = ["enum", "x-extensible-enum"].into_iter();
    let listed = lists.filter_map(|key| Some((key, map.get(key)?.as_sequence()?)));
    let values = listed.take(1).flat_map(|(key, values)| {
        let at = pointer::join(at, key);
        values.iter().enumerate().map(move |(index, value)| {
            let here = pointer::join_index(&at, index);
            fit_value(context, value, &here, kind).unwrap_or_else(|| value.clone())
        })
    });
    values.collect()
}

/// Converts the default to the schema's kind. If that is not possible, it does not change.
fn fit_default(context: &Context<'_>, at: &str, kind: Option<ValueKind>, out: &mut Mapping) {
    let at = pointer::join(at, "default");
    if let Some(default) = out.get_mut("default")
        && let Some(fitted) = fit_value(context, default, &at, kind)
    {
        *default = fitted;
    }
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

fn convert_value(value: &Value, kind: ValueKind) -> Option<Value> {
    match (kind, value) {
        (ValueKind::Text, Value::Number(number)) => Some(number.to_string().into()),
        (ValueKind::Text, Value::Bool(flag)) => Some(flag.to_string().into()),
        (ValueKind::Integer, Value::String(text)) => text.parse::<i64>().ok().map(Value::from),
        (ValueKind::Integer, Value::Number(number)) => {
            let whole = number
                .as_f64()
                .filter(|n| n.fract() == 0.0 && n.abs() < 9e15)?;
            Some(Value::from(whole as i64))
        }
        (ValueKind::Number, Value::String(text)) => text
            .parse::<f64>()
            .ok()
            .filter(|n| n.is_finite())
            .map(Value::from),
        (ValueKind::Boolean, Value::String(text)) => text.parse::<bool>().ok().map(Value::from),
        _ => None,
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
            "This default is not among the values that the schema allows.",
            "Correct the default or the list.",
        );
    }
}

/// Names or descriptions by value, from a list in the order of the values or from a map.
fn read_words(
    context: &mut Context<'_>,
    map: &Mapping,
    at: &str,
    key: &str,
    values: &[Value],
) -> Mapping {
    let mut words = Mapping::new();
    match map.get(key) {
        Some(Value::Sequence(list)) => {
            if list.len() != values.len() {
                context.report.warn(
                    "words-without-values",
                    at,
                    format!(
                        "There are {} values, but words for {}.",
                        values.len(),
                        list.len()
                    ),
                    "Give one entry for each value, in the same order.",
                );
            }
            let pairs = values.iter().zip(list).filter(|(_, word)| word.is_string());
            words
                .extend(pairs.map(|(value, word)| (Value::String(write_key(value)), word.clone())));
        }
        Some(Value::Mapping(by_value)) => {
            for (value, word) in by_value {
                if values
                    .iter()
                    .any(|known| Some(write_key(known).as_str()) == value.as_str())
                {
                    words.insert(value.clone(), word.clone());
                } else {
                    context.report.warn(
                        "words-without-values",
                        &pointer::join(at, value.as_str().unwrap_or_default()),
                        "These words are for a value that the schema does not list.",
                        "Correct the value, or add it to the list.",
                    );
                }
            }
        }
        other => {
            let found = other.map_or("nothing", text::describe_kind);
            context.report.warn(
                "wrong-kind",
                at,
                format!(
                    "Here a list of words or a map from value to words is due, but this is {found}."
                ),
                "Correct it, or remove it.",
            );
        }
    }
    words
}

fn write_key(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Bool(flag) => flag.to_string(),
        _ => String::new(),
    }
}
