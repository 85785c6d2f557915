//! Additions of upstream rename and retype nothing; an item that is removed and added again has its old name.

mod edits;
mod random;

use super::{Published, hold_shapes};
use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::diff::{State, Verdict, compare};
use crate::json_api::JsonApi;
use crate::model::Api;
use crate::rust::{Context, resource_files, take_facts};
use serde_json::{Value, json};

/// A small API with an example of each part that depends on content.
fn base() -> Value {
    let resource = |name: &str, attributes: Value| {
        json!({ "type": "object", "properties": {
            "type": { "const": name }, "id": { "type": "string" },
            "attributes": { "type": "object", "properties": attributes },
            "relationships": { "type": "object", "properties": {
                "owner": { "type": "object", "properties": { "data": { "type": "object", "properties": {
                    "type": { "type": "string" }, "id": { "type": "string" } } } } } } } } })
    };
    let answer = |schema: &str| {
        json!({ "200": { "description": "Done.", "content": { "application/json": { "schema": {
            "type": "object", "properties": { "data": { "$ref": format!("#/components/schemas/{schema}") } } } } } } })
    };
    json!({
        "openapi": "3.1.0", "info": { "title": "Small", "version": "1" },
        "paths": {
            "/lamps/{lamp-id}": { "get": { "operationId": "retrieve-lamp", "tags": ["Lamps"],
                "parameters": [{ "name": "lamp-id", "in": "path", "required": true, "schema": { "type": "string" } }],
                "responses": answer("lamp") } },
            "/rooms": { "post": { "operationId": "create-room", "tags": ["Rooms"],
                "requestBody": { "content": { "application/json": { "schema": { "type": "object", "properties": {
                    "name": { "type": "string" }, "kind": { "type": "string" } } } } } },
                "responses": answer("room") } },
        },
        "webhooks": { "lamp.broken": { "post": { "tags": ["Lamps"], "requestBody": { "content": { "application/json": {
            "schema": { "type": "object", "properties": { "data": { "type": "object", "properties": {
                "type": { "const": "event" }, "id": { "type": "string" },
                "attributes": { "type": "object", "properties": {
                    "name": { "const": "lamp.broken" },
                    "payload": { "type": "object", "properties": { "data": { "$ref": "#/components/schemas/lamp" } } } } } } } } } } } },
            "responses": { "200": { "description": "Taken." } } } } },
        "components": { "schemas": {
            "lamp": resource("lamp", json!({
                "watts": { "type": "integer" }, "color": { "type": "string" }, "price": { "type": "number" },
                "switch": { "oneOf": [{ "$ref": "#/components/schemas/button" }] },
                "state": { "type": "string", "enum": ["on", "off"] } })),
            "room": resource("room", json!({ "name": { "type": "string" } })),
            "button": { "type": "object", "properties": { "kind": { "const": "button" }, "big": { "type": "boolean" } }, "required": ["kind"] },
            "dial": { "type": "object", "properties": { "kind": { "const": "dial" }, "steps": { "type": "integer" } }, "required": ["kind"] },
        } }
    })
}

/// The additions that upstream may make, by number. Each changes one part and removes nothing.
fn add(document: &mut Value, edit: usize, serial: usize) {
    let lamp = "/components/schemas/lamp/properties";
    let set = |document: &mut Value, at: &str, key: &str, value: Value| {
        if let Some(Value::Object(members)) = document.pointer_mut(at) {
            members.entry(key.to_owned()).or_insert(value);
        }
    };
    let put = |document: &mut Value, at: &str, value: Value| {
        if let Some(place) = document.pointer_mut(at) {
            *place = value;
        }
    };
    let answer =
        "/paths/~1lamps~1{lamp-id}/get/responses/200/content/application~1json/schema/properties";
    let event = "/webhooks/lamp.broken/post/requestBody/content/application~1json/schema/properties/data/properties/attributes/properties";
    match edit {
        0 => set(
            document,
            "/components/schemas",
            &format!("thing-{serial}"),
            json!({ "type": "object", "properties": { "a": { "type": "string" } } }),
        ),
        // Schemas that need a published name.
        1 => set(
            document,
            "/components/schemas",
            "Lamp",
            json!({ "type": "object", "properties": { "b": { "type": "string" } } }),
        ),
        2 => set(
            document,
            "/components/schemas",
            "lamp-attributes",
            json!({ "type": "object", "properties": { "c": { "type": "string" } } }),
        ),
        3 => set(
            document,
            "/components/schemas",
            "retrieve-lamp",
            json!({ "type": "object", "properties": { "d": { "type": "string" } } }),
        ),
        4 => set(
            document,
            &format!("{lamp}/attributes/properties"),
            &format!("more-{serial}"),
            json!({ "type": "string" }),
        ),
        // A member and a value that need a published name.
        5 => set(
            document,
            &format!("{lamp}/attributes/properties"),
            "Watts",
            json!({ "type": "string" }),
        ),
        6 => put(
            document,
            &format!("{lamp}/attributes/properties/state/enum"),
            json!(["on", "off", "On", "dim"]),
        ),
        7 => put(
            document,
            &format!("{lamp}/attributes/properties/color"),
            json!({ "type": "string", "enum": ["red", "blue"] }),
        ),
        8 => put(
            document,
            &format!("{lamp}/attributes/properties/switch/oneOf"),
            json!([{ "$ref": "#/components/schemas/button" }, { "$ref": "#/components/schemas/dial" }]),
        ),
        9 => set(
            document,
            &format!("{lamp}/attributes"),
            "required",
            json!(["watts", "color"]),
        ),
        10 => set(
            document,
            answer,
            "included",
            json!({ "type": "array", "items": { "$ref": "#/components/schemas/room" } }),
        ),
        11 => set(
            document,
            answer,
            "meta",
            json!({ "type": "object", "properties": { "total": { "type": "integer" } } }),
        ),
        12 => set(
            document,
            answer,
            "links",
            json!({ "type": "object", "properties": { "self": { "type": "string" } } }),
        ),
        13 => put(
            document,
            &format!("{lamp}/relationships/properties/owner/properties/data/properties/type"),
            json!({ "const": "room" }),
        ),
        14 => set(
            document,
            event,
            "context",
            json!({ "type": "object", "properties": { "by": { "type": "string" } } }),
        ),
        15 => {
            let mut other = document
                .pointer("/webhooks/lamp.broken")
                .cloned()
                .unwrap_or_default();
            put(
                &mut other,
                "/post/requestBody/content/application~1json/schema/properties/data/properties/attributes/properties/name",
                json!({ "const": "lamp.mended" }),
            );
            set(document, "/webhooks", "lamp.mended", other);
        }
        16 => {
            let operation = document
                .pointer("/paths/~1lamps~1{lamp-id}/get")
                .cloned()
                .unwrap_or_default();
            let mut operation = json!({ "get": operation });
            put(
                &mut operation,
                "/get/operationId",
                json!(format!("list-lamps-{serial}")),
            );
            set(
                document,
                "/paths",
                &format!("/lamps-{serial}/{{lamp-id}}"),
                operation,
            );
        }
        // A resource that may also have another family of IDs.
        17 => put(
            document,
            &format!("{lamp}/type"),
            json!({ "enum": ["lamp", "lantern"] }),
        ),
        // An object that becomes a resource.
        18 => {
            let button = "/components/schemas/button/properties";
            let attributes =
                json!({ "type": "object", "properties": { "e": { "type": "string" } } });
            set(document, button, "type", json!({ "const": "button" }));
            set(document, button, "id", json!({ "type": "string" }));
            set(document, button, "attributes", attributes);
        }
        _ => put(
            document,
            &format!("{lamp}/attributes/properties/price"),
            json!({ "type": "integer" }),
        ),
    }
}

const EDITS: usize = 20;

/// A document as a run reads it, and the published facts after that run.
pub(super) struct Run {
    pub(super) api: Api,
    pub(super) config: Config,
    pub(super) after: Published,
}

/// Reads a document as the run after `published` does.
fn read(document: &Value, published: &Published) -> Run {
    read_checked(document, published).unwrap()
}

/// Does the same; `None` if the document has an error. A name that is already taken counts as an error too, because it
/// must not happen.
pub(super) fn read_checked(document: &Value, published: &Published) -> Option<Run> {
    let config = Config {
        published: published.clone(),
        ..Config::default()
    };
    let bundle = crate::yaml::to_value(document).unwrap();
    let mut found = Diagnostics::default();
    let place_of = |pointer: &str| crate::diagnostic::Place {
        file: "openapi.yaml".into(),
        pointer: pointer.to_owned(),
        position: None,
    };
    let origins = crate::normalize::report::Origins {
        place_of: &place_of,
        written: &|_| None,
    };
    let rules = crate::generate::event_rules(&config);
    let mut api =
        crate::generate::make_model(bundle.clone(), origins, String::new(), &rules, &mut found)?;
    if found.has_errors() {
        return None;
    }
    hold_shapes(&mut api, published, &mut found);
    let json_api = JsonApi::recognise(&api);
    let names = crate::naming::choose(&api, &json_api, &config, &mut found);
    assert!(
        !found.has_errors(),
        "{:#?}",
        found.iter().collect::<Vec<_>>()
    );
    let context = Context::new(&api, &names, &json_api, &config);
    let now = take_facts(&context, &resource_files(&context), &config.published);
    let after = config.published.with(now);
    Some(Run { api, config, after })
}

pub(super) fn verdict(old: &Run, new: &Run) -> (Verdict, Vec<String>) {
    let diff = compare(
        State {
            api: &old.api,
            config: &old.config,
        },
        State {
            api: &new.api,
            config: &new.config,
        },
    );
    let breaks = diff.of_class(crate::diff::Class::Breaking);
    (
        diff.verdict,
        breaks.map(|change| format!("{change:?}")).collect(),
    )
}

#[test]
fn each_addition_alone_breaks_nobody() {
    let first = read(&base(), &Published::default());
    for edit in 0..EDITS {
        let mut document = base();
        add(&mut document, edit, 1);
        let next = read(&document, &first.after);
        let (verdict, breaks) = verdict(&first, &next);
        assert!(verdict < Verdict::Major, "edit {edit}: {breaks:#?}");
    }
}

#[test]
fn additions_in_any_order_break_nobody() {
    // A generator of numbers whose state is the seed, so that every run uses the same documents.
    let mut state = 7_u64;
    let mut random = move |below: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap_or_default() % below
    };
    for series in 0..40 {
        let mut document = base();
        let mut last = read(&document, &Published::default());
        for step in 0..6 {
            let edit = random(EDITS);
            add(&mut document, edit, random(1000));
            let next = read(&document, &last.after);
            let (verdict, breaks) = verdict(&last, &next);
            assert!(
                verdict < Verdict::Major,
                "series {series}, step {step}, edit {edit}: {breaks:#?}"
            );
            last = next;
        }
    }
}

#[test]
fn an_item_that_comes_back_has_its_old_name() {
    let mut with = base();
    for edit in 0..EDITS {
        add(&mut with, edit, 1);
    }
    let first = read(&base(), &Published::default());
    let more = read(&with, &first.after);
    let less = read(&base(), &more.after);
    let again = read(&with, &less.after);
    assert_eq!(more.after.print(), again.after.print());
}

#[test]
fn a_fact_is_a_line_and_a_field_more_is_a_line_more() {
    let first = read(&base(), &Published::default());
    let mut document = base();
    add(&mut document, 4, 1);
    let next = read(&document, &first.after);
    let (old, new) = (first.after.print(), next.after.print());
    let added: Vec<&str> = new
        .lines()
        .filter(|line| !old.lines().any(|known| known == *line))
        .collect();
    assert_eq!(
        added,
        ["member schema lamp.attributes.more-1 = more_1 optional text"]
    );
    assert_eq!(Published::parse(&new), next.after);
}

#[test]
fn a_released_line_takes_what_the_document_says() {
    let first = read(&base(), &Published::default());
    let mut document = base();
    add(&mut document, 7, 1);
    let text = first.after.print();
    let kept = text
        .lines()
        .filter(|line| !line.starts_with("member schema lamp.attributes.color "));
    let released = Published::parse(&kept.collect::<Vec<_>>().join("\n"));
    let held = read(&document, &first.after).after.print();
    assert!(held.contains("lamp.attributes.color = color optional text\n"));
    let free = read(&document, &released).after.print();
    assert!(free.contains("lamp.attributes.color = color optional schema lamp.attributes.color\n"));
}
