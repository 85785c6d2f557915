//! Writes a document as lines that can be counted.
//!
//! In: a bundled document. Out: YAML, one scalar per line. Always: it is the same for every layout of files and YAML.
//! The structure excludes parts that only people read: descriptions, examples, links.

use generator::yaml::{Mapping, Value};

/// Keys whose values only people read.
const WORDING: [&str; 7] = [
    "description",
    "summary",
    "title",
    "example",
    "examples",
    "externalDocs",
    "$comment",
];
/// Keys whose children are names that the document chooses.
const NAMES: [&str; 14] = [
    "properties",
    "patternProperties",
    "$defs",
    "schemas",
    "responses",
    "parameters",
    "requestBodies",
    "headers",
    "securitySchemes",
    "pathItems",
    "paths",
    "webhooks",
    "content",
    "mapping",
];

/// The whole document.
pub fn write_whole(root: &Value) -> String {
    let mut text = String::new();
    write_lines(root, 0, &mut text);
    text
}

/// The document without descriptions and examples.
pub fn write_structure(root: &Value) -> String {
    let mut root = root.clone();
    strip(&mut root, false);
    write_whole(&root)
}

/// Removes descriptions. `named` says whether keys are names that the document chooses.
fn strip(value: &mut Value, named: bool) {
    match value {
        Value::Mapping(mapping) => {
            if !named {
                mapping.retain(|key, _| {
                    let key = key.as_str().unwrap_or_default();
                    let is_sample = key.starts_with("x-") && key.contains("example");
                    !WORDING.contains(&key) && !is_sample
                });
            }
            for (key, inner) in mapping.iter_mut() {
                let names = !named && key.as_str().is_some_and(|key| NAMES.contains(&key));
                strip(inner, names && inner.is_mapping());
            }
        }
        Value::Sequence(items) => items.iter_mut().for_each(|item| strip(item, false)),
        _ => {}
    }
}

/// Writes a value, one scalar per line.
fn write_lines(value: &Value, depth: usize, text: &mut String) {
    match value {
        Value::Mapping(mapping) => write_mapping(mapping, depth, text),
        Value::Sequence(items) => {
            for item in items {
                match item {
                    Value::Mapping(_) | Value::Sequence(_) => {
                        push_line(depth, "-", text);
                        write_lines(item, depth + 1, text);
                    }
                    scalar => push_line(depth, &format!("- {}", write_scalar(scalar)), text),
                }
            }
        }
        scalar => push_line(depth, &write_scalar(scalar), text),
    }
}

fn write_mapping(mapping: &Mapping, depth: usize, text: &mut String) {
    for (key, value) in mapping {
        let key = write_scalar(key);
        match value {
            Value::Mapping(inner) if !inner.is_empty() => {
                push_line(depth, &format!("{key}:"), text);
                write_lines(value, depth + 1, text);
            }
            Value::Sequence(inner) if !inner.is_empty() => {
                push_line(depth, &format!("{key}:"), text);
                write_lines(value, depth + 1, text);
            }
            scalar => push_line(depth, &format!("{key}: {}", write_scalar(scalar)), text),
        }
    }
}

fn write_scalar(value: &Value) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

fn push_line(depth: usize, line: &str, text: &mut String) {
    text.push_str(&"  ".repeat(depth));
    text.push_str(line);
    text.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Value {
        generator::yaml::from_str(text).unwrap()
    }

    #[test]
    fn wording_is_left_out_but_not_what_is_called_so() {
        let root = parse(
            "{title: T, properties: {title: {type: string, description: D}, description: {example: 1}}}",
        );
        assert_eq!(
            write_structure(&root),
            "\"properties\":\n  \"title\":\n    \"type\": \"string\"\n  \"description\": {}\n"
        );
    }

    #[test]
    fn a_text_is_one_line_however_it_is_written() {
        let (folded, quoted) = (parse("a: >-\n  one\n  two\n"), parse("a: \"one two\""));
        assert_eq!(write_whole(&folded), write_whole(&quoted));
    }
}
