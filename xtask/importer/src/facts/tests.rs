//! What is a fact of upstream's document.

use super::*;
use serde_json::json;

fn facts(document: Value) -> (Value, usize) {
    let mut findings = Diagnostics::default();
    let place = |pointer: &str| Place {
        file: "upstream.yaml".into(),
        pointer: pointer.to_owned(),
        position: None,
    };
    let facts = read_facts(&document, Prose::Drop, &place, &mut findings);
    (facts, findings.len())
}

#[test]
fn wording_goes_and_names_stay() {
    let document = json!({"components": {"schemas": {"a": {
        "title": "A thing", "description": "Words.", "examples": ["x"], "type": "object",
        "properties": {"description": {"type": "string", "example": "y"}}
    }}}});
    let (facts, findings) = facts(document);
    assert_eq!(
        facts["components"]["schemas"]["a"],
        json!({"title": "A thing", "type": "object", "properties": {"description": {"type": "string"}}})
    );
    assert_eq!(findings, 0);
}

#[test]
fn a_title_that_is_more_than_a_name_goes() {
    for (title, stays) in [
        ("Profile Non-Authoritative Report", true),
        ("Name & Address (US)", true),
        ("    fn main() {}", false),
        ("a\n\n    code", false),
        ("```rust", false),
        ("- x", false),
        ("Read [this](https://example.com)", false),
        ("One that says what it is.", false),
        ("Dangerous <b>title</b>", false),
    ] {
        let document = json!({"components": {"schemas": {"a": {"title": title}}}});
        let (facts, _) = facts(document);
        let found = facts["components"]["schemas"]["a"].get("title").is_some();
        assert_eq!(found, stays, "{title}");
    }
}

#[test]
fn a_list_of_values_in_prose_becomes_data() {
    let document = json!({"components": {"schemas": {"a": {
        "type": ["string", "null"], "description": "Possible values:\n- on\n- off (rarely)"
    }}}});
    let schema = &facts(document).0["components"]["schemas"]["a"];
    assert_eq!(
        schema,
        &json!({"type": ["string", "null"], "x-extensible-enum": ["off", "on"]})
    );
}

#[test]
fn values_that_cannot_be_read_are_told() {
    let document = json!({"components": {"schemas": {"a": {
        "type": "object", "description": "Possible values:\n- on"
    }}}});
    assert_eq!(facts(document).1, 1);
}

#[test]
fn an_unknown_extension_is_told() {
    let (facts, findings) =
        facts(json!({"paths": {"/a": {"get": {"x-odd": 1, "x-private": true}}}}));
    assert_eq!(
        facts,
        json!({"paths": {"/a": {"get": {"x-private": true}}}})
    );
    assert_eq!(findings, 1);
}

#[test]
fn an_extension_with_prose_is_told_at_its_place() {
    let mut findings = Diagnostics::default();
    let place = |pointer: &str| Place {
        file: "upstream.yaml".into(),
        pointer: pointer.to_owned(),
        position: None,
    };
    let document = json!({"paths": {"/a": {"get": {
        "x-private": "This one is for us.", "x-polymorphic": {"note": ["A sentence of four words"]},
        "x-persona-product": "User Audit Logs", "x-fern-header": {"name": "a", "prefix": "A b="}}}}});
    let facts = read_facts(&document, Prose::Drop, &place, &mut findings);
    let kept = json!({"x-persona-product": "User Audit Logs", "x-fern-header": {"name": "a", "prefix": "A b="}});
    assert_eq!(facts["paths"]["/a"]["get"], kept);
    let places: Vec<_> = findings
        .iter()
        .map(|f| f.place.as_ref().map(|p| p.pointer.clone()))
        .collect();
    let at = |key: &str| Some(format!("/paths/~1a/get/{key}"));
    assert_eq!(places, [at("x-private"), at("x-polymorphic")]);
}
