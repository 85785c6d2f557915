//! Checks a parameter before `openapiv3` reads it: its location, its style, and a single description of its value.
//!
//! Always: a parameter with a known location is kept, whatever is reported about the rest, so that no operation lacks
//! it.

use super::any_schema::any_schema;
use super::context::Context;
use crate::pointer;
use crate::yaml::{Mapping, Value};

/// The styles for a query or a form.
pub(super) const QUERY_STYLES: [&str; 4] =
    ["form", "spaceDelimited", "pipeDelimited", "deepObject"];

/// Checks a normalized parameter and corrects the reported faults. False if its location is unknown.
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
            context.report.lose(
                "parameter-location",
                &pointer::join(at, "in"),
                format!("A parameter cannot be in `{location}`; it is left out."),
                "Write path, query, header or cookie; bodies and forms belong in `requestBody`.",
            );
            return false;
        }
    };
    if parameter.contains_key("style") && !styles.contains(&style.as_str()) {
        context.report.warn(
            "parameter-style",
            &pointer::join(at, "style"),
            format!(
                "A parameter in `{location}` cannot have the style `{style}`; it gets the default style."
            ),
            format!("Write one of: {}.", styles.join(", ")),
        );
        parameter.shift_remove("style");
    }
    check_value(context, parameter, &name, at);
    true
}

/// Checks that the value has exactly one description. Without one, it becomes any value.
fn check_value(context: &mut Context<'_>, parameter: &mut Mapping, name: &str, at: &str) {
    let content = parameter.get("content").and_then(Value::as_mapping);
    let has_schema = parameter.contains_key("schema");
    match (has_schema, content.map_or(0, Mapping::len)) {
        (true, 0) | (false, 1) => return,
        (false, 0) if context.lost.touches(&pointer::join(at, "content")) => {}
        (false, 0) => {
            context.report.warn(
                "parameter-without-schema",
                at,
                format!(
                    "The parameter `{name}` does not describe its value; it becomes any value."
                ),
                "Add `schema`.",
            );
        }
        _ => {
            context.report.warn(
                "parameter-with-two-schemas",
                at,
                format!(
                    "The parameter `{name}` describes its value more than once; {} counts.",
                    if has_schema {
                        "`schema`"
                    } else {
                        "the first media type"
                    }
                ),
                "Keep either `schema` or one media type in `content`.",
            );
        }
    }
    if !has_schema && keep_first(parameter) {
        return;
    }
    parameter.shift_remove("content");
    if !has_schema {
        let any = any_schema(&pointer::join(at, "schema"));
        parameter.insert("schema".into(), Value::Mapping(any));
    }
}

/// Keeps the first of several media types. False if there is none.
fn keep_first(parameter: &mut Mapping) -> bool {
    let Some(Value::Mapping(content)) = parameter.get_mut("content") else {
        return false;
    };
    let first = content.iter().next();
    let first = first.map(|(name, media)| (name.clone(), media.clone()));
    content.clear();
    content.extend(first);
    !content.is_empty()
}
