//! A small API and the additions that upstream may make to it.

use serde_json::{Value, json};

/// A small API with an example of each part that depends on content.
pub(super) fn base() -> Value {
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
pub(super) fn add(document: &mut Value, edit: usize, serial: usize) {
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

pub(super) const EDITS: usize = 20;
