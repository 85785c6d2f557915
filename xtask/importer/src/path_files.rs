//! Chooses the file for each path.
//!
//! In: the paths of a document and the tags of their operations. Out: a file for each path. Always: the form of the
//! path decides, so that a path stays in its file when other paths are added or removed. A resource of several kinds
//! has a file for each kind.

use super::node::Node;
use super::slug::slug;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The paths of a document, with the facts that decide their files.
pub struct PathFiles<'d> {
    /// First segments that are also complete paths, such as `accounts`.
    collections: BTreeSet<&'d str>,
    /// By resource: the kinds after a first segment that is not a complete path.
    kinds: BTreeMap<String, BTreeSet<&'d str>>,
}

impl<'d> PathFiles<'d> {
    /// Reads all paths of `document`.
    pub fn of(document: &'d Value) -> Self {
        let items = || document["paths"].as_object().into_iter().flatten();
        let collections: BTreeSet<&str> = items()
            .filter_map(|(path, _)| path.strip_prefix('/'))
            .filter(|path| !path.contains('/'))
            .collect();
        let mut kinds: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
        for (path, item) in items() {
            if let (first, Some(second)) = split_path(path)
                && !collections.contains(first)
                && !is_parameter(second)
            {
                kinds
                    .entry(resource_of(path, item))
                    .or_default()
                    .insert(second);
            }
        }
        Self { collections, kinds }
    }

    /// The file of a path, below `spec/`.
    pub fn file_of(&self, path: &str, item: &Value) -> String {
        let resource = resource_of(path, item);
        let name = slug(&resource);
        let part = match split_path(path) {
            (_, Some(second)) if is_parameter(second) && path.split('/').count() > 3 => "actions",
            (_, Some(second)) if is_parameter(second) => "",
            (first, Some(second)) => {
                let several = self
                    .kinds
                    .get(&resource)
                    .is_some_and(|kinds| kinds.len() > 1);
                if several || self.collections.contains(first) {
                    second
                } else {
                    ""
                }
            }
            _ => "",
        };
        let dash = if part.is_empty() { "" } else { "-" };
        format!("paths/{name}{dash}{part}.yaml")
    }
}

/// The first and the second segment of a path.
fn split_path(path: &str) -> (&str, Option<&str>) {
    let mut segments = path.trim_start_matches('/').split('/');
    (segments.next().unwrap_or_default(), segments.next())
}

fn is_parameter(segment: &str) -> bool {
    segment.starts_with('{')
}

/// The resource of a path: the tag of its first operation, or its first segment.
fn resource_of(path: &str, item: &Value) -> String {
    let members = item.as_object().into_iter().flatten();
    members
        .filter(|(key, _)| Node::PathItem.child(key) == Node::Operation)
        .find_map(|(_, operation)| operation["tags"][0].as_str().map(str::to_owned))
        .unwrap_or_else(|| split_path(path).0.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_path_goes_to_its_resource_and_its_part() {
        let item = |tag: &str| json!({"get": {"tags": [tag]}});
        let document = json!({"paths": {
            "/things": item("Things"), "/things/{id}": item("Things"), "/things/{id}/open": item("Things"),
            "/things/search": item("Things"),
            "/list/names": item("Lists"), "/list/faces/{id}": item("Lists"), "/lists": item("Lists"),
            "/check/ids/{id}": item("ID Checks")
        }});
        let files = PathFiles::of(&document);
        let found: Vec<_> = document["paths"]
            .as_object()
            .into_iter()
            .flatten()
            .map(|(path, item)| files.file_of(path, item))
            .collect();
        assert_eq!(
            found,
            [
                "paths/things.yaml",
                "paths/things.yaml",
                "paths/things-actions.yaml",
                "paths/things-search.yaml",
                "paths/lists-names.yaml",
                "paths/lists-faces.yaml",
                "paths/lists.yaml",
                "paths/id-checks.yaml",
            ]
        );
    }
}
