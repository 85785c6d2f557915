//! Paths whose parameters have other names.

use super::super::node::METHODS;
use super::renamed::{Renamed, rename_key};
use serde_json::Value;
use std::collections::BTreeMap;

pub(super) const NOUN: &str = "path";

/// Renames the paths of `ours` that differ from one of `new` only in the names of parameters.
pub(super) fn align_paths(ours: &mut Value, new: &Value) -> Vec<Renamed> {
    let (gone, come) = (list_only(ours, new), list_only(new, ours));
    let pairs = gone
        .iter()
        .filter_map(|(shape, was)| match (&was[..], &come.get(shape)?[..]) {
            ([was], [now]) => Some((was.clone(), now.clone())),
            _ => None,
        });
    let pairs: Vec<_> = pairs.collect();
    pairs
        .into_iter()
        .map(|(was, now)| {
            rename_path(ours, &was, &now);
            Renamed {
                noun: NOUN,
                group: "/paths",
                was,
                now,
            }
        })
        .collect()
}

/// The paths that only `document` has, by their shape.
fn list_only(document: &Value, other: &Value) -> BTreeMap<String, Vec<String>> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let paths = document.get("paths").and_then(Value::as_object);
    for path in paths.into_iter().flatten().map(|(path, _)| path) {
        let is_common = other
            .get("paths")
            .is_some_and(|paths| paths.get(path).is_some());
        if !is_common {
            found.entry(shape_of(path)).or_default().push(path.clone());
        }
    }
    found
}

/// A path without the names of its parameters.
fn shape_of(path: &str) -> String {
    let mut parts = path.split('{');
    let start = parts.next().unwrap_or_default().to_owned();
    parts.fold(start, |shape, part| {
        let rest = part.split_once('}').map_or(part, |(_, rest)| rest);
        format!("{shape}{{}}{rest}")
    })
}

/// The names of the parameters in a path.
fn names_in(path: &str) -> impl Iterator<Item = &str> {
    let parts = path.split('{').skip(1);
    parts.filter_map(|part| Some(part.split_once('}')?.0))
}

/// Renames a path and its parameters.
pub(super) fn rename_path(document: &mut Value, was: &str, now: &str) {
    let names: BTreeMap<&str, &str> = names_in(was).zip(names_in(now)).collect();
    let mut group = document.get_mut("paths");
    let item = group.as_mut().and_then(|paths| paths.get_mut(was));
    if let Some(item) = item.and_then(Value::as_object_mut) {
        let lists = item
            .iter_mut()
            .filter_map(|(key, value)| match key.as_str() {
                "parameters" => Some(value),
                key if METHODS.contains(&key) => value.get_mut("parameters"),
                _ => None,
            });
        for parameter in lists.filter_map(Value::as_array_mut).flatten() {
            let is_here = parameter.get("in").and_then(Value::as_str) == Some("path");
            let name = parameter.get_mut("name").filter(|_| is_here);
            if let Some(Value::String(name)) = name
                && let Some(other) = names.get(name.as_str())
            {
                *name = (*other).to_owned();
            }
        }
    }
    rename_key(group, was, now);
}
