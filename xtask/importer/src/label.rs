//! Names places of a document in the API's own terms.
//!
//! In: the keys of the path into a document. Out: `POST /inquiries`, `schema inquiry.attributes.status`. Always: two
//! different places have different labels, if the difference matters to a reader.

use super::node::{METHODS, Node};
use std::fmt;

/// The path to a node, in the form for a reader of a change.
#[derive(Clone, Debug, Default)]
pub struct Label {
    text: String,
    last: String,
}

impl Label {
    /// The document itself.
    pub fn root() -> Self {
        Self::default()
    }

    /// The key of the last step.
    pub fn last(&self) -> &str {
        &self.last
    }

    /// The label of the member `key` of this label's node, whose kind is `node`.
    pub fn enter(&self, node: Node, key: &str) -> Self {
        let last = if matches!(node, Node::List(_)) {
            self.last.clone()
        } else {
            key.to_owned()
        };
        let text = self.say(node, key);
        Self { text, last }
    }

    fn say(&self, node: Node, key: &str) -> String {
        let above = self.text.as_str();
        match node {
            Node::Root | Node::Components if matches!(node.child(key), Node::Map(_)) => {
                String::new()
            }
            Node::Root if matches!(key, "paths" | "webhooks" | "components") => String::new(),
            Node::Map(Node::PathItem) if self.last == "webhooks" => format!("event {key}"),
            // The path of a callback is below its operation.
            Node::Map(Node::PathItem) => join(above, key),
            // A delivery has only one method.
            Node::PathItem if above.starts_with("event ") => above.to_owned(),
            Node::PathItem if METHODS.contains(&key) && above.contains(' ') => {
                join(above, &key.to_uppercase())
            }
            Node::PathItem if METHODS.contains(&key) => format!("{} {above}", key.to_uppercase()),
            Node::Map(of) => match (self.last.as_str(), of) {
                ("properties", _) => format!("{above}.{key}"),
                ("schemas", _) => format!("schema {key}"),
                ("responses", _) => join(above, &format!("response {key}")),
                ("headers", _) => join(above, &format!("header {key}")),
                ("parameters", _) => format!("parameter {key}"),
                ("requestBodies", _) => format!("request body {key}"),
                ("securitySchemes", _) => format!("security scheme {key}"),
                (_, Node::MediaType) => join(above, key),
                _ => join(above, key),
            },
            Node::List(Node::Parameter) => join(above, &format!("parameter {key}")),
            Node::List(Node::Schema) => match self.last.as_str() {
                "allOf" => join(above, &format!("part {key}")),
                _ => join(above, &format!("variant {key}")),
            },
            Node::List(Node::Tag) => format!("tag {key}"),
            Node::List(_) => join(above, key),
            Node::Schema if key == "items" => format!("{above}[]"),
            Node::Schema if key == "additionalProperties" => format!("{above}{{}}"),
            _ if is_silent(node, key) => above.to_owned(),
            _ => join(above, key),
        }
    }
}

/// Steps that a reader does not need.
fn is_silent(node: Node, key: &str) -> bool {
    match node {
        Node::Operation => matches!(key, "responses" | "parameters"),
        Node::Schema => matches!(key, "properties" | "allOf" | "oneOf" | "anyOf"),
        Node::Parameter | Node::Header | Node::MediaType => key == "schema",
        Node::Response | Node::RequestBody => matches!(key, "content" | "headers"),
        Node::PathItem => key == "parameters",
        _ => false,
    }
}

fn join(above: &str, word: &str) -> String {
    if above.is_empty() {
        word.to_owned()
    } else {
        format!("{above} {word}")
    }
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.text.is_empty() {
            &self.last
        } else {
            &self.text
        })
    }
}
