//! Upstream's document without its descriptions.
//!
//! In: a document whose references are all `#/components/…`. Out: the same without descriptions, summaries, samples,
//! unknown extensions and parts that OpenAPI does not know, and with `x-extensible-enum` where a description lists the
//! known values. Always: paths, names, types, values, required lists and formats do not change. Running it twice changes
//! nothing.

use super::free_values::{self, is_word};
use super::known_values::read_known_values;
use super::node::Node;
use super::prose::Prose;
use generator::diagnostic::{Diagnostics, Place};
use generator::pointer::join;
use serde_json::{Map, Value};

/// Extensions that are facts of the API. All others are descriptions, samples or settings of upstream's tools.
const EXTENSIONS: [&str; 8] = [
    "x-bearer-format",
    "x-extensible-enum",
    "x-fern-header",
    "x-inheritable",
    "x-legacy",
    "x-persona-product",
    "x-polymorphic",
    "x-private",
];

/// The extension that lists values.
const VALUES: &str = "x-extensible-enum";

/// The longest text of an extension, in words, that is still no prose.
const EXTENSION_WORDS: usize = 3;

/// The longest title, in words, that is still a name.
const TITLE_WORDS: usize = 8;
/// The longest title, in letters, that is still a name.
const TITLE_LETTERS: usize = 80;

/// Removes descriptions and samples from `document`. Reports other parts that cannot be imported.
///
/// Parts that OpenAPI does not know may hold prose: they stay only if `prose` does. `place` gives the source of a node.
pub fn read_facts(
    document: &Value,
    prose: Prose,
    place: &dyn Fn(&str) -> Place,
    findings: &mut Diagnostics,
) -> Value {
    let mut reader = Reader {
        prose,
        place,
        findings,
    };
    let facts = reader.read(document, Node::Root, String::new());
    facts.unwrap_or_default()
}

struct Reader<'f> {
    prose: Prose,
    place: &'f dyn Fn(&str) -> Place,
    findings: &'f mut Diagnostics,
}

impl Reader<'_> {
    /// The facts of a value; `None` if it is no value for such a node.
    fn read(&mut self, value: &Value, node: Node, at: String) -> Option<Value> {
        let facts = match (value, node) {
            (other, Node::Free) => other.clone(),
            // A single item may be in the place of a list.
            (Value::Object(members), Node::List(&node) | node) => {
                Value::Object(self.read_members(members, node, &at))
            }
            (Value::Array(items), Node::List(&item)) => self.read_items(items, item, &at),
            // The older form of `items` is a list of schemas, and the one of `dependencies` has lists of names.
            (Value::Array(items), Node::Schema) => self.read_items(items, Node::Schema, &at),
            (Value::Array(_) | Value::String(_), _) if self.prose == Prose::Drop => {
                self.report_misplaced(value, node, &at);
                return None;
            }
            (other, _) => other.clone(),
        };
        Some(facts)
    }

    fn read_items(&mut self, items: &[Value], node: Node, at: &str) -> Value {
        let items = items.iter().enumerate();
        items
            .filter_map(|(i, item)| match item.as_str() {
                Some(name) if node == Node::Schema && is_word(name) => Some(item.clone()),
                _ => self.read(item, node, format!("{at}/{i}")),
            })
            .collect()
    }

    fn read_members(
        &mut self,
        members: &Map<String, Value>,
        node: Node,
        at: &str,
    ) -> Map<String, Value> {
        let reference = members.get("$ref").filter(|target| target.is_string());
        let mut facts = Map::new();
        for (key, value) in members {
            let place = join(at, key);
            if key == "$ref" && reference.is_some() {
                facts.insert(key.clone(), value.clone());
                continue;
            }
            let is_prose = node.is_prose(key)
                || reference.is_some() && matches!(key.as_str(), "summary" | "description");
            if is_prose || self.drops(node, key, value, at) || self.misses(node, key, &place) {
                continue;
            }
            let fact = match free_values::facts_of(node, key) {
                Some(facts) if self.prose == Prose::Drop => facts(value),
                _ => self.read(value, node.child(key), place),
            };
            if let Some(fact) = fact {
                facts.insert(key.clone(), fact);
            }
        }
        if node == Node::Schema {
            self.add_known_values(members, &mut facts, at);
        }
        facts
    }

    /// Whether OpenAPI does not know a key, so that its value may be anything, such as a misspelt description.
    fn misses(&mut self, node: Node, key: &str, place: &str) -> bool {
        let misses = self.prose == Prose::Drop && !key.starts_with("x-") && !node.knows(key);
        if misses {
            self.findings.warn(
                "key-not-imported",
                Some((self.place)(place)),
                format!(
                    "OpenAPI has no key `{key}` in {}, so it is not imported",
                    node.noun()
                ),
                "Correct the key in upstream's document, or write the part as an overlay.",
            );
        }
        misses
    }

    fn report_misplaced(&mut self, value: &Value, node: Node, at: &str) {
        let found = if value.is_array() { "a list" } else { "a text" };
        self.findings.warn(
            "value-not-imported",
            Some((self.place)(at)),
            format!(
                "{found} is in the place of {}, so it is not imported",
                node.noun()
            ),
            "Correct the value in upstream's document, or write the part as an overlay.",
        );
    }

    /// Whether a member is left out, although its key does not say that it is prose.
    fn drops(&mut self, node: Node, key: &str, value: &Value, at: &str) -> bool {
        if matches!(node, Node::Map(_)) {
            return false;
        }
        if node == Node::Schema && key == "title" {
            return !value.as_str().is_some_and(is_name);
        }
        if !key.starts_with("x-") {
            return false;
        }
        let message = if !EXTENSIONS.contains(&key) {
            format!("the extension `{key}` is not imported")
        } else if self.prose == Prose::Drop && key != VALUES && !is_fact(value) {
            format!("the extension `{key}` has a value that may be prose, so it is not imported")
        } else {
            return false;
        };
        self.findings.warn(
            "extension-not-imported",
            Some((self.place)(&join(at, key))),
            message,
            "If it is a fact of the API, write it as an overlay, or add it to the list of the importer.",
        );
        true
    }

    /// Turns "Possible values: …" of a description into data.
    fn add_known_values(
        &mut self,
        members: &Map<String, Value>,
        facts: &mut Map<String, Value>,
        at: &str,
    ) {
        let Some(description) = members.get("description").and_then(Value::as_str) else {
            return;
        };
        if !description.to_lowercase().contains("possible values") || facts.contains_key("enum") {
            return;
        }
        let values = read_known_values(description);
        if values.is_empty() || !is_text(facts) {
            self.findings.warn(
                "values-not-read",
                Some((self.place)(at)),
                "a description mentions possible values, but has no readable list of them",
                "Write the values as `x-extensible-enum` in an overlay.",
            );
            return;
        }
        facts.insert(VALUES.into(), values.into());
    }
}

/// Whether a schema's type is text, or text or null.
fn is_text(schema: &Map<String, Value>) -> bool {
    match schema.get("type") {
        Some(Value::String(kind)) => kind == "string",
        Some(Value::Array(kinds)) => kinds.iter().any(|kind| kind == "string"),
        _ => false,
    }
}

/// Whether the value of an extension has no text that is more than a few words.
fn is_fact(value: &Value) -> bool {
    match value {
        Value::String(text) => {
            text.split_whitespace().count() <= EXTENSION_WORDS && !text.ends_with('.')
        }
        Value::Array(items) => items.iter().all(is_fact),
        Value::Object(members) => members
            .iter()
            .all(|(key, value)| is_word(key) && is_fact(value)),
        Value::Null | Value::Bool(_) | Value::Number(_) => true,
    }
}

/// Whether a title is a name, which is a fact, and not a sentence: it has a few words of letters and digits, so that no
/// part of it has a special meaning where it is shown.
fn is_name(title: &str) -> bool {
    let joins = |c: char| " -_/&(),.'".contains(c);
    let plain = title.chars().all(|c| c.is_alphanumeric() || joins(c));
    let starts = title.starts_with(char::is_alphanumeric);
    let length = title.split(' ').count() <= TITLE_WORDS && title.chars().count() <= TITLE_LETTERS;
    plain && starts && length && !title.ends_with('.')
}

#[cfg(test)]
mod tests;
