//! Reads the normalized document with `openapiv3`, part by part, so that an unreadable part has its own place.
//!
//! In: a document from [`crate::normalize`]. Out: [`Document`], the typed parts with their pointers. Always: an
//! unreadable part is one finding and is lost, and all other parts are read. No two operations have the same id.

use super::document::{Located, OperationParts, PathParts, TypedDocument};
use super::operation_id::settle_ids;
use crate::grammar::METHODS;
use crate::normalize::report::Report;
use crate::normalize::{Lost, Normalized, marker};
use crate::pointer::{join, join_index};
use crate::yaml::{Mapping, Value};
use indexmap::IndexMap;
use openapiv3::{ReferenceOr, Schema};
use serde::de::DeserializeOwned;

/// The stack size for reading parts. `openapiv3` needs tens of kilobytes for each nested schema.
const STACK_SIZE: usize = 256 << 20;

/// Reads all parts. Reports parts that cannot be read.
pub(super) fn parse_document(
    normalized: &Normalized,
    report: &mut Report<'_>,
) -> Option<TypedDocument> {
    let read = std::thread::scope(|scope| {
        let builder = std::thread::Builder::new().stack_size(STACK_SIZE);
        builder
            .spawn_scoped(scope, || read_document(normalized))
            .ok()?
            .join()
            .ok()
    });
    let Some((document, unreadable)) = read else {
        report.error(
            "out-of-memory",
            "",
            "There is not enough memory to read the document.",
            "Free memory, or raise the limit on the address space.",
        );
        return None;
    };
    for (pointer, error) in unreadable {
        report.lose(
            "unreadable-part",
            &pointer,
            format!("This part cannot be read, so it is left out: {error}."),
            "Compare it with the OpenAPI specification.",
        );
    }
    Some(document)
}

fn read_document(normalized: &Normalized) -> (TypedDocument, Vec<(String, String)>) {
    let value = &normalized.document;
    let mut reader = Reader {
        unreadable: Vec::new(),
        lost: normalized.lost.clone(),
    };
    let info = value.get("info");
    let text = |of: Option<&Value>, key: &str| of?.get(key)?.as_str().map(str::to_owned);
    let components = value.get("components");
    let mut schemas: IndexMap<String, ReferenceOr<Schema>> = reader.map(components, "schemas");
    // Sorted, so that the findings do not depend on the order of a map.
    schemas.sort_keys();
    let reference = |name: &String| {
        (
            name.clone(),
            format!("#{}", join("/components/schemas", name)),
        )
    };
    let mut document = TypedDocument {
        title: text(info, "title").unwrap_or_default(),
        version: text(info, "version").unwrap_or_default(),
        description: text(info, "description"),
        servers: reader.list(value, "servers", ""),
        security: read_requirements(value.get("security")),
        tags: reader.list(value, "tags", ""),
        lost: Lost::default(),
        schema_references: schemas.keys().map(reference).collect(),
        schemas,
        inner: reader.map(components, marker::INNER),
        parameters: reader.map(components, "parameters"),
        request_bodies: reader.map(components, "requestBodies"),
        responses: reader.map(components, "responses"),
        headers: reader.map(components, "headers"),
        examples: reader.map(components, "examples"),
        security_schemes: components
            .and_then(|c| c.get("securitySchemes"))
            .and_then(Value::as_mapping)
            .cloned()
            .unwrap_or_default(),
        paths: reader.paths(value.get("paths"), "/paths"),
        webhooks: ["webhooks", marker::WEBHOOKS]
            .iter()
            .flat_map(|key| reader.paths(value.get(*key), &join("", key)))
            .collect(),
    };
    settle_ids(&mut document.paths);
    document.lost = reader.lost;
    (document, reader.unreadable)
}

/// Alternative sets of scheme names.
pub(super) fn read_requirements(value: Option<&Value>) -> Vec<Vec<String>> {
    let alternatives = value.and_then(Value::as_sequence).into_iter().flatten();
    alternatives
        .filter_map(Value::as_mapping)
        .map(|needs| {
            needs
                .keys()
                .filter_map(Value::as_str)
                .map(str::to_owned)
                .collect()
        })
        .collect()
}

/// Collects pointer and reason of each part that cannot be read.
struct Reader {
    unreadable: Vec<(String, String)>,
    lost: Lost,
}

impl Reader {
    fn part<T: DeserializeOwned>(&mut self, value: &Value, pointer: &str) -> Option<T> {
        match T::deserialize(value) {
            Ok(part) => Some(part),
            Err(error) => {
                self.lost.add(pointer);
                self.unreadable
                    .push((pointer.to_owned(), error.to_string()));
                None
            }
        }
    }

    fn list<T: DeserializeOwned>(&mut self, value: &Value, key: &str, at: &str) -> Vec<T> {
        let at = join(at, key);
        let list = value
            .get(key)
            .and_then(Value::as_sequence)
            .into_iter()
            .flatten();
        list.enumerate()
            .filter_map(|(index, item)| self.part(item, &join_index(&at, index)))
            .collect()
    }

    fn located_list<T: DeserializeOwned>(
        &mut self,
        value: &Value,
        key: &str,
        at: &str,
    ) -> Vec<Located<T>> {
        let at = join(at, key);
        let list = value
            .get(key)
            .and_then(Value::as_sequence)
            .into_iter()
            .flatten();
        list.enumerate()
            .filter_map(|(index, item)| self.located(item, &join_index(&at, index)))
            .collect()
    }

    fn located<T: DeserializeOwned>(&mut self, value: &Value, at: &str) -> Option<Located<T>> {
        let pointer = origin_of(value).unwrap_or(at).to_owned();
        let part = self.part(value, &pointer);
        if part.is_none() {
            self.lost.add(at);
        }
        part.map(|part| Located { pointer, part })
    }

    fn map<T: DeserializeOwned>(
        &mut self,
        components: Option<&Value>,
        section: &str,
    ) -> IndexMap<String, T> {
        let at = join("/components", section);
        let map = components
            .and_then(|c| c.get(section))
            .and_then(Value::as_mapping);
        let mut out = IndexMap::new();
        for (key, value) in map.into_iter().flatten() {
            let Some(name) = key.as_str() else { continue };
            if let Some(part) = self.part(value, &join(&at, name)) {
                out.insert(name.to_owned(), part);
            }
        }
        out
    }

    fn paths(&mut self, paths: Option<&Value>, at: &str) -> Vec<PathParts> {
        let map = paths.and_then(Value::as_mapping);
        let mut out = Vec::new();
        for (key, item) in map.into_iter().flatten() {
            let Some(key) = key.as_str() else { continue };
            let pointer = join(at, key);
            let origin = origin_of(item).unwrap_or(&pointer).to_owned();
            let text = |name: &str| item.get(name).and_then(Value::as_str).map(str::to_owned);
            let operations = METHODS
                .iter()
                .filter_map(|method| {
                    self.operation(item.get(*method)?, method, &join(&pointer, method))
                })
                .collect();
            out.push(PathParts {
                key: key.to_owned(),
                summary: text("summary"),
                description: text("description"),
                servers: self.list(item, "servers", &origin),
                parameters: self.located_list(item, "parameters", &origin),
                operations,
                pointer,
            });
        }
        out.sort_by(|one, other| one.key.cmp(&other.key));
        out
    }

    fn operation(
        &mut self,
        value: &Value,
        method: &'static str,
        at: &str,
    ) -> Option<OperationParts> {
        let pointer = origin_of(value).unwrap_or(at).to_owned();
        let mut shell = value.as_mapping()?.clone();
        for key in ["parameters", "requestBody"] {
            shell.remove(key);
        }
        shell.insert("responses".into(), Value::Mapping(Mapping::new()));
        let operation = self.part(&Value::Mapping(shell), &pointer)?;
        let parameters = self.located_list(value, "parameters", &pointer);
        let request_body = value
            .get("requestBody")
            .and_then(|body| self.located(body, &join(&pointer, "requestBody")));
        let mut responses = Vec::new();
        let at = join(&pointer, "responses");
        for (status, response) in value
            .get("responses")
            .and_then(Value::as_mapping)
            .into_iter()
            .flatten()
        {
            let Some(status) = status.as_str() else {
                continue;
            };
            if let Some(response) = self.located(response, &join(&at, status)) {
                responses.push((status.to_owned(), response));
            }
        }
        Some(OperationParts {
            id: String::new(),
            method,
            pointer,
            operation,
            parameters,
            request_body,
            responses,
        })
    }
}

fn origin_of(value: &Value) -> Option<&str> {
    value.get(marker::ORIGIN)?.as_str()
}
