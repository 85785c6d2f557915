//! Marks kept items as deprecated.

use super::super::node::{METHODS, Node};
use serde_json::Value;

/// Deprecates the items that can be deprecated: operations, parameters, members and schemas of the components.
pub(super) fn deprecate(value: &mut Value, parent: Node, node: Node) {
    let names = match node {
        Node::PathItem => METHODS.iter().map(|method| (*method).to_owned()).collect(),
        Node::Map(&Node::PathItem) => keys_of(value),
        _ => Vec::new(),
    };
    for name in names {
        if let Some(inner) = value.get_mut(&name) {
            deprecate(inner, node, node.child(&name));
        }
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
