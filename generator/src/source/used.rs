//! Finds the nodes to which an operation or a webhook leads.
//!
//! In: all references. Out: whether a node is reached. Always: in a document that has only components, all nodes count
//! as reached, because the components are its content.

use super::found_reference::{Location, References};
use crate::yaml::{Mapping, Value};
use std::collections::BTreeSet;

/// The nodes that references from outside the components reach, directly or indirectly.
#[derive(Debug, Default)]
pub struct Used {
    /// Whether all nodes count as reached.
    all: bool,
    reached: BTreeSet<Location>,
}

impl Used {
    /// Follows all references from the operations.
    pub fn find(root: &Value, sites: &References) -> Used {
        let described = ["paths", "webhooks"].iter().any(|key| {
            let entries = root.get(*key).and_then(Value::as_mapping);
            entries.is_some_and(|entries: &Mapping| !entries.is_empty())
        });
        let mut used = Used {
            all: !described,
            reached: BTreeSet::new(),
        };
        let outside = sites.iter().filter(|(at, _)| !is_component(at));
        let mut open: Vec<&Location> = outside.map(|(_, site)| &site.target).collect();
        while let Some(target) = open.pop() {
            if !used.reached.insert(target.clone()) {
                continue;
            }
            open.extend(sites.get(target).map(|site| &site.target));
            let inside = Location {
                file: target.file,
                pointer: format!("{}/", target.pointer),
            };
            let within = sites.range(inside.clone()..).take_while(|(at, _)| {
                at.file == inside.file && at.pointer.starts_with(&inside.pointer)
            });
            open.extend(within.map(|(_, site)| &site.target));
        }
        used
    }

    /// Whether a node is reached, or is inside a reached node.
    pub fn holds(&self, at: &Location) -> bool {
        if self.all || !is_component(at) && at.file == 0 {
            return true;
        }
        let mut around = Some(at.pointer.as_str());
        while let Some(pointer) = around {
            let node = Location {
                file: at.file,
                pointer: pointer.to_owned(),
            };
            if self.reached.contains(&node) {
                return true;
            }
            around = pointer.rfind('/').and_then(|end| pointer.get(..end));
        }
        false
    }
}

/// Whether a node is in a component of the root. Security schemes are used by name and not by reference.
fn is_component(at: &Location) -> bool {
    at.file == 0
        && at.pointer.starts_with("/components/")
        && !at.pointer.starts_with("/components/securitySchemes/")
}
