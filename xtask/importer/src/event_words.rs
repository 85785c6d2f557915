//! Descriptions for values that are names of events, taken from the events.
//!
//! In: a document. Out: the document with `x-enum-descriptions` for the values of each enumeration of event names. An
//! event that the document does not describe gets a sentence from its name, if the name has a usual form. Always: an
//! existing description stays. An enumeration without the name of a described event does not change.

use super::kinds::noun_of_kind;
use super::node::Node;
use serde_json::{Map, Value};

/// The sentence, by the last part of an event's name.
const HAPPENED: [(&str, &str); 21] = [
    ("archived", "was archived"),
    ("changed", "has changed"),
    ("completed", "was completed"),
    ("created", "was created"),
    ("dismissed", "was dismissed"),
    ("errored", "could not be completed"),
    ("expired", "expired"),
    ("failed", "failed"),
    ("filed", "was filed"),
    ("inbound-created", "from another organization was created"),
    ("inbound-redeemed", "from another organization was redeemed"),
    ("matched", "found a match"),
    ("outbound-created", "for another organization was created"),
    ("outbound-redeemed", "for another organization was redeemed"),
    ("published", "was published"),
    ("ready", "is ready"),
    ("received", "was received"),
    ("redacted", "was redacted"),
    ("sent", "was sent"),
    ("started", "was started"),
    ("submitted", "was submitted"),
];

/// Describes event names in all enumerations.
pub fn describe_event_names(document: &mut Value) {
    let webhooks = document["webhooks"].as_object().into_iter().flatten();
    let sentences: Map<String, Value> = webhooks
        .filter_map(|(name, webhook)| {
            let sentence = webhook.get("post")?.get("description")?;
            Some((name.clone(), sentence.clone()))
        })
        .collect();
    describe(document, Node::Root, &sentences);
}

fn describe(value: &mut Value, node: Node, sentences: &Map<String, Value>) {
    match value {
        Value::Object(members) if node != Node::Free => {
            if node == Node::Schema {
                describe_values(members, sentences);
            }
            for (key, member) in members.iter_mut() {
                describe(member, node.child(key), sentences);
            }
        }
        Value::Array(items) if matches!(node, Node::List(_)) => {
            items
                .iter_mut()
                .for_each(|item| describe(item, node.child(""), sentences));
        }
        _ => {}
    }
}

fn describe_values(schema: &mut Map<String, Value>, sentences: &Map<String, Value>) {
    let values = ["enum", "x-extensible-enum"]
        .into_iter()
        .filter_map(|key| schema.get(key)?.as_array());
    let names: Vec<String> = values
        .flatten()
        .filter_map(|value| value.as_str().map(str::to_owned))
        .collect();
    if !names.iter().any(|name| sentences.contains_key(name)) {
        return;
    }
    let known = names.into_iter().filter_map(|name| {
        let sentence = sentences.get(&name).cloned();
        let sentence = sentence.or_else(|| sentence_by_name(&name).map(Value::from))?;
        Some((name, sentence))
    });
    let said = schema
        .entry("x-enum-descriptions")
        .or_insert_with(|| Value::Object(Map::new()));
    for (name, sentence) in known {
        if let Some(said) = said.as_object_mut() {
            said.entry(name).or_insert(sentence);
        }
    }
}

/// `report/screening.ready` as `A screening report is ready.`
fn sentence_by_name(name: &str) -> Option<String> {
    let (kind, last) = name.rsplit_once('.')?;
    let (_, happened) = HAPPENED.iter().find(|(word, _)| *word == last)?;
    let noun = noun_of_kind(kind);
    let article = if noun.starts_with(['a', 'e', 'i', 'o']) {
        "An"
    } else {
        "A"
    };
    Some(format!("{article} {noun} {happened}."))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_value_that_is_an_event_has_its_sentence() {
        let mut document = json!({
            "webhooks": {"case.created": {"post": {"description": "A case was created."}}},
            "components": {"schemas": {
                "names": {
                    "enum": ["*", "case.created", "report/screening.ready", "inquiry.odd"],
                    "x-enum-descriptions": {"*": "All."}},
                "colours": {"enum": ["red"]}
            }}
        });
        describe_event_names(&mut document);
        assert_eq!(
            document["components"]["schemas"]["names"]["x-enum-descriptions"],
            json!({"*": "All.", "case.created": "A case was created.", "report/screening.ready": "A screening report is ready."})
        );
        assert_eq!(
            document["components"]["schemas"]["colours"],
            json!({"enum": ["red"]})
        );
    }
}
