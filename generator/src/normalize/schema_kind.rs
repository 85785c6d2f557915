//! The kinds of value a schema allows: `type` in all its forms, and what follows from other keywords where it is missing.
//!
//! Always: null is no kind of its own; it becomes `nullable`.

use super::keyword::Group;
use super::{Context, pointer, text};
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

    fn of_value(value: &Value) -> Option<Kind> {
        let all = [
            Kind::Boolean,
            Kind::Integer,
            Kind::Number,
            Kind::Text,
            Kind::Array,
            Kind::Object,
        ];
        all.into_iter().find(|kind| kind.admits(value))
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
    let errors = context.report.count_errors();
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
                context.report.error(
                    "unsupported-type",
                    &type_at,
                    "`type` is an empty list.",
                    help,
                );
            }
        }
        Some(value) => read_kind(context, value, &type_at, &mut kinds),
    }
    if context.report.count_errors() > errors {
        context.lost.add(&type_at);
    }
    // Every integer is a number.
    if kinds.list.iter().any(|(kind, _)| *kind == Kind::Number) {
        kinds.list.retain(|(kind, _)| *kind != Kind::Integer);
    }
    let says_null =
        map.contains_key("type") || map.contains_key("enum") || map.contains_key("const");
    kinds.only_null = kinds.list.is_empty() && kinds.nullable && says_null && only_null_said(map);
    kinds
}

fn only_null_said(map: &Mapping) -> bool {
    match map.get("type") {
        Some(Value::String(kind)) => kind == "null",
        Some(Value::Sequence(list)) => list.iter().all(|kind| kind.as_str() == Some("null")),
        Some(_) => false,
        None => match (map.get("const"), map.get("enum")) {
            (Some(value), _) => value.is_null(),
            (None, Some(Value::Sequence(values))) => values.iter().all(Value::is_null),
            _ => false,
        },
    }
}

fn read_kind(context: &mut Context<'_>, value: &Value, at: &str, kinds: &mut Kinds) {
    let kind = match value.as_str() {
        Some("boolean") => Kind::Boolean,
        Some("integer") => Kind::Integer,
        Some("number") => Kind::Number,
        Some("string") => Kind::Text,
        Some("array") => Kind::Array,
        Some("object") => Kind::Object,
        Some("null") => {
            kinds.nullable = true;
            return;
        }
        // YAML's own null, as in `type: [string, null]`: not by the letter, but without a doubt.
        None if value.is_null() => {
            kinds.nullable = true;
            return;
        }
        other => {
            let named = other.map_or_else(
                || text::describe_kind(value).to_owned(),
                |t| format!("`{t}`"),
            );
            context.report.error(
                "unsupported-type",
                at,
                format!("{named} is not a type of JSON Schema."),
                "Write string, number, integer, boolean, array, object or null.",
            );
            return;
        }
    };
    kinds.add(kind, at.to_owned());
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
