//! Edits of schemas.

use super::sites::escape;
use super::{Pen, choose};
use serde_json::{Value, json};

impl Pen<'_> {
    /// One of the schemas that `fit` chooses.
    fn schema(&self, fit: impl Fn(&Pen<'_>, &str, &Value) -> bool) -> Option<String> {
        let fits = |pointer: &&String| {
            let schema = self.document.pointer(pointer);
            schema.is_some_and(|schema| fit(self, pointer, schema))
        };
        let list: Vec<&String> = self.sites.schemas.iter().filter(fits).collect();
        choose(&list, self.at).map(|pointer| (*pointer).clone())
    }

    /// A shape for a new part.
    fn shape(&self) -> Value {
        let components = self.components();
        let reference = choose(&components, self.what / 13)
            .map(|name| json!({ "$ref": format!("#/components/schemas/{}", escape(name)) }));
        let reference = reference.unwrap_or_else(|| json!({ "type": "string" }));
        let inline = json!({ "type": "object", "properties": {
            self.word(): { "type": "string" }, "inner": { "type": "object", "properties": {
                "deep": { "type": "integer" } } } } });
        match self.what % 13 {
            0 => json!({ "type": "integer" }),
            1 => json!({ "type": "boolean" }),
            2 => json!({ "type": "array", "items": { "type": "string" } }),
            3 => inline,
            4 => reference,
            5 => json!({ "type": "string", "enum": ["one", "two"] }),
            6 => json!({}),
            7 => json!({ "oneOf": [reference, inline] }),
            8 => json!({ "type": "object", "additionalProperties": { "type": "number" } }),
            9 => json!({ "type": "string", "format": "date-time" }),
            10 => json!({ "type": "array", "items": inline }),
            11 => json!({ "type": "array", "items": reference }),
            _ => json!({ "type": "string" }),
        }
    }
}

/// Whether any object of the document requires a member of that name.
fn is_required(node: &Value, name: &str) -> bool {
    match node {
        Value::Object(members) => {
            let list = members.get("required").and_then(Value::as_array);
            list.is_some_and(|list| list.contains(&json!(name)))
                || members.values().any(|inner| is_required(inner, name))
        }
        Value::Array(items) => items.iter().any(|inner| is_required(inner, name)),
        _ => false,
    }
}

impl Pen<'_> {
    /// Whether a schema, or the target of its reference, is an object with members.
    fn is_object_at(&self, schema: &Value) -> bool {
        let reference = schema.get("$ref").and_then(Value::as_str);
        let target = reference.and_then(|r| self.document.pointer(r.strip_prefix('#')?));
        is_object(target.unwrap_or(schema))
    }
}

fn is(schema: &Value, kind: &str) -> bool {
    schema.get("type").and_then(Value::as_str) == Some(kind)
}

pub(super) fn is_object(schema: &Value) -> bool {
    schema.get("properties").is_some_and(Value::is_object)
}

/// Whether a schema is only text.
fn is_plain_text(schema: &Value) -> bool {
    let says_more = [
        "enum",
        "const",
        "format",
        "oneOf",
        "anyOf",
        "allOf",
        "x-extensible-enum",
    ];
    is(schema, "string") && !says_more.iter().any(|key| schema.get(key).is_some())
}

pub fn add_component(pen: &mut Pen<'_>) -> Option<()> {
    let (word, shape) = (pen.word(), pen.shape());
    if pen.document.pointer("/components/schemas").is_none() {
        let root = pen.document.as_object_mut()?;
        let components = root.entry("components").or_insert_with(|| json!({}));
        components
            .as_object_mut()?
            .insert("schemas".to_owned(), json!({}));
    }
    pen.add("/components/schemas", &word, shape)
}

pub fn add_member(pen: &mut Pen<'_>) -> Option<()> {
    let pointer = pen.schema(|_, _, schema| is_object(schema))?;
    let (word, shape) = (pen.word(), pen.shape());
    pen.add(&format!("{pointer}/properties"), &word, shape)
}

pub fn add_value(pen: &mut Pen<'_>) -> Option<()> {
    let list = |schema: &Value| schema.get("enum").and_then(Value::as_array).cloned();
    let is_text = |schema: &Value| list(schema).is_some_and(|l| l.iter().any(Value::is_string));
    let pointer = pen.schema(|_, _, schema| is_text(schema))?;
    let known = list(pen.document.pointer(&pointer)?)?;
    let first = known.iter().find_map(Value::as_str)?.to_owned();
    let value = match pen.what % 4 {
        0 => first.to_uppercase(),
        1 => first.replace(['-', '_'], " ") + " ",
        2 => format!("{first}-value"),
        _ => pen.word(),
    };
    let values = pen.node(&format!("{pointer}/enum"))?.as_array_mut()?;
    let is_new = !values.contains(&json!(value));
    is_new.then(|| values.push(json!(value)))
}

pub fn add_variant(pen: &mut Pen<'_>) -> Option<()> {
    let union = |schema: &Value| {
        let keys = ["oneOf", "anyOf"];
        keys.into_iter().find(|key| schema.get(key).is_some())
    };
    // A string that may become an object has another type, and so has a list of other items.
    let has_object = |pen: &Pen<'_>, schema: &Value| {
        let variants = union(schema)
            .and_then(|key| schema.get(key))
            .and_then(Value::as_array);
        variants.is_some_and(|list| list.iter().any(|variant| pen.is_object_at(variant)))
    };
    let pointer = pen.schema(|pen, _, schema| has_object(pen, schema))?;
    let key = union(pen.document.pointer(&pointer)?)?;
    let shape = pen.shape();
    if !pen.is_object_at(&shape) {
        return None;
    }
    let variants = pen.node(&format!("{pointer}/{key}"))?.as_array_mut()?;
    let is_new = !variants.contains(&shape);
    is_new.then(|| variants.push(shape))
}

pub fn list_values(pen: &mut Pen<'_>) -> Option<()> {
    let pointer = pen.schema(|_, _, schema| is_plain_text(schema))?;
    let values = match pen.what % 3 {
        0 => json!(["here", "there"]),
        1 => json!(["only"]),
        _ => json!(["a", "A", "unknown"]),
    };
    pen.add(&pointer, "enum", values)
}

pub fn add_format(pen: &mut Pen<'_>) -> Option<()> {
    let pointer = pen.schema(|_, _, schema| is_plain_text(schema))?;
    let format = ["date", "date-time", "uuid", "uri", "byte"][pen.what % 5];
    pen.add(&pointer, "format", json!(format))
}

pub fn require_member(pen: &mut Pen<'_>) -> Option<()> {
    let is_answer =
        |pen: &Pen<'_>, pointer: &str| pen.sites.is_read(pointer) && !pen.sites.is_sent(pointer);
    let pointer = pen.schema(|pen, p, schema| is_object(schema) && is_answer(pen, p))?;
    let names = super::sites::keys(pen.document, &format!("{pointer}/properties"));
    let name = choose(&names, pen.what)?.clone();
    let schema = pen.node(&pointer)?.as_object_mut()?;
    let required = schema.entry("required").or_insert_with(|| json!([]));
    let required = required.as_array_mut()?;
    let is_new = !required.contains(&json!(name));
    is_new.then(|| required.push(json!(name)))
}

pub fn release_member(pen: &mut Pen<'_>) -> Option<()> {
    let is_request =
        |pen: &Pen<'_>, pointer: &str| pen.sites.is_sent(pointer) && !pen.sites.is_read(pointer);
    let requires = |schema: &Value| schema.get("required").is_some_and(|r| *r != json!([]));
    let pointer = pen.schema(|pen, p, schema| requires(schema) && is_request(pen, p))?;
    let what = pen.what;
    let required = pen.node(&format!("{pointer}/required"))?.as_array_mut()?;
    required.remove(what % required.len());
    Some(())
}

pub fn allow_null(pen: &mut Pen<'_>) -> Option<()> {
    let is_member = |pointer: &str| pointer.rsplit('/').nth(1) == Some("properties");
    let is_answer =
        |pen: &Pen<'_>, pointer: &str| pen.sites.is_read(pointer) && !pen.sites.is_sent(pointer);
    let fits = |pen: &Pen<'_>, pointer: &str, schema: &Value| {
        let kind = schema.get("type").is_some_and(Value::is_string);
        let name = pointer.rsplit('/').next().unwrap_or_default();
        // The members that JSON:API defines are special; a required member cannot become null.
        let is_part = [
            "type",
            "id",
            "attributes",
            "relationships",
            "data",
            "links",
            "included",
        ];
        let fits = kind && !is_required(pen.document, name) && !is_part.contains(&name);
        fits && is_member(pointer) && is_answer(pen, pointer) && schema.get("enum").is_none()
    };
    let pointer = pen.schema(fits)?;
    if pen.is_old() {
        return pen.add(&pointer, "nullable", json!(true));
    }
    let kind = pen.node(&format!("{pointer}/type"))?;
    *kind = json!([kind.clone(), "null"]);
    Some(())
}

pub fn open_object(pen: &mut Pen<'_>) -> Option<()> {
    let pointer = pen.schema(|_, _, schema| is_object(schema))?;
    let value = match pen.what % 3 {
        0 => json!(true),
        1 => json!({}),
        _ => json!({ "type": "string" }),
    };
    pen.add(&pointer, "additionalProperties", value)
}

pub fn add_words(pen: &mut Pen<'_>) -> Option<()> {
    let pointer = pen.schema(|_, _, _| true)?;
    let (key, value) = match pen.what % 5 {
        0 => ("description", json!("Some words.")),
        1 => ("title", json!(pen.word())),
        2 => ("deprecated", json!(true)),
        3 => ("x-of-a-tool", json!(1)),
        _ => ("externalDocs", json!({ "url": "https://example.com" })),
    };
    pen.add(&pointer, key, value)
}

pub fn write_inline(pen: &mut Pen<'_>) -> Option<()> {
    let pointer = choose(&pen.sites.references, pen.at)?.clone();
    let reference = pen.document.pointer(&pointer)?.get("$ref")?.as_str()?;
    let target = reference.strip_prefix('#')?;
    // A recursive schema must stay a component.
    let text = pen.document.pointer(target)?.to_string();
    if pointer.starts_with(target) || text.contains(&format!("\"{reference}\"")) {
        return None;
    }
    let schema = pen.document.pointer(target)?.clone();
    *pen.node(&pointer)? = schema;
    Some(())
}

pub fn write_apart(pen: &mut Pen<'_>) -> Option<()> {
    // The body of an event in a component is no longer that of a subject.
    let events = pen.document.pointer("/webhooks").is_some();
    let is_body = |pointer: &str| events && pointer.ends_with("/schema");
    let is_inline = |pointer: &str| {
        let is_component =
            pointer.starts_with("/components/schemas/") && pointer.matches('/').count() == 3;
        !is_body(pointer) && !is_component
    };
    let pointer = pen.schema(|_, pointer, schema| is_inline(pointer) && is_object(schema))?;
    let word = pen.word();
    let schema = pen.document.pointer(&pointer)?.clone();
    pen.add("/components/schemas", &word, schema)?;
    *pen.node(&pointer)? = json!({ "$ref": format!("#/components/schemas/{}", escape(&word)) });
    Some(())
}

pub fn wrap_in_all_of(pen: &mut Pen<'_>) -> Option<()> {
    let pointer = match pen.what % 2 {
        0 => choose(&pen.sites.references, pen.at)?.clone(),
        _ => pen.schema(|_, _, schema| is_object(schema))?,
    };
    let node = pen.node(&pointer)?;
    let whole = node.clone();
    *node = json!({ "allOf": [whole] });
    Some(())
}

pub fn narrow_number(pen: &mut Pen<'_>) -> Option<()> {
    let pointer =
        pen.schema(|_, _, schema| is(schema, "number") && schema.get("enum").is_none())?;
    *pen.node(&format!("{pointer}/type"))? = json!("integer");
    Some(())
}
