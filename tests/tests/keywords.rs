//! `docs/keywords.md` describes the use of each key of OpenAPI. This test tries every row in a document.
//!
//! `keywords/openapi.json` has every object once. `keywords/values.json` names for each key its object and its value.
#![allow(clippy::expect_used, reason = "what is missing must fail the test")]

use generator::grammar::page::{Fate, Row, list, render};
use generator::render::Files;
use generator_tests::hostile::generate_with_findings;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

const PAGE: &str = "../docs/keywords.md";

fn read(path: &str) -> Value {
    let text = std::fs::read_to_string(path).expect("the tests run in their package's folder");
    serde_json::from_str(&text).expect("JSON")
}

#[test]
fn the_page_is_the_tables() {
    if std::env::var("INSTA_UPDATE").is_ok_and(|value| value == "always") {
        std::fs::write(PAGE, render()).expect("the page can be written");
    }
    let page = std::fs::read_to_string(PAGE).expect("the page");
    assert_eq!(
        page,
        render(),
        "INSTA_UPDATE=always cargo test -p generator-tests writes it"
    );
}

#[test]
fn every_key_has_a_value_that_tries_it() {
    let values = read("keywords/values.json");
    let tried: BTreeSet<(&str, &str)> = values
        .as_object()
        .expect("objects")
        .iter()
        .flat_map(|(object, keys)| {
            let keys = keys.as_object().expect("keys").keys();
            keys.map(move |key| (object.as_str(), key.as_str()))
        })
        .collect();
    let known = list();
    let known: BTreeSet<(&str, &str)> = known.iter().map(|row| (row.object, row.key)).collect();
    assert_eq!(tried, known);
}

/// The crate, if there is one, and the findings as code and place.
type Outcome = (Option<Files>, BTreeSet<(String, String)>);

#[test]
fn every_key_does_what_the_page_says() {
    let document = read("keywords/openapi.json");
    let values = read("keywords/values.json");
    let before = generate_with_findings(&document);
    assert!(before.0.is_some(), "{:?}", before.1);
    let mut wrong = Vec::new();
    for row in list() {
        let [at, value] = values[row.object][row.key]
            .as_array()
            .expect("a row")
            .as_slice()
        else {
            panic!("{row:?} has no place and value");
        };
        let at = at.as_str().expect("a pointer");
        let mut document = document.clone();
        let object = document.pointer_mut(at).and_then(Value::as_object_mut);
        let object: &mut Map<String, Value> = object.expect(at);
        object.insert(row.key.to_owned(), value.clone());
        let after = generate_with_findings(&document);
        let here = format!("{at}/{}", row.key);
        wrong.extend(find_fault(&row, &before, &after, &here));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn find_fault(row: &Row, before: &Outcome, after: &Outcome, here: &str) -> Option<String> {
    let name = format!("`{}` in {}", row.key, row.object);
    let told = after.1.difference(&before.1).next();
    let is_reported = after.1.iter().any(|(code, at)| {
        at == here && ["not-generated", "not-expressed"].contains(&code.as_str())
    });
    let (same_crate, same_findings) = (before.0 == after.0, before.1 == after.1);
    let fault = match row.fate {
        Fate::Used if same_crate && same_findings => "changes nothing",
        Fate::Note if same_crate => "is in no documentation",
        Fate::Note if told.is_some() => "is worth a finding",
        Fate::Unseen | Fate::Ignored if !same_crate => "changes the crate",
        Fate::Unseen | Fate::Ignored if !same_findings => "is worth a finding",
        Fate::Reported if !is_reported => "is not reported",
        Fate::Reported if !same_crate => "changes the crate",
        _ => return None,
    };
    let told = told.map_or(String::new(), |(code, at)| format!(" ({code} at {at})"));
    Some(format!("{name} {fault}{told}"))
}
