//! Parameters: a value and OpenAPI's `style` and `explode` in, escaped text for path, query, header or cookie out.
//!
//! Rules: OpenAPI 3.0.4, "Style Values"; RFC 6570 where that is silent. Members that are null are left out.

use super::percent::escape;
use serde_json::Value;

/// Where a parameter travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Location {
    /// In the path.
    Path,
    /// In the query string.
    Query,
    /// As a header.
    Header,
    /// In the `Cookie` header.
    Cookie,
}

/// How a parameter's value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `a,b`: path and header.
    Simple,
    /// `.a.b`: path.
    Label,
    /// `;k=a`: path.
    Matrix,
    /// `k=a&k=b` or `k=a,b`: query and cookie.
    Form,
    /// `k=a%20b`: query.
    SpaceDelimited,
    /// `k=a|b`: query.
    PipeDelimited,
    /// `k[a]=b`: query.
    DeepObject,
    /// JSON text.
    Json,
}

/// The text of a scalar; `None` for null. Whole numbers have no fraction; anything nested is JSON text.
pub(crate) fn write_scalar(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(write_number(number)),
        other => Some(other.to_string()),
    }
}

fn write_number(number: &serde_json::Number) -> String {
    match number.as_f64() {
        // `Display` of a float has no exponent and, for a whole number, no fraction: 10.0 is `10`.
        Some(float) if number.is_f64() => float.to_string(),
        _ => number.to_string(),
    }
}

/// The pairs of a query parameter or a form field, escaped, in order.
pub(crate) fn write_query(
    name: &str,
    style: Style,
    explode: bool,
    value: &Value,
) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    let delimiter = match style {
        Style::SpaceDelimited => "%20",
        Style::PipeDelimited => "%7C",
        _ => ",",
    };
    match (style, value) {
        (_, Value::Null) => {}
        (Style::Json, value) => pairs.push((escape(name), escape(&value.to_string()))),
        (Style::DeepObject, value) => write_deep(&mut pairs, name, value),
        (_, Value::Array(items)) if explode => {
            let items = items.iter().filter_map(write_scalar);
            pairs.extend(items.map(|item| (escape(name), escape(&item))));
        }
        (_, Value::Object(members)) if explode => {
            let members = members
                .iter()
                .filter_map(|(key, value)| Some((key, write_scalar(value)?)));
            pairs.extend(members.map(|(key, value)| (escape(key), escape(&value))));
        }
        (_, value) => {
            if let Some(text) = join_parts(value, delimiter, delimiter, escape) {
                pairs.push((escape(name), text));
            }
        }
    }
    pairs
}

/// `name[a][b]=c`, to any depth; lists as `name[a][]=c`, or with commas at the first level, as JSON:API's filters are.
fn write_deep(pairs: &mut Vec<(String, String)>, name: &str, value: &Value) {
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                write_deep(pairs, &format!("{name}[{key}]"), value);
            }
        }
        Value::Array(items)
            if items
                .iter()
                .all(|item| !item.is_object() && !item.is_array()) =>
        {
            let items: Vec<_> = items.iter().filter_map(write_scalar).collect();
            pairs.push((escape(name), escape(&items.join(","))));
        }
        Value::Array(items) => {
            for item in items {
                write_deep(pairs, &format!("{name}[]"), item);
            }
        }
        scalar => {
            pairs.extend(write_scalar(scalar).map(|text| (escape(name), escape(&text))));
        }
    }
}

/// The text of a path parameter, escaped.
///
/// # Errors
/// A sentence when the value is empty or would change the path's shape.
pub(crate) fn write_path(
    name: &str,
    style: Style,
    explode: bool,
    value: &Value,
) -> Result<String, String> {
    let written = match style {
        Style::Json => Some(escape(&value.to_string())),
        Style::Label => {
            let between = if explode { "." } else { "," };
            write_members(value, explode, between, escape).map(|text| format!(".{text}"))
        }
        Style::Matrix => write_matrix(name, explode, value),
        _ => write_members(value, explode, ",", escape),
    };
    let written = written.unwrap_or_default();
    // `.` and `..` cannot be escaped: URL parsers read `%2e` as a dot, and the request would go elsewhere.
    match written.as_str() {
        "" => Err(format!("the path parameter {name:?} is empty")),
        "." | ".." => Err(format!("the path parameter {name:?} is a dot segment")),
        _ => Ok(written),
    }
}

fn write_matrix(name: &str, explode: bool, value: &Value) -> Option<String> {
    let name = escape(name);
    match value {
        Value::Array(items) if explode => {
            let items = items.iter().filter_map(write_scalar);
            Some(
                items
                    .map(|item| format!(";{name}={}", escape(&item)))
                    .collect(),
            )
        }
        Value::Object(_) if explode => {
            write_members(value, true, ";", escape).map(|text| format!(";{text}"))
        }
        value => join_parts(value, ",", ",", escape).map(|text| format!(";{name}={text}")),
    }
}

/// The text of a header parameter; nothing is escaped there.
pub(crate) fn write_header(style: Style, explode: bool, value: &Value) -> Option<String> {
    match (style, value) {
        (Style::Json, value) => Some(value.to_string()),
        (_, value) => write_members(value, explode, ",", str::to_owned),
    }
}

/// The text of a cookie parameter, escaped.
pub(crate) fn write_cookie(style: Style, value: &Value) -> Option<String> {
    match (style, value) {
        (Style::Json, value) => Some(escape(&value.to_string())),
        (_, value) => join_parts(value, ",", ",", escape),
    }
}

/// Parts separated by `between`; members of an object as `key=value` if exploded, else `key,value`.
fn write_members(
    value: &Value,
    explode: bool,
    between: &str,
    escape: impl Fn(&str) -> String,
) -> Option<String> {
    join_parts(value, between, if explode { "=" } else { between }, escape)
}

fn join_parts(
    value: &Value,
    between: &str,
    after_key: &str,
    escape: impl Fn(&str) -> String,
) -> Option<String> {
    let parts: Vec<String> = match value {
        Value::Array(items) => items
            .iter()
            .filter_map(write_scalar)
            .map(|item| escape(&item))
            .collect(),
        Value::Object(members) => members
            .iter()
            .filter_map(|(key, value)| Some((key, write_scalar(value)?)))
            .map(|(key, value)| format!("{}{after_key}{}", escape(key), escape(&value)))
            .collect(),
        scalar => return write_scalar(scalar).map(|text| escape(&text)),
    };
    (!parts.is_empty()).then(|| parts.join(between))
}

#[cfg(test)]
mod tests;
