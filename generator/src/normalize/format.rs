//! Combines `format`, `contentEncoding` and `contentMediaType` into one format.

use super::context::Context;
use super::text;
use super::width::find_width;
use crate::pointer;
use crate::value_kind::ValueKind;
use crate::yaml::Mapping;

/// Writes `format`, with `contentEncoding` and `contentMediaType` as formats of 3.0.
pub(super) fn write_format(
    context: &mut Context<'_>,
    map: &Mapping,
    at: &str,
    kind: Option<ValueKind>,
    out: &mut Mapping,
) {
    let mut read = |key: &str| {
        let value = map.get(key)?;
        text::read_text(context, value, &pointer::join(at, key))
    };
    let format = read("format");
    let encoding = read("contentEncoding");
    let media = read("contentMediaType");
    let format = match (format, encoding.as_deref(), media.as_deref()) {
        (Some(format), _, _) => Some(format),
        (None, Some("base64" | "base64url"), _) => Some("byte".to_owned()),
        (None, None, Some(media)) if kind == Some(ValueKind::Text) && is_binary(media) => {
            Some("binary".to_owned())
        }
        _ => None,
    };
    if let Some(width) = find_width(map, kind, format.as_deref()) {
        out.insert("format".into(), width.into());
    } else if let Some(format) = format {
        out.insert("format".into(), format.into());
    }
}

/// Media types whose content is not text when it is in a string.
fn is_binary(media: &str) -> bool {
    let text = media.starts_with("text/")
        || media.ends_with("json")
        || media.ends_with("xml")
        || media == "application/x-www-form-urlencoded"
        || media == "application/jwt";
    !text
}
