//! Values of enumerations that upstream no longer lists.

use super::super::label::Label;
use super::super::node::Node;
use super::kind::kind_of;
use super::order::insert_item;
use serde_json::{Map, Value};

/// The list of all values.
const CLOSED: &str = "enum";
/// The list of the known values of an open set.
const OPEN: &str = "x-extensible-enum";

/// Whether a member is a list of values that can only grow.
pub fn is_value_list(node: Node, key: &str) -> bool {
    node == Node::Schema && (key == CLOSED || key == OPEN)
}

/// Adds the values that only our list has to the list of the new schema, which may be of the other kind. A text without
/// a list gets an open one. Returns labels of the kept values.
pub(super) fn keep_values(
    new: &mut Map<String, Value>,
    ours: &Map<String, Value>,
    supplied: Option<&Value>,
    label: &Label,
) -> Vec<String> {
    let supplied = supplied.and_then(Value::as_object);
    let known = list_values(ours);
    let given: Vec<&Value> = supplied.into_iter().flat_map(list_values).collect();
    let mut kept = Vec::new();
    let Some(key) = [CLOSED, OPEN]
        .into_iter()
        .find(|key| new.contains_key(*key))
    else {
        if !known.is_empty() && given.is_empty() && is_open_text(new) {
            kept.push(format!("{label} values"));
            let texts = known.into_iter().filter(|value| value.is_string());
            new.insert(OPEN.to_owned(), texts.cloned().collect());
        }
        return kept;
    };
    let Some(list) = new.get_mut(key).and_then(Value::as_array_mut) else {
        return kept;
    };
    let kinds: Vec<_> = list.iter().filter_map(kind_of).collect();
    for (at, value) in known.iter().copied().enumerate() {
        let fits = kind_of(value).is_some_and(|kind| kinds.is_empty() || kinds.contains(&kind));
        if fits && !list.contains(value) && !given.contains(&value) {
            kept.push(format!("{} value {value}", label.enter(Node::Schema, key)));
            let find = |list: &[Value], j: usize| list.iter().position(|other| other == known[j]);
            insert_item(list, at, value.clone(), &find);
        }
    }
    kept
}

fn list_values(schema: &Map<String, Value>) -> Vec<&Value> {
    let lists = [CLOSED, OPEN].into_iter().filter_map(|key| schema.get(key));
    lists.filter_map(Value::as_array).flatten().collect()
}

/// Whether a schema says only that it is text.
fn is_open_text(schema: &Map<String, Value>) -> bool {
    let has = |key: &str| schema.contains_key(key);
    let is_text = schema.get("type").and_then(Value::as_str) == Some("string");
    is_text && !has("const") && !has("format")
}
