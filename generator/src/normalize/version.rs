//! Keywords that OpenAPI 3.0 and 3.1 write differently, in a document of the other version.
//!
//! Always: such a keyword is read by the rules of its own version, because its author meant that. It is a warning with
//! its place, because other tools read it differently.

use super::context::{Context, Version};
use crate::pointer;
use crate::yaml::{Mapping, Value};

/// The version of a keyword with this value, if the other version has another form of it or none.
fn version_of(keyword: &str, value: &Value) -> Option<Version> {
    match (keyword, value) {
        ("nullable", Value::Bool(_)) => Some(Version::V3_0),
        ("exclusiveMinimum" | "exclusiveMaximum", Value::Bool(_)) => Some(Version::V3_0),
        ("exclusiveMinimum" | "exclusiveMaximum", Value::Number(_)) => Some(Version::V3_1),
        ("type", Value::Sequence(_)) => Some(Version::V3_1),
        ("type", Value::String(kind)) if kind == "null" => Some(Version::V3_1),
        _ => None,
    }
}

/// Warns about a keyword of the other version.
pub(super) fn report_version(context: &mut Context<'_>, map: &Mapping, keyword: &str, at: &str) {
    let Some(value) = map.get(keyword) else {
        return;
    };
    let version = version_of(keyword, value).filter(|version| *version != context.version);
    let (code, (message, help)) = match version {
        Some(Version::V3_0) => ("keyword-of-3-0", say_of_3_0(map, keyword, value)),
        Some(Version::V3_1) => ("keyword-of-3-1", say_of_3_1(map, keyword, value)),
        None => return,
    };
    let here = pointer::join(at, keyword);
    context.report.warn(code, &here, message, help);
}

/// The message in a document of 3.1, and the correct form.
fn say_of_3_0(map: &Mapping, keyword: &str, value: &Value) -> (String, String) {
    if keyword == "nullable" {
        let message = "`nullable` is a keyword of OpenAPI 3.0 and has no meaning in 3.1";
        return match value {
            Value::Bool(true) => (
                format!("{message}; the meaning is clear, so the value may be null."),
                match map.get("type") {
                    Some(Value::Sequence(kinds)) if kinds.iter().any(is_null) => {
                        "Remove it: `type` already allows null.".to_owned()
                    }
                    Some(Value::Sequence(_)) => {
                        "Add 'null' to the list in `type` instead.".to_owned()
                    }
                    Some(Value::String(kind)) => format!("Write `type: [{kind}, 'null']` instead."),
                    _ => "Write an `anyOf` of this schema and `type: 'null'` instead.".to_owned(),
                },
            ),
            _ => (format!("{message}."), "Remove it.".to_owned()),
        };
    }
    let bound = plain_bound(keyword);
    let message =
        format!("A boolean `{keyword}` belongs to OpenAPI 3.0, and 3.1 requires the bound itself");
    match (value, map.get(bound)) {
        (Value::Bool(true), Some(Value::Number(limit))) => (
            format!("{message}; the meaning is clear, so `{bound}` is excluded."),
            format!("Write `{keyword}: {limit}` instead of both."),
        ),
        _ => (
            format!("{message}; this one excludes nothing."),
            match value {
                Value::Bool(true) => format!("Write the bound in `{keyword}`."),
                _ => "Remove it.".to_owned(),
            },
        ),
    }
}

/// The message in a document of 3.0, and the correct form.
fn say_of_3_1(map: &Mapping, keyword: &str, value: &Value) -> (String, String) {
    let or_else = "or say `openapi: 3.1.0` if that is what the document is.";
    match (keyword, value) {
        ("type", Value::Sequence(kinds)) => {
            let mut others = kinds.iter().filter(|kind| !is_null(kind));
            let (first, second) = (others.next().and_then(Value::as_str), others.next());
            let null = kinds.iter().any(is_null);
            let help = match (first, second) {
                (Some(kind), None) if null => format!("Write `type: {kind}` and `nullable: true`"),
                (Some(kind), None) => format!("Write `type: {kind}`"),
                _ => "Write an `anyOf` of one schema for each kind".to_owned(),
            };
            (
                "A list in `type` belongs to OpenAPI 3.1; it is read as in 3.1.".to_owned(),
                format!("{help}, {or_else}"),
            )
        }
        ("type", _) => (
            "The type `null` belongs to OpenAPI 3.1; it is read as in 3.1.".to_owned(),
            format!("Write `nullable: true` where the value is described, {or_else}"),
        ),
        (_, limit) => {
            let bound = plain_bound(keyword);
            let limit = match limit {
                Value::Number(limit) => limit.to_string(),
                _ => "0".to_owned(),
            };
            let place = match map.contains_key(bound) {
                true => " in place of both",
                false => "",
            };
            (
                format!(
                    "A number in `{keyword}` belongs to OpenAPI 3.1, and 3.0 requires true or false; it is read as the bound."
                ),
                format!("Write `{bound}: {limit}` and `{keyword}: true`{place}, {or_else}"),
            )
        }
    }
}

fn is_null(kind: &Value) -> bool {
    kind.is_null() || kind.as_str() == Some("null")
}

fn plain_bound(keyword: &str) -> &'static str {
    match keyword {
        "exclusiveMinimum" => "minimum",
        _ => "maximum",
    }
}
