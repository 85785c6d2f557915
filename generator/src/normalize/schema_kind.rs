//! The kinds of value that a schema allows: from `type` in all its forms, or from other keywords if it is missing.
//!
//! Always: null is not a kind; it becomes `nullable`.

use super::context::Context;
use super::text;
use crate::grammar::Group;
use crate::pointer;
use crate::value_kind::{ValueKind, yaml_word};
use crate::yaml::{Mapping, Value};

/// Whether a value has this kind.
pub(super) fn admits(kind: ValueKind, value: &Value) -> bool {
    match kind {
        ValueKind::Boolean => value.is_bool(),
        ValueKind::Integer => value.is_i64() || value.is_u64(),
        ValueKind::Number => value.is_number(),
        ValueKind::Text => value.is_string(),
        ValueKind::Array => value.is_sequence(),
        ValueKind::Object => value.is_mapping(),
    }
}

fn kind_of_value(value: &Value) -> Option<ValueKind> {
    ValueKind::ALL.into_iter().find(|kind| admits(*kind, value))
}

/// The keywords of a schema that apply to values of a kind.
pub(super) fn group_of(kind: ValueKind) -> Option<Group> {
    match kind {
        ValueKind::Boolean => None,
        ValueKind::Integer | ValueKind::Number => Some(Group::Number),
        ValueKind::Text => Some(Group::Text),
        ValueKind::Array => Some(Group::Array),
        ValueKind::Object => Some(Group::Object),
    }
}

/// The kinds that a schema allows.
#[derive(Debug, Default)]
pub(super) struct Kinds {
    /// Each kind and its pointer. Empty if the schema does not say.
    pub list: Vec<(ValueKind, String)>,
    /// Whether null is allowed too.
    pub nullable: bool,
    /// Whether only null is allowed.
    pub only_null: bool,
}

impl Kinds {
    /// The kind, if there is exactly one.
    pub(super) fn single(&self) -> Option<ValueKind> {
        match self.list.as_slice() {
            [(kind, _)] => Some(*kind),
            _ => None,
        }
    }

    fn add(&mut self, kind: ValueKind, at: String) {
        if !self.list.iter().any(|(known, _)| *known == kind) {
            self.list.push((kind, at));
        }
    }
}

/// Reads `type` and `nullable`. Infers the kind if `type` is missing.
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
                let help = "Name a type, or remove `type` if any value is allowed.";
                context.report.lose(
                    "unsupported-type",
                    &type_at,
                    "`type` is an empty list; the schema becomes any value.",
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
    if kinds
        .list
        .iter()
        .any(|(kind, _)| *kind == ValueKind::Number)
    {
        kinds.list.retain(|(kind, _)| *kind != ValueKind::Integer);
    }
    kinds.only_null = allows_only_null(map);
    if kinds.only_null {
        kinds.list.clear();
        kinds.nullable = true;
    }
    kinds
}

/// Whether a schema allows only null: by its type, or by its values.
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
        ValueKind::parse(word).or_else(|| ValueKind::parse(meant_type(&word.to_ascii_lowercase())?))
    });
    let kind = match (meant, written) {
        (Some(kind), Some(word)) if kind.word() != word => {
            context.report.warn(
                "type-misspelt",
                at,
                format!(
                    "`{word}` is not a type of JSON Schema; it is read as `{}`.",
                    kind.word()
                ),
                "Write string, number, integer, boolean, array, object or null.",
            );
            kind
        }
        (Some(kind), _) => kind,
        (None, other) => {
            let named = other.map_or_else(|| yaml_word(value).to_owned(), |t| format!("`{t}`"));
            context.report.lose(
                "unsupported-type",
                at,
                format!("{named} is not a type of JSON Schema; the schema becomes any value."),
                "Write string, number, integer, boolean, array, object or null.",
            );
            return;
        }
    };
    kinds.add(kind, at.to_owned());
}

/// The type for a word of another language, in lower case.
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
        return kinds.add(ValueKind::Object, pointer::join(at, key));
    }
    if let Some(key) = has(&["items", "prefixItems"]) {
        return kinds.add(ValueKind::Array, pointer::join(at, key));
    }
    if has(&["$ref", "allOf", "oneOf", "anyOf"]).is_some() {
        return;
    }
    if let Some(key) = has(&["additionalProperties"]) {
        return kinds.add(ValueKind::Object, pointer::join(at, key));
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
        return kinds.add(ValueKind::Text, pointer::join(at, key));
    }
    if let Some(key) = has(&[
        "minimum",
        "maximum",
        "exclusiveMinimum",
        "exclusiveMaximum",
        "multipleOf",
    ]) {
        return kinds.add(ValueKind::Number, pointer::join(at, key));
    }
    let kind = match map.get("format").and_then(Value::as_str) {
        Some("int32" | "int64" | "uint32" | "uint64") => ValueKind::Integer,
        Some("float" | "double") => ValueKind::Number,
        Some(
            "date" | "date-time" | "time" | "duration" | "email" | "hostname" | "ipv4" | "ipv6"
            | "uri" | "uri-reference" | "uuid" | "byte" | "binary" | "password" | "regex",
        ) => ValueKind::Text,
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
        match kind_of_value(value) {
            Some(kind) => kinds.add(kind, at),
            None => kinds.nullable = true,
        }
    }
}
