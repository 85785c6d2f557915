//! Text, numbers and booleans: formats, constants and enumerations.

use super::conjunction::{Conjunction, Leaf};
use super::lowerer::Lowerer;
use super::node::Kind;
use crate::model::{
    DefinitionKind, Enumeration, EnumerationBase, EnumerationValue, Shape, TextFormat,
};
use crate::normalize::marker;
use serde_json::Value;
use std::collections::HashSet;

/// The shape of a scalar that all leaves speak of.
pub(super) fn shape_of_scalar<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    kind: Kind,
    leaves: &[Leaf<'d>],
    conjunction: &Conjunction<'d>,
) -> Shape {
    let values = join_values(lowerer, leaves);
    let format = leaves
        .iter()
        .rev()
        .find_map(|leaf| leaf.node.format.clone());
    match values {
        Some((values, false)) if values.len() == 1 => values
            .first()
            .map_or(Shape::Any, |v| Shape::Constant(v.value.clone())),
        Some((values, _)) if !values.is_empty() && matches!(kind, Kind::Text | Kind::Integer) => {
            let base = if kind == Kind::Text {
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
pub(super) fn plain_shape(kind: Kind, format: Option<String>) -> Shape {
    match kind {
        Kind::Boolean => Shape::Boolean,
        Kind::Integer => Shape::Integer(format),
        Kind::Number => Shape::Number(format),
        Kind::Text => Shape::Text(text_format(format)),
        Kind::Array | Kind::Object => Shape::Any,
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

/// The values that all leaves allow, and whether the list is open by its own word; `None` where no leaf lists any.
fn join_values(
    lowerer: &mut Lowerer<'_, '_>,
    leaves: &[Leaf<'_>],
) -> Option<(Vec<EnumerationValue>, bool)> {
    let mut joined: Option<(Vec<EnumerationValue>, bool)> = None;
    for leaf in leaves {
        let known = leaf.node.known_values();
        let (listed, open) = if leaf.node.values.is_empty() {
            (known, true)
        } else {
            (leaf.node.values.as_slice(), false)
        };
        if listed.is_empty() {
            continue;
        }
        let values = describe_values(leaf, listed);
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
                        leaf.node.origin,
                        "No value is on both lists that this value must be on; the later list is used.",
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

/// Values with what the document says of each.
pub(super) fn describe_values(leaf: &Leaf<'_>, values: &[Value]) -> Vec<EnumerationValue> {
    let words = |marker: &str, value: &Value| {
        let key = value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned);
        let words = leaf.node.data.extensions.get(marker)?.get(&key)?;
        words.as_str().map(str::to_owned)
    };
    let describe = |value: &Value| EnumerationValue {
        value: value.clone(),
        description: words(marker::VALUE_DESCRIPTIONS, value),
        name: words(marker::VALUE_NAMES, value),
    };
    values.iter().map(describe).collect()
}
