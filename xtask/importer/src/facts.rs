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
        if key.starts_with("x-") && !EXTENSIONS.contains(&key) {
            self.findings.warn(
                "extension-not-imported",
                Some((self.place)(at)),
                format!("the extension `{key}` is not imported"),
                "Add it to the list of the importer if it is a fact of the API.",
            );
            return true;
        }
        false
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
        facts.insert("x-extensible-enum".into(), values.into());
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
mod tests {
    use super::*;
    use serde_json::json;

    fn facts(document: Value) -> (Value, usize) {
        let mut findings = Diagnostics::default();
        let place = |pointer: &str| Place {
            file: "upstream.yaml".into(),
            pointer: pointer.to_owned(),
            position: None,
        };
        let facts = read_facts(&document, Prose::Drop, &place, &mut findings);
        (facts, findings.len())
    }

    #[test]
    fn wording_goes_and_names_stay() {
        let document = json!({"components": {"schemas": {"a": {
            "title": "A thing", "description": "Words.", "examples": ["x"], "type": "object",
            "properties": {"description": {"type": "string", "example": "y"}}
        }}}});
        let (facts, findings) = facts(document);
        assert_eq!(
            facts["components"]["schemas"]["a"],
            json!({"title": "A thing", "type": "object", "properties": {"description": {"type": "string"}}})
        );
        assert_eq!(findings, 0);
    }

    #[test]
    fn a_title_that_is_more_than_a_name_goes() {
        for (title, stays) in [
            ("Profile Non-Authoritative Report", true),
            ("Name & Address (US)", true),
            ("    fn main() {}", false),
            ("a\n\n    code", false),
            ("```rust", false),
            ("- x", false),
            ("Read [this](https://example.com)", false),
            ("One that says what it is.", false),
            ("Dangerous <b>title</b>", false),
        ] {
            let document = json!({"components": {"schemas": {"a": {"title": title}}}});
            let (facts, _) = facts(document);
            let found = facts["components"]["schemas"]["a"].get("title").is_some();
            assert_eq!(found, stays, "{title}");
        }
    }

    #[test]
    fn a_list_of_values_in_prose_becomes_data() {
        let document = json!({"components": {"schemas": {"a": {
            "type": ["string", "null"], "description": "Possible values:\n- on\n- off (rarely)"
        }}}});
        let schema = &facts(document).0["components"]["schemas"]["a"];
        assert_eq!(
            schema,
            &json!({"type": ["string", "null"], "x-extensible-enum": ["off", "on"]})
        );
    }

    #[test]
    fn values_that_cannot_be_read_are_told() {
        let document = json!({"components": {"schemas": {"a": {
            "type": "object", "description": "Possible values:\n- on"
        }}}});
        assert_eq!(facts(document).1, 1);
    }

    #[test]
    fn an_unknown_extension_is_told() {
        let (facts, findings) =
            facts(json!({"paths": {"/a": {"get": {"x-odd": 1, "x-private": true}}}}));
        assert_eq!(
            facts,
            json!({"paths": {"/a": {"get": {"x-private": true}}}})
        );
        assert_eq!(findings, 1);
    }
}
