//! Tests of `normalize` and `lower` together: one feature per fixture, and upstream's documents if they are available.

mod compositions;
mod enumerations;
mod findings;
mod hostile;
mod invariants;
mod keywords;
mod lost;
mod objects;
mod operations;
mod references;
mod unions;
mod upstream;

use super::lowerer::Lowerer;
use crate::diagnostic::{Diagnostics, Place};
use crate::model::Api;
use crate::normalize::report::{Origins, Report};
use crate::normalize::{Normalized, normalize};
use crate::yaml::Value;
use serde_json::{Map, Value as Json, json};

/// Places are bundled pointers.
const ORIGINS: Origins<'static> = Origins {
    place_of: &|pointer| Place {
        file: "openapi.yaml".into(),
        pointer: pointer.to_owned(),
        position: None,
    },
    written: &|_| None,
};

/// Lowers a bundled document.
fn lower_value(bundle: &Value) -> (Option<Api>, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let rules = crate::lower::EventRules::default();
    let api = crate::generate::make_model(
        bundle.clone(),
        ORIGINS,
        "0".repeat(64),
        &rules,
        &mut diagnostics,
    );
    (api, diagnostics)
}

/// A bundled document, converted to OpenAPI 3.0.
fn normalize_value(bundle: &Value) -> Normalized {
    let mut diagnostics = Diagnostics::default();
    normalize(bundle.clone(), Report::new(ORIGINS, &mut diagnostics)).unwrap()
}

/// The findings of one part of the lowering.
fn with_lowerer(normalized: &Normalized, lower: impl FnOnce(&mut Lowerer<'_, '_>)) -> Vec<String> {
    let mut diagnostics = Diagnostics::default();
    let mut report = Report::new(ORIGINS, &mut diagnostics);
    let document = super::parse::parse_document(normalized, &mut report).unwrap();
    lower(&mut Lowerer::new(&document, report));
    list_findings(&diagnostics)
}

/// Findings in the form that a person reads.
fn list_findings(diagnostics: &Diagnostics) -> Vec<String> {
    diagnostics
        .iter()
        .map(|d| {
            let pointer = d
                .place
                .as_ref()
                .map(|p| p.pointer.as_str())
                .unwrap_or_default();
            format!("{} {} {}: {}", d.severity, d.code, pointer, d.message)
        })
        .collect()
}

/// The model of schemas: `components/schemas` in YAML, read as OpenAPI 3.1.
fn lower_schemas(schemas: &str) -> Json {
    let schemas: Value = crate::yaml::from_str(schemas).unwrap();
    let mut bundle: Value =
        crate::yaml::from_str("{openapi: 3.1.0, info: {title: T, version: '1'}, paths: {}}")
            .unwrap();
    bundle["components"]["schemas"] = schemas;
    describe(&bundle, &["definitions"])
}

/// The model of a document without its head, in YAML, read as OpenAPI 3.1.
fn lower_document(members: &str) -> Json {
    let mut bundle: Value = crate::yaml::from_str(members).unwrap();
    bundle["openapi"] = "3.1.0".into();
    bundle["info"] = crate::yaml::from_str("{title: T, version: '1'}").unwrap();
    describe(
        &bundle,
        &[
            "security_schemes",
            "security",
            "resources",
            "operations",
            "events",
            "definitions",
        ],
    )
}

/// The named parts of the model and the findings, without empty ones.
fn describe(bundle: &Value, parts: &[&str]) -> Json {
    let (api, diagnostics) = lower_value(bundle);
    let api = serde_json::to_value(api).unwrap();
    let mut out = Map::new();
    for part in parts {
        out.insert(
            (*part).to_owned(),
            api.get(part).cloned().unwrap_or(json!("none")),
        );
    }
    out.insert("findings".to_owned(), json!(list_findings(&diagnostics)));
    prune(Json::Object(out))
}

/// A value in a short form: uses in a few words, and without empty members.
fn prune(value: Json) -> Json {
    match value {
        Json::Object(map) if map.contains_key("shape") && map.contains_key("nullable") => {
            Json::String(write_use(&Json::Object(map)))
        }
        Json::Object(map) => {
            let says_kind = map.contains_key("kind");
            let kept = map
                .into_iter()
                .filter(|(key, _)| !(says_kind && key == "id"));
            let kept = kept.map(|(key, value)| match key.as_str() {
                // These are the document's own values.
                "default" | "value" | "constant" => (key, value),
                _ => (key, prune(value)),
            });
            // An empty list of requirements has a meaning.
            let kept = kept
                .filter(|(key, value)| !is_empty(value) || (key == "security" && value.is_array()));
            Json::Object(kept.collect())
        }
        Json::Array(list) => Json::Array(list.into_iter().map(prune).collect()),
        other => other,
    }
}

fn is_empty(value: &Json) -> bool {
    match value {
        Json::Null | Json::Bool(false) => true,
        Json::Array(list) => list.is_empty(),
        Json::Object(map) => map.is_empty(),
        _ => false,
    }
}

/// A use of a shape, such as `list of text (date) or null`.
fn write_use(value: &Json) -> String {
    let shape = match &value["shape"] {
        Json::String(word) => word.clone(),
        Json::Object(shape) => {
            let (word, inner) = shape.iter().next().unwrap();
            match (word.as_str(), inner) {
                ("defined", Json::String(id)) => id.clone(),
                ("list" | "map", inner) => format!("{word} of {}", write_use(inner)),
                ("text", Json::Object(plain)) => match &plain["plain"] {
                    Json::String(format) => format!("text ({format})"),
                    _ => "text".to_owned(),
                },
                (_, Json::Null) => word.clone(),
                (_, Json::String(format)) if word != "constant" => format!("{word} ({format})"),
                (_, inner) => format!("{word} {inner}"),
            }
        }
        other => other.to_string(),
    };
    if value["nullable"] == json!(true) {
        format!("{shape} or null")
    } else {
        shape
    }
}

/// One snapshot for each feature of a schema.
macro_rules! schemas {
    ($($(#[$doc:meta])* $name:ident: $yaml:literal;)*) => {$(
        $(#[$doc])*
        #[test]
        fn $name() {
            insta::assert_yaml_snapshot!(super::lower_schemas($yaml));
        }
    )*};
}

/// One snapshot for each feature outside of schemas.
macro_rules! documents {
    ($($(#[$doc:meta])* $name:ident: $yaml:literal;)*) => {$(
        $(#[$doc])*
        #[test]
        fn $name() {
            insta::assert_yaml_snapshot!(super::lower_document($yaml));
        }
    )*};
}

use {documents, schemas};
