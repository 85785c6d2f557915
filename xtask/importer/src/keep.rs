//! Keeps the items of our document that upstream has removed.
//!
//! In: new facts, our facts, and the items that overlays add. Out: the new facts with all named items that only our
//! document has (operations, parameters, responses, properties, values, components), and a list of them. Always: if
//! both have an item, the new facts win. An item that an overlay adds does not count as removed. A kept item is
//! deprecated until upstream has it again, so that the compiler warns code that uses it.

use super::identity::identify;
use super::label::Label;
use super::node::{METHODS, Node};
use serde_json::{Map, Value};

/// Adds to `new` the items that only `ours` has. `supplied` is `new` with the overlays applied. Returns labels of the
/// kept items.
pub fn keep_removed(new: &mut Value, ours: &Value, supplied: &Value) -> Vec<String> {
    let mut kept = Vec::new();
    keep(
        new,
        ours,
        Some(supplied),
        Node::Root,
        &Label::root(),
        &mut kept,
    );
    kept
}

fn keep(
    new: &mut Value,
    ours: &Value,
    supplied: Option<&Value>,
    node: Node,
    label: &Label,
    kept: &mut Vec<String>,
) {
    match (new, ours) {
        (Value::Object(new), Value::Object(ours)) => {
            keep_members(new, ours, supplied, node, label, kept);
        }
        (Value::Array(new), Value::Array(ours)) if matches!(node, Node::List(_)) => {
            keep_items(new, ours, supplied, node, label, kept);
        }
        _ => {}
    }
}

fn keep_members(
    new: &mut Map<String, Value>,
    ours: &Map<String, Value>,
    supplied: Option<&Value>,
    node: Node,
    label: &Label,
    kept: &mut Vec<String>,
) {
    for (key, our_value) in ours {
        let below = label.enter(node, key);
        let supply = supplied.and_then(|s| s.get(key));
        if let Some(value) = new.get_mut(key) {
            if is_value_list(node, key) {
                keep_values(value, our_value, supply, &below, kept);
            } else {
                keep(value, our_value, supply, node.child(key), &below, kept);
            }
        } else if is_named(node, key) && supply.is_none() {
            kept.push(below.to_string());
            let mut value = our_value.clone();
            deprecate(&mut value, node, node.child(key));
            new.insert(key.clone(), value);
        } else if is_value_list(node, key) && supply.is_none() && is_open_text(new) {
            kept.push(format!("{below} values"));
            new.insert("x-extensible-enum".to_owned(), our_value.clone());
        }
    }
}

/// Whether a schema says only that it is text.
fn is_open_text(schema: &Map<String, Value>) -> bool {
    let has = |key: &str| schema.contains_key(key);
    let is_text = schema.get("type").and_then(Value::as_str) == Some("string");
    is_text && !has("enum") && !has("x-extensible-enum") && !has("const") && !has("format")
}

/// Deprecates the items that can be deprecated: operations, parameters, members and schemas of the components.
fn deprecate(value: &mut Value, parent: Node, node: Node) {
    let names = match node {
        Node::PathItem => METHODS.iter().map(|method| (*method).to_owned()).collect(),
        Node::Map(&Node::PathItem | &Node::Schema) => keys_of(value),
        _ => Vec::new(),
    };
    for name in names {
        if let Some(inner) = value.get_mut(&name) {
            deprecate(inner, node, node.child(&name));
        }
    }
    if let (Node::List(&Node::Parameter), Some(items)) = (node, value.as_array_mut()) {
        items
            .iter_mut()
            .for_each(|item| deprecate(item, node, Node::Parameter));
    }
    let is_reference = value.get("$ref").is_some();
    let can_be = match node {
        Node::Operation => true,
        Node::Parameter => !is_reference,
        Node::Schema => matches!(parent, Node::Map(_)),
        _ => false,
    };
    if let Some(members) = value.as_object_mut().filter(|_| can_be) {
        members.insert("deprecated".to_owned(), Value::Bool(true));
    }
}

fn keys_of(value: &Value) -> Vec<String> {
    let members = value.as_object().into_iter().flatten();
    members.map(|(key, _)| key.clone()).collect()
}

/// Whether a member of such a node is an item that the API could lose.
fn is_named(node: Node, key: &str) -> bool {
    match node {
        Node::Map(_) => true,
        Node::Components | Node::Root => matches!(node.child(key), Node::Map(_)),
        Node::PathItem => METHODS.contains(&key),
        Node::Operation => key == "requestBody" || key == "parameters",
        Node::Schema => key == "properties",
        _ => false,
    }
}

/// Whether a member is a list of values that can only grow.
pub fn is_value_list(node: Node, key: &str) -> bool {
    node == Node::Schema && (key == "enum" || key == "x-extensible-enum")
}

fn keep_values(
    new: &mut Value,
    ours: &Value,
    supplied: Option<&Value>,
    label: &Label,
    kept: &mut Vec<String>,
) {
    let (Some(new), Some(ours)) = (new.as_array_mut(), ours.as_array()) else {
        return;
    };
    for value in ours {
        let by_overlay = supplied
            .and_then(Value::as_array)
            .is_some_and(|s| s.contains(value));
        if !new.contains(value) && !by_overlay {
            kept.push(format!("{label} value {value}"));
            new.push(value.clone());
        }
    }
}

fn keep_items(
    new: &mut Vec<Value>,
    ours: &[Value],
    supplied: Option<&Value>,
    node: Node,
    label: &Label,
    kept: &mut Vec<String>,
) {
    let supplied = supplied.and_then(Value::as_array);
    for (i, our_item) in ours.iter().enumerate() {
        let id = identify(node, i, ours);
        let find = |list: &[Value]| (0..list.len()).find(|&j| identify(node, j, list) == id);
        let supply = supplied.and_then(|list| find(list).map(|j| &list[j]));
        let below = label.enter(node, &id);
        if let Some(j) = find(new) {
            keep(&mut new[j], our_item, supply, node.child(""), &below, kept);
        } else if supply.is_none() && !is_part_of_all(label) {
            kept.push(below.to_string());
            let mut item = our_item.clone();
            deprecate(&mut item, node, node.child(""));
            new.push(item);
        }
    }
}

/// A part of `allOf` is not an item, because another part can have replaced it.
fn is_part_of_all(label: &Label) -> bool {
    label.last() == "allOf"
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn kept(mut new: Value, ours: Value) -> (Value, Vec<String>) {
        let supplied = new.clone();
        let kept = keep_removed(&mut new, &ours, &supplied);
        (new, kept)
    }

    #[test]
    fn an_operation_that_upstream_dropped_stays() {
        let ours =
            json!({"paths": {"/a": {"get": {"operationId": "a"}, "post": {"operationId": "b"}}}});
        let (new, kept) = kept(
            json!({"paths": {"/a": {"get": {"operationId": "a"}}}}),
            ours.clone(),
        );
        let mut expected = ours;
        expected["paths"]["/a"]["post"]["deprecated"] = json!(true);
        assert_eq!(new, expected);
        assert_eq!(kept, ["POST /a"]);
    }

    #[test]
    fn what_was_kept_is_deprecated_until_upstream_has_it_again() {
        let member = json!({"type": "string"});
        let ours = json!({"components": {"schemas": {"gone": {"type": "object"}, "a": {"properties": {
            "b": member, "c": {"$ref": "#/components/schemas/gone"}}}}},
            "paths": {"/a": {"get": {"parameters": [{"name": "q", "in": "query"}]}}, "/b": {"put": {}}}});
        let bare = json!({"components": {"schemas": {"a": {"properties": {}}}},
            "paths": {"/a": {"get": {"parameters": []}}}});
        let (new, _) = kept(bare, ours.clone());
        for pointer in [
            "/components/schemas/gone",
            "/components/schemas/a/properties/b",
            "/components/schemas/a/properties/c",
            "/paths/~1a/get/parameters/0",
            "/paths/~1b/put",
        ] {
            let value = new.pointer(pointer).unwrap();
            assert_eq!(value["deprecated"], json!(true), "{pointer}");
        }
        assert_eq!(new["components"]["schemas"]["a"].get("deprecated"), None);
        let (again, still) = kept(ours.clone(), new);
        assert_eq!((again, still), (ours, Vec::<String>::new()));
    }

    #[test]
    fn values_that_are_listed_no_more_stay_known() {
        let schema = |value: Value| json!({"components": {"schemas": {"a": value}}});
        let ours = schema(json!({"type": "string", "enum": ["x", "y"]}));
        let (new, labels) = kept(schema(json!({"type": "string"})), ours.clone());
        let expected = schema(json!({"type": "string", "x-extensible-enum": ["x", "y"]}));
        assert_eq!(new, expected);
        assert_eq!(labels, ["schema a enum values"]);
        let number = schema(json!({"type": "integer"}));
        assert_eq!(kept(number.clone(), ours).0, number);
    }

    #[test]
    fn a_changed_type_is_upstreams_and_a_lost_property_ours() {
        let ours = json!({"components": {"schemas": {"a": {"type": "object", "properties": {
            "b": {"type": "string"}, "c": {"type": "string"}}}}}});
        let upstream = json!({"components": {"schemas": {"a": {"type": "object", "properties": {
            "b": {"type": "integer"}}}}}});
        let (new, kept) = kept(upstream, ours);
        let properties = &new["components"]["schemas"]["a"]["properties"];
        assert_eq!(
            properties,
            &json!({"b": {"type": "integer"}, "c": {"type": "string", "deprecated": true}})
        );
        assert_eq!(kept, ["schema a.c"]);
    }

    #[test]
    fn a_lost_value_stays_known() {
        let schema = |values: Value| json!({"components": {"schemas": {"a": {"enum": values}}}});
        let (new, kept) = kept(schema(json!(["x"])), schema(json!(["y", "x"])));
        assert_eq!(new, schema(json!(["x", "y"])));
        assert_eq!(kept, ["schema a enum value \"y\""]);
    }

    #[test]
    fn a_lost_parameter_and_a_lost_variant_stay() {
        let ours = json!({"paths": {"/a": {"get": {"parameters": [
            {"$ref": "#/components/parameters/p"}, {"name": "q", "in": "query"}]}}},
            "components": {"schemas": {"u": {"oneOf": [{"$ref": "#/components/schemas/a"}]}}}});
        let (_, kept) = kept(
            json!({"paths": {"/a": {"get": {"parameters": [{"name": "q", "in": "query"}]}}},
                "components": {"schemas": {"u": {"oneOf": []}}}}),
            ours,
        );
        assert_eq!(kept, ["GET /a parameter p", "schema u variant a"]);
    }

    #[test]
    fn what_an_overlay_supplies_is_not_called_removed() {
        let ours = json!({"paths": {"/a": {"get": {}}}});
        let mut new = json!({"paths": {}});
        assert!(keep_removed(&mut new, &ours, &ours).is_empty());
        assert_eq!(new, json!({"paths": {}}));
    }
}
