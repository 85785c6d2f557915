//! Prints templates: one member per line, and short values on their own line.

use serde_json::Value;

/// The maximum length of a line.
const WIDTH: usize = 100;

/// The text of a template.
pub(super) fn print_template(template: &Value) -> String {
    let mut out = String::new();
    print(template, 0, true, &mut out);
    out.push('\n');
    out
}

fn print(value: &Value, depth: usize, broken: bool, out: &mut String) {
    let short = match is_short(value, &mut { WIDTH }) {
        true => write_short(value),
        false => String::new(),
    };
    let fits = !short.is_empty() && 2 * depth + short.len() <= WIDTH;
    match value {
        // Each member of an object has its own line, so that it is one line of a diff.
        Value::Object(members) if !members.is_empty() && (broken || !fits) => {
            out.push_str("{\n");
            for (at, (key, member)) in members.iter().enumerate() {
                indent(depth + 1, out);
                out.push_str(&Value::String(key.clone()).to_string());
                out.push_str(": ");
                print(member, depth + 1, is_plain(member), out);
                out.push_str(if at + 1 == members.len() { "\n" } else { ",\n" });
            }
            indent(depth, out);
            out.push('}');
        }
        Value::Array(items) if !items.is_empty() && (!fits || items.iter().any(is_plain)) => {
            out.push_str("[\n");
            for (at, item) in items.iter().enumerate() {
                indent(depth + 1, out);
                print(item, depth + 1, is_plain(item), out);
                out.push_str(if at + 1 == items.len() { "\n" } else { ",\n" });
            }
            indent(depth, out);
            out.push(']');
        }
        _ if short.is_empty() => out.push_str(&write_short(value)),
        _ => out.push_str(&short),
    }
}

/// Whether a template is an object with ordinary members.
fn is_plain(value: &Value) -> bool {
    match value {
        Value::Object(members) if members.contains_key("$free") => false,
        Value::Object(members) => {
            members.keys().any(|key| !key.starts_with('$')) || members.values().any(is_plain)
        }
        Value::Array(items) => items.iter().any(is_plain),
        _ => false,
    }
}

/// Subtracts the length of a text from the space left; false if there is not enough.
fn take(length: usize, left: &mut usize) -> bool {
    *left = left.saturating_sub(length);
    *left > 0
}

/// Whether a template fits a line. `left` is the space left in it.
fn is_short(value: &Value, left: &mut usize) -> bool {
    match value {
        Value::Object(members) => {
            let mut members = members.iter();
            members.all(|(key, value)| take(key.len(), left) && is_short(value, left))
        }
        Value::Array(items) => items.iter().all(|item| is_short(item, left)),
        Value::String(text) => take(text.len(), left),
        _ => take(1, left),
    }
}

fn write_short(value: &Value) -> String {
    match value {
        Value::Object(members) if members.is_empty() => "{}".to_owned(),
        Value::Object(members) => {
            let members: Vec<String> = members
                .iter()
                .map(|(key, value)| {
                    format!("{}: {}", Value::String(key.clone()), write_short(value))
                })
                .collect();
            format!("{{ {} }}", members.join(", "))
        }
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(write_short).collect();
            format!("[{}]", items.join(", "))
        }
        other => other.to_string(),
    }
}

fn indent(depth: usize, out: &mut String) {
    out.extend(std::iter::repeat_n("  ", depth));
}
