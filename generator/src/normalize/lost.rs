//! The parts of a document that an error makes unknown.
//!
//! In: pointers, each with a reported error. Out: whether a node may have more content than is visible. Always: without
//! an error nothing is lost, so a document that leads to a crate is judged by its whole content.

use std::collections::BTreeSet;

/// The bundled pointers of nodes that were reported and removed.
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

    /// Whether a node, or a node around it, is lost.
    pub fn covers(&self, pointer: &str) -> bool {
        let mut around = Some(pointer);
        std::iter::from_fn(|| {
            let at = around?;
            around = at.rfind('/').and_then(|end| at.get(..end));
            Some(at)
        })
        .any(|at| self.pointers.contains(at))
    }

    /// Whether a node itself is lost, or one of its children.
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
    fn a_node_around_a_lost_one_is_not_fully_known() {
        let mut lost = Lost::default();
        lost.add("/a/b");
        assert!(lost.touches("/a") && lost.touches("/a/b"));
        assert!(!lost.touches("") && !lost.touches("/a/b/c"));
    }
}
