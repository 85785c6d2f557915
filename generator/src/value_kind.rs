//! The kinds of value that `type` of a schema can name, with JSON Schema's words, and the words of sentences about values.

use crate::yaml::Value;

/// A kind of JSON value. Null is not a kind: a schema that allows it is nullable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum ValueKind {
    Boolean,
    Integer,
    Number,
    Text,
    Array,
    Object,
}

impl ValueKind {
    /// Every kind. Integers come before numbers.
    pub const ALL: [ValueKind; 6] = [
        ValueKind::Boolean,
        ValueKind::Integer,
        ValueKind::Number,
        ValueKind::Text,
        ValueKind::Array,
        ValueKind::Object,
    ];

    /// The kind in JSON Schema's word.
    pub fn word(self) -> &'static str {
        match self {
            ValueKind::Boolean => "boolean",
            ValueKind::Integer => "integer",
            ValueKind::Number => "number",
            ValueKind::Text => "string",
            ValueKind::Array => "array",
            ValueKind::Object => "object",
        }
    }

    /// The kind that a word of JSON Schema names.
    pub fn parse(word: &str) -> Option<ValueKind> {
        ValueKind::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// The kind of a value of a document, for a sentence.
pub(crate) fn yaml_word(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "text",
        Value::Sequence(_) => "a list",
        Value::Mapping(_) => "an object",
        Value::Tagged(_) => "a tagged value",
    }
}

/// The kind of a JSON value, for a sentence.
pub(crate) fn json_word(value: &serde_json::Value) -> &'static str {
    use serde_json::Value as Json;
    match value {
        Json::Null => "null",
        Json::Bool(_) => "a boolean",
        Json::Number(_) => "a number",
        Json::String(_) => "text",
        Json::Array(_) => "a list",
        Json::Object(_) => "an object",
    }
}
