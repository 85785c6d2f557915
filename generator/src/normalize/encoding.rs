//! Checks an encoding before `openapiv3` reads it.

use super::context::Context;
use super::parameter::QUERY_STYLES;
use crate::pointer;
use crate::yaml::{Mapping, Value};

/// Checks the style of a normalized encoding, and writes the default of `explode`, because openapiv3 does not
/// distinguish a missing value from false here.
pub(super) fn check_encoding(context: &mut Context<'_>, encoding: &mut Mapping, at: &str) {
    let style = encoding.get("style").and_then(Value::as_str);
    if let Some(style) = style.filter(|style| !QUERY_STYLES.contains(style)) {
        context.report.warn(
            "encoding-style",
            &pointer::join(at, "style"),
            format!("A field or part cannot have the style `{style}`; it gets the style `form`."),
            format!("Write one of: {}.", QUERY_STYLES.join(", ")),
        );
        encoding.shift_remove("style");
        return;
    }
    if style.is_none_or(|style| style == "form") && !encoding.contains_key("explode") {
        encoding.insert("explode".into(), true.into());
    }
}
