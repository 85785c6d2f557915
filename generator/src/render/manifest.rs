//! `codegen-manifest.json`: the output and its document, for tools and for the next run.

use super::job::{Files, RenderError};
use crate::model::{DefinitionKind, Event, Operation, Owner};
use crate::rust::Context;
use serde::{Deserialize, Serialize};

/// The manifest of a generated crate.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Manifest {
    /// The mark of a generated file.
    #[serde(rename = "@generated")]
    pub generated: String,
    /// The document.
    pub spec: Spec,
    /// The number of items of each kind.
    pub counts: Counts,
    /// All operations.
    pub operations: Vec<OperationEntry>,
    /// All events.
    pub events: Vec<EventEntry>,
    /// Rust types by the document's schema names.
    pub schemas: Vec<SchemaEntry>,
    /// All files, sorted.
    pub files: Vec<String>,
}

/// The document that a crate was generated from.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Spec {
    /// `info.title`.
    pub title: String,
    /// `info.version`.
    pub version: String,
    /// SHA-256 of the bundled document in canonical form, without descriptions.
    pub sha256: String,
}

/// The number of items of each kind.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub struct Counts {
    /// Operations.
    pub operations: usize,
    /// Resources.
    pub resources: usize,
    /// Events.
    pub events: usize,
    /// Structs.
    pub models: usize,
    /// Enumerations.
    pub enumerations: usize,
    /// Unions.
    pub unions: usize,
    /// Examples in the test.
    pub examples: usize,
}

/// An operation.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct OperationEntry {
    /// operationId.
    pub id: String,
    /// The method in upper case.
    pub method: String,
    /// The path template.
    pub path: String,
    /// The tag.
    pub resource: String,
    /// The Rust method.
    pub rust: String,
}

/// An event.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct EventEntry {
    /// Its name on the wire.
    pub name: String,
    /// The Rust variant.
    pub rust: String,
}

/// A named schema.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SchemaEntry {
    /// Its name in the document.
    pub name: String,
    /// The Rust type.
    pub rust: String,
}

/// Makes the manifest of `files`.
pub(super) fn make(context: &Context<'_>, files: &Files) -> Manifest {
    let api = context.api;
    let named = |want: fn(&DefinitionKind) -> bool| {
        context
            .names
            .types
            .keys()
            .filter(|id| api.definitions.get(*id).is_some_and(|d| want(&d.kind)))
            .count()
    };
    Manifest {
        generated: "by `cargo xtask codegen`; do not edit".to_owned(),
        spec: Spec {
            title: api.title.clone(),
            version: api.version.clone(),
            sha256: api.sha256.clone(),
        },
        counts: Counts {
            operations: api.operations.len(),
            resources: api.resources.len(),
            events: api.events.len(),
            models: named(|k| matches!(k, DefinitionKind::Object(_))),
            enumerations: named(|k| matches!(k, DefinitionKind::Enumeration(_))),
            unions: named(|k| matches!(k, DefinitionKind::Union(_))),
            examples: files
                .keys()
                .filter(|path| path.starts_with("tests/fixtures/"))
                .count(),
        },
        operations: list_operations(context),
        events: list_events(context),
        schemas: list_schemas(context),
        files: files.keys().cloned().collect(),
    }
}

fn list_operations(context: &Context<'_>) -> Vec<OperationEntry> {
    let entry = |o: &Operation| OperationEntry {
        id: o.id.clone(),
        method: o.method.clone(),
        path: o.path.clone(),
        resource: o.resource.clone(),
        rust: context.names.operation_path(o).unwrap_or_default(),
    };
    context.api.operations.iter().map(entry).collect()
}

fn list_events(context: &Context<'_>) -> Vec<EventEntry> {
    let names = &context.names.events;
    let entry = |e: &Event| EventEntry {
        name: e.name.clone(),
        rust: names
            .get(&e.name)
            .map(|n| format!("Event::{n}"))
            .unwrap_or_default(),
    };
    context.api.events.iter().map(entry).collect()
}

fn list_schemas(context: &Context<'_>) -> Vec<SchemaEntry> {
    let types = context.names.types.iter();
    let entries = types.filter_map(|(id, name)| match &id.owner {
        Owner::Schema(schema) if id.path.is_empty() => Some(SchemaEntry {
            name: schema.clone(),
            rust: name.to_string(),
        }),
        _ => None,
    });
    entries.collect()
}

/// The manifest's text, one entry per line, so that an addition is one line of a diff.
pub(super) fn render(manifest: &Manifest) -> Result<String, RenderError> {
    let fault = |error: serde_json::Error| RenderError {
        file: "codegen-manifest.json".to_owned(),
        message: error.to_string(),
    };
    let value = serde_json::to_value(manifest).map_err(fault)?;
    let mut out = String::from("{\n");
    let members: Vec<_> = value.as_object().into_iter().flatten().collect();
    for (at, (key, value)) in members.iter().enumerate() {
        let end = if at + 1 == members.len() { "\n" } else { ",\n" };
        let key = serde_json::to_string(key).map_err(fault)?;
        match value {
            serde_json::Value::Array(items) if !items.is_empty() => {
                let lines: Result<Vec<String>, _> = items
                    .iter()
                    .map(|i| serde_json::to_string(i).map(|t| format!("    {t}")))
                    .collect();
                out.push_str(&format!(
                    "  {key}: [\n{}\n  ]{end}",
                    lines.map_err(fault)?.join(",\n")
                ));
            }
            serde_json::Value::Object(object) => {
                let lines: Result<Vec<String>, _> = object
                    .iter()
                    .map(|(k, v)| serde_json::to_string(v).map(|v| format!("    \"{k}\": {v}")))
                    .collect();
                out.push_str(&format!(
                    "  {key}: {{\n{}\n  }}{end}",
                    lines.map_err(fault)?.join(",\n")
                ));
            }
            other => out.push_str(&format!("  {key}: {other}{end}")),
        }
    }
    out.push_str("}\n");
    Ok(out)
}
