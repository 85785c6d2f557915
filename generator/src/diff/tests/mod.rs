//! Tests of the diff on one small document and edits of it.

mod accessors;
mod bodies;
mod fields;
mod noise;
mod operations;
mod parameters;
mod promises;
mod reports;
mod schemas;
mod settings;
mod tell;
mod upstream;
mod variants;
mod verdicts;
mod whole;

use super::{Diff, State, compare};
use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::generate::generate_from_model;
use crate::model::Api;
use crate::render::{Files, Job};
use std::collections::BTreeMap;

/// The document that every test edits.
const BASE: &str = include_str!("base.yaml");

/// BASE with edits: the old text and the new text.
fn edit(edits: &[(&str, &str)]) -> String {
    edits.iter().fold(BASE.to_owned(), |text, (old, new)| {
        assert!(text.contains(old), "{old:?} is not in the document");
        text.replacen(old, new, 1)
    })
}

/// Reads a document.
fn read(text: &str) -> Api {
    let files = BTreeMap::from([("openapi.yaml".to_owned(), text.as_bytes().to_vec())]);
    let document = crate::source::load_from("openapi.yaml", &files).unwrap_or_else(|failure| {
        panic!(
            "{}",
            crate::diagnostic::render(&failure.diagnostics, &failure.sources)
        )
    });
    let mut diagnostics = Diagnostics::default();
    let api = crate::generate::make_model(
        document.root.clone(),
        crate::normalize::report::Origins {
            place_of: &|pointer: &str| document.place(pointer),
            written: &|_| None,
        },
        document.canonical_sha256(),
        &crate::lower::EventRules::default(),
        &mut diagnostics,
    );
    match api {
        Some(api) if !diagnostics.has_errors() => api,
        _ => panic!(
            "{}",
            crate::diagnostic::render(&diagnostics, &document.sources)
        ),
    }
}

/// Compares two documents.
fn diff(old: &str, new: &str) -> Diff {
    let config = Config::default();
    let (old, new) = (read(old), read(new));
    compare(
        State {
            api: &old,
            config: &config,
        },
        State {
            api: &new,
            config: &config,
        },
    )
}

/// The crate of a document.
fn generate(text: &str) -> Files {
    let mut diagnostics = Diagnostics::default();
    let runtime = BTreeMap::new();
    let job = Job {
        crate_name: "shop",
        standalone: true,
        spec_name: "a document",
        runtime: &runtime,
    };
    let made = generate_from_model(&read(text), &Config::default(), &job, &mut diagnostics);
    made.expect("the document has no error").files
}
