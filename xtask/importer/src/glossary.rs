//! Descriptions of fields by their names.
//!
//! In: a document and sentences by field name. Out: the document in which each property without a description has the
//! sentence for its name. The entry `sources[]` is for the items of a list of that name. An entry `sources/name` is for
//! `name` in the objects of `sources` (a property, a parameter or a component) and wins over the entry `name`. Always:
//! an entry that no property uses is an error, so that the glossary has no unused entries.

use super::node::Node;
use generator::diagnostic::{Diagnostics, Place};
use generator::pointer::join;
use generator::source::Store;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// Sentences by field name.
#[derive(Clone, Debug, Default)]
pub struct Glossary {
    /// The file it was read from.
    pub file: String,
    /// The sentences.
    pub entries: Map<String, Value>,
}

/// Reads a glossary from the files of `store`. It is empty if there is no such file.
pub(crate) fn read_glossary(store: &mut Store<'_>, name: &str) -> Glossary {
    let Ok(Some(file)) = store.open(name) else {
        return Glossary::default();
    };
    match serde_json::to_value(store.root(file).as_ref()) {
        Ok(Value::Object(entries)) if entries.values().all(Value::is_string) => Glossary {
            file: name.to_owned(),
            entries,
        },
        _ => {
            let message = "a glossary is a map from names of fields to sentences";
            let place = store.place(file, "");
            store.diagnostics.error(
                "bad-glossary",
                Some(place),
                message,
                "write `name: sentence`",
            );
            Glossary::default()
        }
    }
}

/// The entries that a member needs, and the entries whose member exists.
#[derive(Default)]
struct Used {
    entries: BTreeSet<String>,
    members: BTreeSet<String>,
}

/// Gives every property without a description the sentence for its name.
pub fn apply_glossary(document: &mut Value, glossary: &Glossary, findings: &mut Diagnostics) {
    let mut used = Used::default();
    describe(document, Node::Root, "", &glossary.entries, &mut used);
    let is_unused = |name: &&String| !used.entries.contains(*name);
    for name in glossary.entries.keys().filter(is_unused) {
        let pointer = join("", name);
        let message = match used.members.contains(name) {
            true => format!("every member `{name}` has a description already"),
            false => format!("the document has no member `{name}` any more"),
        };
        findings.error(
            "stale-glossary",
            Some(Place {
                file: glossary.file.as_str().into(),
                pointer,
                position: None,
            }),
            message,
            "Remove the entry, or correct its name.",
        );
    }
}

/// `owner` is the property, the parameter or the component that contains the node.
fn describe(
    value: &mut Value,
    node: Node,
    owner: &str,
    entries: &Map<String, Value>,
    used: &mut Used,
) {
    match value {
        Value::Object(members) if node != Node::Free => {
            let parameter = (node == Node::Parameter)
                .then(|| Some(members.get("name")?.as_str()?.to_owned()))
                .flatten();
            let owner = parameter.as_deref().unwrap_or(owner);
            if node == Node::Schema
                && let Some(items) = members.get_mut("items")
            {
                describe_items(items, owner, entries, used);
            }
            for (key, member) in members.iter_mut() {
                let child = node.child(key);
                if node == Node::Schema && key == "properties" {
                    describe_properties(member, owner, entries, used);
                }
                let names = matches!(
                    node,
                    Node::Map(Node::Schema | Node::Response | Node::RequestBody | Node::Parameter)
                );
                describe(
                    member,
                    child,
                    if names { key } else { owner },
                    entries,
                    used,
                );
            }
        }
        Value::Array(items) if matches!(node, Node::List(_)) => {
            items
                .iter_mut()
                .for_each(|item| describe(item, node.child(""), owner, entries, used));
        }
        _ => {}
    }
}

/// Gives the items of the list `owner` their sentence. A reference has that of its target.
fn describe_items(items: &mut Value, owner: &str, entries: &Map<String, Value>, used: &mut Used) {
    let name = format!("{owner}[]");
    let (Some(sentence), Some(items)) = (entries.get(&name), items.as_object_mut()) else {
        return;
    };
    used.members.insert(name.clone());
    if !items.contains_key("description") && !items.contains_key("$ref") {
        items.insert("description".into(), sentence.clone());
        used.entries.insert(name);
    }
}

fn describe_properties(
    properties: &mut Value,
    owner: &str,
    entries: &Map<String, Value>,
    used: &mut Used,
) {
    for (name, schema) in properties.as_object_mut().into_iter().flatten() {
        let special = format!("{owner}/{name}");
        used.members.extend([special.clone(), name.clone()]);
        let entry = entries
            .get_key_value(&special)
            .or_else(|| entries.get_key_value(name));
        let (Some((entry, sentence)), Some(schema)) = (entry, schema.as_object_mut()) else {
            continue;
        };
        if !schema.contains_key("description") {
            schema.insert("description".into(), sentence.clone());
            used.entries.insert(entry.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_sentence_goes_where_there_is_none() {
        let mut document = json!({"components": {"schemas": {"a": {"properties": {
            "made": {"type": "string"}, "own": {"description": "Own."},
            "properties": {"properties": {"made": {"type": "string", "description": "Own."}}}}}}}});
        let entries = json!({"made": "When.", "own": "Any.", "gone": "Never."});
        let glossary = Glossary {
            file: "glossary.yaml".into(),
            entries: entries.as_object().cloned().unwrap_or_default(),
        };
        let mut findings = Diagnostics::default();
        apply_glossary(&mut document, &glossary, &mut findings);
        let properties = &document["components"]["schemas"]["a"]["properties"];
        assert_eq!(properties["made"]["description"], "When.");
        assert_eq!(
            properties["properties"]["properties"]["made"]["description"],
            "Own."
        );
        assert_eq!(
            findings.iter().map(|f| f.code).collect::<Vec<_>>(),
            ["stale-glossary", "stale-glossary"]
        );
        let told: Vec<_> = findings.iter().map(|f| f.message.as_str()).collect();
        assert!(told[0].starts_with("Every member `own` has"), "{told:?}");
        assert!(
            told[1].starts_with("The document has no member `gone`"),
            "{told:?}"
        );
    }

    #[test]
    fn an_entry_for_one_owner_comes_first() {
        let mut document = json!({"components": {"schemas": {"a": {"properties": {
            "name": {"type": "string"},
            "sources": {"type": "array", "items": {"properties": {"name": {"type": "string"}}}}}}}}});
        let entries = json!({"name": "Any.", "sources[]": "A source.", "sources/name": "Of a source.", "a/name": "Of an a."});
        let glossary = Glossary {
            file: "glossary.yaml".into(),
            entries: entries.as_object().cloned().unwrap_or_default(),
        };
        let mut findings = Diagnostics::default();
        apply_glossary(&mut document, &glossary, &mut findings);
        let properties = &document["components"]["schemas"]["a"]["properties"];
        assert_eq!(properties["name"]["description"], "Of an a.");
        let source = &properties["sources"]["items"];
        assert_eq!(source["description"], "A source.");
        assert_eq!(source["properties"]["name"]["description"], "Of a source.");
        assert_eq!(findings.len(), 1, "`name` alone is not needed");
    }
}
