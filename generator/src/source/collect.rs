//! Collects the references in a node, in the places where OpenAPI allows them.
//!
//! In: a node and its kind. Out: its references in the order of the text. Always: data is not searched, so that it
//! keeps its `$ref` members.

use crate::grammar::{NodeKind, ObjectKind};
use crate::pointer::push_token;
use crate::reference::looks_like_reference;
use crate::yaml::{Mapping, Value};

/// A reference that was found.
pub struct Found {
    /// Its pointer.
    pub pointer: String,
    /// The kind of node that it replaces.
    pub kind: NodeKind,
    /// Its text; an error if it is not a text.
    pub text: Result<String, ()>,
    /// Whether it has siblings.
    pub has_siblings: bool,
}

/// All references of a bundle: pointer, kind, and text if it is a text.
pub fn list_references(root: &Value) -> Vec<(String, NodeKind, Option<String>)> {
    let mut found = Vec::new();
    collect_references(
        root,
        NodeKind::One(ObjectKind::Root),
        &mut String::new(),
        &mut found,
    );
    found
        .into_iter()
        .map(|reference| (reference.pointer, reference.kind, reference.text.ok()))
        .collect()
}

/// Lists the references below a node.
pub fn collect_references(
    node: &Value,
    kind: NodeKind,
    pointer: &mut String,
    found: &mut Vec<Found>,
) {
    if kind == NodeKind::Data {
        return;
    }
    let length = pointer.len();
    match node {
        Value::Mapping(mapping) => {
            let reference = reference_of(mapping, kind);
            let is_reference = reference.is_some();
            if let Some(text) = reference {
                let has_siblings = mapping.len() > 1;
                found.push(Found {
                    pointer: pointer.clone(),
                    kind,
                    text,
                    has_siblings,
                });
            }
            for (key, value) in mapping {
                let Some(key) = key.as_str().filter(|key| !(is_reference && *key == "$ref")) else {
                    continue;
                };
                push_token(pointer, key);
                collect_references(value, kind.child_with_references(key), pointer, found);
                pointer.truncate(length);
            }
        }
        Value::Sequence(items) => {
            let item_kind = match kind {
                // Before 3.1, some documents wrote `items` as a list of schemas.
                NodeKind::One(ObjectKind::Schema) | NodeKind::Plain => kind,
                NodeKind::List(object) => NodeKind::One(object),
                _ => return,
            };
            for (index, item) in items.iter().enumerate() {
                push_token(pointer, &index.to_string());
                collect_references(item, item_kind, pointer, found);
                pointer.truncate(length);
            }
        }
        Value::String(text)
            if kind == NodeKind::One(ObjectKind::MappingTarget) && looks_like_reference(text) =>
        {
            found.push(Found {
                pointer: pointer.clone(),
                kind,
                text: Ok(text.clone()),
                has_siblings: false,
            });
        }
        _ => {}
    }
}

/// The text of a node, if it is a reference. An error if the text is not a text.
fn reference_of(mapping: &Mapping, kind: NodeKind) -> Option<Result<String, ()>> {
    match mapping.get("$ref") {
        Some(Value::String(text)) if kind != NodeKind::Map(ObjectKind::MappingTarget) => {
            Some(Ok(text.clone()))
        }
        Some(_) if !matches!(kind, NodeKind::Map(_) | NodeKind::Plain) => Some(Err(())),
        _ => None,
    }
}
