//! The document's examples as fixtures of the generated crate's own test.

use super::answers;
use super::context::Context;
use super::types::pretty;
use crate::model::{Example, Media, TypeId, TypeUse};
use crate::naming::kebab_of;
use crate::samples::Samples;
use proc_macro2::TokenStream;
use quote::quote;
use serde::Serialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// A row of the test: an example and the type that must hold it.
#[derive(Clone, Debug, Serialize)]
pub struct ExampleRow {
    /// Its label, such as `resume-an-inquiry 200 Success`.
    pub label: String,
    /// The file below `tests/fixtures/`.
    pub fixture: String,
    /// The Rust type.
    pub type_: String,
    /// Whether it has members or values that its schema does not list.
    pub unlisted: bool,
}

/// A row of the test of samples: a template and the type that must decode and encode its samples.
#[derive(Clone, Debug, Serialize)]
pub struct SampleRow {
    /// The template below `tests/samples/`, without `.json`.
    pub file: String,
    /// The Rust type.
    pub type_: String,
    /// `Sent`, `Received` or `Both`.
    pub way: &'static str,
}

/// A row for each sampled type.
pub fn sample_rows(context: &Context<'_>, samples: &Samples) -> Vec<SampleRow> {
    let rows = samples.list.iter().map(|sample| SampleRow {
        file: sample.file.clone(),
        type_: match whole_type(context, &sample.type_use) {
            // The crate's own type `Event` exists next to a schema of that name.
            type_ if type_ == "Event" => "models::Event".to_owned(),
            type_ => type_,
        },
        way: match (sample.direction.request, sample.direction.response) {
            (true, false) => "Sent",
            (true, true) => "Both",
            // An unused component may contain types that are only sent, which keep nothing unknown.
            (false, false) if holds_sent(context, &sample.type_use) => "Sent",
            _ => "Received",
        },
    });
    rows.collect()
}

/// Whether a type contains a type that is only sent.
fn holds_sent(context: &Context<'_>, type_use: &TypeUse) -> bool {
    let mut todo: Vec<TypeId> = type_use.named().into_iter().cloned().collect();
    let mut seen = BTreeSet::new();
    while let Some(id) = todo.pop() {
        let Some(definition) = context.api.definitions.get(&id) else {
            continue;
        };
        if definition.direction.request && !definition.direction.response {
            return true;
        }
        if seen.insert(id) {
            todo.extend(definition.named().cloned());
        }
    }
    false
}

/// The Rust type of a whole document: an `Option` if it may be null.
fn whole_type(context: &Context<'_>, type_use: &TypeUse) -> String {
    pretty(&whole_tokens(context, type_use))
}

fn whole_tokens(context: &Context<'_>, type_use: &TypeUse) -> TokenStream {
    let rust = context.types.rust_type(type_use);
    let held = &rust.tokens;
    match rust.nullable {
        true => quote!(Option<#held>),
        false => held.clone(),
    }
}

/// A fixture's path below `tests/fixtures/`, and its text.
pub type Fixture = (String, String);

/// All examples as rows, and the files they need.
pub fn example_views(context: &Context<'_>) -> (Vec<ExampleRow>, Vec<Fixture>) {
    let mut out = Collector {
        rows: Vec::new(),
        files: BTreeMap::new(),
    };
    for operation in &context.api.operations {
        let folder = format!("operations/{}", kebab_of(&operation.id));
        for media in operation.request.iter().flat_map(|r| &r.media) {
            let label = format!("{} request", operation.id);
            out.add(context, &label, &format!("{folder}/request"), media);
        }
        for response in operation.answers.iter().chain(&operation.errors) {
            let label = format!("{} {}", operation.id, response.status);
            let stem = match &response.component {
                Some(component) => format!("responses/{}", kebab_of(component)),
                None => format!("{folder}/{}", kebab_of(&response.status)),
            };
            if let Some(media) = answers::preferred_media(response) {
                out.add(context, &label, &stem, media);
            }
        }
    }
    for event in &context.api.events {
        if let Some(media) = &event.body {
            out.add(
                context,
                &event.name,
                &format!("events/{}", kebab_of(&event.name)),
                media,
            );
        }
    }
    (out.rows, out.files.into_iter().collect())
}

/// The examples of schemas and parameters: one row for each type, and a file that lists its values.
pub fn value_views(context: &Context<'_>) -> (Vec<ExampleRow>, Vec<Fixture>) {
    let mut by_type: BTreeMap<(String, bool), ValuesOfType<'_>> = BTreeMap::new();
    for given in &context.api.examples {
        let named = given.type_use.named();
        if named.is_some_and(|id| !has_type(context, id)) {
            continue;
        }
        let item = whole_tokens(context, &given.type_use);
        let key = (pretty(&item), given.unlisted);
        let (_, values) = by_type.entry(key).or_insert_with(|| {
            let list = pretty(&quote!(Vec<#item>));
            (list, BTreeMap::new())
        });
        values.insert(given.value.to_string(), &given.value);
    }
    let mut rows = Vec::new();
    let mut files = BTreeMap::new();
    for ((type_, unlisted), (list, values)) in by_type {
        let values: Vec<&Value> = values.into_values().collect();
        let text = serde_json::to_string_pretty(&values).unwrap_or_default() + "\n";
        let mut stem = format!("values/{}", kebab_of(&type_));
        while files.contains_key(&format!("{stem}.json")) {
            stem += "-other";
        }
        let fixture = format!("{stem}.json");
        rows.push(ExampleRow {
            label: format!("values of {type_}"),
            fixture: fixture.clone(),
            type_: list,
            unlisted,
        });
        files.insert(fixture, text);
    }
    (rows, files.into_iter().collect())
}

/// The type of a list of a type, and the values of that type by their text.
type ValuesOfType<'v> = (String, BTreeMap<String, &'v Value>);

/// Whether a definition has a type that can be named.
fn has_type(context: &Context<'_>, id: &TypeId) -> bool {
    context.names.types.contains_key(id)
}

struct Collector {
    rows: Vec<ExampleRow>,
    files: BTreeMap<String, String>,
}

impl Collector {
    fn add(&mut self, context: &Context<'_>, label: &str, stem: &str, media: &Media) {
        // Text in the place of a structured value is not input for the type.
        let structured = media.encoding.is_structured();
        let Some(type_use) = media.type_use.as_ref().filter(|_| structured) else {
            return;
        };
        let type_ = whole_type(context, type_use);
        for example in &media.examples {
            let name = if example.name.is_empty() {
                "example"
            } else {
                &example.name
            };
            let fixture = self.file(stem, name, example);
            self.rows.push(ExampleRow {
                label: format!("{label} {name}"),
                fixture,
                type_: type_.clone(),
                unlisted: example.unlisted,
            });
        }
    }

    /// The fixture that holds an example. Examples of the same component share one file.
    fn file(&mut self, stem: &str, name: &str, example: &Example) -> String {
        let text = serde_json::to_string_pretty(&example.value).unwrap_or_default() + "\n";
        let mut path = match &example.component {
            Some(component) => format!("components/{}.json", kebab_of(component)),
            None => format!("{stem}/{}.json", kebab_of(name)),
        };
        while self.files.get(&path).is_some_and(|other| *other != text) {
            path = format!("{}-other.json", path.trim_end_matches(".json"));
        }
        self.files.insert(path.clone(), text);
        path
    }
}
