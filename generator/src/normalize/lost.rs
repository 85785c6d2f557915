//! What an error keeps from being known.
//!
//! In: pointers, each with an error reported for it. Out: whether more is to be expected of a node than can be seen of it.
//! Always: where nothing was reported nothing is lost, so a document that is generated from is judged by all it says.

use std::collections::BTreeSet;

/// The bundled pointers of nodes that were reported and dropped.
#[derive(Clone, Debug, Default)]
pub struct Lost {
    pointers: BTreeSet<String>,
}

impl Lost {
    /// Adds a node.
    pub fn add(&mut self, pointer: &str) {
        self.pointers.insert(pointer.to_owned());
    }

    /// Whether everything is known.
    pub fn is_empty(&self) -> bool {
        self.pointers.is_empty()
    }

    /// Whether a node, or one around it, is lost.
    pub fn covers(&self, pointer: &str) -> bool {
        let mut around = Some(pointer);
        std::iter::from_fn(|| {
            let at = around?;
            around = at.rfind('/').and_then(|end| at.get(..end));
            Some(at)
        })
        .any(|at| self.pointers.contains(at))
    }

    /// Whether a node itself is lost, or anything that stands directly in it.
    pub fn touches(&self, pointer: &str) -> bool {
        if self.is_empty() {
            return false;
        }
        let inside = format!("{pointer}/");
        let children = self.pointers.range(inside.clone()..);
        let mut children = children
            .map_while(|lost| lost.strip_prefix(inside.as_str()))
            .filter(|rest| !rest.contains('/'));
        self.pointers.contains(pointer) || children.next().is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lost_node_is_lost_with_what_is_in_it() {
        let mut lost = Lost::default();
        lost.add("/a/b");
        assert!(lost.covers("/a/b/c") && lost.covers("/a/b"));
        assert!(!lost.covers("/a") && !lost.covers("/a/bc"));
        lost.add("");
        assert!(lost.covers("/x"));
    }

    #[test]
    fn what_holds_a_lost_node_is_not_all_known() {
        let mut lost = Lost::default();
        lost.add("/a/b");
        assert!(lost.touches("/a") && lost.touches("/a/b"));
        assert!(!lost.touches("") && !lost.touches("/a/b/c"));
    }
}
