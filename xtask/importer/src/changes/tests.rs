//! The lines of changes.

use super::*;
use serde_json::json;

fn lines(old: Value, new: Value) -> Vec<String> {
    list_changes(&old, &new)
        .iter()
        .map(ToString::to_string)
        .collect()
}

#[test]
fn a_new_operation_is_one_line() {
    let new = json!({"paths": {"/a": {"get": {"responses": {"200": {"description": "x"}}}}}});
    assert_eq!(
        lines(json!({"paths": {"/a": {}}}), new.clone()),
        ["+ GET /a"]
    );
    assert_eq!(lines(json!({"paths": {}}), new), ["+ GET /a"]);
}

#[test]
fn a_changed_property_says_how() {
    let schema = |kind: &str| json!({"components": {"schemas": {"a": {"properties": {"b": {"type": kind}}}}}});
    assert_eq!(
        lines(schema("string"), schema("number")),
        [r#"~ schema a.b type: "string" → "number""#]
    );
}

#[test]
fn values_are_told_one_by_one() {
    let schema = |values: Value| json!({"components": {"schemas": {"a": {"enum": values}}}});
    assert_eq!(
        lines(schema(json!(["x", "y"])), schema(json!(["y", "z"]))),
        [
            r#"+ schema a enum: value "z""#,
            r#"- schema a enum: value "x""#
        ]
    );
}

#[test]
fn a_callback_is_named_after_its_operation() {
    let callback = |of: Value| json!({"paths": {"/a": {"get": {"callbacks": {"done": of}}}}});
    let new = callback(json!({"{$url}": {"post": {"deprecated": true}}}));
    assert_eq!(
        lines(callback(json!({})), new.clone()),
        ["+ GET /a callbacks done {$url} POST"]
    );
    assert_eq!(
        lines(callback(json!({"{$url}": {"post": {}}})), new),
        ["+ GET /a callbacks done {$url} POST deprecated: true"]
    );
}

#[test]
fn the_order_of_keys_and_parameters_is_no_difference() {
    let old = json!({"paths": {"/a": {"get": {"parameters": [
        {"name": "p", "in": "query"}, {"name": "q", "in": "query"}], "tags": ["t"]}}}});
    let new = json!({"paths": {"/a": {"get": {"tags": ["t"], "parameters": [
        {"in": "query", "name": "q"}, {"name": "p", "in": "query"}]}}}});
    assert_eq!(lines(old, new), Vec::<String>::new());
}

#[test]
fn wording_is_told_apart_from_facts() {
    let changes = list_changes(
        &json!({"info": {"description": "a", "version": "1"}}),
        &json!({"info": {"description": "b", "version": "1"}}),
    );
    assert_eq!(changes.len(), 1);
    assert_eq!(changes[0].kind, ChangeKind::Reworded);
}
