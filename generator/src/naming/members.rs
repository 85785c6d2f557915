//! Names inside one type: fields, enum values, union variants.

use super::forms::Forms;
use super::scope::{Candidate, Decided, Name, decide_published};
use super::words;
use crate::model::{Enumeration, Owner, TypeId, Union};
use crate::published::Published;
use std::collections::{BTreeMap, BTreeSet};

/// A field's name.
#[derive(Clone, Debug)]
pub struct Member {
    /// The key on the wire.
    pub wire: String,
    /// The field.
    pub name: Name,
}

/// Field names that the runtime and the language use.
const RESERVED_FIELDS: &[&str] = &["extra"];
/// Method names that a setter must not hide.
const RESERVED_SETTERS: &[&str] = &[
    "new", "clone", "default", "empty", "fmt", "eq", "ne", "reveal", "into", "try_into", "borrow",
    "to_owned",
];
/// The variant for undescribed values.
const RESERVED_VARIANTS: &[&str] = &["Unknown"];

/// Identifiers that several wire names wanted, with these wire names.
pub type Collisions = Vec<(String, Vec<String>)>;

/// The published name of a text, if there is one.
pub type Kept<'a> = &'a dyn Fn(&str) -> Option<String>;

/// No published names.
pub const NOTHING: Kept<'static> = &|_| None;

/// Names the fields of one object.
pub fn name_members<'a>(
    keys: impl Iterator<Item = &'a str>,
    kept: Kept<'_>,
) -> (Vec<Member>, Collisions) {
    let reserved: Vec<&str> = RESERVED_FIELDS
        .iter()
        .chain(RESERVED_SETTERS)
        .copied()
        .collect();
    let (names, collisions) = name_each(keys, &reserved, kept, words::snake, |short| {
        format!("{short}_")
    });
    (
        names
            .into_iter()
            .map(|(wire, name)| Member { wire, name })
            .collect(),
        collisions,
    )
}

/// The text from which each value of an enumeration gets its name: its name in the document if all values have
/// different ones, otherwise the value itself, with the sign of a number in words.
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

/// The values of an enumeration as texts.
pub fn value_literals(enumeration: &Enumeration) -> Vec<String> {
    let text = |value: &serde_json::Value| match value {
        serde_json::Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    enumeration
        .values
        .iter()
        .map(|value| text(&value.value))
        .collect()
}

/// The names of the values of the enumeration `id`. A value keeps its published name.
pub fn value_names(id: &TypeId, enumeration: &Enumeration, published: &Published) -> Vec<Name> {
    let words = value_words(enumeration);
    let mut literals = BTreeMap::new();
    for (word, literal) in words.iter().zip(value_literals(enumeration)) {
        literals.entry(word.as_str()).or_insert(literal);
    }
    let kept = |word: &str| published.value(id, literals.get(word)?);
    let named = name_values(words.iter().map(String::as_str), &kept).0;
    named.into_iter().map(|(_, name)| name).collect()
}

/// Names the values of one enumeration.
pub fn name_values<'a>(
    values: impl Iterator<Item = &'a str>,
    kept: Kept<'_>,
) -> (Vec<(String, Name)>, Collisions) {
    name_each(values, RESERVED_VARIANTS, kept, words::pascal, |short| {
        format!("{short}Value")
    })
}

/// Names the variants of one union.
pub fn name_variants<'a>(tags: impl Iterator<Item = &'a str>) -> (Vec<(String, Name)>, Collisions) {
    name_each(tags, RESERVED_VARIANTS, NOTHING, words::pascal, |short| {
        format!("{short}Variant")
    })
}

/// The names of the variants of the union `id`, without the words with which all begin. Published names stay.
pub fn variant_names(id: &TypeId, union: &Union, published: &Published) -> Vec<Name> {
    let words = match id.owner {
        // Its words do not depend on the other variants.
        Owner::Included => union.variants.iter().map(|v| v.word.clone()).collect(),
        _ => short_words(union),
    };
    let texts: Vec<(usize, &str)> = words.iter().map(String::as_str).enumerate().collect();
    let candidates = texts.iter().map(|(at, word)| Candidate {
        key: *at,
        forms: variant_forms(word),
        keeps: false,
    });
    let kept = |at: &usize| {
        let word = &union.variants.get(*at)?.word;
        published.variant(id, word).map(str::to_owned)
    };
    let decided = decide_published(candidates.collect(), &kept, RESERVED_VARIANTS, &[]);
    decided.names.into_values().collect()
}

/// The identifiers of a variant, from the shortest to the longest.
fn variant_forms(word: &str) -> Forms<'_> {
    let form = |text: String| {
        let form = words::pascal(&text);
        match RESERVED_VARIANTS.contains(&form.as_str()) {
            true => form + "Variant",
            false => form,
        }
    };
    Forms::new(form(words::readable(word)), move || {
        vec![form(words::cased(word)), form(words::spelled(word))]
    })
}

/// The variants' words without the words with which all begin.
fn short_words(union: &Union) -> Vec<String> {
    let words: Vec<Vec<String>> = union
        .variants
        .iter()
        .map(|v| {
            v.word
                .split(['-', '/', '_', ' ', '.'])
                .filter(|w| !w.is_empty())
                .map(str::to_owned)
                .collect()
        })
        .collect();
    let shared = match words.split_first() {
        Some((first, rest)) if !rest.is_empty() => (0..first.len())
            .take_while(|&at| {
                rest.iter()
                    .all(|w: &Vec<String>| w.get(at) == first.get(at) && w.len() > at + 1)
            })
            .take_while(|&at| first.len() > at + 1)
            .count(),
        _ => 0,
    };
    union
        .variants
        .iter()
        .zip(&words)
        .map(|(variant, words)| {
            if shared == 0 {
                variant.word.clone()
            } else {
                words[shared..].join("-")
            }
        })
        .collect()
}

/// Names each text: first the short form, then one that avoids reserved words, then one with separators as words.
fn name_each<'a>(
    texts: impl Iterator<Item = &'a str>,
    reserved: &[&str],
    kept: Kept<'_>,
    case: impl Fn(&str) -> String,
    evade: impl Fn(&str) -> String,
) -> (Vec<(String, Name)>, Collisions) {
    let texts: Vec<&str> = texts.collect();
    let evade_reserved = |form: &str| reserved.contains(&form).then(|| evade(form));
    let candidates = texts
        .iter()
        .map(|text| {
            let short = case(&words::readable(text));
            let evaded = evade_reserved(&short);
            let longer = || {
                let longer = [words::cased(text), words::spelled(text)];
                let longer = longer.map(|words| case(&words));
                let longer = longer.map(|form| evade_reserved(&form).unwrap_or(form));
                evaded.into_iter().chain(longer).collect()
            };
            Candidate {
                key: (*text).to_owned(),
                forms: Forms::new(short, longer),
                keeps: false,
            }
        })
        .collect();
    let Decided {
        mut names,
        collisions,
        ..
    } = decide_published(candidates, &|text: &String| kept(text), reserved, &[]);
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
        name_members(keys.iter().copied(), NOTHING)
            .0
            .into_iter()
            .map(|m| m.name.to_string())
            .collect()
    }

    fn values(texts: &[&str]) -> Vec<String> {
        name_values(texts.iter().copied(), NOTHING)
            .0
            .into_iter()
            .map(|(_, n)| n.to_string())
            .collect()
    }

    #[test]
    fn separators_distinguish_two_fields() {
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
