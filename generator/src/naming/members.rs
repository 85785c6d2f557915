//! Names inside one type: fields, enum values, union variants.

use super::scope::{Candidate, Decided, Name, decide};
use super::words;
use crate::model::Enumeration;
use std::collections::BTreeSet;

/// A field's name.
#[derive(Clone, Debug)]
pub struct Member {
    /// The key on the wire.
    pub wire: String,
    /// The field.
    pub name: Name,
}

/// Field names that the runtime and the language need for themselves.
const RESERVED_FIELDS: &[&str] = &["extra"];
/// Method names that a setter must not hide.
const RESERVED_SETTERS: &[&str] = &[
    "new", "clone", "default", "empty", "fmt", "eq", "ne", "reveal", "into", "try_into", "borrow",
    "to_owned",
];
/// The variant that holds what nobody has described.
const RESERVED_VARIANTS: &[&str] = &["Unknown"];

/// Identifiers that two or more wire names wanted, with those wire names.
pub type Collisions = Vec<(String, Vec<String>)>;

/// Names the fields of one object.
pub fn name_members<'a>(keys: impl Iterator<Item = &'a str>) -> (Vec<Member>, Collisions) {
    let reserved: Vec<&str> = RESERVED_FIELDS
        .iter()
        .chain(RESERVED_SETTERS)
        .copied()
        .collect();
    let (names, collisions) = name_each(keys, &reserved, words::snake, |short| format!("{short}_"));
    (
        names
            .into_iter()
            .map(|(wire, name)| Member { wire, name })
            .collect(),
        collisions,
    )
}

/// What each value of an enumeration is named after: its name in the document, where all have one of their own, else
/// the value itself, a number with its sign spelled.
pub fn value_words(enumeration: &Enumeration) -> Vec<String> {
    let values = || enumeration.values.iter();
    let named: BTreeSet<&str> = values().filter_map(|value| value.name.as_deref()).collect();
    let all_named = named.len() == enumeration.values.len();
    values()
        .map(|value| match (&value.name, &value.value) {
            (Some(name), _) if all_named => name.clone(),
            (_, serde_json::Value::String(text)) => text.clone(),
            (_, other) => other.to_string().replace('-', "minus "),
        })
        .collect()
}

/// Names the values of one enumeration.
pub fn name_values<'a>(values: impl Iterator<Item = &'a str>) -> (Vec<(String, Name)>, Collisions) {
    name_each(values, RESERVED_VARIANTS, words::pascal, |short| {
        format!("{short}Value")
    })
}

/// Names the variants of one union; PREFIX is dropped from words that all begin with it.
pub fn name_variants<'a>(tags: impl Iterator<Item = &'a str>) -> (Vec<(String, Name)>, Collisions) {
    name_each(tags, RESERVED_VARIANTS, words::pascal, |short| {
        format!("{short}Variant")
    })
}

/// Names each text: short, then kept apart from a reserved word, then with separators spelled out.
fn name_each<'a>(
    texts: impl Iterator<Item = &'a str>,
    reserved: &[&str],
    case: impl Fn(&str) -> String,
    evade: impl Fn(&str) -> String,
) -> (Vec<(String, Name)>, Collisions) {
    let texts: Vec<&str> = texts.collect();
    let candidates = texts
        .iter()
        .map(|text| {
            let short = case(&words::readable(text));
            let mut forms = vec![short.clone()];
            if reserved.contains(&short.as_str()) {
                forms.push(evade(&short));
            }
            for longer in [case(&words::cased(text)), case(&words::spelled(text))] {
                forms.push(if reserved.contains(&longer.as_str()) {
                    evade(&longer)
                } else {
                    longer
                });
            }
            Candidate {
                key: (*text).to_owned(),
                forms,
                keeps: false,
            }
        })
        .collect();
    let Decided {
        mut names,
        collisions,
        ..
    } = decide(candidates, reserved);
    let list = texts
        .into_iter()
        .filter_map(|text| names.remove(text).map(|name| (text.to_owned(), name)))
        .collect();
    (list, collisions)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(keys: &[&str]) -> Vec<String> {
        name_members(keys.iter().copied())
            .0
            .into_iter()
            .map(|m| m.name.to_string())
            .collect()
    }

    fn values(texts: &[&str]) -> Vec<String> {
        name_values(texts.iter().copied())
            .0
            .into_iter()
            .map(|(_, n)| n.to_string())
            .collect()
    }

    #[test]
    fn separators_tell_two_fields_apart() {
        assert_eq!(
            fields(&["grant-type", "grant_type"]),
            ["grant_dash_type", "grant_underscore_type"]
        );
    }

    #[test]
    fn keywords_and_reserved_fields_are_marked() {
        assert_eq!(
            fields(&["type", "extra", "self"]),
            ["type_", "extra_", "self_"]
        );
    }

    #[test]
    fn digits_and_symbols_become_identifiers() {
        assert_eq!(
            fields(&["2fa", "$", "", "name[]"]),
            ["n2fa", "dollar", "empty_", "name"]
        );
    }

    #[test]
    fn values_keep_their_digits() {
        assert_eq!(
            values(&["2025-12-08", "1", "10"]),
            ["V2025_12_08", "V1", "V10"]
        );
    }

    #[test]
    fn values_of_symbols_are_spelled() {
        assert_eq!(
            values(&[">=", "<", "a+", "A+", "\"", "{}"]),
            [
                "GreaterEqual",
                "Less",
                "APlus",
                "UpperAPlus",
                "U22",
                "U7bU7d"
            ]
        );
    }

    #[test]
    fn a_value_called_unknown_leaves_the_catch_all_alone() {
        assert_eq!(values(&["unknown"]), ["UnknownValue"]);
        assert_eq!(
            values(&["unknown", "Unknown"]),
            ["UnknownValue", "UpperUnknown"]
        );
    }
}
