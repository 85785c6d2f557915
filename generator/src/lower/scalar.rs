//! Text, numbers and booleans: formats, constants and enumerations.

use super::conjunction::{Conjunction, FlatSchema};
use super::lowerer::Lowerer;
use crate::model::{
    DefinitionKind, Enumeration, EnumerationBase, EnumerationValue, Shape, TextFormat,
};
use crate::normalize::marker;
use crate::value_kind::ValueKind;
use serde_json::Value;
use std::collections::HashSet;

/// The shape of a scalar that all flat schemas describe.
pub(super) fn shape_of_scalar<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    kind: ValueKind,
    flats: &[FlatSchema<'d>],
    conjunction: &Conjunction<'d>,
) -> Shape {
    let values = join_values(lowerer, flats);
    let format = flats.iter().rev().find_map(|flat| flat.node.format.clone());
    match values {
        // Numbers that do not fit an enumeration of `i64`.
        Some((values, _))
            if kind == ValueKind::Integer && values.iter().any(|v| !v.value.is_i64()) =>
        {
            plain_shape(kind, format)
        }
        Some((values, false)) if values.len() == 1 => values
            .first()
            .map_or(Shape::Any, |v| Shape::Constant(v.value.clone())),
        Some((values, _))
            if !values.is_empty() && matches!(kind, ValueKind::Text | ValueKind::Integer) =>
        {
            let base = if kind == ValueKind::Text {
                EnumerationBase::Text
            } else {
                EnumerationBase::Integer
            };
            lowerer.define_conjunction(
                conjunction,
                DefinitionKind::Enumeration(Enumeration { base, values }),
            )
        }
        _ => plain_shape(kind, format),
    }
}

/// A scalar without known values.
pub(super) fn plain_shape(kind: ValueKind, format: Option<String>) -> Shape {
    match kind {
        ValueKind::Boolean => Shape::Boolean,
        ValueKind::Integer => Shape::Integer(format),
        ValueKind::Number => Shape::Number(format),
        ValueKind::Text => Shape::Text(text_format(format)),
        ValueKind::Array | ValueKind::Object => Shape::Any,
    }
}

fn text_format(format: Option<String>) -> TextFormat {
    match format.as_deref() {
        Some("date") => TextFormat::Date,
        Some("date-time") => TextFormat::DateTime,
        Some("binary") => TextFormat::Binary,
        Some("byte" | "base64" | "base64url") => TextFormat::Base64,
        _ => TextFormat::Plain(format),
    }
}

/// The values that all flat schemas allow, and whether the list says that it is open; `None` if no flat schema lists
/// values.
fn join_values(
    lowerer: &mut Lowerer<'_, '_>,
    flats: &[FlatSchema<'_>],
) -> Option<(Vec<EnumerationValue>, bool)> {
    let mut joined: Option<(Vec<EnumerationValue>, bool)> = None;
    for flat in flats {
        let known = flat.node.known_values();
        let (listed, open) = if flat.node.values.is_empty() {
            (known, true)
        } else {
            (flat.node.values.as_slice(), false)
        };
        if listed.is_empty() {
            continue;
        }
        let values = describe_values(flat, listed);
        joined = Some(match joined {
            None => (values, open),
            Some((first, first_open)) => {
                let kept: HashSet<_> = values.iter().map(|value| &value.value).collect();
                let narrowed: Vec<EnumerationValue> = first
                    .iter()
                    .filter(|known| kept.contains(&known.value))
                    .cloned()
                    .collect();
                if narrowed.is_empty() {
                    lowerer.report.warn(
                        "no-common-value",
                        flat.node.origin,
                        "The two lists for this value have no common value; the later list is used.",
                        "Correct one of the lists.",
                    );
                    (values, open)
                } else {
                    (narrowed, first_open && open)
                }
            }
        });
    }
    joined
}

/// Values with their descriptions in the document.
pub(super) fn describe_values(flat: &FlatSchema<'_>, values: &[Value]) -> Vec<EnumerationValue> {
    let words = |marker: &str, value: &Value| {
        let key = value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned);
        let words = flat.node.data.extensions.get(marker)?.get(&key)?;
        words.as_str().map(str::to_owned)
    };
    let describe = |value: &Value| EnumerationValue {
        value: value.clone(),
        description: words(marker::VALUE_DESCRIPTIONS, value),
        name: words(marker::VALUE_NAMES, value),
    };
    values.iter().map(describe).collect()
}
