//! The kinds of value a schema allows: `type` in all its forms, and what follows from other keywords where it is missing.
//!
//! Always: null is no kind of its own; it becomes `nullable`.

use super::{Context, pointer, text};
use crate::grammar::Group;
use serde_yaml::{Mapping, Value};

/// A kind of JSON value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Boolean,
    Integer,
    Number,
    Text,
    Array,
    Object,
}

const ALL_KINDS: [Kind; 6] = [
    Kind::Boolean,
    Kind::Integer,
    Kind::Number,
    Kind::Text,
    Kind::Array,
    Kind::Object,
];

impl Kind {
    pub(super) fn name(self) -> &'static str {
        match self {
            Kind::Boolean => "boolean",
            Kind::Integer => "integer",
            Kind::Number => "number",
            Kind::Text => "string",
            Kind::Array => "array",
            Kind::Object => "object",
        }
    }

    pub(super) fn group(self) -> Option<Group> {
        match self {
            Kind::Boolean => None,
            Kind::Integer | Kind::Number => Some(Group::Number),
            Kind::Text => Some(Group::Text),
            Kind::Array => Some(Group::Array),
            Kind::Object => Some(Group::Object),
        }
    }

    /// Whether a value is of this kind.
    pub(super) fn admits(self, value: &Value) -> bool {
        match self {
            Kind::Boolean => value.is_bool(),
            Kind::Integer => value.is_i64() || value.is_u64(),
            Kind::Number => value.is_number(),
            Kind::Text => value.is_string(),
            Kind::Array => value.is_sequence(),
            Kind::Object => value.is_mapping(),
        }
    }

    fn of_word(word: &str) -> Option<Kind> {
        ALL_KINDS.into_iter().find(|kind| kind.name() == word)
    }

    fn of_value(value: &Value) -> Option<Kind> {
        ALL_KINDS.into_iter().find(|kind| kind.admits(value))
    }
}

/// The kinds that a schema allows.
#[derive(Debug, Default)]
pub(super) struct Kinds {
    /// Each kind and where it is said; empty where the schema does not say.
    pub list: Vec<(Kind, String)>,
    /// Whether null is allowed too.
    pub nullable: bool,
    /// Whether nothing but null is allowed.
    pub only_null: bool,
}

impl Kinds {
    /// The kind, where there is exactly one.
    pub(super) fn single(&self) -> Option<Kind> {
        match self.list.as_slice() {
            [(kind, _)] => Some(*kind),
            _ => None,
        }
    }

    fn add(&mut self, kind: Kind, at: String) {
        if !self.list.iter().any(|(known, _)| *known == kind) {
            self.list.push((kind, at));
        }
    }
}

/// Reads `type` and `nullable`, and infers the kind where `type` is missing.
pub(super) fn read_kinds(context: &mut Context<'_>, map: &Mapping, at: &str) -> Kinds {
    let mut kinds = Kinds::default();
    if let Some(value) = map.get("nullable") {
        kinds.nullable =
            text::read_flag(context, value, &pointer::join(at, "nullable")).unwrap_or_default();
    }
    let type_at = pointer::join(at, "type");
    let losses = context.report.count_losses();
    match map.get("type") {
        None => infer_kinds(map, at, &mut kinds),
        Some(Value::Sequence(list)) => {
            for (index, value) in list.iter().enumerate() {
                read_kind(
                    context,
                    value,
                    &pointer::join_index(&type_at, index),
                    &mut kinds,
                );
            }
            if list.is_empty() {
                let help = "Name a kind, or remove `type` where anything is allowed.";
                context.report.lose(
                    "unsupported-type",
                    &type_at,
                    "`type` is an empty list; anything is allowed.",
                    help,
                );
            }
        }
        Some(value) => read_kind(context, value, &type_at, &mut kinds),
    }
    if context.report.count_losses() > losses {
        context.lost.add(&type_at);
    }
    // Every integer is a number.
    if kinds.list.iter().any(|(kind, _)| *kind == Kind::Number) {
        kinds.list.retain(|(kind, _)| *kind != Kind::Integer);
    }
    kinds.only_null = allows_only_null(map);
    if kinds.only_null {
        kinds.list.clear();
        kinds.nullable = true;
    }
    kinds
}

/// Whether a schema as written allows nothing but null: by its type, or by its values whatever the type says.
pub(super) fn allows_only_null(map: &Mapping) -> bool {
    let kinds = match map.get("type") {
        Some(Value::Sequence(kinds)) => kinds.as_slice(),
        Some(kind) => std::slice::from_ref(kind),
        None => &[],
    };
    let null_type = !kinds.is_empty() && kinds.iter().all(is_null);
    null_type || values_are_null(map)
}

/// Also YAML's own null, as in `type: [null]`.
fn is_null(kind: &Value) -> bool {
    kind.is_null() || kind.as_str() == Some("null")
}

fn values_are_null(map: &Mapping) -> bool {
    match (map.get("const"), map.get("enum")) {
        (Some(value), _) => value.is_null(),
        (None, Some(Value::Sequence(values))) => {
            !values.is_empty() && values.iter().all(Value::is_null)
        }
        _ => false,
    }
}

fn read_kind(context: &mut Context<'_>, value: &Value, at: &str, kinds: &mut Kinds) {
    if is_null(value) {
        kinds.nullable = true;
        return;
    }
    let written = value.as_str();
    let meant = written.and_then(|word| {
        Kind::of_word(word).or_else(|| Kind::of_word(meant_type(&word.to_ascii_lowercase())?))
    });
    let kind = match (meant, written) {
        (Some(kind), Some(word)) if kind.name() != word => {
            context.report.warn(
                "type-misspelt",
                at,
                format!(
                    "`{word}` is not a type of JSON Schema; it is read as `{}`.",
                    kind.name()
                ),
                "Write string, number, integer, boolean, array, object or null.",
            );
            kind
        }
        (Some(kind), _) => kind,
        (None, other) => {
            let named = other.map_or_else(
                || text::describe_kind(value).to_owned(),
                |t| format!("`{t}`"),
            );
            context.report.lose(
                "unsupported-type",
                at,
                format!("{named} is not a type of JSON Schema; any value is taken."),
                "Write string, number, integer, boolean, array, object or null.",
            );
            return;
        }
    };
    kinds.add(kind, at.to_owned());
}

/// The type that is meant by a word of another language, in small letters.
fn meant_type(word: &str) -> Option<&'static str> {
    Some(match word {
        "string" | "str" | "text" | "char" | "date" | "datetime" | "date-time" | "time"
        | "uuid" | "guid" | "email" | "uri" | "url" | "password" | "byte" | "binary" | "file"
        | "timestamp" => "string",
        "integer" | "int" | "int32" | "int64" | "long" | "short" | "bigint" => "integer",
        "number" | "float" | "double" | "decimal" | "numeric" => "number",
        "boolean" | "bool" => "boolean",
        "array" | "list" => "array",
        "object" | "map" | "dict" | "dictionary" | "hash" | "json" => "object",
        _ => return None,
    })
}

fn infer_kinds(map: &Mapping, at: &str, kinds: &mut Kinds) {
    let has = |keys: &[&'static str]| keys.iter().copied().find(|key| map.contains_key(*key));
    if let Some(value) = map.get("const") {
        return infer_from_values(
            std::slice::from_ref(value),
            &pointer::join(at, "const"),
            false,
            kinds,
        );
    }
    if let Some(Value::Sequence(values)) = map.get("enum") {
        return infer_from_values(values, &pointer::join(at, "enum"), true, kinds);
    }
    if let Some(key) = has(&["properties", "patternProperties"]) {
        return kinds.add(Kind::Object, pointer::join(at, key));
    }
    if let Some(key) = has(&["items", "prefixItems"]) {
        return kinds.add(Kind::Array, pointer::join(at, key));
    }
    if has(&["$ref", "allOf", "oneOf", "anyOf"]).is_some() {
        return;
    }
    if let Some(key) = has(&["additionalProperties"]) {
        return kinds.add(Kind::Object, pointer::join(at, key));
    }
    let textual = [
        "x-extensible-enum",
        "pattern",
        "minLength",
        "maxLength",
        "contentEncoding",
        "contentMediaType",
    ];
    if let Some(key) = has(&textual) {
        return kinds.add(Kind::Text, pointer::join(at, key));
    }
    if let Some(key) = has(&[
        "minimum",
        "maximum",
        "exclusiveMinimum",
        "exclusiveMaximum",
        "multipleOf",
    ]) {
        return kinds.add(Kind::Number, pointer::join(at, key));
    }
    let kind = match map.get("format").and_then(Value::as_str) {
        Some("int32" | "int64" | "uint32" | "uint64") => Kind::Integer,
        Some("float" | "double") => Kind::Number,
        Some(
            "date" | "date-time" | "time" | "duration" | "email" | "hostname" | "ipv4" | "ipv6"
            | "uri" | "uri-reference" | "uuid" | "byte" | "binary" | "password" | "regex",
        ) => Kind::Text,
        _ => return,
    };
    kinds.add(kind, pointer::join(at, "format"));
}

fn infer_from_values(values: &[Value], at: &str, indexed: bool, kinds: &mut Kinds) {
    for (index, value) in values.iter().enumerate() {
        let at = if indexed {
            pointer::join_index(at, index)
        } else {
            at.to_owned()
        };
        match Kind::of_value(value) {
            Some(kind) => kinds.add(kind, at),
            None => kinds.nullable = true,
        }
    }
}
