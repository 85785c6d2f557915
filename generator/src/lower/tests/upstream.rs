//! Upstream's documents as a whole: counts, and no important finding. Ignored by default.

use super::{list_findings, lower_value};
use crate::diagnostic::Severity;
use crate::model::{Api, Decision, DefinitionKind};
use std::path::{Path, PathBuf};

/// The folder of all upstream documents; the variable may also name the folder of the current one.
fn upstream_folder() -> PathBuf {
    let folder = PathBuf::from(
        std::env::var_os("PERSONA_UPSTREAM").expect("PERSONA_UPSTREAM names a folder"),
    );
    match folder.parent() {
        Some(all) if folder.join("openapi-bundled.json").exists() => all.to_owned(),
        _ => folder,
    }
}

fn lower_file(path: &Path) -> Api {
    let text = std::fs::read_to_string(path).unwrap();
    let json = path.extension().is_some_and(|e| e == "json");
    let bundle = if json {
        serde_json::from_str(&text).unwrap()
    } else {
        crate::yaml::from_str(&text).unwrap()
    };
    let (api, diagnostics) = lower_value(&bundle);
    let findings = list_findings(&diagnostics);
    if std::env::var_os("SHOW_FINDINGS").is_some() {
        for finding in &findings {
            println!("{}: {finding}", path.display());
        }
    }
    let errors = diagnostics
        .iter()
        .filter(|d| d.severity == Severity::Error)
        .count();
    assert_eq!(errors, 0, "{}: {findings:#?}", path.display());
    api.unwrap()
}

#[test]
#[ignore = "it needs the folder that PERSONA_UPSTREAM names"]
fn current_document_is_read_whole() {
    let folder = upstream_folder();
    let api = lower_file(&folder.join("2025-12-08/openapi-bundled.json"));
    assert_eq!(api.operations.len(), 209);
    assert_eq!(api.events.len(), 130);
    let count = |responses: fn(&crate::model::Operation) -> &Vec<crate::model::Response>| {
        let media = api
            .operations
            .iter()
            .flat_map(responses)
            .flat_map(|r| &r.media);
        media.map(|media| media.examples.len()).sum::<usize>()
    };
    assert_eq!(count(|operation| &operation.answers), 212);
    assert_eq!(count(|operation| &operation.errors), 1300);
    let requests = api
        .operations
        .iter()
        .flat_map(|o| &o.request)
        .flat_map(|r| &r.media);
    assert_eq!(
        requests.map(|media| media.examples.len()).sum::<usize>(),
        59
    );
    let events = api.events.iter().flat_map(|event| &event.body);
    assert_eq!(events.map(|media| media.examples.len()).sum::<usize>(), 131);
    for definition in api.definitions.values() {
        if let DefinitionKind::Union(union) = &definition.kind {
            assert_ne!(union.decision, Decision::Trial, "{}", definition.id);
        }
    }
}

#[test]
#[ignore = "it needs the folder that PERSONA_UPSTREAM names"]
fn json_and_yaml_give_the_same_model() {
    let folder = upstream_folder();
    let json = lower_file(&folder.join("2025-12-08/openapi-bundled.json"));
    let yaml = lower_file(&folder.join("2025-12-08/openapi-bundled.yaml"));
    assert!(json.definitions == yaml.definitions && json.operations == yaml.operations);
}

#[test]
#[ignore = "it needs the folder that PERSONA_UPSTREAM names"]
fn earlier_documents_have_no_errors() {
    let folder = upstream_folder();
    for part in ["history", "legacy"] {
        let mut files: Vec<PathBuf> = std::fs::read_dir(folder.join(part))
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        files.sort();
        assert!(!files.is_empty());
        for file in files {
            assert!(!lower_file(&file).operations.is_empty());
        }
    }
}
