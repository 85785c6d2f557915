//! Our layout of the document: which part is in which file.
//!
//! In: a document whose references are all `#/components/…`. Out: path and text of every file below `spec/`. Always:
//! paths are grouped by resource, events by subject, and each component has a file. References are relative to their
//! own file. Joining the files gives the same document.

use super::node::COMPONENT_KINDS;
use super::path_files::PathFiles;
use super::slug::slug;
use super::yaml::write_yaml;
use generator::pointer::join;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// The file that refers to all others.
pub const ROOT_FILE: &str = "openapi.yaml";

/// The first lines of every file.
pub const NOTICE: &str = "# Laid out by `cargo xtask spec`. Wording and additions are written in spec/overlays/; see spec/README.md.\n";

/// The files of `document`, by their path below `spec/`.
pub fn split_document(document: &Value) -> BTreeMap<String, String> {
    let mut parts: BTreeMap<String, Value> = BTreeMap::new();
    let mut root = document.clone();
    let files = PathFiles::of(document);
    move_items(&mut root, "paths", &mut parts, |path, item| {
        files.file_of(path, item)
    });
    move_items(&mut root, "webhooks", &mut parts, |name, _| {
        format!(
            "webhooks/{}.yaml",
            slug(name.rsplit_once('.').map_or(name, |(about, _)| about))
        )
    });
    move_components(&mut root, &mut parts);
    parts.insert(ROOT_FILE.to_owned(), root);
    parts
        .into_iter()
        .map(|(file, mut part)| {
            localize(&mut part, &file);
            let text = format!("{NOTICE}{}", write_yaml(&part));
            (file, text)
        })
        .collect()
}

/// Moves the path items under `key` of the root into files and leaves references.
fn move_items(
    root: &mut Value,
    key: &str,
    parts: &mut BTreeMap<String, Value>,
    file_of: impl Fn(&str, &Value) -> String,
) {
    let Some(items) = root.get_mut(key).and_then(Value::as_object_mut) else {
        return;
    };
    for (name, item) in items.iter_mut() {
        let file = file_of(name, item);
        let reference = json!({"$ref": format!("{file}#/{}", escape_fragment(name))});
        let moved = std::mem::replace(item, reference);
        insert(parts, file, name, moved);
    }
}

/// Moves every component with its own folder into a file.
fn move_components(root: &mut Value, parts: &mut BTreeMap<String, Value>) {
    let Some(components) = root.get_mut("components").and_then(Value::as_object_mut) else {
        return;
    };
    for kind in COMPONENT_KINDS {
        let Some(Value::Object(members)) = components.shift_remove(kind) else {
            continue;
        };
        for (name, component) in members {
            parts.insert(component_file(kind, &name), component);
        }
    }
    list_unreferenced(components, parts);
    if components.is_empty() {
        root.as_object_mut()
            .map(|root| root.shift_remove("components"));
    }
}

/// Lists unreferenced components in the root, so that readers find them.
fn list_unreferenced(components: &mut Map<String, Value>, parts: &BTreeMap<String, Value>) {
    let mut targets = BTreeSet::new();
    parts
        .values()
        .for_each(|part| collect_targets(part, &mut targets));
    for file in parts.keys() {
        let Some((kind, name)) = file
            .strip_prefix("components/")
            .and_then(|f| f.split_once('/'))
        else {
            continue;
        };
        let name = name.trim_end_matches(".yaml");
        let target = format!("#/components/{kind}/{name}");
        if !targets.contains(target.as_str()) {
            let all = components.entry(kind).or_insert_with(|| json!({}));
            all[name] = json!({ "$ref": target });
        }
    }
}

/// Every text of a document that could be a reference to a component.
fn collect_targets<'v>(value: &'v Value, targets: &mut BTreeSet<&'v str>) {
    match value {
        Value::String(text) if text.starts_with("#/components/") => {
            targets.insert(text);
        }
        Value::Object(members) => members.values().for_each(|v| collect_targets(v, targets)),
        Value::Array(items) => items.iter().for_each(|v| collect_targets(v, targets)),
        _ => {}
    }
}

fn insert(parts: &mut BTreeMap<String, Value>, file: String, name: &str, item: Value) {
    let part = parts
        .entry(file)
        .or_insert_with(|| Value::Object(Map::new()));
    if let Some(part) = part.as_object_mut() {
        part.insert(name.to_owned(), item);
    }
}

/// The file of a component.
fn component_file(kind: &str, name: &str) -> String {
    format!("components/{kind}/{name}.yaml")
}

/// Makes every reference relative to `file`.
fn localize(value: &mut Value, file: &str) {
    match value {
        Value::Object(members) => {
            for (key, member) in members {
                match (key.as_str(), &mut *member) {
                    ("$ref", Value::String(target)) => {
                        *target = relative(target, file).unwrap_or_else(|| target.clone());
                    }
                    ("mapping", Value::Object(mapping)) => {
                        for target in mapping.values_mut() {
                            if let Some(local) = target.as_str().and_then(|t| relative(t, file)) {
                                // Without the dot, it would be read as the name of a component.
                                let dot = if local.starts_with('.') { "" } else { "./" };
                                *target = format!("{dot}{local}").into();
                            }
                        }
                    }
                    _ => localize(member, file),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| localize(item, file)),
        _ => {}
    }
}

/// `#/components/…` relative to `file`; `None` for a component without its own file.
fn relative(target: &str, file: &str) -> Option<String> {
    let (kind, name) = target.strip_prefix("#/components/")?.split_once('/')?;
    if !COMPONENT_KINDS.contains(&kind) {
        return None;
    }
    let target = component_file(kind, name);
    let folders: Vec<&str> = file.split('/').collect();
    let folders = &folders[..folders.len() - 1];
    let steps: Vec<&str> = target.split('/').collect();
    let shared = folders
        .iter()
        .zip(&steps)
        .take_while(|(a, b)| a == b)
        .count();
    let up = std::iter::repeat_n("..", folders.len() - shared);
    Some(
        up.chain(steps[shared..].iter().copied())
            .collect::<Vec<_>>()
            .join("/"),
    )
}

/// A key as a step of a JSON pointer inside a URI fragment.
fn escape_fragment(key: &str) -> String {
    let mut out = String::new();
    for c in join("", key).chars().skip(1) {
        match c {
            '{' => out.push_str("%7B"),
            '}' => out.push_str("%7D"),
            '%' => out.push_str("%25"),
            ' ' => out.push_str("%20"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_has_its_file() {
        let document = json!({
            "openapi": "3.1.0",
            "paths": {"/a/{id}": {"get": {"tags": ["My Things"], "responses": {
                "200": {"$ref": "#/components/responses/ok"}}}}},
            "webhooks": {"report/odd.ready": {"post": {}}},
            "components": {
                "securitySchemes": {"key": {"type": "http"}},
                "responses": {"ok": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/a"}}}}},
                "schemas": {"a": {"discriminator": {"propertyName": "t", "mapping": {"x": "#/components/schemas/a"}}}}
            }
        });
        let files = split_document(&document);
        let names: Vec<_> = files.keys().map(String::as_str).collect();
        assert_eq!(
            names,
            [
                "components/responses/ok.yaml",
                "components/schemas/a.yaml",
                "openapi.yaml",
                "paths/my-things.yaml",
                "webhooks/report-odd.yaml",
            ]
        );
        assert!(
            files["openapi.yaml"].contains("{$ref: 'paths/my-things.yaml#/~1a~1%7Bid%7D'}")
                || files["openapi.yaml"].contains("{$ref: paths/my-things.yaml#/~1a~1%7Bid%7D}")
        );
        assert!(files["openapi.yaml"].contains("securitySchemes"));
        assert!(files["paths/my-things.yaml"].contains("{$ref: ../components/responses/ok.yaml}"));
        assert!(files["components/responses/ok.yaml"].contains("{$ref: ../schemas/a.yaml}"));
        assert!(files["components/schemas/a.yaml"].contains("x: ./a.yaml"));
    }

    #[test]
    fn what_was_split_is_joined_again() {
        let document = json!({
            "openapi": "3.1.0",
            "info": {"title": "T", "version": "1"},
            "paths": {"/a/{id}": {"get": {"tags": ["T"], "parameters": [
                {"name": "id", "in": "path", "required": true, "schema": {"type": "string"}}],
                "responses": {"200": {"description": "d", "content": {"application/json": {"schema": {
                    "description": "beside", "$ref": "#/components/schemas/a"}}}}}}}},
            "webhooks": {"a.b": {"post": {"responses": {"200": {"description": "d"}}}}},
            "components": {
                "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}},
                "schemas": {
                    "a": {"type": "object", "properties": {"self": {"$ref": "#/components/schemas/a"}}},
                    "nobody-refers-to-it": {"type": "string"},
                    "u": {"oneOf": [{"$ref": "#/components/schemas/a"}],
                        "discriminator": {"propertyName": "t", "mapping": {"x": "#/components/schemas/a"}}}
                }
            }
        });
        let files = split_document(&document);
        let files: BTreeMap<String, Vec<u8>> = files
            .into_iter()
            .map(|(name, text)| (name, text.into_bytes()))
            .collect();
        let joined = generator::source::load_from(ROOT_FILE, &files).expect("a document");
        assert_eq!(serde_json::to_value(joined.root).expect("JSON"), document);
    }

    #[test]
    fn names_become_file_names() {
        assert_eq!(slug("API Keys"), "api-keys");
        assert_eq!(slug("report/address-lookup"), "report-address-lookup");
    }
}
