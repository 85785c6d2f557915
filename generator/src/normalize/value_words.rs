//! Names and descriptions of the values of a schema, from a list or a map.

use super::context::Context;
use crate::pointer;
use crate::value_kind::yaml_word;
use crate::yaml::{Mapping, Value};

/// Names or descriptions by value, from a list in the order of the values or from a map.
pub(super) fn read_words(
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
                        "There are {} values, but names or descriptions for {}.",
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
                        "This name or description is for a value that the schema does not list.",
                        "Correct the value, or add it to the list.",
                    );
                }
            }
        }
        other => {
            let found = other.map_or("nothing", yaml_word);
            context.report.warn(
                "wrong-kind",
                at,
                format!(
                    "This must be a list of texts or a map from values to texts, but it is {found}."
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
