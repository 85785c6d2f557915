//! Components that only our document has and that something refers to.

use super::super::label::Label;
use super::super::node::Node;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// Adds the components of `ours` that a part of `new` or an overlay's addition refers to. Returns labels of them.
pub(super) fn keep_components(new: &mut Value, ours: &Value, supplied: &Value) -> Vec<String> {
    let mut kept = Vec::new();
    let above = Label::root().enter(Node::Root, "components");
    loop {
        let mut references = BTreeSet::new();
        collect_references(new, &mut references);
        collect_references(supplied, &mut references);
        let before = kept.len();
        for (kind, components) in members_of(ours.get("components")) {
            let group = above.enter(Node::Components, kind);
            let node = Node::Components.child(kind);
            for (name, component) in members_of(Some(components)) {
                let is_present = |document: &Value| {
                    let groups = document.get("components");
                    groups
                        .and_then(|groups| groups.get(kind)?.get(name))
                        .is_some()
                };
                let is_needed = references.contains(&format!("#/components/{kind}/{name}"));
                if is_needed && !is_present(new) && !is_present(supplied) {
                    kept.push(group.enter(node, name).to_string());
                    insert(new, kind, name, component);
                }
            }
        }
        if kept.len() == before {
            return kept;
        }
    }
}

fn members_of(value: Option<&Value>) -> impl Iterator<Item = (&String, &Value)> {
    value.and_then(Value::as_object).into_iter().flatten()
}

fn insert(document: &mut Value, kind: &str, name: &str, component: &Value) {
    let empty = || Value::Object(Map::new());
    let mut group = document;
    for key in ["components", kind] {
        let Some(members) = group.as_object_mut() else {
            return;
        };
        group = members.entry(key).or_insert_with(empty);
    }
    if let Some(members) = group.as_object_mut() {
        members.insert(name.to_owned(), component.clone());
    }
}

fn collect_references(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            let target = members.get("$ref").and_then(Value::as_str);
            found.extend(target.map(str::to_owned));
            members
                .values()
                .for_each(|member| collect_references(member, found));
        }
        Value::Array(items) => items
            .iter()
            .for_each(|item| collect_references(item, found)),
        _ => {}
    }
}
