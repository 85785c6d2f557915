//! API.md as its readers see it: the setters of a request, in the crate's names.

use generator_tests::hostile::generate;
use serde_json::{Value, json};

/// The lines below the operation `method`, or below the type whose line begins with it.
fn lines_below<'t>(list: &'t str, method: &str) -> Vec<&'t str> {
    let start = format!("- `{method}");
    let lines = list.lines().skip_while(|line| !line.starts_with(&start));
    let below = lines.skip(1).map_while(|line| line.strip_prefix("  - "));
    below.collect()
}

#[test]
fn the_setters_of_a_request_are_described() {
    let parameter = |name: &str, schema| json!({"name": name, "in": "query", "schema": schema});
    let files = generate(&json!({
        "openapi": "3.1.0",
        "info": {"title": "Cellar", "version": "1"},
        "paths": {"/jars/{jar-id}": {"post": {
            "operationId": "fill-a-jar", "tags": ["Jars"],
            "parameters": [
                {"name": "jar-id", "in": "path", "required": true, "schema": {"type": "string"}},
                parameter("dry", json!({"type": "boolean"})),
                {"$ref": "#/components/parameters/depth"},
            ],
            "requestBody": {"required": true, "content": {"application/json": {"schema": {
                "type": "object",
                "required": ["kind", "weights", "lid"],
                "properties": {
                    "kind": {"type": "string"},
                    "weights": {"type": "array", "items": {"type": "integer"}},
                    "lid": {"type": ["boolean", "null"]},
                    "note": {"type": ["string", "null"]},
                    "files": {"type": "array", "items": {"type": "number"}},
                    "label": {"type": "object", "properties": {"text": {"type": "string"}}},
                },
            }}}},
            "responses": {"204": {"description": "Done."}},
        }}},
        "components": {"parameters": {"depth": parameter("depth", json!({"type": "integer"}))}},
    }));
    let files = files.unwrap_or_default();
    let list = files.get("API.md").map(String::as_str).unwrap_or_default();
    assert!(list.contains("- `Jars::fill(jar_id: String) -> "), "{list}");
    let said = [
        "`.dry(bool)` optional",
        "`.depth(i64)` optional",
        "`.kind(String)` required",
        "`.weights([i64])` required list",
        "`.lid(bool)` required or null",
        "`.note(String)` optional or null",
        "`.files([f64])` optional list",
        "`.label(FillJarLabel)` optional",
    ];
    assert_eq!(lines_below(list, "Jars::fill("), said);
    let setters = lines_below(list, "struct FillJarLabel ");
    assert_eq!(setters, ["`.text(String)` optional"]);
}

#[test]
fn only_a_body_that_is_json_api_by_shape_is_flattened_and_the_list_says_so() {
    let list_of = |sent: Value, item: Value| {
        let object = |members: Value| json!({"type": "object", "properties": members});
        let body = |schema: Value| json!({"content": {"application/json": {"schema": schema}}});
        let mut answer = body(object(json!({
            "data": {"type": "array", "items": object(item)},
            "meta": object(json!({"count": {"type": "integer"}})),
        })));
        answer["description"] = json!("Done.");
        let files = generate(&json!({
            "openapi": "3.1.0",
            "info": {"title": "Kiln", "version": "1"},
            "paths": {"/pots": {"post": {
                "operationId": "fire-a-pot", "tags": ["Pots"],
                "requestBody": body(object(json!({
                    "data": object(sent),
                    "meta": object(json!({"notify": {"type": "boolean"}})),
                }))),
                "responses": {"200": answer},
            }}},
        }));
        files
            .unwrap_or_default()
            .remove("API.md")
            .unwrap_or_default()
    };
    let glaze = json!({"type": "object", "properties": {"glaze": {"type": "string"}}});
    let flat = list_of(
        json!({"type": {"const": "pot"}, "attributes": glaze}),
        json!({"type": {"const": "pot"}, "id": {"type": "string"}, "attributes": glaze}),
    );
    assert_eq!(
        lines_below(&flat, "Pots::fire("),
        ["`.glaze(String)` optional", "`.notify(bool)` optional"]
    );
    assert!(flat.contains("CollectionDocument<"), "{flat}");
    assert!(flat.contains("its nesting is not shown"), "{flat}");
    let plain = list_of(
        json!({"glaze": {"type": "string"}, "attributes": glaze}),
        json!({"id": {"type": "integer"}, "glaze": {"type": "string"}}),
    );
    assert_eq!(
        lines_below(&plain, "Pots::fire("),
        [
            "`.data(FirePotData)` optional",
            "`.meta(FirePotMeta)` optional"
        ]
    );
    assert!(plain.contains("struct FirePotResponse {"), "{plain}");
    assert!(!plain.contains("JSON:API"), "{plain}");
}
