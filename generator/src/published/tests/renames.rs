//! A schema that upstream only renames keeps its Rust name, wherever the document refers to it.

use super::additions::base;
use super::{Published, Run, read, verdict};
use crate::diff::{State, Verdict, compare, render_markdown};
use serde_json::{Value, json};

/// The small API with a union of components and an answer that includes objects.
fn document() -> Value {
    let mut document = base();
    let reference = |name: &str| json!({ "$ref": format!("#/components/schemas/{name}") });
    let variants = json!([reference("button"), reference("dial")]);
    document["components"]["schemas"]["lamp"]["properties"]["attributes"]["properties"]["switch"] =
        json!({ "oneOf": variants });
    document["components"]["schemas"]["mode"] =
        json!({ "type": "string", "enum": ["day", "night"] });
    document["components"]["schemas"]["lamp"]["properties"]["attributes"]["properties"]["modes"] =
        json!({ "type": "array", "items": reference("mode") });
    // The model has no place for `base`, but for the inline shape in it.
    document["components"]["schemas"]["base"] = json!({ "type": "object", "properties": {
        "seen": { "type": "object", "properties": { "times": { "type": "integer" } } } } });
    document["components"]["schemas"]["button"]["allOf"] = json!([reference("base")]);
    let answer = &mut document["paths"]["/lamps/{lamp-id}"]["get"]["responses"]["200"]["content"]["application/json"]
        ["schema"]["properties"];
    let owner = json!({ "type": "object", "properties": {
        "type": { "const": "owner" }, "id": { "type": "string" },
        "attributes": { "type": "object", "properties": { "name": { "type": "string" } } } } });
    answer["included"] =
        json!({ "type": "array", "items": { "oneOf": [reference("room"), reference("owner")] } });
    document["components"]["schemas"]["owner"] = owner;
    document
}

fn rename(document: &Value, was: &str, now: &str) -> Value {
    let text = document.to_string();
    let (before, after) = (
        format!("#/components/schemas/{was}\""),
        format!("#/components/schemas/{now}\""),
    );
    let mut renamed: Value = serde_json::from_str(&text.replace(&before, &after)).unwrap();
    let schemas = renamed["components"]["schemas"].as_object_mut().unwrap();
    let schema = schemas.shift_remove(was).unwrap();
    schemas.insert(now.to_owned(), schema);
    renamed
}

fn report(old: &Run, new: &Run) -> String {
    let [old, new] = [old, new].map(|run| State {
        api: &run.api,
        config: &run.config,
    });
    render_markdown(&compare(old, new), None)
}

#[test]
fn each_schema_alone_keeps_its_name() {
    let first = read(&document(), &Published::default());
    for name in ["lamp", "room", "button", "dial", "mode", "owner", "base"] {
        let next = read(&rename(&document(), name, "thing"), &first.after);
        let (verdict, breaks) = verdict(&first, &next);
        assert_eq!(verdict, Verdict::None, "{name}: {breaks:#?}");
        assert_eq!(next.after.print(), first.after.print(), "{name}");
        let report = report(&first, &next);
        let told = format!("schema `{name}` (now `thing`)");
        assert!(report.contains(&told), "{report}");
    }
}

#[test]
fn a_schema_with_less_or_with_another_constant_is_another_one() {
    let first = read(&document(), &Published::default());
    for (pointer, value) in [
        (
            "/components/schemas/thing/properties/kind",
            json!({ "const": "lever" }),
        ),
        (
            "/components/schemas/thing/properties",
            json!({ "kind": { "const": "dial" } }),
        ),
    ] {
        let mut renamed = rename(&document(), "dial", "thing");
        *renamed.pointer_mut(pointer).unwrap() = value;
        let next = read(&renamed, &first.after);
        assert_eq!(verdict(&first, &next).0, Verdict::Major, "{pointer}");
    }
}
