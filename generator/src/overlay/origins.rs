//! Updates the origins of nodes when overlays change the document.
//!
//! In: added nodes and removed items. Out: the changed origins of the document. Always: an added node has its place in
//! the overlay; an item of a list keeps its place when earlier items are removed.

use crate::pointer::{join, strip_ancestor};
use crate::source::document::Origins;
use std::sync::Arc;

/// Records the origin of a new or replaced node.
pub fn set_origin(origins: &mut Origins, pointer: &str, file: &Arc<str>, origin: &str) {
    remove_origins(origins, pointer);
    origins
        .map
        .insert(pointer.to_owned(), (Arc::clone(file), origin.to_owned()));
}

/// Removes the origin of a node.
pub fn remove_origins(origins: &mut Origins, pointer: &str) {
    for inner in list_below(origins, pointer) {
        origins.map.remove(&inner);
    }
}

/// Removes the origin of a list item, and moves the origins of later items.
pub fn remove_item(origins: &mut Origins, list: &str, index: usize, length: usize) {
    remove_origins(origins, &join(list, &index.to_string()));
    for from in index + 1..length {
        let old = join(list, &from.to_string());
        let new = join(list, &(from - 1).to_string());
        let own = origins.find(&old);
        let inner: Vec<_> = list_below(origins, &old)
            .into_iter()
            .filter_map(|pointer| {
                let moved = format!("{new}{}", strip_ancestor(&pointer, &old)?);
                Some((moved, origins.map.remove(&pointer)?))
            })
            .collect();
        origins.map.insert(new, own);
        origins.map.extend(inner);
    }
}

/// The recorded nodes at and below a pointer.
fn list_below(origins: &Origins, pointer: &str) -> Vec<String> {
    origins
        .map
        .range(pointer.to_owned()..)
        .map(|(inner, _)| inner)
        .take_while(|inner| inner.starts_with(pointer))
        .filter(|inner| strip_ancestor(inner, pointer).is_some())
        .cloned()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_keep_their_place_when_one_before_them_goes() {
        let file: Arc<str> = "a.yaml".into();
        let other: Arc<str> = "b.yaml".into();
        let mut origins = Origins::default();
        set_origin(&mut origins, "", &file, "");
        set_origin(&mut origins, "/l/2/x", &other, "/x");
        let before: Vec<_> = ["/l/0", "/l/2", "/l/2/x/y", "/l/3", "/l2"]
            .map(|p| origins.find(p))
            .into();
        remove_item(&mut origins, "/l", 1, 4);
        let after: Vec<_> = ["/l/0", "/l/1", "/l/1/x/y", "/l/2", "/l2"]
            .map(|p| origins.find(p))
            .into();
        assert_eq!(before, after);
    }
}
