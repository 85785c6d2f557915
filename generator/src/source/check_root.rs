//! Whether a file is an OpenAPI document at all.
//!
//! In: the root. Out: findings, and whether the document is of a version that can be read. Always: only what every later
//! stage needs; the rest is theirs to check.

use super::check_target::describe;
use super::store::Store;
use crate::diagnostic::Severity;
use serde_yaml::Value;

/// Reports what keeps the root from being an OpenAPI document; false where nothing of it can be read.
pub fn check_root(store: &mut Store<'_>) -> bool {
    let root = store.root(0);
    if !root.is_mapping() {
        let message = match root.as_ref() {
            Value::Null => "the file is empty".to_owned(),
            other => format!("the file holds {} and no OpenAPI document", describe(other)),
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
    let mut described = 0;
    for key in ["paths", "webhooks", "components"] {
        match root.get(key) {
            None => {}
            Some(Value::Mapping(_)) => described += 1,
            Some(other) => {
                described += 1;
                let message = format!("`{key}` is {} and not a mapping", describe(other));
                error(
                    store,
                    "not-a-mapping",
                    &format!("/{key}"),
                    &message,
                    "write a mapping, or remove it",
                );
            }
        }
    }
    if described == 0 {
        let message =
            "the document describes nothing: it has no `paths`, no `webhooks` and no `components`";
        error(
            store,
            "empty-document",
            "",
            message,
            "add at least one of them",
        );
    }
    readable
}

fn check_version(store: &mut Store<'_>, root: &Value) -> bool {
    let help = "write `openapi: 3.1.0`, or the version the document is written in";
    match root.get("openapi") {
        None => error(
            store,
            "missing-openapi",
            "",
            "the document does not say which version of OpenAPI it is",
            help,
        ),
        Some(Value::String(version))
            if is_version(version, "3.0") || is_version(version, "3.1") =>
        {
            return true;
        }
        Some(Value::String(version)) if is_version(version, "3.2") => {
            let place = store.place(0, "/openapi");
            store.diagnostics.push(crate::diagnostic::Diagnostic {
                code: "openapi-3-2",
                severity: Severity::Note,
                message: "an OpenAPI 3.2 document is read as 3.1".to_owned(),
                place: Some(place),
                related: Vec::new(),
                help: "what is new in 3.2 is reported where it is used".to_owned(),
            });
            return true;
        }
        Some(Value::String(version)) => {
            let message = format!("OpenAPI `{version}` is not read, only 3.0 and 3.1 are");
            error(store, "unknown-openapi", "/openapi", &message, help);
        }
        Some(other) => {
            let message = format!("the version of OpenAPI is {} and not text", describe(other));
            error(
                store,
                "unknown-openapi",
                "/openapi",
                &message,
                "put the version in quotes, with all three parts: '3.1.0'",
            );
        }
    }
    false
}

fn is_version(text: &str, line: &str) -> bool {
    text.strip_prefix(line)
        .and_then(|rest| rest.strip_prefix('.'))
        .is_some_and(|patch| patch.starts_with(|c: char| c.is_ascii_digit()))
}

fn check_info(store: &mut Store<'_>, root: &Value) {
    let info = match root.get("info") {
        // That a reference can't stand here is said where references are.
        Some(info @ Value::Mapping(_)) if info.get("$ref").is_some() => return,
        Some(info @ Value::Mapping(_)) => info,
        Some(other) => {
            let message = format!("`info` is {} and not a mapping", describe(other));
            return error(
                store,
                "not-a-mapping",
                "/info",
                &message,
                "write a mapping with `title` and `version`",
            );
        }
        None => {
            return error(
                store,
                "missing-info",
                "",
                "the document has no `info`",
                "add `info` with `title` and `version`",
            );
        }
    };
    for (key, code) in [("title", "missing-title"), ("version", "missing-version")] {
        match info.get(key) {
            Some(Value::String(text)) if !text.trim().is_empty() => {}
            Some(Value::String(_)) | None => {
                error(
                    store,
                    code,
                    "/info",
                    &format!("`info` has no `{key}`"),
                    &format!("add `{key}`"),
                );
            }
            Some(other) => {
                let message = format!("the `{key}` of `info` is {} and not text", describe(other));
                error(
                    store,
                    code,
                    &format!("/info/{key}"),
                    &message,
                    "put it in quotes",
                );
            }
        }
    }
}

fn error(store: &mut Store<'_>, code: &'static str, pointer: &str, message: &str, help: &str) {
    let place = store.place(0, pointer);
    store.diagnostics.error(code, Some(place), message, help);
}
