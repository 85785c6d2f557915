use super::*;
use serde_json::json;

fn describe(mut document: Value) -> Value {
    describe_resources(&mut document);
    document
}

fn said(value: &Value, pointer: &str) -> String {
    let schema = value.pointer(pointer).unwrap_or(&Value::Null);
    schema["description"]
        .as_str()
        .unwrap_or("nothing")
        .to_owned()
}

#[test]
fn an_object_is_called_by_its_type() {
    let document = describe(
        json!({"components": {"schemas": {"report-watchlist": {"properties": {
            "type": {"type": "string", "const": "report/watchlist"},
            "id": {"type": "string"},
            "attributes": {"allOf": [{"properties": {"type": {"type": "string"}}}]},
            "relationships": {"properties": {
                "account": {"properties": {"data": {"type": ["object", "null"], "properties": {
                    "type": {"const": "account"}, "id": {"type": "string"}}}}},
                "cases": {"properties": {"data": {"type": "array", "items": {"properties": {
                    "type": {"type": "string"}, "id": {"type": "string"}}}}}}
            }}
        }}}}}),
    );
    let root = "/components/schemas/report-watchlist/properties";
    for (at, sentence) in [
        ("type", "Kind of object."),
        ("id", "Id of the watchlist report (`rep_…`)."),
        ("attributes", "The values of the watchlist report."),
        ("attributes/allOf/0/properties/type", "nothing"),
        (
            "relationships",
            "The objects that the watchlist report is linked to.",
        ),
        (
            "relationships/properties/account/properties/data",
            "Type and id of the account; null when there is none.",
        ),
        (
            "relationships/properties/account/properties/data/properties/id",
            "Id of the account (`act_…`).",
        ),
        (
            "relationships/properties/cases/properties/data",
            "Type and id of each linked object.",
        ),
        (
            "relationships/properties/cases/properties/data/items/properties/id",
            "Id of the linked object.",
        ),
    ] {
        assert_eq!(said(&document, &format!("{root}/{at}")), sentence, "{at}");
    }
}

#[test]
fn data_is_described_by_the_way_it_travels() {
    let body = |data: Value| json!({"content": {"application/json": {"schema": {"properties": {"data": data}}}}});
    let case = json!({"$ref": "#/components/schemas/case"});
    let page = json!({"content": {"application/json": {"schema": {"properties": {
        "data": {"type": "array", "items": case}, "links": {}}}}}});
    let document = describe(json!({
        "paths": {"/cases": {
            "get": {"responses": {"200": page}},
            "post": {
                "requestBody": body(json!({"properties": {"attributes": {"properties": {"file": {"properties": {"data": {"type": "string"}}}}}}})),
                "responses": {"200": body(case.clone())}}}},
        "webhooks": {"case.created": {"post": {"requestBody": body(json!({"properties": {"attributes": {"properties": {
            "payload": {"properties": {"data": case}}}}}}))}}},
        "components": {"schemas": {"case": {"properties": {
            "type": {"const": "case"}, "id": {}, "data": {"type": "integer"}}}}}
    }));
    let schema = "content/application~1json/schema/properties";
    for (at, sentence) in [
        (
            "/paths/~1cases/get/responses/200/SCHEMA/data",
            "The cases of this page.",
        ),
        ("/paths/~1cases/post/responses/200/SCHEMA/data", "The case."),
        (
            "/paths/~1cases/post/requestBody/SCHEMA/data",
            "What the call sends.",
        ),
        (
            "/paths/~1cases/post/requestBody/SCHEMA/data/properties/attributes/properties/file/properties/data",
            "Content of the file, in base64.",
        ),
        (
            "/webhooks/case.created/post/requestBody/SCHEMA/data",
            "The event.",
        ),
        (
            "/webhooks/case.created/post/requestBody/SCHEMA/data/properties/attributes/properties/payload/properties/data",
            "The case as it was when the event happened.",
        ),
        ("/components/schemas/case/properties/data", "nothing"),
    ] {
        assert_eq!(
            said(&document, &at.replace("SCHEMA", schema)),
            sentence,
            "{at}"
        );
    }
}

#[test]
fn our_own_sentence_stays() {
    let document = describe(json!({"components": {"schemas": {"a": {"properties": {
        "type": {"const": "a", "description": "Ours."}, "id": {}}}}}}));
    assert_eq!(
        said(&document, "/components/schemas/a/properties/type"),
        "Ours."
    );
}

#[test]
fn a_field_has_a_kind_and_a_value() {
    let document = describe(
        json!({"components": {"schemas": {"account": {"properties": {
            "fields": {"properties": {"birthdate": {"properties": {
                "type": {"const": "date"}, "value": {"type": ["string", "null"]}}}}},
            "coin": {"properties": {"type": {}, "value": {}}}
        }}}}}),
    );
    let root = "/components/schemas/account/properties";
    for (at, sentence) in [
        (
            "fields/properties/birthdate/properties/type",
            "Kind of the field's value.",
        ),
        (
            "fields/properties/birthdate/properties/value",
            "The field's value; null while it has none.",
        ),
        ("coin/properties/value", "nothing"),
    ] {
        assert_eq!(said(&document, &format!("{root}/{at}")), sentence, "{at}");
    }
}
