//! What must hold of a parameter before `openapiv3` can read it: its place, its style, and one description of its value.

use super::{Context, pointer};
use serde_yaml::{Mapping, Value};

/// Checks a normalized parameter; false where it is unusable (and reported).
pub(super) fn check_parameter(context: &mut Context<'_>, parameter: &Mapping, at: &str) -> bool {
    let text = |key: &str| {
        parameter
            .get(key)
            .and_then(Value::as_str)
            .unwrap_or_default()
    };
    let location = text("in");
    let styles: &[&str] = match location {
        "path" => &["simple", "label", "matrix"],
        "query" => &["form", "spaceDelimited", "pipeDelimited", "deepObject"],
        "header" => &["simple"],
        "cookie" => &["form"],
        _ => {
            context.report.error(
                "parameter-location",
                &pointer::join(at, "in"),
                format!("A parameter cannot be in `{location}`."),
                "Write path, query, header or cookie; bodies and forms belong into `requestBody`.",
            );
            return false;
        }
    };
    if parameter.contains_key("style") && !styles.contains(&text("style")) {
        context.report.error(
            "parameter-style",
            &pointer::join(at, "style"),
            format!(
                "A parameter in `{location}` cannot have the style `{}`.",
                text("style")
            ),
            format!("Write one of: {}.", styles.join(", ")),
        );
        return false;
    }
    let content = parameter.get("content").and_then(Value::as_mapping);
    match (
        parameter.contains_key("schema"),
        content.map_or(0, Mapping::len),
    ) {
        (true, 0) | (false, 1) => true,
        (false, 0) => {
            context.report.error(
                "parameter-without-schema",
                at,
                format!(
                    "The parameter `{}` does not describe its value.",
                    text("name")
                ),
                "Add `schema`.",
            );
            false
        }
        _ => {
            context.report.error(
                "parameter-with-two-schemas",
                at,
                format!(
                    "The parameter `{}` describes its value more than once.",
                    text("name")
                ),
                "Keep either `schema` or one media type in `content`.",
            );
            false
        }
    }
}
