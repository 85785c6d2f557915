//! Converts values to the kind of their schema.
//!
//! Always: a number that becomes a text stays as it is written; a value that cannot be converted is left out of `enum`
//! with a warning, and does not change elsewhere.

use super::context::Context;
use super::schema_kind::admits;
use super::text;
use crate::pointer;
use crate::value_kind::{ValueKind, yaml_word};
use crate::yaml::{Mapping, Value};
use std::collections::HashSet;

/// Removes null and repeated values, and converts values to the schema's kind.
pub(super) fn fit_values(
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
                    "This value is {}, which the `type` of the schema does not allow; it is left out.",
                    yaml_word(&value)
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
                    "This value is {}; it is converted to the `type` of the schema.",
                    yaml_word(&value)
                ),
                "Put quotes around text that looks like another type, and none around numbers.",
            );
        }
        if !known.insert(fitted.clone()) {
            context.report.warn(
                "duplicate-value",
                &here,
                "This value is twice in its list.",
                "Remove one of the two.",
            );
        } else {
            out.push(fitted);
        }
    }
    out
}

/// Converts a value to the schema's kind; `None` if it cannot be converted. A number becomes a text as written.
pub(super) fn fit_value(
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
pub(super) fn fit_in_place(
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
pub(super) fn fit_default(
    context: &Context<'_>,
    at: &str,
    kind: Option<ValueKind>,
    out: &mut Mapping,
) {
    let at = pointer::join(at, "default");
    if let Some(default) = out.get_mut("default")
        && let Some(fitted) = fit_value(context, default, &at, kind)
    {
        *default = fitted;
    }
}

pub(super) fn convert_value(value: &Value, kind: ValueKind) -> Option<Value> {
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
