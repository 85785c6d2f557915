//! One document out of many files.
//!
//! In: the root file and a way to read others. Out: the document with every reference as `#/components/…`. Always: a
//! file `components/<kind>/<name>` is that component; any other target takes the place of the reference to it; what
//! cannot be read or found is a finding, and then nothing comes out.

use super::facts::escape_pointer;
use super::node::COMPONENT_KINDS;
use crate::diagnostic::{Diagnostics, Place};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Reads a file by its path relative to the root file's folder.
pub type ReadFile<'r> = dyn Fn(&str) -> Result<String, String> + 'r;

/// Reads `root_file` and all that it refers to.
pub fn gather_document(
    root_file: &str,
    read: &ReadFile<'_>,
    findings: &mut Diagnostics,
) -> Option<Value> {
    let mut gatherer = Gatherer {
        read,
        findings,
        files: BTreeMap::new(),
        components: BTreeMap::new(),
        queue: Vec::new(),
        open: Vec::new(),
    };
    let Some(root) = gatherer.load(root_file).filter(Value::is_object) else {
        gatherer.findings.error(
            "not-a-document",
            Some(Place { file: root_file.into(), pointer: String::new(), position: None }),
            "this is no OpenAPI document",
            "Name the file that has `openapi` and `paths`.",
        );
        return None;
    };
    let mut document = gatherer.resolve(&root, root_file, String::new());
    while let Some((kind, name, file)) = gatherer.queue.pop() {
        if let Some(part) = gatherer.load(&file) {
            let part = gatherer.resolve(&part, &file, String::new());
            gatherer.components.insert((kind, name), part);
        }
    }
    let Gatherer { components, findings, .. } = gatherer;
    if findings.has_errors() {
        return None;
    }
    for ((kind, name), part) in components {
        let all = enter_object(enter_object(&mut document, "components"), &kind);
        // A root that lists its components holds a reference here; the component itself takes its place.
        all[name.as_str()] = part;
    }
    Some(document)
}

/// The member `key`, made an empty object where there is none.
fn enter_object<'v>(value: &'v mut Value, key: &str) -> &'v mut Value {
    let member = &mut value[key];
    if !member.is_object() {
        *member = Value::Object(Map::new());
    }
    member
}

struct Gatherer<'g> {
    read: &'g ReadFile<'g>,
    findings: &'g mut Diagnostics,
    files: BTreeMap<String, Value>,
    components: BTreeMap<(String, String), Value>,
    queue: Vec<(String, String, String)>,
    open: Vec<(String, String)>,
}

impl Gatherer<'_> {
    fn load(&mut self, file: &str) -> Option<Value> {
        if let Some(value) = self.files.get(file) {
            return Some(value.clone());
        }
        match (self.read)(file).and_then(|text| parse_yaml(&text)) {
            Ok(value) => {
                self.files.insert(file.to_owned(), value.clone());
                Some(value)
            }
            Err(message) => {
                let place = Place { file: file.into(), pointer: String::new(), position: None };
                self.findings.error(
                    "unreadable-file",
                    Some(place),
                    message,
                    "Check the path and that the file is YAML or JSON.",
                );
                None
            }
        }
    }

    fn resolve(&mut self, value: &Value, file: &str, at: String) -> Value {
        match value {
            Value::Object(members) => self.resolve_members(members, file, &at),
            Value::Array(items) => items
                .iter()
                .enumerate()
                .map(|(i, item)| self.resolve(item, file, format!("{at}/{i}")))
                .collect(),
            other => other.clone(),
        }
    }

    fn resolve_members(&mut self, members: &Map<String, Value>, file: &str, at: &str) -> Value {
        let mut out = Map::new();
        for (key, value) in members {
            let below = format!("{at}/{}", escape_pointer(key));
            match (key.as_str(), value) {
                ("$ref", Value::String(target)) => match self.resolve_reference(target, file, &below) {
                    Some(Target::Component(name)) => {
                        out.insert(key.clone(), name.into());
                    }
                    Some(Target::Inline(Value::Object(inline))) => out.extend(inline),
                    Some(Target::Inline(other)) => return other,
                    None => {}
                },
                ("mapping", Value::Object(mapping)) => {
                    let mapping = mapping.iter().map(|(tag, target)| {
                        let name = target.as_str().and_then(|t| self.map_target(t, file));
                        (tag.clone(), name.map_or_else(|| target.clone(), Value::from))
                    });
                    out.insert(key.clone(), Value::Object(mapping.collect()));
                }
                _ => {
                    out.insert(key.clone(), self.resolve(value, file, below));
                }
            }
        }
        Value::Object(out)
    }

    /// A discriminator's target as a reference; `None` where it is a plain name.
    fn map_target(&mut self, target: &str, file: &str) -> Option<String> {
        let path = target.split('#').next().unwrap_or_default();
        let component = component_of(&join_path(file, &decode(path)))?;
        Some(self.refer(component))
    }

    fn refer(&mut self, (kind, name, file): (String, String, String)) -> String {
        let reference = format!("#/components/{kind}/{name}");
        let key = (kind.clone(), name.clone());
        if !self.components.contains_key(&key) {
            self.components.insert(key, Value::Null);
            self.queue.push((kind, name, file));
        }
        reference
    }

    fn resolve_reference(&mut self, target: &str, file: &str, at: &str) -> Option<Target> {
        let (path, fragment) = target.split_once('#').unwrap_or((target, ""));
        let (path, pointer) = (decode(path), decode(fragment));
        if path.is_empty() && pointer.starts_with("/components/") {
            return Some(Target::Component(format!("#{pointer}")));
        }
        let path = if path.is_empty() { file.to_owned() } else { join_path(file, &path) };
        if pointer.is_empty()
            && let Some(component) = component_of(&path)
        {
            return Some(Target::Component(self.refer(component)));
        }
        self.inline(&path, &pointer, file, at).map(Target::Inline)
    }

    fn inline(&mut self, path: &str, pointer: &str, file: &str, at: &str) -> Option<Value> {
        let place = Place { file: file.into(), pointer: at.into(), position: None };
        let target = (path.to_owned(), pointer.to_owned());
        if self.open.contains(&target) {
            self.findings.error(
                "circular-ref",
                Some(place),
                format!("`{path}#{pointer}` refers to itself"),
                "Move it to a file below components/, where a reference may be recursive.",
            );
            return None;
        }
        let whole = self.load(path)?;
        let Some(part) = whole.pointer(pointer) else {
            self.findings.error(
                "dangling-ref",
                Some(place),
                format!("`{path}` has nothing at `{pointer}`"),
                "Correct the reference or add what it refers to.",
            );
            return None;
        };
        let part = part.clone();
        self.open.push(target);
        let part = self.resolve(&part, path, pointer.to_owned());
        self.open.pop();
        Some(part)
    }
}

enum Target {
    Component(String),
    Inline(Value),
}

/// Kind, name and file of the component that a path names.
fn component_of(path: &str) -> Option<(String, String, String)> {
    let mut steps = path.rsplit('/');
    let (file, kind, folder) = (steps.next()?, steps.next()?, steps.next()?);
    let name = file.rsplit_once('.')?.0;
    (folder == "components" && COMPONENT_KINDS.contains(&kind))
        .then(|| (kind.to_owned(), name.to_owned(), path.to_owned()))
}

/// `path` as seen from the folder of `file`.
fn join_path(file: &str, path: &str) -> String {
    let mut steps: Vec<&str> = file.split('/').collect();
    steps.pop();
    for step in path.split('/') {
        match step {
            "" | "." => {}
            ".." if steps.last().is_some_and(|last| *last != "..") => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// Text with its `%xx` decoded; as it is where that would be no text.
fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut i = 0;
    while i < bytes.len() {
        let hex = (bytes[i] == b'%').then(|| text.get(i + 1..i + 3)).flatten();
        if let Some(byte) = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            out.push(byte);
            i += 3;
        } else {
            out.push(bytes[i]);
            i += 1;
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_owned())
}

/// YAML or JSON as a JSON value; keys that are numbers become text.
pub fn parse_yaml(text: &str) -> Result<Value, String> {
    let value: serde_yaml::Value = serde_yaml::from_str(text).map_err(|e| e.to_string())?;
    convert(value)
}

fn convert(value: serde_yaml::Value) -> Result<Value, String> {
    Ok(match value {
        serde_yaml::Value::Mapping(mapping) => {
            let mut members = Map::new();
            for (key, value) in mapping {
                let key = match key {
                    serde_yaml::Value::String(key) => key,
                    serde_yaml::Value::Number(key) => key.to_string(),
                    serde_yaml::Value::Bool(key) => key.to_string(),
                    _ => return Err("a key is neither text nor number".into()),
                };
                members.insert(key, convert(value)?);
            }
            Value::Object(members)
        }
        serde_yaml::Value::Sequence(items) => {
            Value::Array(items.into_iter().map(convert).collect::<Result<_, _>>()?)
        }
        serde_yaml::Value::Tagged(tagged) => convert(tagged.value)?,
        other => serde_json::to_value(other).map_err(|e| e.to_string())?,
    })
}

#[cfg(test)]
mod tests {
    use super::super::layout::split_document;
    use super::*;
    use serde_json::json;

    fn gather(files: &BTreeMap<String, String>) -> (Option<Value>, Vec<&'static str>) {
        let mut findings = Diagnostics::default();
        let read = |file: &str| files.get(file).cloned().ok_or_else(|| "no such file".to_owned());
        let document = gather_document("openapi.yaml", &read, &mut findings);
        (document, findings.iter().map(|finding| finding.code).collect())
    }

    #[test]
    fn what_was_split_is_joined_again() {
        let document = json!({
            "openapi": "3.1.0",
            "paths": {"/a/{id}": {"get": {"tags": ["T"], "responses": {
                "200": {"content": {"application/json": {"schema": {
                    "description": "beside", "$ref": "#/components/schemas/a"}}}}}}}},
            "webhooks": {"a.b": {"post": {"tags": ["T"]}}},
            "components": {"schemas": {
                "a": {"properties": {"self": {"$ref": "#/components/schemas/a"}}},
                "u": {"discriminator": {"mapping": {"x": "#/components/schemas/a"}}}
            }}
        });
        assert_eq!(gather(&split_document(&document)), (Some(document), vec![]));
    }

    #[test]
    fn what_is_missing_is_told() {
        let files = BTreeMap::from([("openapi.yaml".into(), "paths: {/a: {$ref: 'b.yaml#/c'}, /d: {$ref: e.yaml}}".into()),
            ("b.yaml".into(), "{}".into())]);
        assert_eq!(gather(&files), (None, vec!["dangling-ref", "unreadable-file"]));
    }

    #[test]
    fn a_circle_outside_of_components_is_told() {
        let files = BTreeMap::from([("openapi.yaml".into(), "paths: {/a: {$ref: 'b.yaml#/c'}}".into()),
            ("b.yaml".into(), "c: {d: {$ref: '#/c'}}".into())]);
        assert_eq!(gather(&files), (None, vec!["circular-ref"]));
    }
}
