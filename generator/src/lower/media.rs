//! The encoding of a body, from its media type and its schema.
//!
//! Always: a schema of bytes means bytes for every media type. If a range such as `*/*` leaves the encoding open, the
//! schema decides.

use super::lowerer::Lowerer;
use super::schema_use::DEPTH_LIMIT;
use crate::model::{BodyEncoding, DefinitionKind, Shape, TextFormat, TypeUse};

/// Text media types other than `text/…`, by the last part of the media type or by the suffix after its last `+`.
const TEXTUAL: [&str; 14] = [
    "xml",
    "yaml",
    "x-yaml",
    "graphql",
    "javascript",
    "ecmascript",
    "sql",
    "toml",
    "jwt",
    "x-ndjson",
    "ndjson",
    "jsonl",
    "x-sh",
    "x-subrip",
];

/// The encoding of a body of `media_type` whose value is `type_use`.
pub(super) fn encoding_of(
    lowerer: &Lowerer<'_, '_>,
    media_type: &str,
    type_use: Option<&TypeUse>,
) -> BodyEncoding {
    let written = read_encoding(media_type);
    let value = type_use.map(|type_use| find_value(lowerer, type_use));
    match (written, value) {
        // Only an object has members. Another value is the whole body as the caller wrote it.
        (BodyEncoding::Form, Some(Value::Text)) => BodyEncoding::Text,
        (BodyEncoding::Multipart, Some(Value::Text | Value::Bytes | Value::Scalar)) => {
            BodyEncoding::Binary
        }
        (BodyEncoding::Form | BodyEncoding::Multipart, _) => written,
        (_, Some(Value::Bytes)) => BodyEncoding::Binary,
        (_, Some(Value::Structure | Value::Scalar)) if is_open(media_type) => BodyEncoding::Json,
        (_, Some(Value::Text)) if is_open(media_type) => BodyEncoding::Text,
        _ => written,
    }
}

/// Reports a multipart body that has no members.
pub(super) fn report_bytes_of_parts(
    lowerer: &mut Lowerer<'_, '_>,
    media_type: &str,
    encoding: BodyEncoding,
    at: &str,
) {
    if read_encoding(media_type) == BodyEncoding::Multipart && encoding == BodyEncoding::Binary {
        lowerer.report.note(
            "not-generated",
            at,
            "Only an object has a member for each part of a multipart body; this one is sent as bytes that the caller gives.",
            "Describe the parts as `properties`.",
        );
    }
}

/// Whether a parameter of `media_type` is the plain text of one value.
pub(super) fn is_plain_text(lowerer: &Lowerer<'_, '_>, media_type: &str, of: &TypeUse) -> bool {
    encoding_of(lowerer, media_type, Some(of)) == BodyEncoding::Text
        && matches!(find_value(lowerer, of), Value::Text | Value::Scalar)
}

/// The kind of a value, as far as its encoding depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Value {
    Bytes,
    Text,
    /// A number, a boolean, or one of a list of texts.
    Scalar,
    /// An object or a list.
    Structure,
    Any,
}

fn find_value(lowerer: &Lowerer<'_, '_>, type_use: &TypeUse) -> Value {
    let mut type_use = type_use;
    // Aliases that lead back to themselves are cut only in a later step.
    for _ in 0..DEPTH_LIMIT {
        return match &type_use.shape {
            Shape::Text(TextFormat::Binary) => Value::Bytes,
            Shape::Text(_) => Value::Text,
            Shape::Boolean | Shape::Integer(_) | Shape::Number(_) | Shape::Constant(_) => {
                Value::Scalar
            }
            Shape::AnyObject | Shape::List(_) | Shape::Map(_) => Value::Structure,
            Shape::Any | Shape::Null => Value::Any,
            Shape::Defined(id) => match lowerer.definitions.get(id).map(|found| &found.kind) {
                Some(DefinitionKind::Alias(target)) => {
                    type_use = target;
                    continue;
                }
                Some(DefinitionKind::Enumeration(_)) => Value::Scalar,
                Some(DefinitionKind::Object(_) | DefinitionKind::Union(_)) => Value::Structure,
                // The schema is not lowered yet, which happens in a circle, and only objects and unions have circles.
                None => Value::Structure,
            },
        };
    }
    Value::Any
}

/// Whether a media type leaves the encoding open: a range over all types, or no media type.
fn is_open(media_type: &str) -> bool {
    let essence = essence_of(media_type);
    match essence.split_once('/') {
        Some((kind, rest)) => kind == "*" || (kind == "application" && rest == "*"),
        None => true,
    }
}

fn essence_of(media_type: &str) -> String {
    let essence = media_type.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}

/// The encoding that a media type names.
pub(super) fn read_encoding(media_type: &str) -> BodyEncoding {
    let essence = essence_of(media_type);
    let own = essence.rsplit('/').next().unwrap_or_default();
    let suffix = own.rsplit('+').next().unwrap_or_default();
    match essence.as_str() {
        "application/x-www-form-urlencoded" => BodyEncoding::Form,
        "multipart/form-data" => BodyEncoding::Multipart,
        _ if suffix == "json" => BodyEncoding::Json,
        _ if essence.starts_with("text/") || TEXTUAL.contains(&suffix) => BodyEncoding::Text,
        _ => BodyEncoding::Binary,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn media_types_name_their_coding() {
        for (media_type, encoding) in [
            ("application/json; charset=utf-8", BodyEncoding::Json),
            ("application/problem+json", BodyEncoding::Json),
            ("text/json", BodyEncoding::Json),
            ("application/xml", BodyEncoding::Text),
            ("application/soap+xml", BodyEncoding::Text),
            ("text/html", BodyEncoding::Text),
            ("image/png", BodyEncoding::Binary),
            ("application/octet-stream", BodyEncoding::Binary),
            ("*/*", BodyEncoding::Binary),
        ] {
            assert_eq!(read_encoding(media_type), encoding, "{media_type}");
        }
    }

    #[test]
    fn a_range_leaves_the_coding_open() {
        for media_type in ["*/*", "application/*", "json", ""] {
            assert!(is_open(media_type), "{media_type}");
        }
        for media_type in ["text/*", "image/*", "application/json"] {
            assert!(!is_open(media_type), "{media_type}");
        }
    }
}
