//! What stays of our document when upstream changes, and what goes.

use super::*;
use serde_json::json;

fn kept(mut new: Value, ours: Value) -> (Value, Vec<String>) {
    let supplied = new.clone();
    let kept = keep_removed(&mut new, &ours, &supplied);
    (new, kept)
}

#[test]
fn an_operation_that_upstream_dropped_stays() {
    let ours =
        json!({"paths": {"/a": {"get": {"operationId": "a"}, "post": {"operationId": "b"}}}});
    let (new, kept) = kept(
        json!({"paths": {"/a": {"get": {"operationId": "a"}}}}),
        ours.clone(),
    );
    let mut expected = ours;
    expected["paths"]["/a"]["post"]["deprecated"] = json!(true);
    assert_eq!(new, expected);
    assert_eq!(kept, ["POST /a"]);
}

#[test]
fn what_was_kept_is_deprecated_until_upstream_has_it_again() {
    let member = json!({"type": "string"});
    let ours = json!({"components": {"schemas": {"gone": {"type": "object"}, "a": {"properties": {
        "b": member, "c": {"$ref": "#/components/schemas/gone"}}}}},
        "paths": {"/a": {"get": {"parameters": [{"name": "q", "in": "query"}]}}, "/b": {"put": {}}}});
    let bare = json!({"components": {"schemas": {"a": {"properties": {}}}},
        "paths": {"/a": {"get": {"parameters": []}}}});
    let (new, _) = kept(bare, ours.clone());
    for pointer in [
        "/components/schemas/gone",
        "/components/schemas/a/properties/b",
        "/components/schemas/a/properties/c",
        "/paths/~1a/get/parameters/0",
        "/paths/~1b/put",
    ] {
        let value = new.pointer(pointer).unwrap();
        assert_eq!(value["deprecated"], json!(true), "{pointer}");
    }
    assert_eq!(new["components"]["schemas"]["a"].get("deprecated"), None);
    let (again, still) = kept(ours.clone(), new);
    assert_eq!((again, still), (ours, Vec::<String>::new()));
}

#[test]
fn values_that_are_listed_no_more_stay_known() {
    let schema = |value: Value| json!({"components": {"schemas": {"a": value}}});
    let ours = schema(json!({"type": "string", "enum": ["x", "y"]}));
    let (new, labels) = kept(schema(json!({"type": "string"})), ours.clone());
    let expected = schema(json!({"type": "string", "x-extensible-enum": ["x", "y"]}));
    assert_eq!(new, expected);
    assert_eq!(labels, ["schema a values"]);
    let number = schema(json!({"type": "integer"}));
    assert_eq!(kept(number.clone(), ours).0, number);
}

#[test]
fn a_changed_type_is_upstreams_and_a_lost_property_ours() {
    let ours = json!({"components": {"schemas": {"a": {"type": "object", "properties": {
        "b": {"type": "string"}, "c": {"type": "string"}}}}}});
    let upstream = json!({"components": {"schemas": {"a": {"type": "object", "properties": {
        "b": {"type": "integer"}}}}}});
    let (new, kept) = kept(upstream, ours);
    let properties = &new["components"]["schemas"]["a"]["properties"];
    assert_eq!(
        properties,
        &json!({"b": {"type": "integer"}, "c": {"type": "string", "deprecated": true}})
    );
    assert_eq!(kept, ["schema a.c"]);
}

#[test]
fn a_lost_value_stays_known() {
    let schema = |values: Value| json!({"components": {"schemas": {"a": {"enum": values}}}});
    let (new, kept) = kept(schema(json!(["x"])), schema(json!(["y", "x"])));
    assert_eq!(new, schema(json!(["y", "x"])));
    assert_eq!(kept, ["schema a enum value \"y\""]);
}

#[test]
fn a_lost_parameter_and_a_lost_variant_stay() {
    let ours = json!({"paths": {"/a": {"get": {"parameters": [
        {"$ref": "#/components/parameters/p"}, {"name": "q", "in": "query"}]}}},
        "components": {"schemas": {"u": {"oneOf": [{"$ref": "#/components/schemas/a"}]}}}});
    let (_, kept) = kept(
        json!({"paths": {"/a": {"get": {"parameters": [{"name": "q", "in": "query"}]}}},
            "components": {"schemas": {"u": {"oneOf": []}}}}),
        ours,
    );
    assert_eq!(kept, ["GET /a parameter p", "schema u variant a"]);
}

#[test]
fn what_an_overlay_supplies_is_not_called_removed() {
    let ours = json!({"paths": {"/a": {"get": {}}}});
    let mut new = json!({"paths": {}});
    assert!(keep_removed(&mut new, &ours, &ours).is_empty());
    assert_eq!(new, json!({"paths": {}}));
}

/// A document with the schema `a`.
fn schema(value: Value) -> Value {
    json!({"components": {"schemas": {"a": value}}})
}

/// What an import makes of the schema `a`, and what it kept.
fn schema_after(upstream: Value, ours: Value) -> (Value, Vec<String>) {
    let (mut new, kept) = kept(schema(upstream), schema(ours));
    (new["components"]["schemas"]["a"].take(), kept)
}

#[test]
fn nothing_stays_of_a_schema_of_another_kind() {
    let object = json!({"type": "object", "properties": {"b": {"type": "string"}}});
    let listed = json!({"type": "string", "enum": ["x"]});
    let text = json!({"type": ["string", "null"]});
    for (upstream, ours) in [
        (text.clone(), object.clone()),
        (json!({"type": "array", "items": {}}), object.clone()),
        (json!({"enum": [1, 2]}), listed.clone()),
        (json!({"const": 1}), listed.clone()),
        (json!({"type": "integer", "enum": [1]}), listed.clone()),
        (object.clone(), listed),
        (object.clone(), text),
        (json!({"$ref": "#/components/schemas/c"}), object),
    ] {
        let (now, kept) = schema_after(upstream.clone(), ours);
        assert_eq!((now, kept), (upstream, Vec::new()));
    }
}

#[test]
fn a_schema_of_the_same_kind_in_other_words_keeps_its_members() {
    let ours = json!({"properties": {"b": {"type": "string"}}});
    for upstream in [
        json!({"type": "object"}),
        json!({"type": ["object", "null"], "additionalProperties": true}),
        json!({"properties": {}}),
    ] {
        let (now, kept) = schema_after(upstream.clone(), ours.clone());
        let member = json!({"type": "string", "deprecated": true});
        assert_eq!(now["properties"]["b"], member, "{upstream}");
        assert_eq!(kept, ["schema a.b"]);
    }
}

#[test]
fn a_member_that_moves_within_a_composition_is_not_lost() {
    let member = |name: &str| json!({"type": "object", "properties": {name: {"type": "string"}}});
    let both = json!({"properties": {"b": {"type": "string"}, "c": {"type": "string"}}});
    let parts = json!({"allOf": [member("b"), member("c")]});
    let with_base = |a: Value| json!({"components": {"schemas": {"a": a, "base": member("b")}}});
    let on_base = with_base(json!({"allOf": [{"$ref": "#/components/schemas/base"}, member("c")]}));
    for (upstream, ours) in [
        (schema(parts.clone()), schema(both.clone())),
        (on_base.clone(), schema(both.clone())),
        (on_base, schema(parts.clone())),
        (schema(both), schema(parts.clone())),
        (
            schema(json!({"oneOf": [member("b"), member("c")]})),
            schema(json!({"properties": {"b": {}}})),
        ),
    ] {
        let (now, kept) = kept(upstream.clone(), ours);
        assert_eq!((now, kept), (upstream, Vec::<String>::new()));
    }
    // What no part has any more stays.
    let (now, kept) = schema_after(json!({"allOf": [{"required": ["c"]}, member("c")]}), parts);
    let lost = json!({"type": "string", "deprecated": true});
    assert_eq!(now["properties"], json!({"b": lost}));
    assert_eq!(kept, ["schema a.b"]);
}

#[test]
fn values_stay_known_in_either_form_of_a_list() {
    for (was, is) in [("enum", "x-extensible-enum"), ("x-extensible-enum", "enum")] {
        let ours = json!({"type": "string", was: ["x", "y"]});
        let (now, kept) = schema_after(json!({"type": "string", is: ["y", "z"]}), ours);
        assert_eq!(now[is], json!(["x", "y", "z"]));
        assert_eq!(now.get(was), None);
        assert_eq!(kept, ["schema a enum value \"x\"".replace("enum", is)]);
    }
}

#[test]
fn what_no_code_names_goes_with_upstream() {
    let media = json!({"application/json": {"schema": {"type": "string"}}});
    let ours = json!({"paths": {"/a": {"get": {
        "requestBody": {"content": media},
        "responses": {"200": {"content": media, "headers": {"X-A": {}}}, "404": {"content": media}}}}},
        "components": {"schemas": {"u": {"oneOf": [{"title": "A"}],
            "discriminator": {"propertyName": "b", "mapping": {"a": "#/x", "c": "#/y"}},
            "patternProperties": {"^a": {}, "^b": {}}, "dependentRequired": {"a": ["b"]}}}}});
    let mut upstream = ours.clone();
    let other = json!({"text/plain": {"schema": {"type": "string"}}});
    upstream["paths"]["/a"]["get"]["requestBody"]["content"] = other.clone();
    upstream["paths"]["/a"]["get"]["responses"] = json!({"201": {"content": other}});
    let union = &mut upstream["components"]["schemas"]["u"];
    union["discriminator"]["mapping"] = json!({"a": "#/x"});
    union["patternProperties"] = json!({"^a": {}});
    union["dependentRequired"] = json!({});
    let (now, kept) = kept(upstream.clone(), ours);
    assert_eq!((now, kept), (upstream, Vec::<String>::new()));
}

#[test]
fn a_sentence_of_an_overlay_does_not_supply_a_removed_member() {
    let with = |members: Value| schema(json!({"type": "object", "properties": members}));
    let ours = with(json!({"b": {"type": "string"}, "c": {"type": "string"}}));
    let mut new = with(json!({"c": {"type": "string"}}));
    let supplied = with(json!({"c": {"type": "string"}, "b": {"description": "Ours."}}));
    assert_eq!(keep_removed(&mut new, &ours, &supplied), ["schema a.b"]);
    let member = &new["components"]["schemas"]["a"]["properties"]["b"];
    assert_eq!(member, &json!({"type": "string", "deprecated": true}));
}

#[test]
fn a_parameter_that_moves_is_not_lost() {
    let own = json!({"name": "q", "in": "query"});
    let shared = json!({"$ref": "#/components/parameters/search"});
    let document = |path: Value, operation: Value| {
        json!({"paths": {"/a": {"parameters": path, "get": {"parameters": operation}}},
            "components": {"parameters": {"search": own}}})
    };
    let places = [
        document(json!([]), json!([own])),
        document(json!([]), json!([shared])),
        document(json!([own]), json!([])),
        document(json!([shared]), json!([])),
    ];
    for ours in &places {
        for upstream in &places {
            let (now, kept) = kept(upstream.clone(), ours.clone());
            assert_eq!((&now, kept), (upstream, Vec::<String>::new()));
        }
    }
}

#[test]
fn a_component_stays_while_something_refers_to_it() {
    let ours = json!({
        "paths": {
            "/a": {"get": {"parameters": [{"$ref": "#/components/parameters/p"}]}},
            "/b": {"get": {"responses": {"404": {"$ref": "#/components/responses/r"}}}}},
        "components": {
            "parameters": {"p": {"name": "p", "in": "query"}},
            "responses": {"r": {"headers": {"X-A": {"$ref": "#/components/headers/h"}}}, "s": {}},
            "headers": {"h": {}}}});
    let (now, kept) = kept(json!({"paths": {"/a": {"get": {}}}}), ours.clone());
    let mut components = ours["components"].clone();
    components["responses"] = json!({"r": components["responses"]["r"]});
    assert_eq!(now["components"], components);
    assert_eq!(
        kept,
        [
            "GET /a parameter p",
            "GET /b",
            "parameter p",
            "response r",
            "header h"
        ]
    );
}

#[test]
fn a_kept_item_stays_at_its_place() {
    let names = |value: &Value| -> Vec<String> {
        value
            .as_object()
            .into_iter()
            .flatten()
            .map(|(name, _)| name.clone())
            .collect()
    };
    let members = |names: &[&str]| -> Value {
        let members = names
            .iter()
            .map(|name| ((*name).to_owned(), json!({"type": "string"})));
        json!({"type": "object", "properties": members.collect::<Map<_, _>>()})
    };
    let (now, _) = schema_after(members(&["d", "b", "e"]), members(&["a", "b", "c", "d"]));
    assert_eq!(names(&now["properties"]), ["a", "d", "b", "c", "e"]);
    let query = |name: &str| json!({"name": name, "in": "query"});
    let operation =
        |parameters: Value| json!({"paths": {"/a": {"get": {"parameters": parameters}}}});
    let (now, _) = kept(
        operation(json!([query("a"), query("d")])),
        operation(json!([query("a"), query("b"), query("c"), query("d")])),
    );
    let parameters = now["paths"]["/a"]["get"]["parameters"].as_array().unwrap();
    let order: Vec<_> = parameters
        .iter()
        .map(|one| one["name"].as_str().unwrap())
        .collect();
    assert_eq!(order, ["a", "b", "c", "d"]);
}

/// Each schema refers to the next one four times, so the last one is reached in very many ways.
#[test]
fn each_reference_of_a_composition_is_followed_once() {
    let refer = |at: usize| json!({"$ref": format!("#/components/schemas/s{at}")});
    for key in ["allOf", "oneOf"] {
        let mut schemas = serde_json::Map::new();
        for at in 0..60 {
            let next = vec![refer(at + 1); 4];
            schemas.insert(format!("s{at}"), json!({ key: next }));
        }
        schemas.insert("s60".to_owned(), json!({"properties": {"a": {}}}));
        let ours = json!({"components": {"schemas": schemas}});
        let mut new = ours.clone();
        new["components"]["schemas"]["s60"]["properties"] = json!({"b": {}});
        let (tell, told) = std::sync::mpsc::channel();
        std::thread::spawn(move || tell.send(kept(new, ours)));
        let (new, kept) = told
            .recv_timeout(std::time::Duration::from_secs(20))
            .expect("it ends");
        assert_eq!(kept, ["schema s60.a"], "{key}");
        assert!(new["components"]["schemas"]["s60"]["properties"]["a"].is_object());
    }
}
