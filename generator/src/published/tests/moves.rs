//! Two changes after each other, of which the first already holds something: each alone keeps its names, and so do both.

use super::random::load;
use super::stand::follow;
use crate::diff::Verdict;
use serde_json::{Value, json};

/// Each list of documents is a series of updates.
fn assert_kept(series: &[&[&Value]]) {
    for (at, documents) in series.iter().enumerate() {
        let documents: Vec<Value> = documents.iter().map(|d| (*d).clone()).collect();
        let (verdict, breaks) = follow(&documents);
        assert!(verdict < Verdict::Major, "series {at}: {breaks:#?}");
    }
}

/// The document with another node at `pointer`.
fn with(document: &Value, pointer: &str, node: Value) -> Value {
    let mut document = document.clone();
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    match document.pointer_mut(parent).unwrap() {
        Value::Array(list) if key == "-" => list.push(node),
        Value::Array(list) => list[key.parse::<usize>().unwrap()] = node,
        parent => parent[key.replace("~1", "/")] = node,
    }
    document
}

/// The document with another name of a schema of the components.
fn renamed(document: &Value, was: &str, now: &str) -> Value {
    let schema = document["components"]["schemas"][was].clone();
    let mut next = with(document, &format!("/components/schemas/{now}"), schema);
    let schemas = next["components"]["schemas"].as_object_mut().unwrap();
    schemas.shift_remove(was);
    let [before, after] = [was, now].map(|name| format!("#/components/schemas/{name}\""));
    serde_json::from_str(&next.to_string().replace(&before, &after)).unwrap()
}

fn schema(document: &Value, name: &str) -> Value {
    document["components"]["schemas"][name].clone()
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

fn object(members: Value) -> Value {
    json!({ "type": "object", "properties": members })
}

#[test]
fn a_union_gets_an_object_and_is_written_inline() {
    let first = load("union-by-kind");
    let place = "/paths/~1cells/get/responses/200/content/application~1json/schema/items";
    let more = object(json!({ "note": { "type": "string" } }));
    let wider = with(&first, "/components/schemas/cell/oneOf/-", more.clone());
    let both = with(&wider, place, schema(&wider, "cell"));
    let inline = with(&first, place, schema(&first, "cell"));
    let inside = with(&inline, &format!("{place}/oneOf/-"), more.clone());
    let apart = with(&inline, "/components/schemas/cell/oneOf/-", more);
    let step = "/components/schemas/cell/oneOf/4/properties/step";
    let member = with(&inline, step, json!({ "type": "integer" }));
    assert_kept(&[
        &[&first, &wider, &both],
        &[&first, &both],
        &[&first, &inline, &inside],
        &[&first, &inline, &apart],
        &[&first, &inline, &member, &member],
    ]);
}

#[test]
fn a_variant_is_written_inline_and_apart_again() {
    let first = load("body-component");
    let union =
        json!({ "oneOf": [reference("weeding"), object(json!({ "hoe": { "type": "string" } }))] });
    let first = with(&first, "/components/schemas/choice", union);
    let weeding = schema(&first, "weeding");
    let inline = with(
        &first,
        "/components/schemas/choice/oneOf/0",
        weeding.clone(),
    );
    let apart = with(
        &first,
        "/components/schemas/choice/oneOf/0",
        reference("clearing"),
    );
    let apart = with(&apart, "/components/schemas/clearing", weeding);
    assert_kept(&[&[&first, &inline, &apart], &[&first, &apart]]);
}

#[test]
fn a_schema_is_renamed_in_a_document_or_body_that_got_more() {
    let answer =
        "/paths/~1books~1{book-id}/get/responses/200/content/application~1json/schema/properties";
    let first = load("json-api-included");
    let more = with(
        &first,
        &format!("{answer}/found"),
        json!({ "type": "integer" }),
    );
    let last = renamed(&more, "author", "writer");
    assert_kept(&[&[&first, &more, &last], &[&first, &last]]);
    let answer = answer.strip_suffix("/properties").unwrap();
    let last = renamed(&first, "author", "writer");
    let whole = last.pointer(answer).unwrap().clone();
    let last = with(&last, "/components/schemas/book-answer", whole);
    let last = with(&last, answer, reference("book-answer"));
    assert_kept(&[&[&first, &last]]);

    let first = load("union-in-request");
    let media = first["paths"]
        .as_object()
        .unwrap()
        .keys()
        .next()
        .unwrap()
        .replace('/', "~1");
    let content = format!("/paths/{media}/post/requestBody/content");
    let form = object(json!({ "by": { "type": "string" } }));
    let more = with(
        &first,
        &format!("{content}/application~1x-www-form-urlencoded"),
        form,
    );
    let last = renamed(&more, "cash", "coins");
    assert_kept(&[&[&first, &more, &last], &[&first, &last]]);
}

#[test]
fn an_event_gets_more_and_its_included_objects_are_written_inline() {
    let first = load("events-in-envelopes");
    let answer =
        "/paths/~1lamps~1{lamp-id}/get/responses/200/content/application~1json/schema/properties";
    let body = "/webhooks/lamp.dimmed/post/requestBody/content/application~1json/schema/properties";
    let more = with(
        &first,
        &format!("{body}/trace"),
        json!({ "type": "string" }),
    );
    let included = json!({ "type": "array", "items": { "oneOf": [reference("room")] } });
    let more = with(&more, &format!("{answer}/included"), included);
    let items =
        format!("{body}/data/properties/attributes/properties/payload/properties/included/items");
    let last = with(&more, &items, schema(&more, "room"));
    assert_kept(&[&[&first, &more, &last], &[&first, &last]]);
}

#[test]
fn an_answer_includes_objects_without_a_type() {
    let first = load("json-api-resource");
    let path = first["paths"]
        .as_object()
        .unwrap()
        .keys()
        .next()
        .unwrap()
        .replace('/', "~1");
    let answer =
        format!("/paths/{path}/get/responses/200/content/application~1json/schema/properties");
    let item = object(json!({ "note": { "type": "string" } }));
    let list = json!({ "type": "array", "items": item });
    let last = with(&first, &format!("{answer}/included"), list);
    assert_kept(&[
        &[&first, &last],
        &[&first, &last, &first],
        &[&first, &last, &last],
    ]);
    // A document that had such objects from the beginning keeps their type.
    assert_kept(&[&[&last, &last]]);
    assert_eq!(follow(&[last.clone(), last]).0, Verdict::None);
}

#[test]
fn the_identifiers_of_a_relationship_are_a_component_that_gets_more() {
    let first = load("json-api-relationships");
    let data = "/components/schemas/band/properties/relationships/properties/label/properties/data";
    let label = first.pointer(data).unwrap().clone();
    let apart = with(&first, "/components/schemas/label-linkage", label);
    let apart = with(&apart, data, reference("label-linkage"));
    let more = "/components/schemas/label-linkage/properties/since";
    let last = with(&apart, more, json!({ "type": "integer" }));
    let listed = format!("{data}/properties/id/enum");
    let listed = with(&first, &listed, json!(["one", "two"]));
    let linkage = listed.pointer(data).unwrap().clone();
    let values = with(&last, "/components/schemas/label-linkage", linkage);
    assert_kept(&[
        &[&first, &apart, &last],
        &[&first, &last],
        &[&first, &listed, &values],
    ]);
}

#[test]
fn an_answer_requires_a_member_of_a_type_that_stands_for_a_body() {
    let first = load("read-only-and-write-only");
    let body = "/paths/~1members/put/requestBody/content/application~1json/schema";
    let inline = with(&first, body, schema(&first, "member"));
    let required = json!(["number", "password"]);
    let last = with(&inline, "/components/schemas/member/required", required);
    assert_kept(&[&[&first, &inline, &last], &[&first, &inline, &last, &last]]);
}

#[test]
fn another_operation_gets_the_id_of_one() {
    let first = load("body-multipart");
    let (path, item) = first["paths"].as_object().unwrap().iter().next().unwrap();
    let (path, item) = (path.clone(), item.clone());
    let (method, operation) = item.as_object().unwrap().iter().next().unwrap();
    let at = |path: &str| format!("/paths/{}", path.replace('/', "~1"));
    let id = format!("{}/{method}/operationId", at(&path));
    let moved = with(&first, &id, json!("send-it"));
    let other = format!("{path}/more");
    let last = with(&moved, &at(&other), json!({ method: operation }));
    assert_kept(&[
        &[&first, &moved, &last],
        &[&first, &last],
        &[&first, &last, &last],
    ]);
    assert_eq!(follow(&[first, last.clone(), last]).0, Verdict::None);
}

#[test]
fn parts_of_the_events_of_a_subject_become_components() {
    let first = load("events-in-envelopes");
    let mut last = first.clone();
    for event in ["lamp.dimmed", "lamp.broken"] {
        let data = format!(
            "/webhooks/{event}/post/requestBody/content/application~1json/schema/properties/data"
        );
        let whole = last.pointer(&data).unwrap().clone();
        last = with(&last, &format!("/components/schemas/{event}-data"), whole);
        last = with(&last, &data, reference(&format!("{event}-data")));
    }
    assert_kept(&[&[&first, &last], &[&first, &last, &last]]);
}

#[test]
fn a_new_operation_has_a_parameter_of_the_components_that_is_described_in_more_detail() {
    let first = load("parameters-shared");
    let order = "/components/parameters/order/schema";
    let text = with(&first, order, json!({ "type": "string" }));
    let last = with(&text, order, json!({ "type": "string", "format": "byte" }));
    let mut more = with(&last, "/paths/~1books", json!({}));
    more["paths"]["/books"]["get"] = json!({ "operationId": "list-books", "tags": ["Shelves"],
        "parameters": [{ "$ref": "#/components/parameters/order" }],
        "responses": { "204": { "description": "None." } } });
    assert_kept(&[&[&text, &last, &more], &[&text, &more]]);
}
