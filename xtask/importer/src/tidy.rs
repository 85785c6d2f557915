//! A fixed order for the members of all nodes.
//!
//! In: a document in any order. Out: the same with the members of each node in an order for human readers; paths,
//! events and components are sorted by name. Always: properties, parameters and variants keep upstream's order, because
//! it has a meaning. Running it twice changes nothing.

use super::keep::is_value_list;
use super::node::{METHODS, Node};
use serde_json::{Map, Value};

/// Sorts all members.
pub fn tidy(document: Value) -> Value {
    tidy_node(document, Node::Root)
}

fn tidy_node(value: Value, node: Node) -> Value {
    match value {
        Value::Object(members) if node != Node::Free => {
            let mut entries: Vec<(String, Value)> = members
                .into_iter()
                .map(|(key, value)| {
                    let value = tidy_node(value, node.child(&key));
                    (key, value)
                })
                .collect();
            sort(&mut entries, node);
            for (key, value) in &mut entries {
                let is_set = is_value_list(node, key)
                    || node == Node::Schema && (key == "type" || key == "required")
                    || node == Node::Root && key == "tags";
                if is_set {
                    drop_repeated(value);
                }
            }
            Value::Object(Map::from_iter(entries))
        }
        Value::Array(items) if matches!(node, Node::List(_)) => items
            .into_iter()
            .map(|item| tidy_node(item, node.child("")))
            .collect(),
        other => other,
    }
}

/// Removes repeated entries: an overlay that is applied twice adds its entries to a list twice.
fn drop_repeated(list: &mut Value) {
    let Some(items) = list.as_array_mut() else {
        return;
    };
    let mut seen: Vec<Value> = Vec::new();
    items.retain(|item| {
        let new = !seen.contains(item);
        if new {
            seen.push(item.clone());
        }
        new
    });
}

fn sort(entries: &mut [(String, Value)], node: Node) {
    match node {
        Node::Map(Node::Schema | Node::MediaType | Node::Header | Node::Encoding | Node::Free) => {}
        Node::Map(_) => entries.sort_by(|a, b| a.0.cmp(&b.0)),
        _ => {
            let order = order_of(node);
            let rank = |key: &str| order.iter().position(|k| *k == key).unwrap_or(order.len());
            entries.sort_by_key(|(key, _)| rank(key));
        }
    }
}

/// The keys of a node that come first, in this order. All others follow in their old order.
fn order_of(node: Node) -> &'static [&'static str] {
    match node {
        Node::Root => &[
            "openapi",
            "info",
            "externalDocs",
            "servers",
            "security",
            "tags",
            "paths",
            "webhooks",
            "components",
        ],
        Node::Info => &[
            "title",
            "version",
            "summary",
            "description",
            "license",
            "contact",
        ],
        Node::Tag => &["name", "description", "externalDocs"],
        Node::PathItem => &METHODS,
        Node::Components => &["securitySchemes"],
        Node::Operation => &[
            "operationId",
            "summary",
            "description",
            "externalDocs",
            "x-persona-page",
            "tags",
            "deprecated",
            "x-legacy",
            "x-persona-product",
            "x-private",
            "servers",
            "security",
            "parameters",
            "requestBody",
            "responses",
        ],
        Node::Parameter => &[
            "name",
            "in",
            "description",
            "required",
            "deprecated",
            "style",
            "explode",
            "schema",
            "content",
        ],
        Node::Header => &["description", "required", "schema"],
        Node::RequestBody => &["description", "required", "content"],
        Node::Response => &["description", "headers", "content"],
        Node::MediaType => &["schema", "encoding", "example", "examples"],
        Node::Schema => &[
            "$ref",
            "title",
            "description",
            "deprecated",
            "readOnly",
            "writeOnly",
            "x-legacy",
            "type",
            "format",
            "const",
            "enum",
            "x-extensible-enum",
            "x-enum-descriptions",
            "default",
            "minimum",
            "maximum",
            "minItems",
            "maxItems",
            "pattern",
            "items",
            "discriminator",
            "oneOf",
            "anyOf",
            "allOf",
            "required",
            "properties",
            "additionalProperties",
            "unevaluatedProperties",
        ],
        Node::Discriminator => &["propertyName", "mapping"],
        Node::SecurityScheme => &["type", "scheme", "in", "name", "description"],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn paths_are_sorted_and_properties_are_not() {
        let document = json!({
            "paths": {"/b": {}, "/a": {"post": {}, "get": {}}},
            "components": {"schemas": {"s": {"properties": {"z": {}, "a": {}}, "type": "object"}}}
        });
        assert_eq!(
            tidy(document).to_string(),
            r#"{"paths":{"/a":{"get":{},"post":{}},"/b":{}},"components":{"schemas":{"s":{"type":"object","properties":{"z":{},"a":{}}}}}}"#
        );
    }

    #[test]
    fn what_an_overlay_adds_to_a_list_twice_is_there_once() {
        let document = json!({"components": {"schemas": {"s": {
            "type": ["string", "null", "string", "null"], "required": ["a", "a"], "enum": [1, 1]}}}});
        assert_eq!(
            tidy(document)["components"]["schemas"]["s"],
            json!({"type": ["string", "null"], "enum": [1], "required": ["a"]})
        );
    }
}
