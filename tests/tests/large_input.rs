//! Documents that are large in one way: what the generator makes of them takes time in proportion to their size.
//!
//! Each of these took minutes while its part of the generator compared all with all.

use generator_tests::hostile::generate;
use serde_json::{Value, json};

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

/// Each two of them want one name, which is a finding.
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
