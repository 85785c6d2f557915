//! Keeps the items of our document that upstream has removed.
//!
//! In: new facts, our facts, and the items that overlays add. Out: the new facts with the items that code can name and
//! that only our document has (operations, parameters, bodies, members, variants, values, schemas), and a list of them.
//! Always: if both have an item, the new facts win. An item that an overlay adds does not count as removed. A kept item
//! is deprecated until upstream has it again, so that the compiler warns code that uses it.

mod deprecate;
mod kind;
mod members;
mod order;
mod parameters;
mod referenced;
mod schemas;
mod values;

use super::identity::identify;
use super::label::Label;
use super::node::{METHODS, Node};
use deprecate::deprecate;
use serde_json::{Map, Value};
use std::collections::BTreeSet;
pub use values::is_value_list;

/// Adds to `new` the items that only `ours` has. `supplied` is `new` with the overlays applied. Returns labels of the
/// kept items.
pub fn keep_removed(new: &mut Value, ours: &Value, supplied: &Value) -> Vec<String> {
    let mut keeper = Keeper {
        ours,
        supplied,
        kept: Vec::new(),
    };
    keeper.keep(new, ours, Some(supplied), &Spot::default());
    let mut kept = keeper.kept;
    kept.extend(referenced::keep_components(new, ours, supplied));
    kept
}

/// The documents, and the items that were kept so far.
struct Keeper<'d> {
    ours: &'d Value,
    supplied: &'d Value,
    kept: Vec<String>,
}

/// A place in the documents.
struct Spot {
    node: Node,
    label: Label,
    /// The items that another place has, which applies here too: members of the same composition, parameters of the path.
    elsewhere: BTreeSet<String>,
}

impl Default for Spot {
    fn default() -> Spot {
        Spot {
            node: Node::Root,
            label: Label::root(),
            elsewhere: BTreeSet::new(),
        }
    }
}

impl Spot {
    fn enter(&self, key: &str) -> Spot {
        Spot {
            node: self.node.child(key),
            label: self.label.enter(self.node, key),
            elsewhere: BTreeSet::new(),
        }
    }

    fn with(mut self, elsewhere: BTreeSet<String>) -> Spot {
        self.elsewhere = elsewhere;
        self
    }
}

impl Keeper<'_> {
    fn keep(&mut self, new: &mut Value, ours: &Value, supplied: Option<&Value>, spot: &Spot) {
        match (new, ours) {
            (Value::Object(new), Value::Object(ours)) => match spot.node {
                Node::Schema => self.keep_schema(new, ours, supplied, spot),
                _ => self.keep_entries(new, ours, supplied, spot),
            },
            (Value::Array(new), Value::Array(ours)) if matches!(spot.node, Node::List(_)) => {
                self.keep_items(new, ours, supplied, spot);
            }
            _ => {}
        }
    }

    /// Keeps the entries that only our document has, and what the common ones have lost.
    fn keep_entries(
        &mut self,
        new: &mut Map<String, Value>,
        ours: &Map<String, Value>,
        supplied: Option<&Value>,
        spot: &Spot,
    ) {
        for (key, our_value) in ours {
            let below = spot.enter(key);
            let below = match spot.node {
                Node::PathItem => below.with(parameters::list_elsewhere(new, key, self.supplied)),
                Node::Operation if key == "parameters" => below.with(spot.elsewhere.clone()),
                _ => below,
            };
            let supply = supplied.and_then(|supplied| supplied.get(key));
            if let Some(value) = new.get_mut(key) {
                self.keep(value, our_value, supply, &below);
            } else if let Some(mut group) = empty_group(spot.node, key) {
                self.keep(&mut group, our_value, supply, &below);
                let has_entries = group.as_object().is_some_and(|group| !group.is_empty())
                    || group.as_array().is_some_and(|group| !group.is_empty());
                if has_entries {
                    new.insert(key.clone(), group);
                }
            } else if is_named(spot, key) && !supplies_facts(supply, below.node) {
                let value = self.take(our_value, spot.node, &below);
                order::insert_member(new, ours.keys().map(String::as_str), key, value);
            }
        }
    }

    /// A copy of an item that upstream has removed. Each operation of a path is an item of its own.
    fn take(&mut self, ours: &Value, parent: Node, spot: &Spot) -> Value {
        let methods = METHODS.iter().filter(|_| spot.node == Node::PathItem);
        let methods = methods.filter(|method| ours.get(method).is_some());
        let mut labels: Vec<String> = methods
            .map(|method| spot.label.enter(Node::PathItem, method).to_string())
            .collect();
        if labels.is_empty() {
            labels.push(spot.label.to_string());
        }
        self.kept.extend(labels);
        let mut value = ours.clone();
        deprecate(&mut value, parent, spot.node);
        value
    }

    fn keep_items(
        &mut self,
        new: &mut Vec<Value>,
        ours: &[Value],
        supplied: Option<&Value>,
        spot: &Spot,
    ) {
        let (ours_root, new_root) = (self.ours, self.supplied);
        let name = |index: usize, list: &[Value], root: &Value| match spot.node {
            Node::List(&Node::Parameter) => parameters::name_parameter(&list[index], root),
            node => identify(node, index, list),
        };
        let find =
            |list: &[Value], id: &str| (0..list.len()).find(|&j| name(j, list, new_root) == id);
        let supplied = supplied.and_then(Value::as_array);
        for (i, our_item) in ours.iter().enumerate() {
            let id = name(i, ours, ours_root);
            let supply = supplied.and_then(|list| list.get(find(list, &id)?));
            let shown = identify(spot.node, i, ours);
            let is_branch = matches!(spot.label.last(), "oneOf" | "anyOf" | "allOf");
            let inherited = spot.elsewhere.iter().filter(|_| is_branch).cloned();
            let below = spot.enter(&shown).with(inherited.collect());
            if let Some(j) = find(new, &id) {
                self.keep(&mut new[j], our_item, supply, &below);
            } else if supply.is_none()
                && !spot.elsewhere.contains(&id)
                && !is_part_of_all(&spot.label)
            {
                let item = self.take(our_item, spot.node, &below);
                let before = |list: &[Value], j: usize| find(list, &name(j, ours, ours_root));
                order::insert_item(new, i, item, &before);
            }
        }
    }
}

/// The empty form of a group of items, of which our document may have some that upstream has removed.
fn empty_group(node: Node, key: &str) -> Option<Value> {
    match (node, node.child(key)) {
        (Node::Root | Node::Components, Node::Map(_) | Node::Components) => {
            Some(Value::Object(Map::new()))
        }
        (Node::Operation, Node::List(&Node::Parameter)) => Some(Value::Array(Vec::new())),
        _ => None,
    }
}

/// Whether an entry of such a place is an item that code can name, or that such an item needs.
fn is_named(spot: &Spot, key: &str) -> bool {
    match spot.node {
        Node::Map(Node::PathItem | Node::Map(_) | Node::SecurityScheme) => true,
        Node::Map(Node::Schema) => {
            matches!(
                spot.label.last(),
                "properties" | "schemas" | "$defs" | "definitions"
            ) && !spot.elsewhere.contains(key)
        }
        Node::PathItem => METHODS.contains(&key),
        Node::Operation => key == "requestBody",
        _ => false,
    }
}

/// Whether an overlay adds an item, and not only its words.
fn supplies_facts(supply: Option<&Value>, node: Node) -> bool {
    match supply {
        None => false,
        Some(Value::Object(members)) if node != Node::Free => {
            members.is_empty()
                || members.iter().any(|(key, value)| {
                    !node.is_prose(key)
                        && key != "deprecated"
                        && supplies_facts(Some(value), node.child(key))
                })
        }
        Some(_) => true,
    }
}

/// A part of `allOf` is not an item, because another part can have replaced it.
fn is_part_of_all(label: &Label) -> bool {
    label.last() == "allOf"
}

#[cfg(test)]
mod tests;
