//! Replaces our texts by upstream's own, for a private copy.
//!
//! In: our document and upstream's. Out: ours with upstream's descriptions, summaries and samples where upstream has
//! them. Always: facts do not change.

use super::identity::identify;
use super::node::Node;
use serde_json::{Map, Value};

/// The treatment of upstream's descriptions and samples.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Prose {
    /// They are removed.
    #[default]
    Drop,
    /// They are imported and win over ours, for a private copy.
    Keep,
}

/// Adds upstream's prose to `document`.
pub fn lay_prose(document: &mut Value, upstream: &Value) {
    lay(document, upstream, Node::Root);
}

fn lay(document: &mut Value, upstream: &Value, node: Node) {
    match (document, upstream) {
        (Value::Object(document), Value::Object(upstream)) if node != Node::Free => {
            for (key, value) in upstream {
                if node == Node::Components && key == "examples" {
                    add_samples(document, value);
                } else if node.is_prose(key) {
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

/// Adds upstream's named samples to ours, because places without a sample of upstream's still refer to ours.
fn add_samples(components: &mut Map<String, Value>, samples: &Value) {
    let ours = components
        .entry("examples")
        .or_insert_with(|| Value::Object(Map::new()));
    if let (Some(ours), Some(samples)) = (ours.as_object_mut(), samples.as_object()) {
        ours.extend(samples.clone());
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

    #[test]
    fn named_samples_of_both_stay() {
        let mut document = json!({"components": {"examples": {"ours": {"value": 1}}}});
        lay_prose(
            &mut document,
            &json!({"components": {"examples": {"theirs": {"value": 2}}}}),
        );
        assert_eq!(
            document,
            json!({"components": {"examples": {"ours": {"value": 1}, "theirs": {"value": 2}}}})
        );
    }
}
