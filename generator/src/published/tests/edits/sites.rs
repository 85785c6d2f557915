//! The places in a document where an edit is possible.

use serde_json::Value;
use std::collections::BTreeSet;

const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

/// Pointers to places for edits.
#[derive(Clone, Debug, Default)]
pub struct Sites {
    /// Inline schemas in any place.
    pub schemas: Vec<String>,
    /// References to schemas of the components.
    pub references: Vec<String>,
    /// Operations.
    pub operations: Vec<String>,
    /// Objects by media type.
    pub contents: Vec<String>,
    /// Schemas of whole answers.
    pub answers: Vec<String>,
    sent: BTreeSet<String>,
    read: BTreeSet<String>,
}

/// The direction of a schema.
#[derive(Clone, Copy)]
enum Way {
    Sent,
    Read,
}

impl Sites {
    /// Finds the places in a document.
    pub fn find(document: &Value) -> Sites {
        let mut sites = Sites::default();
        for (pointer, operation) in operations(document, "/paths") {
            sites.operations.push(pointer.clone());
            sites.enter_operation(document, &pointer, operation, (Way::Sent, Way::Read));
        }
        for (pointer, operation) in operations(document, "/webhooks") {
            sites.enter_operation(document, &pointer, operation, (Way::Read, Way::Sent));
        }
        let all: BTreeSet<String> = sites.sent.union(&sites.read).cloned().collect();
        let mut all: Vec<String> = all.into_iter().collect();
        for name in keys(document, "/components/schemas") {
            let pointer = format!("/components/schemas/{}", escape(&name));
            collect_unused(document, &pointer, &mut all);
        }
        for pointer in all {
            match document.pointer(&pointer) {
                Some(schema) if schema.get("$ref").is_some() => sites.references.push(pointer),
                Some(schema) if schema.is_object() => sites.schemas.push(pointer),
                _ => {}
            }
        }
        sites
    }

    /// Whether a schema is part of a request.
    pub fn is_sent(&self, pointer: &str) -> bool {
        self.sent.contains(pointer)
    }

    /// Whether a schema is part of an answer or an event.
    pub fn is_read(&self, pointer: &str) -> bool {
        self.read.contains(pointer)
    }

    fn enter_operation(
        &mut self,
        document: &Value,
        pointer: &str,
        operation: &Value,
        (there, back): (Way, Way),
    ) {
        let parameters = operation.get("parameters").and_then(Value::as_array);
        for at in 0..parameters.map_or(0, Vec::len) {
            let parameter = resolve(document, &format!("{pointer}/parameters/{at}"));
            self.enter(document, &format!("{parameter}/schema"), Way::Sent);
        }
        let body = resolve(document, &format!("{pointer}/requestBody"));
        self.enter_content(document, &body, there);
        for status in keys(document, &format!("{pointer}/responses")) {
            let answer = resolve(
                document,
                &format!("{pointer}/responses/{}", escape(&status)),
            );
            let medias = self.enter_content(document, &answer, back);
            if status.starts_with('2') {
                self.answers.extend(medias);
            }
        }
    }

    /// Enters all media types; returns their schemas.
    fn enter_content(&mut self, document: &Value, pointer: &str, way: Way) -> Vec<String> {
        let content = format!("{pointer}/content");
        if document.pointer(&content).is_some() && !self.contents.contains(&content) {
            self.contents.push(content.clone());
        }
        let mut schemas = Vec::new();
        for media in keys(document, &content) {
            let schema = format!("{content}/{}/schema", escape(&media));
            self.enter(document, &schema, way);
            schemas.push(resolve(document, &schema));
        }
        schemas
    }

    fn enter(&mut self, document: &Value, pointer: &str, way: Way) {
        let seen = match way {
            Way::Sent => &mut self.sent,
            Way::Read => &mut self.read,
        };
        if document.pointer(pointer).is_none() || !seen.insert(pointer.to_owned()) {
            return;
        }
        for next in inside(document, pointer) {
            self.enter(document, &next, way);
        }
    }
}

/// The schemas that no operation leads to.
fn collect_unused(document: &Value, pointer: &str, all: &mut Vec<String>) {
    if all.iter().any(|known| known == pointer) || document.pointer(pointer).is_none() {
        return;
    }
    all.push(pointer.to_owned());
    for next in inside(document, pointer) {
        collect_unused(document, &next, all);
    }
}

/// The schemas inside a schema.
fn inside(document: &Value, pointer: &str) -> Vec<String> {
    let Some(schema) = document.pointer(pointer) else {
        return Vec::new();
    };
    if schema.get("$ref").is_some() {
        return vec![resolve(document, pointer)];
    }
    let mut next = Vec::new();
    for name in keys(document, &format!("{pointer}/properties")) {
        next.push(format!("{pointer}/properties/{}", escape(&name)));
    }
    for key in ["items", "additionalProperties"] {
        if schema.get(key).is_some_and(Value::is_object) {
            next.push(format!("{pointer}/{key}"));
        }
    }
    for key in ["allOf", "oneOf", "anyOf"] {
        let parts = schema.get(key).and_then(Value::as_array);
        next.extend((0..parts.map_or(0, Vec::len)).map(|at| format!("{pointer}/{key}/{at}")));
    }
    next
}

/// The target of a pointer, with references inside the document followed.
fn resolve(document: &Value, pointer: &str) -> String {
    let mut pointer = pointer.to_owned();
    for _ in 0..8 {
        let reference = document.pointer(&pointer).and_then(|node| node.get("$ref"));
        match reference
            .and_then(Value::as_str)
            .and_then(|r| r.strip_prefix('#'))
        {
            Some(next) => pointer = next.to_owned(),
            None => break,
        }
    }
    pointer
}

fn operations<'d>(document: &'d Value, paths: &str) -> Vec<(String, &'d Value)> {
    let mut found = Vec::new();
    for path in keys(document, paths) {
        for method in METHODS {
            let pointer = format!("{paths}/{}/{method}", escape(&path));
            if let Some(operation) = document.pointer(&pointer) {
                found.push((pointer, operation));
            }
        }
    }
    found
}

/// The keys of an object.
pub fn keys(document: &Value, pointer: &str) -> Vec<String> {
    let object = document.pointer(pointer).and_then(Value::as_object);
    object
        .map(|o| o.keys().cloned().collect())
        .unwrap_or_default()
}

/// A key as a part of a pointer.
pub fn escape(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}
