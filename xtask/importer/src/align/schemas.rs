//! Components with another name.

use super::renamed::{Renamed, rename_key};
use generator::pointer::join;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

const GROUP: &str = "/components/schemas";

/// Renames the schemas of `ours` that `new` has under another name.
pub(super) fn align_schemas(ours: &mut Value, new: &Value) -> Vec<Renamed> {
    let (gone, come) = (list_only(ours, new), list_only(new, ours));
    let places = (find_places(ours, &gone), find_places(new, &come));
    let pairs: BTreeSet<(&str, &str)> = places
        .0
        .iter()
        .filter_map(|(place, was)| Some((was.as_str(), places.1.get(place)?.as_str())))
        .collect();
    let is_pair = |was: &str, now: &str| pairs.contains(&(was, now));
    let is_same = |was: &str, now: &str| {
        let find = |document: &Value, name: &str| document.pointer(&join(GROUP, name)).cloned();
        match (find(ours, was), find(new, now)) {
            (Some(was), Some(now)) => says(&was, &now, &is_pair),
            _ => false,
        }
    };
    let found: Vec<(&str, &str)> = pairs
        .iter()
        .copied()
        .filter(|(was, now)| is_same(was, now))
        .collect();
    let is_only = |pair: &(&str, &str)| {
        let alike = found
            .iter()
            .filter(|other| other.0 == pair.0 || other.1 == pair.1);
        alike.count() == 1
    };
    let renamed: Vec<Renamed> = found
        .iter()
        .filter(|pair| is_only(pair))
        .map(|(was, now)| Renamed {
            noun: "schema",
            group: GROUP,
            was: (*was).to_owned(),
            now: (*now).to_owned(),
        })
        .collect();
    for one in &renamed {
        rename_schema(ours, &one.was, &one.now);
    }
    renamed
}

/// The names of the schemas that only `document` has.
fn list_only(document: &Value, other: &Value) -> BTreeSet<String> {
    let names = |document: &Value| -> BTreeSet<String> {
        let schemas = document.pointer(GROUP).and_then(Value::as_object);
        schemas
            .into_iter()
            .flatten()
            .map(|(name, _)| name.clone())
            .collect()
    };
    names(document).difference(&names(other)).cloned().collect()
}

/// The places that refer to the named schemas, outside of them. The position in a list is no part of a place, unless
/// several of them are in one list.
fn find_places(document: &Value, names: &BTreeSet<String>) -> BTreeMap<String, String> {
    let mut all: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    visit(document, String::new(), &mut |place, target| {
        if let Some(name) = name_of(target).filter(|name| names.contains(*name)) {
            all.entry(place).or_default().insert(name.to_owned());
        }
    });
    all.into_iter()
        .filter_map(|(place, names)| {
            Some((place, names.first().filter(|_| names.len() == 1)?.clone()))
        })
        .collect()
}

/// The component that a reference names.
fn name_of(target: &str) -> Option<&str> {
    target
        .strip_prefix('#')?
        .strip_prefix(GROUP)?
        .strip_prefix('/')
}

fn visit(value: &Value, place: String, found: &mut dyn FnMut(String, &str)) {
    match value {
        Value::Object(members) => {
            for (key, member) in members {
                match member.as_str().filter(|_| key == "$ref") {
                    Some(target) => found(place.clone(), target),
                    None => visit(member, join(&place, key), found),
                }
            }
        }
        Value::Array(items) => {
            items
                .iter()
                .for_each(|item| visit(item, join(&place, "-"), found));
        }
        _ => {}
    }
}

/// Whether `now` says nothing that `was` does not say.
fn says(was: &Value, now: &Value, is_pair: &dyn Fn(&str, &str) -> bool) -> bool {
    match (was, now) {
        (Value::Object(was), Value::Object(now)) => now
            .iter()
            .all(|(key, now)| was.get(key).is_some_and(|was| says(was, now, is_pair))),
        (Value::Array(was), Value::Array(now)) => now
            .iter()
            .all(|now| was.iter().any(|was| says(was, now, is_pair))),
        (Value::String(was), Value::String(now)) if was != now => {
            matches!((name_of(was), name_of(now)), (Some(was), Some(now)) if is_pair(was, now))
        }
        _ => was == now,
    }
}

/// Renames a schema and all references to it.
pub(super) fn rename_schema(document: &mut Value, was: &str, now: &str) {
    rename_key(document.pointer_mut(GROUP), was, now);
    let (was, now) = (
        format!("#{}", join(GROUP, was)),
        format!("#{}", join(GROUP, now)),
    );
    rename_texts(document, &was, &now);
}

fn rename_texts(value: &mut Value, was: &str, now: &str) {
    match value {
        Value::String(text) if text == was => now.clone_into(text),
        Value::Object(members) => {
            members
                .values_mut()
                .for_each(|member| rename_texts(member, was, now));
        }
        Value::Array(items) => items
            .iter_mut()
            .for_each(|item| rename_texts(item, was, now)),
        _ => {}
    }
}
