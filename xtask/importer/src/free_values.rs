//! Values without an object of their own, whose texts are prose or samples.
//!
//! In: the value of such a key. Out: its facts. Always: names and expressions stay, and sentences and samples do not.

use super::node::Node;
use serde_json::Value;

/// What reads the facts of the value of `key`, if that value may hold texts.
pub fn facts_of(node: Node, key: &str) -> Option<fn(&Value) -> Option<Value>> {
    match (node, key) {
        (Node::OauthFlow, "scopes") => Some(read_scopes),
        (Node::Link, "parameters") => Some(read_arguments),
        (Node::Link, "requestBody") => Some(read_argument),
        _ => None,
    }
}

/// Whether a text has only one word, so that it is a name.
pub fn is_word(text: &str) -> bool {
    !text.contains(char::is_whitespace)
}

/// The names of scopes, without the sentence of each. OpenAPI requires a text.
fn read_scopes(value: &Value) -> Option<Value> {
    let names = value.as_object()?.keys();
    Some(names.map(|name| (name.clone(), Value::from(""))).collect())
}

/// The parameters of a link whose value is an expression.
fn read_arguments(value: &Value) -> Option<Value> {
    let values = value.as_object()?.iter();
    let facts = values.filter_map(|(name, value)| Some((name.clone(), read_argument(value)?)));
    Some(facts.collect())
}

/// An expression such as `$response.body#/id`; any other value of a link belongs to a sample request.
fn read_argument(value: &Value) -> Option<Value> {
    let is_expression = |text: &str| text.starts_with('$') && is_word(text);
    value
        .as_str()
        .is_some_and(is_expression)
        .then(|| value.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn scopes_lose_their_sentences() {
        let facts =
            facts_of(Node::OauthFlow, "scopes").and_then(|read| read(&json!({"a": "A b."})));
        assert_eq!(facts, Some(json!({"a": ""})));
    }

    #[test]
    fn a_link_keeps_only_expressions() {
        let link = json!({"a": "$url", "b": "A sample.", "c": 1, "d": "$url and more"});
        assert_eq!(read_arguments(&link), Some(json!({"a": "$url"})));
        assert_eq!(read_argument(&json!({"a": 1})), None);
    }
}
