//! Parameters. In: a value, `style` and `explode` of OpenAPI. Out: escaped text for path, query, header or cookie.
//!
//! The rules are OpenAPI 3.0.4, "Style Values", and RFC 6570 for the rest. Null members are left out.

use super::pairs::Pairs;
use super::percent::escape;
use super::tree::Tree;

/// Where a parameter travels.
#[doc(hidden)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Location {
    /// In the path.
    Path,
    /// In the query string.
    Query,
    /// In the query string, without escaping reserved characters (`allowReserved`).
    ReservedQuery,
    /// As a header.
    Header,
    /// In the `Cookie` header.
    Cookie,
}

/// How a parameter's value is written.
#[doc(hidden)]
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
    /// `k[a]=b`: query. A list in it is joined by commas (`k[a]=b,c`), as in filters of JSON:API.
    DeepObject,
    /// The same, but lists are written with indexes: `k[a][0]=b`.
    DeepIndexed,
    /// JSON text.
    Json,
}

/// A function that escapes text for its place.
type Escape = fn(&str) -> String;

/// The pairs of a query parameter or a form field, in order. Each name is escaped, and each value by `escape_value`.
pub(crate) fn write_query(
    name: &str,
    style: Style,
    explode: bool,
    value: &Tree,
    escape_value: Escape,
) -> Pairs {
    let mut pairs = Pairs::new();
    let delimiter = match style {
        Style::SpaceDelimited => "%20",
        Style::PipeDelimited => "%7C",
        _ => ",",
    };
    match (style, value) {
        (_, Tree::Nothing) => {}
        (Style::Json, value) => pairs.push((escape(name), escape_value(&value.json()))),
        (Style::DeepObject | Style::DeepIndexed, value) => {
            // A list without a member's name before it would look like text, so it is always written with indexes.
            let joins = style == Style::DeepObject && !matches!(value, Tree::List(_));
            write_deep(&mut pairs, name, value, joins, escape_value);
        }
        (_, Tree::List(items)) if explode => {
            for item in items {
                push_pair(&mut pairs, name, item, escape_value);
            }
        }
        (_, Tree::Object(members)) if explode => {
            for (key, value) in members {
                match value {
                    // It is written like a parameter of that name whose value is a list.
                    Tree::List(items) if items.iter().all(is_flat) => {
                        for item in items {
                            push_pair(&mut pairs, key, item, escape_value);
                        }
                    }
                    value => push_pair(&mut pairs, key, value, escape_value),
                }
            }
        }
        (_, value) => {
            if let Some(text) = join_parts(value, delimiter, delimiter, escape_value) {
                pairs.push((escape(name), text));
            }
        }
    }
    pairs
}

fn push_pair(pairs: &mut Pairs, name: &str, value: &Tree, escape_value: Escape) {
    if let Some(text) = value.text() {
        pairs.push((escape(name), escape_value(&text)));
    }
}

/// Writes `name[a][b]=c` to any depth. Lists are written as `name[a][0]=c`; if `joins` is set, lists of scalars are
/// joined by commas.
fn write_deep(pairs: &mut Pairs, name: &str, value: &Tree, joins: bool, escape_value: Escape) {
    match value {
        Tree::Object(members) => {
            for (key, value) in members {
                write_deep(pairs, &format!("{name}[{key}]"), value, joins, escape_value);
            }
        }
        Tree::List(items) if joins && items.iter().all(is_flat) => {
            let items = join_items(items, ",", "", str::to_owned).unwrap_or_default();
            pairs.push((escape(name), escape_value(&items)));
        }
        Tree::List(items) => {
            for (at, item) in items.iter().enumerate() {
                write_deep(pairs, &format!("{name}[{at}]"), item, joins, escape_value);
            }
        }
        scalar => push_pair(pairs, name, scalar, escape_value),
    }
}

fn is_flat(item: &Tree) -> bool {
    matches!(item, Tree::Nothing | Tree::Scalar(_))
}

/// The text of a path parameter, escaped.
///
/// # Errors
/// A sentence when the value is empty or would change the segments of the path.
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
    // `.` and `..` cannot be escaped: URL parsers read `%2e` as a dot, and the request would go to another path.
    match written.as_str() {
        "" => Err(format!("the path parameter {name:?} is empty")),
        "." | ".." => Err(format!("the path parameter {name:?} is a dot segment")),
        _ => Ok(written),
    }
}

fn write_matrix(name: &str, explode: bool, value: &Tree) -> Option<String> {
    let name = escape(name);
    match value {
        Tree::List(items) if explode => join_items(items, "", &format!(";{name}="), escape),
        Tree::Object(_) if explode => {
            write_members(value, true, ";", escape).map(|text| format!(";{text}"))
        }
        value => join_parts(value, ",", ",", escape).map(|text| format!(";{name}={text}")),
    }
}

/// The text of a header parameter, which needs no escaping.
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

/// Parts separated by `between`. Members of an object are `key=value` if exploded, and `key,value` otherwise.
fn write_members(value: &Tree, explode: bool, between: &str, escape: Escape) -> Option<String> {
    join_parts(value, between, if explode { "=" } else { between }, escape)
}

fn join_parts(value: &Tree, between: &str, after_key: &str, escape: Escape) -> Option<String> {
    let mut joined: Option<String> = None;
    match value {
        Tree::List(items) => return join_items(items, between, "", escape),
        Tree::Object(members) => {
            for (key, value) in members {
                if let Some(text) = value.text() {
                    let joined = next_part(&mut joined, between);
                    joined.push_str(&escape(key));
                    joined.push_str(after_key);
                    joined.push_str(&escape(&text));
                }
            }
        }
        scalar => return scalar.text().map(|text| escape(&text)),
    }
    joined
}

/// The items that are not null, each with `before` in front of it; `None` if there are none.
fn join_items(items: &[Tree], between: &str, before: &str, escape: Escape) -> Option<String> {
    let mut joined: Option<String> = None;
    for text in items.iter().filter_map(Tree::text) {
        let joined = next_part(&mut joined, between);
        joined.push_str(before);
        joined.push_str(&escape(&text));
    }
    joined
}

/// The text to which the next part is added, with the separator already written.
fn next_part<'t>(joined: &'t mut Option<String>, between: &str) -> &'t mut String {
    if let Some(text) = joined {
        text.push_str(between);
    }
    joined.get_or_insert_default()
}

#[cfg(test)]
mod tests;
