//! The content of a fixture's snapshot: the parts of model and output that a reviewer reads.

use crate::fixture::Made;
use serde_json::Value;

/// The model as YAML, without absent, false and empty values, and without the content of examples.
pub fn show_model(made: &Made) -> Value {
    let mut model = serde_json::to_value(&made.api).expect("a model is plain data");
    if let Some(model) = model.as_object_mut() {
        model.remove("sha256");
    }
    prune(&mut model);
    if !made.findings.is_empty()
        && let Some(model) = model.as_object_mut()
    {
        let lines = made.findings.lines().map(Value::from).collect();
        model.insert("findings".to_owned(), Value::Array(lines));
    }
    model
}

/// Removes empty values, at any depth.
fn prune(value: &mut Value) {
    match value {
        Value::Object(members) => {
            // A variant without content, such as text without a format.
            if let Some((key, Value::Null)) = members.iter().next()
                && members.len() == 1
            {
                *value = Value::from(key.as_str());
                return;
            }
            if let Some(Value::Array(examples)) = members.get_mut("examples") {
                for example in examples.iter_mut().filter_map(Value::as_object_mut) {
                    example.remove("value");
                }
            }
            members.values_mut().for_each(prune);
            members.retain(|_, value| !is_nothing(value));
        }
        Value::Array(items) => items.iter_mut().for_each(prune),
        _ => {}
    }
}

fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.is_empty(),
        _ => false,
    }
}

/// The Rust files that show the feature, each after its path: types, operations and events, and settings if the
/// document has security schemes or servers. `with_handle` says whether the handle of a resource is shown, which is the
/// same in all.
pub fn show_rust(made: &Made, with_handle: bool) -> String {
    let has_settings = !made.api.security_schemes.is_empty() || !made.api.servers.is_empty();
    let mut out = String::new();
    for (path, text) in &made.files {
        let shown = match path.as_str() {
            "src/settings.rs" => has_settings,
            "src/ids.rs" => text.contains("ids! {"),
            path => path.ends_with(".rs") && path.starts_with("src/") && !is_frame(path, text),
        };
        if shown {
            // The first line is the same everywhere.
            let body = text
                .split_once('\n')
                .map_or(text.as_str(), |(_, body)| body);
            let body = if with_handle {
                body
            } else {
                without_handle(body)
            };
            out.push_str(&format!("// ==== {path}\n{body}\n"));
        }
    }
    out
}

/// A file of operations, from the first operation on.
fn without_handle(text: &str) -> &str {
    match text
        .find("impl http::Client {")
        .and_then(|at| Some(at + text[at..].find("\n}\n\n")? + 4))
    {
        Some(end) => &text[end..],
        None => text,
    }
}

/// The lists for diffs: `API.md` and the manifest.
pub fn show_lists(made: &Made) -> String {
    let lists = made
        .files
        .iter()
        .filter(|(path, _)| path.ends_with(".md") || path.ends_with(".json"));
    let lists = lists.filter(|(path, _)| !path.contains('/'));
    lists
        .map(|(path, text)| format!("==== {path}\n{text}\n"))
        .collect()
}

/// Files that only connect other files, in all programs.
fn is_frame(path: &str, text: &str) -> bool {
    let connects = path.ends_with("/mod.rs") && path != "src/events/mod.rs";
    path == "src/lib.rs" || (connects && !text.contains("#[cfg(feature"))
}
