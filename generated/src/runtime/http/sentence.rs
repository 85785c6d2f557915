//! Lists of names in the sentences of errors.

/// Adds an item to a list. `between` separates it from the items before it.
pub(crate) fn add_item(list: &mut String, between: &str, item: &str) {
    if !list.is_empty() {
        list.push_str(between);
    }
    list.push_str(item);
}
