//! Settings in codegen.toml that the runtime of a crate gets.
#![allow(clippy::expect_used, reason = "what is missing must fail the test")]

use generator::config::Config;
use generator::diagnostic::Diagnostics;
use generator_tests::hostile::generate_with;
use serde_json::{Value, json};

fn settings(text: &str) -> Config {
    Config::parse("codegen.toml", text, &mut Diagnostics::default())
}

/// A list of jars whose answer has its items in this member. Its links are in `links`.
fn list_in(items: &str) -> Value {
    let link = json!({"type": ["string", "null"]});
    let item = json!({"type": "object", "properties": {"size": {"type": "integer"}}});
    let members = json!({
        items: {"type": "array", "items": item},
        "links": {"type": "object", "properties": {"prev": link, "next": link}},
    });
    let schema = json!({"type": "object", "required": [items, "links"], "properties": members});
    let content = json!({"application/json": {"schema": schema}});
    let operation = json!({
        "operationId": "list-jars", "tags": ["Jars"],
        "responses": {"200": {"description": "Jars.", "content": content}}
    });
    json!({
        "openapi": "3.1.0",
        "info": {"title": "Cellar", "version": "1"},
        "paths": {"/jars": {"get": operation}},
    })
}

#[test]
fn a_page_names_the_member_with_its_items() {
    let code = |items: &str, text: &str| {
        let files = generate_with(&list_in(items), &settings(text)).expect("a crate");
        files["src/resources/jars.rs"].clone()
    };
    let own = code("jars", "[pagination]\nitems = \"jars\"");
    assert!(
        own.contains("const ITEMS: &'static str = \"jars\";"),
        "{own}"
    );
    let usual = code("data", "");
    assert!(usual.contains("impl http::Page for"), "{usual}");
    assert!(!usual.contains("const ITEMS"), "{usual}");
}

#[test]
fn a_title_of_an_error_can_have_another_name() {
    let code = |text: &str| {
        let files = generate_with(&list_in("data"), &settings(text)).expect("a crate");
        files["src/settings.rs"].clone()
    };
    assert!(code("[errors]\ntitle = [\"message\"]").contains("title: &[\"message\"],"));
    let both = code("[errors]\ntitle = [\"message\"]\ndetail = [\"why\"]");
    assert!(both.contains("title: &[\"message\"],") && both.contains("detail: &[\"why\"],"));
    assert!(!code("").contains("ErrorShape {"));
}
