//! The kinds of value that `type` of a schema can name, with JSON Schema's words.

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
