//! Upstream's own words over ours, for a private copy.
//!
//! In: our document and upstream's. Out: ours with upstream's descriptions, summaries and samples wherever upstream has
//! any. Always: facts stay as they are.

use super::identity::identify;
use super::node::Node;
use serde_json::Value;

/// Lays upstream's prose over `document`.
pub fn lay_prose(document: &mut Value, upstream: &Value) {
    lay(document, upstream, Node::Root);
}

fn lay(document: &mut Value, upstream: &Value, node: Node) {
    match (document, upstream) {
        (Value::Object(document), Value::Object(upstream)) if node != Node::Free => {
            for (key, value) in upstream {
                if node.is_prose(key) {
                    document.insert(key.clone(), value.clone());
                } else if let Some(member) = document.get_mut(key) {
                    lay(member, value, node.child(key));
                }
            }
        }
        (Value::Array(items), Value::Array(upstream)) if matches!(node, Node::List(_)) => {
            for i in 0..items.len() {
                let id = identify(node, i, items);
                let found = (0..upstream.len()).find(|&j| identify(node, j, upstream) == id);
                if let Some(j) = found {
                    lay(&mut items[i], &upstream[j], node.child(""));
                }
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn upstreams_words_win_and_ours_fill_the_gaps() {
        let mut document = json!({"tags": [{"name": "A", "description": "ours"}], "info": {"title": "T", "description": "ours"}});
        lay_prose(
            &mut document,
            &json!({"tags": [{"name": "A", "description": "theirs"}], "info": {"title": "U"}}),
        );
        assert_eq!(
            document,
            json!({"tags": [{"name": "A", "description": "theirs"}], "info": {"title": "T", "description": "ours"}})
        );
    }
}
