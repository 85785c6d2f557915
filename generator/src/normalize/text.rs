//! Reads scalars and maps from untyped values, and converts a whole document to plain JSON.
//!
//! Always: a value of the wrong kind is reported with its place and lost, unless its author can have meant only one
//! thing: YAML reads `version: 1.0` as a number and `description:` as null. If an earlier stage reported the value,
//! there is no second finding.

use super::context::Context;
use crate::pointer;
use crate::value_kind::yaml_word;
use crate::yaml::{Mapping, Number, Value};

/// The deepest nesting that is read: several times that of any real document, and safe for the stack.
pub(super) const DEPTH_LIMIT: usize = 80;

/// Text, also from a number or boolean as written: `1.10` stays `1.10`.
pub(super) fn read_text(context: &mut Context<'_>, value: &Value, at: &str) -> Option<String> {
    let text = match value {
        Value::String(text) => return Some(text.clone()),
        Value::Number(number) => written_number(context, number, at),
        Value::Bool(flag) => flag.to_string(),
        _ => {
            report_block(context, at, "text", value);
            return None;
        }
    };
    context.report.warn(
        "text-without-quotes",
        at,
        format!(
            "This must be a text, but it is {}; it is read as the text `{text}`.",
            yaml_word(value)
        ),
        "Put it in quotes.",
    );
    Some(text)
}

/// A number as written in its file.
pub(super) fn written_number(context: &Context<'_>, number: &Number, at: &str) -> String {
    let written = context.report.written(at);
    written.unwrap_or_else(|| number.to_string())
}

/// true or false, also from a text.
pub(super) fn read_flag(context: &mut Context<'_>, value: &Value, at: &str) -> Option<bool> {
    let text = value.as_str().map(str::to_ascii_lowercase);
    let meant = match text.as_deref() {
        Some("true" | "yes") => Some(true),
        Some("false" | "no" | "") => Some(false),
        _ => None,
    };
    if let Some(flag) = meant {
        context.report.warn(
            "flag-as-text",
            at,
            format!("This must be true or false, but it is a text; it is read as {flag}."),
            "Remove the quotes.",
        );
        return meant;
    }
    let flag = value.as_bool();
    if flag.is_none() {
        report_block(context, at, "true or false", value);
    }
    flag
}

/// A map. A YAML null from an empty block counts as absent.
pub(super) fn read_mapping<'v>(
    context: &mut Context<'_>,
    value: &'v Value,
    at: &str,
) -> Option<&'v Mapping> {
    let map = value.as_mapping().filter(|_| !context.is_unknown(value));
    if map.is_none() {
        report_block(context, at, "an object", value);
    }
    map
}

/// A list. A single value becomes a list of this value, and an empty object an empty list.
pub(super) fn read_list<'v>(
    context: &mut Context<'_>,
    value: &'v Value,
    at: &str,
    expected: &str,
) -> Option<&'v [Value]> {
    let single = match value {
        Value::Sequence(list) => return Some(list),
        Value::Mapping(map) if map.is_empty() => Some(&[][..]),
        Value::Mapping(_) | Value::String(_) if !context.is_unknown(value) => {
            Some(std::slice::from_ref(value))
        }
        _ => None,
    };
    match single {
        Some(_) => context.report.warn(
            "no-list",
            at,
            format!(
                "This must be {expected}, but it is {}; it is read as a list of this value.",
                yaml_word(value)
            ),
            "Write a list.",
        ),
        None => report_block(context, at, expected, value),
    }
    single
}

/// Reports a value of the wrong kind. An empty value, as in `description:`, counts as absent.
pub(super) fn report_block(context: &mut Context<'_>, at: &str, expected: &str, value: &Value) {
    if value.is_null() && !context.lost.covers(at) {
        context.report.warn(
            "empty-block",
            at,
            format!("This must be {expected}, but it is empty; the key is ignored."),
            "Fill it in, or remove the key.",
        );
    } else {
        report_kind(context, at, expected, value);
    }
}

/// Reports a value of the wrong kind.
pub(super) fn report_kind(context: &mut Context<'_>, at: &str, expected: &str, found: &Value) {
    if !context.is_unknown(found) && !context.lost.covers(at) {
        context.report.lose(
            "wrong-kind",
            at,
            format!(
                "This must be {expected}, but it is {}; it is left out.",
                yaml_word(found)
            ),
            "Write a value of that kind, or remove the member.",
        );
    }
    context.lost.add(at);
}

/// A part that a document can contain and JSON cannot, with its pointer.
#[derive(Debug)]
pub(super) enum Oddity {
    /// A number that is not finite.
    NotFinite(String),
    /// A key that is a list, an object or null.
    Key(String),
    /// Nesting beyond the limit. Deeper values are removed.
    TooDeep(String),
    /// Two keys with the same text, such as `200` and `"200"`.
    TwoKeys(String),
}

/// Converts a document to plain JSON: keys are text, no tags, no infinite numbers, limited nesting.
pub(super) fn clean(document: Value) -> (Value, Vec<Oddity>) {
    let mut cleaner = Cleaner {
        at: String::new(),
        odd: Vec::new(),
    };
    let document = cleaner.clean(document, 0);
    (document, cleaner.odd)
}

/// Changes values in place, because a copy of a large document takes much memory.
struct Cleaner {
    /// The pointer of the current value.
    at: String,
    odd: Vec<Oddity>,
}

impl Cleaner {
    fn clean(&mut self, value: Value, depth: usize) -> Value {
        if depth > DEPTH_LIMIT {
            self.odd.push(Oddity::TooDeep(self.at.clone()));
            return Value::Null;
        }
        match value {
            Value::Tagged(tagged) => self.clean(tagged.value, depth + 1),
            Value::Number(number) if !is_finite(&number) => {
                self.odd.push(Oddity::NotFinite(self.at.clone()));
                Value::Null
            }
            Value::Sequence(mut list) => {
                for (index, item) in list.iter_mut().enumerate() {
                    self.clean_below(&index.to_string(), item, depth);
                }
                Value::Sequence(list)
            }
            Value::Mapping(map) => Value::Mapping(self.clean_mapping(map, depth)),
            other => other,
        }
    }

    fn clean_below(&mut self, token: &str, value: &mut Value, depth: usize) {
        let length = self.at.len();
        pointer::push_token(&mut self.at, token);
        *value = self.clean(std::mem::take(value), depth + 1);
        self.at.truncate(length);
    }

    fn clean_mapping(&mut self, mut map: Mapping, depth: usize) -> Mapping {
        if !map.keys().all(Value::is_string) {
            map = self.clean_keys(map);
        }
        for (key, value) in &mut map {
            self.clean_below(key.as_str().unwrap_or_default(), value, depth);
        }
        map
    }

    /// The same mapping with keys that are text. The last of two equal keys counts.
    fn clean_keys(&mut self, map: Mapping) -> Mapping {
        let mut out = Mapping::with_capacity(map.len());
        for (key, value) in map {
            let Some(key) = key_text(&key) else {
                self.odd.push(Oddity::Key(self.at.clone()));
                continue;
            };
            let here = pointer::join(&self.at, &key);
            if out.insert(Value::String(key), value).is_some() {
                self.odd.push(Oddity::TwoKeys(here));
            }
        }
        out
    }
}

fn is_finite(number: &Number) -> bool {
    number.as_f64().is_none_or(f64::is_finite)
}

fn key_text(key: &Value) -> Option<String> {
    match key {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(flag) => Some(flag.to_string()),
        Value::Tagged(tagged) => key_text(&tagged.value),
        Value::Null | Value::Sequence(_) | Value::Mapping(_) => None,
    }
}
