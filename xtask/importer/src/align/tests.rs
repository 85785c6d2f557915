//! Parts of the document that upstream only renames.

use super::super::{Additions, Imported, Prose, import_upstream};
use super::*;
use generator::diagnostic::Diagnostics;
use generator::source::load_from;
use serde_json::json;
use std::collections::BTreeMap;

fn import(upstream: &Value, ours: &Value) -> (Imported, Vec<String>) {
    let load = |document: &Value| {
        let text = document.to_string().into_bytes();
        let files = BTreeMap::from([("openapi.yaml".to_owned(), text)]);
        load_from("openapi.yaml", &files).expect("a document")
    };
    let mut findings = Diagnostics::default();
    let imported = import_upstream(
        &load(upstream),
        Some(&load(ours)),
        &Additions::default(),
        Prose::Drop,
        &mut findings,
    );
    let told = findings.iter().map(|finding| finding.message.clone());
    (imported, told.collect())
}

fn changes(imported: &Imported) -> Vec<String> {
    imported.changes.iter().map(ToString::to_string).collect()
}

#[test]
fn the_names_of_parameters_are_no_part_of_a_path() {
    let document = |name: &str, other: &str, path: &str| {
        json!({"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "paths": {
            path: {
                "parameters": [{"name": name, "in": "path", "required": true}],
                "get": {"operationId": "read", "parameters": [
                    {"name": other, "in": "path", "required": true},
                    {"name": name, "in": "query"}]}}}})
    };
    let mut ours = document("id", "part", "/a/{id}/b/{part}.json");
    ours["paths"]["/a/{id}/b/{part}.json"]["put"] = json!({"operationId": "write"});
    let mut upstream = document("a-id", "b-id", "/a/{a-id}/b/{b-id}.json");
    upstream["paths"]["/a/{a-id}/b/{b-id}.json"]["get"]["parameters"][1]["name"] = json!("id");
    let (imported, told) = import(&upstream, &ours);
    assert_eq!(imported.kept, ["PUT /a/{a-id}/b/{b-id}.json"]);
    upstream["paths"]["/a/{a-id}/b/{b-id}.json"]["put"] =
        json!({"operationId": "write", "deprecated": true});
    assert_eq!(imported.document["paths"], upstream["paths"]);
    assert_eq!(
        changes(&imported),
        [
            "~ path /a/{id}/b/{part}.json: is /a/{a-id}/b/{b-id}.json now",
            "+ PUT /a/{a-id}/b/{b-id}.json deprecated: true"
        ]
    );
    assert_eq!(told.len(), 1, "{told:?}");
}

#[test]
fn a_path_is_another_one_if_more_differs_or_both_are_there() {
    let paths = |paths: Value| json!({"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "paths": paths});
    let get = json!({"get": {"operationId": "a"}});
    for upstream in [
        json!({"/b/{id}": get}),
        json!({"/a/{id}": get, "/a/{other}": get}),
        json!({"/a/{one}": get, "/a/{other}": get}),
    ] {
        let mut ours = paths(json!({"/a/{id}": get}));
        let before = ours.clone();
        assert_eq!(align_names(&mut ours, &paths(upstream)), []);
        assert_eq!(ours, before);
    }
}

/// A document in which an answer, a union and a schema itself refer to the schema.
fn with_schema(name: &str, schema: Value) -> Value {
    let reference = json!({"$ref": format!("#/components/schemas/{name}")});
    let mut schema = schema;
    schema["properties"]["next"] = reference.clone();
    json!({"openapi": "3.1.0", "info": {"title": "T", "version": "1"},
        "paths": {"/a": {"get": {"operationId": "a", "responses": {"200": {"content": {
            "application/json": {"schema": {"type": "array", "items": reference}}}}}}}},
        "components": {"schemas": {
            "either": {"oneOf": [{"$ref": "#/components/schemas/other"}, reference],
                "discriminator": {"propertyName": "t", "mapping": {"x": format!("#/components/schemas/{name}")}}},
            "other": {"type": "object"}, name: schema}}})
}

#[test]
fn a_renamed_schema_is_the_same_in_every_place() {
    let schema =
        json!({"type": "object", "properties": {"t": {"const": "x"}, "n": {"type": "string"}}});
    let ours = {
        // What an overlay adds does not make it another schema.
        let mut schema = schema.clone();
        schema["properties"]["ours"] = json!({"type": "string"});
        with_schema("old", schema)
    };
    let upstream = with_schema("new", schema);
    let (imported, told) = import(&upstream, &ours);
    assert_eq!(imported.kept, ["schema new.ours"]);
    let schemas = &imported.document["components"]["schemas"];
    assert_eq!(
        schemas["either"],
        upstream["components"]["schemas"]["either"]
    );
    assert!(schemas.get("old").is_none());
    assert_eq!(changes(&imported)[0], "~ schema old: is new now");
    assert_eq!(told.len(), 1, "{told:?}");
}

#[test]
fn a_schema_that_says_something_else_or_is_elsewhere_is_another_one() {
    let schema = json!({"type": "object", "properties": {"t": {"const": "x"}}});
    let ours = with_schema("old", schema.clone());
    let different = with_schema("new", json!({"type": "object", "properties": {"u": {}}}));
    let mut unused = with_schema("other", schema.clone());
    unused["components"]["schemas"]["new"] = schema;
    for upstream in [different, unused] {
        assert_eq!(align_names(&mut ours.clone(), &upstream), []);
    }
}
