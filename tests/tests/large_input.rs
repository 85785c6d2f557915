//! Documents that are large in one way: the generator's time is in proportion to their size.
//!
//! Each of these took minutes while a part of the generator compared all items with all others.

use generator_tests::hostile::generate;
use serde_json::{Map, Value, json};

const MANY: usize = 50_000;

fn document(values: Vec<Value>) -> Value {
    json!({
        "openapi": "3.0.3",
        "info": {"title": "Large", "version": "1"},
        "paths": {},
        "components": {"schemas": {"kind": {"type": "string", "enum": values}}}
    })
}

fn count_variants(values: Vec<Value>) -> usize {
    let files = generate(&document(values)).unwrap_or_default();
    let text = files.get("src/models/kind.rs").map(String::as_str);
    text.unwrap_or_default().matches(" => \"").count()
}

#[test]
fn many_values() {
    let values = (0..MANY).map(|at| json!(format!("value-{at}")));
    assert_eq!(count_variants(values.collect()), MANY);
}

/// Every two of them need the same name, which is a finding.
#[test]
fn many_values_that_collide() {
    let values = (0..MANY / 10).map(|at| json!(format!("v{}{}", "-".repeat(1 + at % 2), at / 2)));
    assert_eq!(count_variants(values.collect()), MANY / 10);
}

/// Each of them is a number where text is expected, which is a finding.
#[test]
fn many_values_of_another_kind() {
    assert_eq!(
        count_variants((0..MANY / 10).map(Value::from).collect()),
        MANY / 10
    );
}

/// Each of them may be written inside each other, in as many ways as they have orders.
#[test]
fn parts_of_a_schema_that_hold_one_another() {
    let parts = 0..14;
    let at = |part: usize| format!("#/components/schemas/whole/properties/part-{part}");
    let part = |_| {
        let all = parts.clone();
        let members = all.map(|other| (format!("to-{other}"), json!({"$ref": at(other)})));
        json!({"type": "object", "properties": members.collect::<Map<_, _>>()})
    };
    let members = parts.clone().map(|n| (format!("part-{n}"), part(n)));
    let files = generate(&json!({
        "openapi": "3.0.3",
        "info": {"title": "Large", "version": "1"},
        "paths": {},
        "components": {"schemas": {
            "whole": {"type": "object", "properties": members.collect::<Map<_, _>>()},
        }}
    }));
    let all: usize = files.unwrap_or_default().values().map(String::len).sum();
    assert!((1..5_000_000).contains(&all), "{all}");
}

/// A sample with all required items would have 20 items to the power of their depth.
#[test]
fn lists_in_lists_of_many_items() {
    let list = |item: Value| json!({"type": "array", "minItems": 20, "items": item});
    let deep = (0..12).fold(json!({"type": "string"}), |item, _| list(item));
    let files = generate(&json!({
        "openapi": "3.0.3",
        "info": {"title": "Large", "version": "1"},
        "paths": {},
        "components": {"schemas": {"deep": deep}}
    }));
    let all: usize = files.unwrap_or_default().values().map(String::len).sum();
    assert!((1..5_000_000).contains(&all), "{all}");
}
