//! Edits of operations, events and the document as a whole.

use super::sites::{escape, keys};
use super::{Pen, choose};
use serde_json::{Value, json};

impl Pen<'_> {
    /// One of the operations that `fit` chooses.
    fn operation(&self, fit: impl Fn(&Value) -> bool) -> Option<String> {
        let fits = |pointer: &&String| self.document.pointer(pointer).is_some_and(&fit);
        let list: Vec<&String> = self.sites.operations.iter().filter(fits).collect();
        choose(&list, self.at).map(|pointer| (*pointer).clone())
    }

    /// Whether an operation has that id.
    fn has_operation(&self, id: &str) -> bool {
        let ids = self.sites.operations.iter().filter_map(|pointer| {
            let id = self.document.pointer(pointer)?.get("operationId")?;
            id.as_str()
        });
        ids.into_iter().any(|known| known == id)
    }
}

pub fn add_operation(pen: &mut Pen<'_>) -> Option<()> {
    let pointer = pen.operation(|_| true)?;
    let (method, path) = {
        let mut parts = pointer.rsplitn(2, '/');
        (parts.next()?.to_owned(), parts.next()?.to_owned())
    };
    let path = path
        .strip_prefix("/paths/")?
        .replace("~1", "/")
        .replace("~0", "~");
    let id = pen.word();
    if pen.has_operation(&id) {
        return None;
    }
    let mut operation = pen.document.pointer(&pointer)?.clone();
    operation
        .as_object_mut()?
        .insert("operationId".to_owned(), json!(id));
    if pen.what % 4 == 1 {
        let tag = super::spell(&id, ' ');
        operation
            .as_object_mut()?
            .insert("tags".to_owned(), json!([tag]));
    }
    pen.add(
        "/paths",
        &format!("{path}/added-{}", pen.what),
        json!({ method: operation }),
    )
}

pub fn add_event(pen: &mut Pen<'_>) -> Option<()> {
    let events = keys(pen.document, "/webhooks");
    let name = choose(&events, pen.at)?.clone();
    let event = pen
        .document
        .pointer(&format!("/webhooks/{}", escape(&name)))?;
    let other = match (pen.what % 2, name.rsplit_once('.')) {
        (0, Some((subject, _))) => format!("{subject}.{}", pen.word()),
        _ => pen.word(),
    };
    // The body contains the name of the event.
    let text = event
        .to_string()
        .replace(&format!("\"{name}\""), &format!("\"{other}\""));
    let mut event: Value = serde_json::from_str(&text).ok()?;
    if let Some(post) = event.get_mut("post").and_then(Value::as_object_mut) {
        post.remove("operationId");
    }
    pen.add("/webhooks", &other, event)
}

pub fn add_document_member(pen: &mut Pen<'_>) -> Option<()> {
    let pointer = choose(&pen.sites.answers, pen.at)?.clone();
    pen.document
        .pointer(&pointer)?
        .get("properties")?
        .get("data")?;
    let components = pen.components();
    let item = choose(&components, pen.what)
        .map(|name| json!({ "$ref": format!("#/components/schemas/{}", escape(name)) }));
    let (key, value) = match pen.what % 4 {
        0 => ("included", json!({ "type": "array", "items": item? })),
        1 => (
            "included",
            json!({ "type": "array", "items": { "oneOf": [item?] } }),
        ),
        2 => (
            "links",
            json!({ "type": "object", "properties": { "self": { "type": "string" } } }),
        ),
        _ => (
            "meta",
            json!({ "type": "object", "properties": { "total": { "type": "integer" } } }),
        ),
    };
    pen.add(&format!("{pointer}/properties"), key, value)
}

pub fn add_parameter(pen: &mut Pen<'_>) -> Option<()> {
    let pointer = pen.operation(|_| true)?;
    let place = ["query", "header"][pen.at % 2];
    let parameter = json!({ "name": pen.word(), "in": place, "schema": { "type": "string" } });
    push_parameter(pen, &pointer, parameter)
}

pub fn add_shared_parameter(pen: &mut Pen<'_>) -> Option<()> {
    let pointer = pen.operation(|_| true)?;
    let known = keys(pen.document, "/components/parameters");
    let name = match choose(&known, pen.at / 2).filter(|_| pen.what.is_multiple_of(2)) {
        Some(name) => name.clone(),
        None => {
            let (name, parameter) = (format!("by-{}", pen.word()), pen.word());
            let parameter =
                json!({ "name": parameter, "in": "query", "schema": { "type": "string" } });
            let root = pen.document.as_object_mut()?;
            let components = root.entry("components").or_insert_with(|| json!({}));
            let components = components.as_object_mut()?;
            components.entry("parameters").or_insert_with(|| json!({}));
            pen.add("/components/parameters", &name, parameter)?;
            name
        }
    };
    let shared = pen
        .document
        .pointer(&format!("/components/parameters/{}", escape(&name)))?;
    if shared.get("required") == Some(&json!(true)) {
        return None;
    }
    let reference = json!({ "$ref": format!("#/components/parameters/{}", escape(&name)) });
    push_parameter(pen, &pointer, reference)
}

/// Adds a parameter, unless one of that name exists.
fn push_parameter(pen: &mut Pen<'_>, pointer: &str, parameter: Value) -> Option<()> {
    let name_of = |document: &Value, parameter: &Value| {
        let reference = parameter.get("$ref").and_then(Value::as_str);
        let found = reference.and_then(|r| document.pointer(r.strip_prefix('#')?));
        found.unwrap_or(parameter).get("name").cloned()
    };
    let operation = pen.document.pointer(pointer)?;
    let known = operation.get("parameters").and_then(Value::as_array);
    let name = name_of(pen.document, &parameter)?;
    let is_known = |p: &Value| name_of(pen.document, p) == Some(name.clone());
    let path = pointer.rsplit_once('/')?.0;
    let above = pen
        .document
        .pointer(path)?
        .get("parameters")
        .and_then(Value::as_array);
    if known.into_iter().chain(above).flatten().any(is_known) {
        return None;
    }
    let operation = pen.node(pointer)?.as_object_mut()?;
    let parameters = operation.entry("parameters").or_insert_with(|| json!([]));
    parameters.as_array_mut()?.push(parameter);
    Some(())
}

pub fn add_media(pen: &mut Pen<'_>) -> Option<()> {
    let contents = pen
        .sites
        .contents
        .iter()
        .filter(|at| !at.starts_with("/webhooks"));
    let contents: Vec<&String> = contents.collect();
    let pointer = (*choose(&contents, pen.at)?).clone();
    let media = [
        "application/xml",
        "text/csv",
        "application/vnd.other+json",
        "application/pdf",
    ];
    // The members of a second media type are not used yet.
    let schema = json!({ "type": "string" });
    let media = media[pen.what / 3 % 4];
    // A text answer may now come as JSON, if a client asks for it.
    let is_request = pointer.contains("/requestBody") || pointer.contains("/requestBodies");
    let has_json = keys(pen.document, &pointer)
        .iter()
        .any(|known| known.contains("json"));
    if !has_json && !is_request {
        return None;
    }
    pen.add(&pointer, media, json!({ "schema": schema }))
}

pub fn add_error(pen: &mut Pen<'_>) -> Option<()> {
    let has = |operation: &Value| operation.get("responses").is_some_and(Value::is_object);
    let pointer = pen.operation(has)?;
    let schema = match pen.what % 2 {
        0 => json!({ "type": "object", "properties": { "errors": { "type": "string" } } }),
        _ => json!({ "type": "string" }),
    };
    let status = ["400", "418", "5XX", "404"][pen.what / 2 % 4];
    let content = json!({ "application/json": { "schema": schema } });
    let response = json!({ "description": "It failed.", "content": content });
    pen.add(&format!("{pointer}/responses"), status, response)
}

pub fn add_whole(pen: &mut Pen<'_>) -> Option<()> {
    let root = pen.document.as_object_mut()?;
    root.entry("tags")
        .or_insert_with(|| json!([{ "name": "Nobody", "description": "Unused." }]));
    root.entry("servers")
        .or_insert_with(|| json!([{ "url": "https://example.com/v1" }]));
    Some(())
}

pub fn reorder_parameters(pen: &mut Pen<'_>) -> Option<()> {
    let several = |operation: &Value| {
        let parameters = operation.get("parameters").and_then(Value::as_array);
        parameters.is_some_and(|list| list.len() > 1)
    };
    let pointer = pen.operation(several)?;
    pen.node(&format!("{pointer}/parameters"))?
        .as_array_mut()?
        .reverse();
    Some(())
}

pub fn move_operation(pen: &mut Pen<'_>) -> Option<()> {
    let pointer = pen.operation(|_| true)?;
    let tag = super::spell(&pen.word(), ' ');
    let operation = pen.node(&pointer)?.as_object_mut()?;
    operation.insert("tags".to_owned(), json!([tag]));
    Some(())
}

pub fn rename_operation(pen: &mut Pen<'_>) -> Option<()> {
    let pointer = pen.operation(|_| true)?;
    let word = pen.word();
    if pen.has_operation(&word) {
        return None;
    }
    let operation = pen.node(&pointer)?.as_object_mut()?;
    operation.insert("operationId".to_owned(), json!(word));
    Some(())
}

pub fn release_parameter(pen: &mut Pen<'_>) -> Option<()> {
    let released =
        |p: &Value| p.get("required") == Some(&json!(true)) && p.get("in") != Some(&json!("path"));
    let has = |operation: &Value| {
        let parameters = operation.get("parameters").and_then(Value::as_array);
        parameters.is_some_and(|list| list.iter().any(released))
    };
    let pointer = pen.operation(has)?;
    let parameters = pen.node(&format!("{pointer}/parameters"))?.as_array_mut()?;
    let parameter = parameters.iter_mut().find(|p| released(p))?;
    parameter.as_object_mut()?.remove("required");
    Some(())
}
