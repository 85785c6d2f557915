//! The differences between two documents, in the API's own terms.
//!
//! In: an older and a newer document. Out: each addition, removal and change, in one line. Always: a new item is one
//! line, without a line for each of its members. The order of map keys is no difference.

use super::align::Renamed;
use super::identity::identify;
use super::keep::is_value_list;
use super::label::Label;
use super::node::{METHODS, Node};
use serde_json::{Map, Value};
use std::fmt;

/// One difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its kind.
    pub kind: ChangeKind,
    /// The item that differs.
    pub what: String,
    /// The difference, if one line can show it.
    pub detail: String,
}

/// The kinds of difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// Only the newer document has it.
    Added,
    /// Only the older document has it.
    Removed,
    /// Both have it, with a difference.
    Changed,
    /// Both have it, and only its description differs, or only one has a description.
    Reworded,
}

impl Change {
    /// The change of a name.
    pub fn of_name(renamed: &Renamed) -> Change {
        Change {
            kind: ChangeKind::Changed,
            what: format!("{} {}", renamed.noun, renamed.was),
            detail: format!("is {} now", renamed.now),
        }
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = match self.kind {
            ChangeKind::Added => '+',
            ChangeKind::Removed => '-',
            ChangeKind::Changed => '~',
            ChangeKind::Reworded => '"',
        };
        write!(f, "{sign} {}", self.what)?;
        if self.detail.is_empty() {
            Ok(())
        } else {
            write!(f, ": {}", self.detail)
        }
    }
}

/// Lists the differences in the newer document's order. At each place, removals come after additions.
pub fn list_changes(old: &Value, new: &Value) -> Vec<Change> {
    let mut changes = Vec::new();
    compare(old, new, Node::Root, &Label::root(), &mut changes);
    changes
}

fn compare(old: &Value, new: &Value, node: Node, label: &Label, changes: &mut Vec<Change>) {
    match (old, new) {
        _ if old == new && node == Node::Free => {}
        (Value::Object(old), Value::Object(new)) if node != Node::Free => {
            compare_members(old, new, node, label, changes);
        }
        (Value::Array(old), Value::Array(new)) if matches!(node, Node::List(_)) => {
            compare_items(old, new, node, label, changes);
        }
        _ if old == new => {}
        _ => changes.push(Change {
            kind: ChangeKind::Changed,
            what: label.to_string(),
            detail: format!("{} → {}", brief(old), brief(new)),
        }),
    }
}

fn compare_members(
    old: &Map<String, Value>,
    new: &Map<String, Value>,
    node: Node,
    label: &Label,
    changes: &mut Vec<Change>,
) {
    for (key, value) in new {
        let below = label.enter(node, key);
        match old.get(key) {
            _ if node.is_prose(key) => {
                if old.get(key) != Some(value) {
                    push(changes, ChangeKind::Reworded, &below, String::new());
                }
            }
            Some(before) if is_value_list(node, key) => {
                compare_values(before, value, &below, changes);
            }
            Some(before) => compare(before, value, node.child(key), &below, changes),
            None => push_whole(changes, ChangeKind::Added, node, key, value, &below),
        }
    }
    for (key, value) in old {
        if !new.contains_key(key) {
            let below = label.enter(node, key);
            if node.is_prose(key) {
                push(changes, ChangeKind::Reworded, &below, "gone".into());
            } else {
                push_whole(changes, ChangeKind::Removed, node, key, value, &below);
            }
        }
    }
}

fn compare_items(
    old: &[Value],
    new: &[Value],
    node: Node,
    label: &Label,
    changes: &mut Vec<Change>,
) {
    let ids = |list: &[Value]| {
        (0..list.len())
            .map(|i| identify(node, i, list))
            .collect::<Vec<_>>()
    };
    let (old_ids, new_ids) = (ids(old), ids(new));
    for (id, value) in new_ids.iter().zip(new) {
        let below = label.enter(node, id);
        match old_ids.iter().position(|other| other == id) {
            Some(i) => compare(&old[i], value, node.child(""), &below, changes),
            None => push(changes, ChangeKind::Added, &below, String::new()),
        }
    }
    for id in &old_ids {
        if !new_ids.contains(id) {
            push(
                changes,
                ChangeKind::Removed,
                &label.enter(node, id),
                String::new(),
            );
        }
    }
}

fn compare_values(old: &Value, new: &Value, label: &Label, changes: &mut Vec<Change>) {
    let empty = Vec::new();
    let old = old.as_array().unwrap_or(&empty);
    let new = new.as_array().unwrap_or(&empty);
    for value in new.iter().filter(|value| !old.contains(value)) {
        push(changes, ChangeKind::Added, label, format!("value {value}"));
    }
    for value in old.iter().filter(|value| !new.contains(value)) {
        push(
            changes,
            ChangeKind::Removed,
            label,
            format!("value {value}"),
        );
    }
}

fn push(changes: &mut Vec<Change>, kind: ChangeKind, label: &Label, detail: String) {
    changes.push(Change {
        kind,
        what: label.to_string(),
        detail,
    });
}

/// Adds an item that only one document has. For a path, adds each of its operations.
fn push_whole(
    changes: &mut Vec<Change>,
    kind: ChangeKind,
    node: Node,
    key: &str,
    value: &Value,
    label: &Label,
) {
    let members = value
        .as_object()
        .filter(|_| node == Node::Map(&Node::PathItem));
    let operations = members
        .into_iter()
        .flatten()
        .filter(|(m, _)| METHODS.contains(&m.as_str()));
    let before = changes.len();
    if !label.to_string().starts_with("event ") {
        for (method, _) in operations {
            push(
                changes,
                kind,
                &label.enter(Node::PathItem, method),
                String::new(),
            );
        }
    }
    if changes.len() == before {
        push(changes, kind, label, detail_of(node, key, value));
    }
}

/// The value itself, if it is short and not an item.
fn detail_of(node: Node, key: &str, value: &Value) -> String {
    let said = node.child(key) == Node::Free && !matches!(node, Node::Map(_));
    if said { brief(value) } else { String::new() }
}

/// A value, shortened.
fn brief(value: &Value) -> String {
    const LONGEST: usize = 90;
    let text = value.to_string();
    if text.chars().count() <= LONGEST {
        return text;
    }
    text.chars().take(LONGEST).chain("…".chars()).collect()
}

#[cfg(test)]
mod tests;
