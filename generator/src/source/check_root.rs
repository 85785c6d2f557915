//! Checks that a file is an OpenAPI document.
//!
//! In: the root. Out: findings, and whether the document's version can be read. Always: it checks only what every later
//! stage needs; later stages check the rest.

use super::store::Store;
use crate::openapi_version::parse_minor;
use crate::value_kind::yaml_word;
use crate::yaml::Value;

/// Reports faults of the root. False if no part of it can be read.
pub fn check_root(store: &mut Store<'_>) -> bool {
    let root = store.root(0);
    if !root.is_mapping() {
        let message = match root.as_ref() {
            Value::Null => "the file is empty".to_owned(),
            other => format!(
                "the file is {} and not an OpenAPI document",
                yaml_word(other)
            ),
        };
        error(
            store,
            "root-not-mapping",
            "",
            &message,
            "give the path of an OpenAPI document",
        );
        return false;
    }
    if root.get("swagger").is_some() {
        let message = "this is a Swagger 2.0 document, and only OpenAPI 3.0 and 3.1 are read";
        error(
            store,
            "swagger-2",
            "/swagger",
            message,
            "convert it first, for instance with swagger2openapi",
        );
        return false;
    }
    let readable = check_version(store, &root);
    check_info(store, &root);
    let described = count_blocks(store, &root);
    if described == 0 && readable {
        let message = "the document has no `paths`, no `webhooks` and no `components`, so the crate has no operation and no type";
        warn(
            store,
            "empty-document",
            "",
            message,
            "add at least one of them",
        );
    }
    readable
}

/// The number of describing sections that the document has. Reports one that is not an object.
fn count_blocks(store: &mut Store<'_>, root: &Value) -> usize {
    let mut described = 0;
    for key in ["paths", "webhooks", "components"] {
        let Some(value) = root.get(key) else { continue };
        match value {
            Value::Mapping(_) => described += 1,
            empty if is_empty(empty) => {
                described += 1;
                let message = format!("`{key}` is empty; it is read as an empty object");
                warn(
                    store,
                    "empty-block",
                    &format!("/{key}"),
                    &message,
                    "write `{}`, or remove it",
                );
            }
            other => {
                let message = format!("`{key}` is {} and not an object", yaml_word(other));
                error(
                    store,
                    "not-a-mapping",
                    &format!("/{key}"),
                    &message,
                    "write an object, or remove it",
                );
            }
        }
    }
    described
}

/// Whether a value is null or an empty list.
fn is_empty(value: &Value) -> bool {
    value.is_null() || value.as_sequence().is_some_and(Vec::is_empty)
}

/// Whether a version can be read. An unusual form is a warning.
fn check_version(store: &mut Store<'_>, root: &Value) -> bool {
    let help = "write `openapi: 3.1.0`, or the version the document is written in";
    let text = match root.get("openapi") {
        Some(Value::String(text)) => text.trim().to_owned(),
        Some(Value::Number(number)) => {
            let written = store.sources.find_number(&store.place(0, "/openapi"));
            written.unwrap_or_else(|| number.to_string())
        }
        None | Some(Value::Null) if root.get("paths").is_some_and(Value::is_mapping) => {
            let message = "the document does not name its version of OpenAPI; it is read as 3.1";
            warn(store, "missing-openapi", "", message, help);
            return true;
        }
        None | Some(Value::Null) => {
            let message = "the document does not name its version of OpenAPI";
            error(store, "missing-openapi", "", message, help);
            return false;
        }
        Some(other) => {
            let message = format!(
                "the version of OpenAPI is {} and not a text",
                yaml_word(other)
            );
            error(store, "unknown-openapi", "/openapi", &message, help);
            return false;
        }
    };
    let Some(minor) = parse_minor(&text) else {
        let message = format!("the generator does not read OpenAPI `{text}`, only 3.0 and 3.1");
        error(store, "unknown-openapi", "/openapi", &message, help);
        return false;
    };
    let patch = text.split('.').nth(2);
    let has_patch = patch.is_some_and(|patch| patch.starts_with(|c: char| c.is_ascii_digit()));
    if !has_patch || !root.get("openapi").is_some_and(Value::is_string) {
        let message =
            format!("the version of OpenAPI is written as `{text}`; it is read as 3.{minor}");
        let help = format!("put it in quotes, with all three parts: '3.{minor}.0'");
        warn(store, "openapi-form", "/openapi", &message, &help);
    }
    true
}

fn check_info(store: &mut Store<'_>, root: &Value) {
    let info = match root.get("info") {
        // The check of references reports that a reference is not allowed here.
        Some(info @ Value::Mapping(_)) if info.get("$ref").is_some() => return,
        Some(info @ Value::Mapping(_)) => info,
        Some(other) => {
            let message = format!(
                "`info` is {} and not an object with `title` and `version`; the file's name is the title",
                yaml_word(other)
            );
            let help = "write an object with `title` and `version`";
            return warn(store, "missing-info", "/info", &message, help);
        }
        None => {
            let message = "the document has no `info`; the file's name is its title";
            let help = "add `info` with `title` and `version`";
            return warn(store, "missing-info", "", message, help);
        }
    };
    for (key, code, reading) in [
        ("title", "missing-title", "the file's name is used instead"),
        ("version", "missing-version", "it is taken as 0.0.0"),
    ] {
        let missing = match info.get(key) {
            None | Some(Value::Null | Value::Sequence(_) | Value::Mapping(_)) => true,
            Some(Value::String(text)) => text.trim().is_empty(),
            // The code that reads texts reports that a number is read as its text.
            Some(_) => false,
        };
        if missing {
            let message = format!("`info` has no `{key}`; {reading}");
            warn(store, code, "/info", &message, &format!("add `{key}`"));
        }
    }
}

fn warn(store: &mut Store<'_>, code: &'static str, pointer: &str, message: &str, help: &str) {
    let place = store.place(0, pointer);
    store.diagnostics.warn(code, Some(place), message, help);
}

fn error(store: &mut Store<'_>, code: &'static str, pointer: &str, message: &str, help: &str) {
    let place = store.place(0, pointer);
    store.diagnostics.error(code, Some(place), message, help);
}
