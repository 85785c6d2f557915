//! Writes YAML as a person would write it.
//!
//! In: a JSON value. Out: YAML text: blocks for structure, one line for a single `$ref` and for short lists, folded
//! text for long sentences. Always: reading the text gives the same value. Strings that look like another type are
//! quoted.

use super::yaml_text::{flow_scalar, is_plain_char, scalar};
use serde_json::Value;

/// The maximum width of lists and sentences.
const WIDTH: usize = 100;

/// Writes `value` as a YAML document.
pub fn write_yaml(value: &Value) -> String {
    let mut out = String::new();
    match value {
        Value::Object(members) if !members.is_empty() => write_members(&mut out, value, 0),
        Value::Array(items) if !items.is_empty() => write_items(&mut out, value, 0),
        other => {
            out.push_str(&flow(other));
            out.push('\n');
        }
    }
    out
}

fn write_members(out: &mut String, value: &Value, indent: usize) {
    let Some(members) = value.as_object() else {
        return;
    };
    for (i, (key, member)) in members.iter().enumerate() {
        // The first member of a list entry is on the line of its dash.
        if i > 0 || !out.ends_with("- ") {
            push_indent(out, indent);
        }
        out.push_str(&scalar(key));
        out.push(':');
        write_after(out, member, indent, key.chars().count() + indent + 2);
    }
}

fn write_items(out: &mut String, value: &Value, indent: usize) {
    let Some(items) = value.as_array() else {
        return;
    };
    for (i, item) in items.iter().enumerate() {
        if i > 0 || !out.ends_with("- ") {
            push_indent(out, indent);
        }
        out.push_str("- ");
        match item {
            Value::Object(members) if !members.is_empty() => write_members(out, item, indent + 2),
            Value::Array(inner) if !inner.is_empty() && !fits_flow(item, indent + 2) => {
                write_items(out, item, indent + 2);
            }
            other => write_leaf(out, other, indent, indent + 2),
        }
    }
}

/// Writes the value after `key:`. `column` is the column of its start.
fn write_after(out: &mut String, value: &Value, indent: usize, column: usize) {
    match value {
        Value::Object(members) if members.is_empty() => out.push_str(" {}\n"),
        Value::Object(_) if is_lone_reference(value) => {
            out.push(' ');
            out.push_str(&flow(value));
            out.push('\n');
        }
        Value::Object(_) => {
            out.push('\n');
            write_members(out, value, indent + 2);
        }
        Value::Array(_) if fits_flow(value, column) => {
            out.push(' ');
            out.push_str(&flow(value));
            out.push('\n');
        }
        Value::Array(_) => {
            out.push('\n');
            write_items(out, value, indent + 2);
        }
        leaf => {
            out.push(' ');
            write_leaf(out, leaf, indent, column);
        }
    }
}

fn write_leaf(out: &mut String, value: &Value, indent: usize, column: usize) {
    let text = match value {
        Value::String(text) => text,
        other => {
            out.push_str(&flow(other));
            out.push('\n');
            return;
        }
    };
    if is_foldable(text) && column + text.chars().count() > WIDTH {
        out.push_str(">-\n");
        fold(out, text, indent + 2);
    } else if is_literal(text) {
        out.push_str("|-\n");
        for line in text.split('\n') {
            if !line.is_empty() {
                push_indent(out, indent + 2);
                out.push_str(line);
            }
            out.push('\n');
        }
    } else {
        out.push_str(&scalar(text));
        out.push('\n');
    }
}

/// Whether text can be broken at its spaces and joined again.
fn is_foldable(text: &str) -> bool {
    text.contains(' ')
        && !text.starts_with(' ')
        && !text.ends_with(' ')
        && !text.contains("  ")
        && text.chars().all(is_plain_char)
}

/// Whether text with line breaks can be written line by line.
fn is_literal(text: &str) -> bool {
    text.contains('\n')
        && text.chars().all(|c| c == '\n' || is_plain_char(c))
        && !text.starts_with([' ', '\n'])
        && !text.ends_with('\n')
        && text.split('\n').all(|line| line.trim_end() == line)
}

fn fold(out: &mut String, text: &str, indent: usize) {
    let mut column = 0;
    for word in text.split(' ') {
        let length = word.chars().count();
        if column > 0 && column + 1 + length > WIDTH {
            out.push('\n');
            column = 0;
        }
        if column == 0 {
            push_indent(out, indent);
            column = indent;
        } else {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += length;
    }
    out.push('\n');
}

fn is_lone_reference(value: &Value) -> bool {
    value.as_object().is_some_and(|members| {
        members.len() == 1 && members.get("$ref").is_some_and(Value::is_string)
    })
}

/// Whether a list fits in one line.
fn fits_flow(value: &Value, column: usize) -> bool {
    let Some(items) = value.as_array() else {
        return false;
    };
    let short = || column + flow(value).chars().count() <= WIDTH;
    items.is_empty()
        || items
            .iter()
            .all(|item| !item.is_object() && !item.is_array())
            && short()
}

/// A value in one line.
fn flow(value: &Value) -> String {
    match value {
        Value::String(text) => flow_scalar(text),
        Value::Array(items) => {
            format!(
                "[{}]",
                items.iter().map(flow).collect::<Vec<_>>().join(", ")
            )
        }
        Value::Object(members) => {
            let members = members
                .iter()
                .map(|(k, v)| format!("{}: {}", flow_scalar(k), flow(v)));
            format!("{{{}}}", members.collect::<Vec<_>>().join(", "))
        }
        other => other.to_string(),
    }
}

fn push_indent(out: &mut String, indent: usize) {
    out.extend(std::iter::repeat_n(' ', indent));
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    fn read(text: &str) -> Value {
        let value: generator::yaml::Value =
            generator::yaml::from_str(text).expect("what we write can be read");
        serde_json::to_value(value).expect("keys are text")
    }

    #[test]
    fn looks_like_a_person_wrote_it() {
        let value = json!({
            "/a/{id}": {"get": {"tags": ["A B"], "parameters": [{"$ref": "p.yaml"}, {"name": "x", "in": "query"}]}},
            "type": ["string", "null"], "version": "2025-12-08", "on": true, "none": null,
            "responses": {"200": {"$ref": "r.yaml"}}
        });
        let text = "/a/{id}:\n  get:\n    tags: [A B]\n    parameters:\n      - $ref: p.yaml\n      - name: x\n        in: query\n\
            type: [string, 'null']\nversion: '2025-12-08'\n'on': true\nnone: null\nresponses:\n  '200': {$ref: r.yaml}\n";
        assert_eq!(write_yaml(&value), text);
        assert_eq!(read(text), value);
    }

    #[test]
    fn long_sentences_are_folded() {
        let sentence = "word ".repeat(50).trim_end().to_owned();
        let text = write_yaml(&json!({ "description": sentence }));
        assert!(text.starts_with("description: >-\n  word "));
        assert!(text.lines().all(|line| line.len() <= WIDTH));
        assert_eq!(read(&text)["description"], sentence);
    }

    fn any_json() -> impl Strategy<Value = Value> {
        let text = prop_oneof![
            "\\PC{0,12}",
            "[ -~\\n]{0,30}",
            "[a-z]{1,9}( [a-z.:#'-]{1,9}){0,40}",
            Just("null".to_owned()),
            Just("1e3".to_owned()),
            Just("~".to_owned()),
            Just("2025-12-08".to_owned()),
        ];
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            text.clone().prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 40, 6, move |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
                prop::collection::vec((text.clone(), inner), 0..6)
                    .prop_map(|members| Value::Object(members.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(value in any_json()) {
            prop_assert_eq!(read(&write_yaml(&value)), value);
        }
    }
}
