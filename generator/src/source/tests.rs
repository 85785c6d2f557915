//! Tests of the whole stage with small documents in memory, and with upstream's document if it is available.

use super::*;
use std::collections::BTreeMap;

mod bundling;
mod mutations;
mod upstream;

/// The first lines of every document here.
const HEAD: &str = "openapi: 3.1.0\ninfo: {title: Test, version: '1'}\n";

/// Files in memory; the root document is `spec/openapi.yaml` and gets its head.
fn files(files: &[(&str, &str)]) -> BTreeMap<String, Vec<u8>> {
    let text = |name: &str, text: &str| {
        if name == "spec/openapi.yaml" {
            format!("{HEAD}{text}")
        } else {
            text.to_owned()
        }
    };
    files
        .iter()
        .map(|(name, content)| ((*name).to_owned(), text(name, content).into_bytes()))
        .collect()
}

fn load_files(list: &[(&str, &str)]) -> Document {
    match load_from("spec/openapi.yaml", &files(list)) {
        Ok(document) => document,
        Err(failure) => panic!(
            "{}",
            crate::diagnostic::render(&failure.diagnostics, &failure.sources)
        ),
    }
}

/// The bundle as YAML without its head. YAML shows the order, which a comparison of values would not.
fn bundle(list: &[(&str, &str)]) -> String {
    let mut root = load_files(list).root;
    let mapping = root.as_mapping_mut().unwrap();
    mapping.shift_remove("openapi");
    mapping.shift_remove("info");
    crate::yaml::to_string(&root).unwrap()
}

fn as_text(document: &Document) -> String {
    serde_json::to_string(&document.root).unwrap()
}

/// Every `$ref` that is text and has no target.
fn list_dangling(root: &crate::yaml::Value) -> Vec<String> {
    fn walk(root: &crate::yaml::Value, node: &crate::yaml::Value, found: &mut Vec<String>) {
        match node {
            crate::yaml::Value::Mapping(mapping) => {
                if let Some(text) = mapping.get("$ref").and_then(crate::yaml::Value::as_str) {
                    let target = text
                        .strip_prefix('#')
                        .and_then(|at| crate::pointer::resolve(root, at));
                    found.extend(target.is_none().then(|| text.to_owned()));
                }
                mapping.values().for_each(|value| walk(root, value, found));
            }
            crate::yaml::Value::Sequence(items) => {
                items.iter().for_each(|item| walk(root, item, found))
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    walk(root, root, &mut found);
    found
}
