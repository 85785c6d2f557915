//! Samples are valid for the document's schemas, checked by a validator that does not use the generator.
//!
//! Samples and types come from the same model, so a wrong model would pass every other test. Here the fixtures of
//! OpenAPI 3.1 are read again as JSON Schema, and each sample is validated against the schema of its type.
#![allow(clippy::expect_used, reason = "what is missing must fail the test")]

use generator::generate::load_api;
use generator::json_api::JsonApi;
use generator::model::{Definition, Owner};
use generator::samples::make_samples;
use generator_tests::fixture::list_fixtures;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// Fixtures whose meaning differs between JSON Schema and OpenAPI, with the reason.
const LEFT_OUT: &[(&str, &str)] = &[
    (
        "enum-of-digits",
        "its values are numbers without quotes, which stand for text",
    ),
    (
        "names-published",
        "what is published stays, though its document says something else",
    ),
    (
        "types-of-3-1",
        "a list whose items have a type each is a list of any of them",
    ),
    (
        "union-by-trial",
        "its variants hold for the same values, and `oneOf` refuses these",
    ),
    (
        "union-in-its-children",
        "a variant refers to the union, so that it can hold for no value",
    ),
    (
        "union-many-tags",
        "only the discriminator tells its variants apart, which JSON Schema ignores",
    ),
];

/// From this depth on, optional members are left out.
const DEEPEST: usize = 6;

/// The templates of a document, by file.
type Templates = BTreeMap<String, Value>;

/// The members and variants of a sample.
#[derive(Clone, Copy, Debug)]
struct Form {
    /// Whether it has optional members.
    whole: bool,
    /// The index of a union's variant, and of an enumeration's value.
    choice: usize,
}

const FORMS: [Form; 4] = [
    Form {
        whole: true,
        choice: 0,
    },
    Form {
        whole: true,
        choice: 1,
    },
    Form {
        whole: true,
        choice: 2,
    },
    Form {
        whole: false,
        choice: 0,
    },
];

fn expand(template: &Value, all: &Templates, form: Form, depth: usize) -> Option<Value> {
    let inner = |template: &Value| expand(template, all, form, depth + 1);
    let nth = |list: &[Value]| list.get(form.choice % list.len().max(1)).cloned();
    match template {
        Value::Array(items) => Some(items.iter().filter_map(inner).collect()),
        Value::Object(marks) => {
            let mark = |name: &str| marks.get(name);
            if let Some(value) = mark("$free") {
                return Some(value.clone());
            }
            if let Some(template) = mark("$null") {
                return match depth > DEEPEST {
                    true => Some(Value::Null),
                    false => inner(template),
                };
            }
            if let Some(values) = mark("$known").and_then(Value::as_array) {
                return nth(values);
            }
            if let Some(variants) = mark("$one-of").and_then(Value::as_array) {
                return inner(&nth(variants)?);
            }
            if let Some(template) = mark("$map") {
                return Some(json!({ "sample": inner(template)? }));
            }
            if let Some(name) = mark("$sample").and_then(Value::as_str) {
                let mut value = inner(all.get(name).filter(|_| depth < 4 * DEEPEST)?)?;
                if let (Some(value), Some(with)) = (
                    value.as_object_mut(),
                    mark("$with").and_then(Value::as_object),
                ) {
                    value.extend(with.clone());
                }
                return Some(value);
            }
            expand_members(marks, all, form, depth)
        }
        other => Some(other.clone()),
    }
}

fn expand_members(
    members: &Map<String, Value>,
    all: &Templates,
    form: Form,
    depth: usize,
) -> Option<Value> {
    let mut value = Map::new();
    for (key, template) in members.iter().filter(|(key, _)| *key != "$more") {
        let name = key.trim_end_matches('!');
        let name = name.strip_suffix('~').unwrap_or(name);
        let bare = name.strip_suffix('?').unwrap_or(name);
        let is_optional = bare != name;
        if is_optional && (!form.whole || depth > DEEPEST) {
            continue;
        }
        match expand(template, all, form, depth + 1) {
            Some(inner) => {
                value.insert(bare.to_owned(), inner);
            }
            None if is_optional => {}
            None => return None,
        }
    }
    Some(Value::Object(value))
}

/// The pointer of a definition's schema; `None` if it has several, as the type of all events of one subject, or one in
/// another file.
fn schema_of<'d>(definition: &'d Definition, root: &str) -> Option<&'d str> {
    let place = definition.place.as_ref()?;
    let of_one =
        !matches!(definition.id.owner, Owner::EventGroup(_)) && place.file.as_ref() == root;
    Some(place.pointer.as_str()).filter(|pointer| of_one && !pointer.is_empty())
}

/// A pointer in the form of a reference.
fn reference_to(pointer: &str) -> String {
    let mut reference = "#".to_owned();
    for byte in pointer.bytes() {
        match byte {
            b'/' | b'~' | b'-' | b'.' | b'_' => reference.push(byte.into()),
            byte if byte.is_ascii_alphanumeric() => reference.push(byte.into()),
            byte => reference.push_str(&format!("%{byte:02X}")),
        }
    }
    reference
}

#[test]
fn samples_hold_against_the_schemas_of_the_document() {
    let mut tried = 0;
    let mut faults = Vec::new();
    for fixture in list_fixtures() {
        let text = std::fs::read_to_string(&fixture.document).expect("the document is there");
        if !text.contains("3.1") || LEFT_OUT.iter().any(|(name, _)| *name == fixture.name) {
            continue;
        }
        let read = load_api(&fixture.document, &[], fixture.config.as_deref(), &[]);
        let api = read.expect("the fixture can be read").api;
        let root = fixture.document.display().to_string();
        let bundle = generator::source::load(&fixture.document, &[]);
        let bundle = bundle.expect("the fixture can be bundled").root;
        let document = serde_json::to_value(bundle).expect("a bundle is JSON");
        let named: BTreeSet<_> = api.definitions.keys().cloned().collect();
        let samples = make_samples(&api, &JsonApi::recognise(&api), &named);
        let templates: Templates = samples
            .files
            .iter()
            .filter_map(|(file, text)| {
                let template = serde_json::from_str(text).ok()?;
                Some((file.trim_end_matches(".json").to_owned(), template))
            })
            .collect();
        for (id, stem) in &samples.stems {
            let definition = api.definitions.get(id);
            let Some(pointer) = definition.and_then(|one| schema_of(one, &root)) else {
                continue;
            };
            let mut schema = document.clone();
            schema["$ref"] = json!(reference_to(pointer));
            let validator = match jsonschema::draft202012::new(&schema) {
                Ok(validator) => validator,
                Err(error) => {
                    faults.push(format!("{}: {id} has no schema: {error}", fixture.name));
                    continue;
                }
            };
            for form in FORMS {
                let Some(value) = expand(&templates[stem], &templates, form, 0) else {
                    continue;
                };
                tried += 1;
                if let Err(error) = validator.validate(&value) {
                    faults.push(format!("{}: {id} {form:?}: {error}: {value}", fixture.name));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(tried > 300, "only {tried} samples were tried");
}
