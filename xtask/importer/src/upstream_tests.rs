//! The importer on upstream's real document, whose folder `PERSONA_UPSTREAM` names. Ignored by default.

use super::*;
use generator::source::load;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The folder of upstream's document.
fn upstream() -> PathBuf {
    std::env::var_os("PERSONA_UPSTREAM")
        .expect("PERSONA_UPSTREAM names a folder")
        .into()
}

fn spec() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../spec")
}

fn overlays(folder: &Path) -> Vec<String> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
    {
        if entry.is_dir() {
            files.extend(overlays(&entry));
        } else {
            files.push(entry.display().to_string());
        }
    }
    files.sort();
    files
}

fn additions() -> Additions {
    let mut findings = Diagnostics::default();
    let glossary = spec().join("glossary.yaml").display().to_string();
    let overlays = overlays(&spec().join("overlays"));
    let read = Additions::read(
        &overlays,
        &glossary,
        &generator::source::Disk::default().and_below(&spec()),
        &mut findings,
        &mut Sources::default(),
    );
    assert!(!findings.has_errors(), "{findings:?}");
    read
}

fn import(file: &Path) -> Imported {
    let ours = load(&spec().join(ROOT_FILE), &[]).expect("our document");
    let upstream = load(file, &[]).expect("upstream's document");
    let mut findings = Diagnostics::default();
    let imported = import_upstream(
        &upstream,
        Some(&ours),
        &additions(),
        Prose::Drop,
        &mut findings,
    );
    assert!(findings.is_empty(), "{findings:?}");
    imported
}

#[test]
#[ignore = "it needs the folder that PERSONA_UPSTREAM names"]
fn our_document_is_what_the_importer_makes_of_upstreams_in_every_layout() {
    let folder = upstream();
    for file in [
        "openapi.yaml",
        "openapi-bundled.yaml",
        "openapi-bundled.json",
    ] {
        let imported = import(&folder.join(file));
        let changes: Vec<_> = imported.changes.iter().map(ToString::to_string).collect();
        assert_eq!(changes, Vec::<String>::new(), "{file}");
        assert_eq!(imported.kept, Vec::<String>::new(), "{file}");
        for (name, text) in split_document(&imported.document) {
            let on_disk = std::fs::read_to_string(spec().join(&name)).expect("a file of spec/");
            assert!(
                text == on_disk,
                "{file}: {name} is not as the importer writes it"
            );
        }
    }
}

#[test]
#[ignore = "it needs the folder that PERSONA_UPSTREAM names"]
fn nothing_of_upstream_is_missing_and_every_addition_has_a_reason() {
    let folder = upstream();
    let ours = load(&spec().join(ROOT_FILE), &[]).expect("our document");
    let upstream = load(&folder.join("openapi.yaml"), &[]).expect("upstream's document");
    let mut findings = Diagnostics::default();
    let said = explain_additions(&upstream, &ours, &additions().overlays, &mut findings);
    assert!(findings.is_empty(), "{findings:?}");
    assert_eq!(said.rest, Vec::new());
}

#[test]
#[ignore = "it needs the folder that PERSONA_UPSTREAM names"]
fn every_list_of_possible_values_becomes_data() {
    let folder = upstream();
    let document = load(&folder.join("openapi.yaml"), &[]).expect("upstream's document");
    let facts = facts_of(&document, Prose::Drop, &mut Diagnostics::default());
    let mut lists = Vec::new();
    collect(&facts, "x-extensible-enum", &mut lists);
    assert_eq!(lists.len(), 66);
    assert!(
        lists
            .iter()
            .all(|list| list.as_array().is_some_and(|values| !values.is_empty()))
    );
}

#[test]
#[ignore = "it needs the folder that PERSONA_UPSTREAM names"]
fn no_sentence_of_upstream_comes_along() {
    let folder = upstream();
    let document = load(&folder.join("openapi.yaml"), &[]).expect("upstream's document");
    let facts = facts_of(&document, Prose::Drop, &mut Diagnostics::default());
    let mut words = Vec::new();
    for key in ["description", "summary", "example", "examples"] {
        collect(&facts, key, &mut words);
    }
    // The remaining members with these keys are properties of that name.
    assert!(words.iter().all(|value| value.is_object()), "{words:?}");
}

#[test]
#[ignore = "it needs the folder that PERSONA_UPSTREAM names"]
fn a_private_copy_can_be_read_again_and_goes_back_to_ours() {
    let folder = upstream();
    let upstream = load(&folder.join("openapi.yaml"), &[]).expect("upstream's document");
    let ours = load(&spec().join(ROOT_FILE), &[]).expect("our document");
    let mut findings = Diagnostics::default();
    let kept = import_upstream(
        &upstream,
        Some(&ours),
        &additions(),
        Prose::Keep,
        &mut findings,
    )
    .document;
    let files: BTreeMap<String, Vec<u8>> = split_document(&kept)
        .into_iter()
        .map(|(name, text)| (name, text.into_bytes()))
        .collect();
    let read = generator::source::load_from(ROOT_FILE, &files).expect("a document");
    let dropped = import_upstream(
        &upstream,
        Some(&read),
        &additions(),
        Prose::Drop,
        &mut findings,
    );
    assert!(findings.is_empty(), "{findings:?}");
    assert_eq!(list_changes(&to_json(&ours), &dropped.document), Vec::new());
}

/// Every value of a key, at any depth.
fn collect<'v>(value: &'v Value, key: &str, found: &mut Vec<&'v Value>) {
    match value {
        Value::Object(members) => {
            found.extend(members.get(key));
            members
                .values()
                .for_each(|member| collect(member, key, found));
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, key, found)),
        _ => {}
    }
}

/// Every operation of our document.
fn operations(document: &Value, section: &str) -> BTreeMap<String, Value> {
    let items = document[section].as_object().into_iter().flatten();
    items
        .flat_map(|(path, item)| {
            let members = item.as_object().into_iter().flatten();
            members
                .filter(|(_, operation)| operation.get("operationId").is_some())
                .map(move |(method, operation)| (format!("{method} {path}"), operation.clone()))
        })
        .collect()
}

#[test]
fn everything_in_our_document_has_its_words() {
    let document = to_json(&load(&spec().join(ROOT_FILE), &[]).expect("our document"));
    let mut mute: Vec<String> = Vec::new();
    let has = |node: &Value, key: &str| node[key].as_str().is_some_and(|text| !text.is_empty());
    let all = operations(&document, "paths");
    let events = operations(&document, "webhooks");
    assert_eq!((all.len(), events.len()), (246, 130));
    for (name, operation) in all.iter().chain(&events) {
        if !has(operation, "description") || !has(operation, "summary") {
            mute.push(name.clone());
        }
    }
    for (name, operation) in &all {
        if !has(&operation["externalDocs"], "url") {
            mute.push(format!("{name} (link)"));
        }
        // Published code has no page.
        if operation["x-persona-page"].is_null() && operation["x-legacy"] != "public-code" {
            mute.push(format!("{name} (name of the page)"));
        }
    }
    for kind in [
        "schemas",
        "parameters",
        "headers",
        "responses",
        "securitySchemes",
    ] {
        for (name, component) in document["components"][kind]
            .as_object()
            .into_iter()
            .flatten()
        {
            if !has(component, "description") {
                mute.push(format!("{kind} {name}"));
            }
        }
    }
    for tag in document["tags"].as_array().into_iter().flatten() {
        if !has(tag, "description") {
            mute.push(tag["name"].to_string());
        }
    }
    assert_eq!(mute, Vec::<String>::new());
}

#[test]
fn a_legacy_operation_says_so() {
    let document = to_json(&load(&spec().join(ROOT_FILE), &[]).expect("our document"));
    let legacy: Vec<_> = operations(&document, "paths")
        .into_values()
        .filter(|operation| operation.get("x-legacy").is_some())
        .collect();
    assert_eq!(legacy.len(), 37);
    for operation in legacy {
        let words = operation["description"].as_str().unwrap_or_default();
        let sources = [
            "no longer lists",
            "documentation pages",
            "published calls it",
        ];
        let says = sources.iter().any(|source| words.contains(source));
        assert!(says, "{}", operation["operationId"]);
    }
}
