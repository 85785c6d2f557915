//! The setters of a request stay when its body gets members.

use super::{Published, Run, read, verdict};
use crate::diff::Verdict;
use serde_json::{Value, json};

/// A document with one request, whose body has these members.
fn document(members: &Value) -> Value {
    json!({ "openapi": "3.1.0", "info": { "title": "Rafts", "version": "1" },
        "paths": { "/rafts": { "post": { "operationId": "create-raft", "tags": ["Rafts"],
            "requestBody": { "content": { "application/json": { "schema": {
                "type": "object", "properties": members } } } },
            "responses": { "201": { "description": "Built." } } } } } })
}

/// The members of a JSON:API document with these attributes.
fn create(attributes: &Value) -> Value {
    json!({
        "data": { "type": "object", "properties": { "type": { "const": "raft" },
            "attributes": { "type": "object", "properties": attributes } } },
        "meta": { "type": "object", "properties": { "notify": { "type": "boolean" } } } })
}

fn setters(run: &Run) -> Vec<String> {
    run.after
        .setters("create-raft")
        .map(str::to_owned)
        .collect()
}

fn after(before: &Value, now: &Value) -> Run {
    let first = read(before, &Published::default());
    let next = read(now, &first.after);
    let (verdict, breaks) = verdict(&first, &next);
    assert!(verdict < Verdict::Major, "{breaks:#?}");
    // The next run with the same document finds the same.
    let again = read(now, &next.after);
    assert_eq!(again.after.print(), next.after.print());
    next
}

#[test]
fn a_member_beside_data_keeps_the_setters_of_attributes() {
    let members = create(&json!({ "logs": { "type": "integer" } }));
    let before = document(&members);
    for (name, method) in [("anchor", "anchor"), ("logs", "body_logs")] {
        let mut more = members.clone();
        more[name] = json!({ "type": "string" });
        let next = after(&before, &document(&more));
        let mut expected = ["logs", "notify", method];
        let mut found = setters(&next);
        expected.sort_unstable();
        found.sort_unstable();
        assert_eq!(found, expected);
        let held = "setters of operation `create-raft`";
        assert!(
            next.api.held.list.contains(held),
            "{:?}",
            next.api.held.list
        );
    }
}

#[test]
fn a_member_inside_data_keeps_the_setters_of_attributes() {
    let members = create(&json!({ "logs": { "type": "integer" } }));
    let mut more = members.clone();
    more["data"]["properties"]["anchor"] = json!({ "type": "string" });
    after(&document(&members), &document(&more));
}

#[test]
fn a_setter_of_a_whole_member_stays_when_the_member_becomes_a_wrapper() {
    let plain =
        json!({ "data": { "type": "object", "properties": { "logs": { "type": "integer" } } } });
    // A resource anywhere in the document makes `data` a wrapper.
    let mut more = document(&plain);
    more["components"]["schemas"]["raft"] = json!({ "type": "object", "properties": {
        "type": { "const": "raft" }, "id": { "type": "string" },
        "attributes": { "type": "object", "properties": { "logs": { "type": "integer" } } } } });
    more["paths"]["/rafts/one"]["get"] = json!({ "operationId": "retrieve-raft", "tags": ["Rafts"], "responses": {
        "200": { "description": "Read.", "content": { "application/json": { "schema": {
            "type": "object", "properties": { "data": { "$ref": "#/components/schemas/raft" } } } } } } } });
    let next = after(&document(&plain), &more);
    assert_eq!(setters(&next), ["data"]);
    // An empty object has one setter for its value, also when it gets members.
    let empty = create(&json!({}));
    let next = after(
        &document(&empty),
        &document(&create(&json!({ "logs": { "type": "integer" } }))),
    );
    assert_eq!(setters(&next), ["attributes", "notify"]);
}
