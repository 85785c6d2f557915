//! Finds the part of a JSONPath that matches nothing.
//!
//! In: a JSONPath that selects no node. Out: a sentence with the longest part that selects a node, and the name that
//! was probably meant.

use crate::nearest::find_nearest;
use serde_json::Value as Json;
use serde_json_path::JsonPath;

/// The message for a target that matches nothing.
pub fn explain_no_match(root: &Json, text: &str) -> String {
    let ends = list_segment_ends(text);
    let matching = ends.iter().rev().find_map(|end| {
        let part = text.get(..*end)?;
        let nodes = JsonPath::parse(part).ok()?.query(root).all();
        (!nodes.is_empty()).then_some((part, nodes))
    });
    let Some((part, nodes)) = matching else {
        return "remove the action, or correct its target".to_owned();
    };
    let rest = text.get(part.len()..).unwrap_or_default();
    let next = ends
        .iter()
        .find(|end| **end > part.len())
        .and_then(|end| text.get(part.len()..*end))
        .unwrap_or(rest);
    let name = next.trim_matches(['.', '[', ']']).trim_matches(['\'', '"']);
    let keys = nodes
        .iter()
        .filter_map(|node| node.as_object())
        .flat_map(|object| object.keys());
    let meant = match find_nearest(name, keys.map(String::as_str)) {
        Some(near) => format!("did you mean `{near}`? "),
        None => String::new(),
    };
    format!(
        "{meant}`{part}` matches, `{next}` below it does not; correct the target, or remove the action if the document has changed"
    )
}

/// The ends of all prefixes of a JSONPath that are complete, judged by brackets and quotes.
fn list_segment_ends(text: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut quote = None;
    let mut escaped = false;
    let mut depth = 0usize;
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (Some(_), _) if escaped => escaped = false,
            (Some(_), '\\') => escaped = true,
            (Some(open), c) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '\'' | '"') => quote = Some(c),
            (None, '[' | '(') => {
                if depth == 0 && c == '[' {
                    ends.push(at);
                }
                depth += 1;
            }
            (None, ']' | ')') => depth = depth.saturating_sub(1),
            (None, '.') if depth == 0 => ends.push(at),
            _ => {}
        }
    }
    ends.push(text.len());
    ends
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn says_which_part_matches_nothing() {
        let root = json!({"paths": {"/a.b[": {"get": {}}}});
        let said = explain_no_match(&root, "$.paths['/a.b['].post.summary");
        assert!(
            said.starts_with("`$.paths['/a.b[']` matches, `.post` below it does not"),
            "{said}"
        );
        let said = explain_no_match(&root, "$.path['/a.b[']");
        assert!(
            said.starts_with("did you mean `paths`? `$` matches, `.path` below"),
            "{said}"
        );
        let said = explain_no_match(&root, "$.paths[?@.get.x == 1].get");
        assert!(
            said.contains("`$.paths` matches, `[?@.get.x == 1]` below"),
            "{said}"
        );
    }
}
