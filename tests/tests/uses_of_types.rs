//! A type without a description says for what it is used, with a link.

use generator_tests::hostile::generate;
use serde_json::{Value, json};

/// The documentation of the type `name`, in any file.
fn docs_of(files: &generator::render::Files, name: &str) -> String {
    let marks = [
        format!("pub struct {name} "),
        format!("pub enum {name} "),
        format!("pub type {name} "),
    ];
    for text in files.values() {
        let lines: Vec<&str> = text.lines().collect();
        let Some(at) = lines
            .iter()
            .position(|line| marks.iter().any(|mark| line.starts_with(mark)))
        else {
            continue;
        };
        let above = lines[..at].iter().rev();
        let above = above.skip_while(|line| line.starts_with("#["));
        let mut docs: Vec<&str> = above.map_while(|line| line.strip_prefix("/// ")).collect();
        docs.reverse();
        return docs.join(" ");
    }
    String::new()
}

fn object(member: &str, schema: Value) -> Value {
    json!({"type": "object", "properties": {member: schema}})
}

fn json_of(schema: Value) -> Value {
    json!({"application/json": {"schema": schema}})
}

/// A document in which each type has one use.
fn document() -> Value {
    let jar = json!({"$ref": "#/components/schemas/jar"});
    let lid = object(
        "size",
        json!({"type": "string", "enum": ["small", "large"]}),
    );
    let operation = |id: &str| {
        json!({
            "operationId": id, "tags": ["Jars"],
            "requestBody": {"content": json_of(object("lid", lid.clone()))},
            "responses": {"200": {"description": "Done.", "content": json_of(jar.clone())}},
        })
    };
    json!({
        "openapi": "3.1.0",
        "info": {"title": "Cellar", "version": "1"},
        "paths": {"/jars": {"post": operation("create-a-jar"), "put": operation("replace-a-jar")}},
        "webhooks": {"jar.broken": {"post": {
            "requestBody": {"content": json_of(object("why", object("text", json!({"type": "string"}))))},
            "responses": {"200": {"description": "Done."}},
        }}},
        "components": {"schemas": {
            "jar": object("label", object("color", json!({"$ref": "#/components/schemas/color"}))),
            "color": object("red", json!({"type": "integer"})),
            "told": {"type": "object", "description": "Says it.", "properties": {}},
            "idle": object("a", json!({"type": "string"})),
        }},
    })
}

#[test]
fn each_type_leads_to_its_use() {
    let files = generate(&document());
    let files = files.unwrap_or_default();
    let create = "[`Jars::create`](super::super::resources::Jars::create)";
    // The methods of a path have a fixed order.
    let first = "[`Jars::replace`](super::super::resources::Jars::replace)";
    let event = "[`Event::JarBroken`](super::super::events::Event::JarBroken)";
    let said = [
        (
            "CreateJarLid",
            format!("Part of the body of {create}, at `lid`."),
        ),
        (
            "CreateJarLidSize",
            format!("Part of the body of {create}, at `lid.size`."),
        ),
        ("Jar", format!("Answer of {first} and of others.")),
        ("JarLabel", "Part of [`Jar`], at `label`.".to_owned()),
        (
            "Color",
            format!("Part of the answer of {first} and of others."),
        ),
        (
            "JarEventWhy",
            format!("Part of the body of {event}, at `why`."),
        ),
        ("Told", "Says it.".to_owned()),
        (
            "Idle",
            "The `schema idle`, which no operation and no event uses.".to_owned(),
        ),
    ];
    for (name, sentence) in said {
        assert_eq!(docs_of(&files, name), sentence, "{name}");
    }
}
