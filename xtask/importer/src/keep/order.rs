//! Puts kept items where they stood, so that the diff of the document is small.

use serde_json::{Map, Value};

/// Inserts a member after the one that stands before it in `ours`.
pub(super) fn insert_member<'o>(
    new: &mut Map<String, Value>,
    ours: impl IntoIterator<Item = &'o str>,
    key: &str,
    value: Value,
) {
    let before: Vec<&str> = ours.into_iter().take_while(|other| *other != key).collect();
    let known = |name: &str| new.keys().position(|other| other == name);
    let last = before.iter().rev().find_map(|name| known(name));
    new.shift_insert(last.map_or(0, |last| last + 1), key.to_owned(), value);
}

/// Inserts an item after the one that stands before it in our list. `find` finds the item `index` of our list in `new`.
pub(super) fn insert_item(
    new: &mut Vec<Value>,
    index: usize,
    value: Value,
    find: &dyn Fn(&[Value], usize) -> Option<usize>,
) {
    let last = (0..index).rev().find_map(|before| find(new, before));
    new.insert(last.map_or(0, |last| last + 1), value);
}
