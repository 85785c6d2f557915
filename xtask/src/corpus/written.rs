//! Counts the parts of a document without the generator.
//!
//! In: the text of a document of one file. Out: how many operations, parameters, bodies and answers it has. Always: a
//! shared part counts for each operation; a reference without a target counts as the part that it should be.

use generator::grammar::METHODS;
use generator::pointer::tokens_of;
use generator::reference::local_pointer;
use generator::yaml::{Value, from_str};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A longer chain of references has no target.
const STEPS: usize = 16;

/// Counts the parts of a document, by the words of the table. Empty if the text is no document.
pub fn count_written(path: &Path) -> BTreeMap<String, usize> {
    count_in(&std::fs::read_to_string(path).unwrap_or_default())
}

fn count_in(text: &str) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    let Some(root) = parse(text) else {
        return counts;
    };
    for (_, item) in entries(root.get("paths")) {
        let item = follow(&root, item);
        for method in METHODS {
            if let Some(operation) = item.get(method).filter(|operation| operation.is_mapping()) {
                count_operation(&root, item, operation, &mut counts);
            }
        }
    }
    counts
}

/// Parses a text as JSON or YAML: JSON has escapes that YAML does not have.
pub fn parse(text: &str) -> Option<Value> {
    let json = serde_json::from_str(text).ok();
    json.or_else(|| from_str(text).ok())
}

fn count_operation(
    root: &Value,
    item: &Value,
    operation: &Value,
    counts: &mut BTreeMap<String, usize>,
) {
    let mut add = |what: &str| *counts.entry(what.to_owned()).or_default() += 1;
    add("operation");
    let lists = [item.get("parameters"), operation.get("parameters")];
    let parameters = lists.into_iter().flatten().filter_map(Value::as_sequence);
    let mut known = BTreeSet::new();
    for parameter in parameters.flatten() {
        let parameter = follow(root, parameter);
        let text = |key| parameter.get(key).and_then(Value::as_str);
        let place = text("in").unwrap_or("no place");
        if known.insert((place, text("name"))) {
            add(&format!("{place} parameter"));
        }
    }
    if operation.get("requestBody").is_some_and(Value::is_mapping) {
        add("body");
    }
    for (status, _) in entries(operation.get("responses")) {
        if !status.starts_with("x-") {
            add("answer");
        }
    }
}

/// The location of the parameter at a pointer, such as `header parameter`.
pub fn name_parameter(root: &Value, pointer: &str) -> String {
    let found = find(root, pointer).map(|found| follow(root, found));
    let place = found.and_then(|found| found.get("in")?.as_str());
    format!("{} parameter", place.unwrap_or("no place"))
}

fn entries(node: Option<&Value>) -> impl Iterator<Item = (String, &Value)> {
    let mapping = node.and_then(Value::as_mapping).into_iter().flatten();
    mapping.map(|(key, value)| {
        let key = match key {
            Value::String(text) => text.clone(),
            other => other.as_u64().map_or_else(String::new, |n| n.to_string()),
        };
        (key, value)
    })
}

/// The node itself, or the target of its `$ref`.
fn follow<'v>(root: &'v Value, mut node: &'v Value) -> &'v Value {
    for _ in 0..STEPS {
        let target = node.get("$ref").and_then(Value::as_str);
        match target.and_then(|target| find(root, &local_pointer(target)?)) {
            Some(found) => node = found,
            None => break,
        }
    }
    node
}

fn find<'v>(root: &'v Value, pointer: &str) -> Option<&'v Value> {
    let mut node = root;
    for token in tokens_of(pointer) {
        node = match node {
            Value::Sequence(items) => items.get(token.parse::<usize>().ok()?)?,
            node => node.get(&*token)?,
        };
    }
    Some(node)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_with_escapes_of_its_own_is_counted_too() {
        let counts = count_in(r#"{"paths": {"\/a": {"get": {"summary": "\ud83c\udfee"}}}}"#);
        assert_eq!(counts.get("operation"), Some(&1));
    }

    #[test]
    fn what_operations_share_counts_for_each_and_what_replaces_another_once() {
        let counts = count_in(
            "paths:
  /a:
    parameters: [{$ref: '#/components/parameters/B'}, {name: c, in: query}]
    get: {responses: {200: {}, default: {}, x-d: {}}}
    put: {parameters: [{name: c, in: query}, {name: e, in: cookie}], requestBody: {}}
components: {parameters: {B: {name: b, in: header}}}
",
        );
        let expected = [
            ("answer", 2),
            ("body", 1),
            ("cookie parameter", 1),
            ("header parameter", 2),
            ("operation", 2),
            ("query parameter", 2),
        ];
        let counts: Vec<_> = counts.iter().map(|(what, n)| (what.as_str(), *n)).collect();
        assert_eq!(counts, expected);
    }
}
