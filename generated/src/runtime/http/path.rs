//! The path of a call. In: a template and its values. Out: a path that every URL parser reads in the same way.

use super::address::{climbs, is_dot_segment};
use super::call::Call;
use crate::runtime::ascii;

/// Appends the path with its placeholders filled.
///
/// # Errors
/// A sentence when a placeholder has no value, or a URL parser would change the path's segments.
pub(crate) fn fill_path(text: &mut String, call: &Call) -> Result<(), String> {
    let start = text.len();
    let mut rest = call.path.as_ref();
    if !rest.starts_with("/") {
        text.push('/');
    }
    while let Some((before, after)) = ascii::split_once(rest, b"{") {
        let (name, behind) =
            ascii::split_once(after, b"}").ok_or("the path has a { without its }")?;
        let value = call.path_values.iter().find(|(known, _)| known == name);
        let (_, value) =
            value.ok_or_else(|| format!("the path parameter {name:?} has no value"))?;
        text.push_str(before);
        text.push_str(value);
        rest = behind;
    }
    text.push_str(rest);
    let written = &text[start..];
    // A URL parser drops line breaks, tabs and a space at the end, and reads a backslash as a slash.
    if ascii::contains_kind(written, |c| c.is_control() || c == '\\') || written.ends_with(" ") {
        return Err(
            "the path has a backslash, a control character or a space at its end".to_owned(),
        );
    }
    let path = ascii::before(written, b"?#");
    // Values are escaped, but the template may contain `..%2f`, which some servers read as `../`.
    let template = ascii::before(&call.path, b"?#");
    if climbs(template) || ascii::split(path, b"/").any(is_dot_segment) {
        return Err("the path has a dot segment".to_owned());
    }
    Ok(())
}
