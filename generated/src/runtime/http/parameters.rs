//! Parameters: a value and OpenAPI's `style` and `explode` in, escaped text for path, query, header or cookie out.
//!
//! Rules: OpenAPI 3.0.4, "Style Values"; RFC 6570 where that is silent. Members that are null are left out.

use super::percent::escape;
use super::tree::Tree;

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

/// The pairs of a query parameter or a form field, escaped, in order.
pub(crate) fn write_query(
    name: &str,
    style: Style,
    explode: bool,
    value: &Tree,
) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    let delimiter = match style {
        Style::SpaceDelimited => "%20",
        Style::PipeDelimited => "%7C",
        _ => ",",
    };
    match (style, value) {
        (_, Tree::Nothing) => {}
        (Style::Json, value) => pairs.push((escape(name), escape(&value.json()))),
        (Style::DeepObject, value) => write_deep(&mut pairs, name, value),
        (_, Tree::List(items)) if explode => {
            let items = items.iter().filter_map(Tree::text);
            pairs.extend(items.map(|item| (escape(name), escape(&item))));
        }
        (_, Tree::Object(members)) if explode => {
            let members = members
                .iter()
                .filter_map(|(key, value)| Some((key, value.text()?)));
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
fn write_deep(pairs: &mut Vec<(String, String)>, name: &str, value: &Tree) {
    match value {
        Tree::Object(members) => {
            for (key, value) in members {
                write_deep(pairs, &format!("{name}[{key}]"), value);
            }
        }
        Tree::List(items) if items.iter().all(is_flat) => {
            let items: Vec<_> = items.iter().filter_map(Tree::text).collect();
            pairs.push((escape(name), escape(&items.join(","))));
        }
        Tree::List(items) => {
            for item in items {
                write_deep(pairs, &format!("{name}[]"), item);
            }
        }
        scalar => {
            pairs.extend(scalar.text().map(|text| (escape(name), escape(&text))));
        }
    }
}

fn is_flat(item: &Tree) -> bool {
    matches!(item, Tree::Nothing | Tree::Scalar(_))
}

/// The text of a path parameter, escaped.
///
/// # Errors
/// A sentence when the value is empty or would change the path's shape.
pub(crate) fn write_path(
    name: &str,
    style: Style,
    explode: bool,
    value: &Tree,
) -> Result<String, String> {
    let written = match style {
        Style::Json => Some(escape(&value.json())),
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

fn write_matrix(name: &str, explode: bool, value: &Tree) -> Option<String> {
    let name = escape(name);
    match value {
        Tree::List(items) if explode => {
            let items = items.iter().filter_map(Tree::text);
            Some(
                items
                    .map(|item| format!(";{name}={}", escape(&item)))
                    .collect(),
            )
        }
        Tree::Object(_) if explode => {
            write_members(value, true, ";", escape).map(|text| format!(";{text}"))
        }
        value => join_parts(value, ",", ",", escape).map(|text| format!(";{name}={text}")),
    }
}

/// The text of a header parameter; nothing is escaped there.
pub(crate) fn write_header(style: Style, explode: bool, value: &Tree) -> Option<String> {
    match (style, value) {
        (Style::Json, value) => Some(value.json()),
        (_, value) => write_members(value, explode, ",", str::to_owned),
    }
}

/// The text of a cookie parameter, escaped.
pub(crate) fn write_cookie(style: Style, value: &Tree) -> Option<String> {
    match (style, value) {
        (Style::Json, value) => Some(escape(&value.json())),
        (_, value) => join_parts(value, ",", ",", escape),
    }
}

/// Parts separated by `between`; members of an object as `key=value` if exploded, else `key,value`.
fn write_members(
    value: &Tree,
    explode: bool,
    between: &str,
    escape: impl Fn(&str) -> String,
) -> Option<String> {
    join_parts(value, between, if explode { "=" } else { between }, escape)
}

fn join_parts(
    value: &Tree,
    between: &str,
    after_key: &str,
    escape: impl Fn(&str) -> String,
) -> Option<String> {
    let parts: Vec<String> = match value {
        Tree::List(items) => items
            .iter()
            .filter_map(Tree::text)
            .map(|item| escape(&item))
            .collect(),
        Tree::Object(members) => members
            .iter()
            .filter_map(|(key, value)| Some((key, value.text()?)))
            .map(|(key, value)| format!("{}{after_key}{}", escape(key), escape(&value)))
            .collect(),
        scalar => return scalar.text().map(|text| escape(&text)),
    };
    (!parts.is_empty()).then(|| parts.join(between))
}

#[cfg(test)]
mod tests;
