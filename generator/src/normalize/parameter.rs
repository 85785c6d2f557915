//! What must hold of a parameter before `openapiv3` can read it: its place, its style, and one description of its value.
//!
//! Always: a parameter whose place is known stays, whatever was reported of the rest, so that it is missing nowhere.

use super::schema::any_schema;
use super::{Context, pointer};
use serde_yaml::{Mapping, Value};

/// The styles of what stands in a query or a form.
pub(super) const QUERY_STYLES: [&str; 4] =
    ["form", "spaceDelimited", "pipeDelimited", "deepObject"];

/// Checks a normalized parameter and mends what was reported; false where its place is not known.
pub(super) fn check_parameter(
    context: &mut Context<'_>,
    parameter: &mut Mapping,
    at: &str,
) -> bool {
    let text = |key: &str| {
        let text = parameter.get(key).and_then(Value::as_str);
        text.unwrap_or_default().to_owned()
    };
    let (location, style, name) = (text("in"), text("style"), text("name"));
    let styles: &[&str] = match location.as_str() {
        "path" => &["simple", "label", "matrix"],
        "query" => &QUERY_STYLES,
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
    if parameter.contains_key("style") && !styles.contains(&style.as_str()) {
        context.report.error(
            "parameter-style",
            &pointer::join(at, "style"),
            format!("A parameter in `{location}` cannot have the style `{style}`."),
            format!("Write one of: {}.", styles.join(", ")),
        );
        parameter.shift_remove("style");
    }
    check_value(context, parameter, &name, at);
    true
}

/// Checks that there is one description of the value; where there is none, it may be any.
fn check_value(context: &mut Context<'_>, parameter: &mut Mapping, name: &str, at: &str) {
    let content = parameter.get("content").and_then(Value::as_mapping);
    let has_schema = parameter.contains_key("schema");
    match (has_schema, content.map_or(0, Mapping::len)) {
        (true, 0) | (false, 1) => return,
        (false, 0) if context.lost.touches(&pointer::join(at, "content")) => {}
        (false, 0) => {
            context.report.error(
                "parameter-without-schema",
                at,
                format!("The parameter `{name}` does not describe its value."),
                "Add `schema`.",
            );
        }
        _ => {
            context.report.error(
                "parameter-with-two-schemas",
                at,
                format!("The parameter `{name}` describes its value more than once."),
                "Keep either `schema` or one media type in `content`.",
            );
        }
    }
    parameter.shift_remove("content");
    if !has_schema {
        let any = any_schema(&pointer::join(at, "schema"));
        parameter.insert("schema".into(), Value::Mapping(any));
    }
}
