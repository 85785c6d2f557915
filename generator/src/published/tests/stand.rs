//! A published type that stands for another schema does so after additions too.

use super::{Run, read, verdict};
use crate::diff::Verdict;
use serde_json::{Value, json};

fn object(members: Value) -> Value {
    json!({ "type": "object", "properties": members })
}

/// A document with the component `range`, and one parameter.
fn document(range: &Value, parameter: &Value) -> Value {
    json!({ "openapi": "3.1.0", "info": { "title": "Winds", "version": "1" },
        "paths": { "/winds": { "get": { "operationId": "list-winds", "tags": ["Winds"],
            "parameters": [
                { "name": "span", "in": "query", "schema": parameter },
                { "name": "other", "in": "query", "schema": { "$ref": "#/components/schemas/range" } }],
            "responses": { "204": { "description": "None." } } } } },
        "components": { "schemas": { "range": range } } })
}

fn range() -> Value {
    let ends = object(json!({ "open": { "type": "boolean" } }));
    object(json!({ "from": { "type": "integer" }, "to": { "type": "integer" }, "ends": ends }))
}

fn with(mut schema: Value, pointer: &str, key: &str) -> Value {
    schema.pointer_mut(pointer).unwrap()[key] = json!({ "type": "string" });
    schema
}

pub(super) fn follow(documents: &[Value]) -> (Verdict, Vec<String>) {
    let mut last: Option<Run> = None;
    let mut said = (Verdict::None, Vec::new());
    for document in documents {
        let before = last.as_ref().map(|run| run.after.clone());
        let next = read(document, &before.unwrap_or_default());
        said = last.as_ref().map_or(said, |last| verdict(last, &next));
        last = Some(next);
    }
    said
}

#[test]
fn a_member_of_the_component_retypes_no_place_where_it_is_written_inline() {
    let reference = json!({ "$ref": "#/components/schemas/range" });
    let more = with(range(), "/properties", "step");
    let within = with(range(), "/properties/ends/properties", "closed");
    for later in [more, within] {
        let apart = document(&range(), &range());
        let first = document(&range(), &reference);
        let last = document(&later, &range());
        for documents in [
            vec![first.clone(), apart, last.clone()],
            vec![first.clone(), last.clone()],
            // The new member is published too, and still no fault of the place.
            vec![first.clone(), last.clone(), last.clone()],
        ] {
            let (verdict, breaks) = follow(&documents);
            assert!(verdict < Verdict::Major, "{breaks:#?}");
        }
    }
}

#[test]
fn a_place_that_loses_a_member_is_retyped() {
    let reference = json!({ "$ref": "#/components/schemas/range" });
    let mut less = range();
    less["properties"]
        .as_object_mut()
        .unwrap()
        .shift_remove("to");
    let first = document(&range(), &reference);
    let apart = document(&range(), &range());
    let lost = document(&range(), &less);
    assert_eq!(follow(&[first.clone(), lost.clone()]).0, Verdict::Major);
    assert_eq!(follow(&[first, apart, lost]).0, Verdict::Major);
}
