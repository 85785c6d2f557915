//! Generates a crate from one document and records how that ends.

use super::record::{Outcome, Record};
use super::written;
use generator::diagnostic::{
    Diagnostics, Effect, Severity, Sources, Subject, find_code, find_subject,
};
use generator::generate::{Failure, Input, Output, generate};
use generator::model::{Census, ParameterLocation, Share};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// A document that takes longer counts as a hang.
pub const PATIENCE: Duration = Duration::from_secs(120);

/// The size of the thread's stack: the same as in `cargo xtask codegen`.
const STACK: usize = 8 << 20;

/// The documents below a folder, by their paths in it, sorted.
pub fn list_documents(folder: &Path) -> Result<Vec<String>, String> {
    let mut found = Vec::new();
    list_below(folder, "", &mut found)?;
    found.sort();
    if found.is_empty() {
        let folder = folder.display();
        return Err(format!(
            "{folder}: there is no document (.yaml, .yml or .json)\n  = help: give a folder of OpenAPI documents"
        ));
    }
    Ok(found)
}

fn list_below(folder: &Path, below: &str, found: &mut Vec<String>) -> Result<(), String> {
    let here = folder.join(below);
    let problem = |error: std::io::Error| {
        let here = here.display();
        format!("{here} can't be read: {error}\n  = help: give a folder of OpenAPI documents")
    };
    for entry in std::fs::read_dir(&here).map_err(problem)? {
        let entry = entry.map_err(problem)?;
        let Ok(own) = entry.file_name().into_string() else {
            continue;
        };
        let name = match below {
            "" => own,
            below => format!("{below}/{own}"),
        };
        let kind = entry.file_type().map_err(problem)?;
        let is_document = [".yaml", ".yml", ".json"]
            .iter()
            .any(|ending| name.ends_with(ending));
        if kind.is_dir() {
            list_below(folder, &name, found)?;
        } else if is_document {
            found.push(name);
        }
    }
    Ok(())
}

/// The input for a document's crate. All crates have the same name, so that they share the build of their dependencies.
pub fn make_input(path: &Path, runtime: BTreeMap<String, String>) -> Input {
    Input {
        spec: path.to_path_buf(),
        crate_name: Some("corpus-document".to_owned()),
        standalone: true,
        runtime,
        ..Input::default()
    }
}

/// Generates a crate from a document, on its own thread, so that neither a panic nor a hang ends the run.
pub fn try_document(name: &str, path: &Path, fingerprint: u64) -> Record {
    let (send, receive) = channel();
    let input = make_input(path, BTreeMap::new());
    let start = Instant::now();
    let worker = std::thread::Builder::new()
        .stack_size(STACK)
        .spawn(move || {
            // The receiver is gone only after a timeout.
            let _ = send.send(generate(&input));
        });
    let answer = receive.recv_timeout(PATIENCE);
    let mut record = Record {
        document: name.to_owned(),
        fingerprint,
        outcome: Outcome::Panicked,
        warnings: BTreeMap::new(),
        errors: BTreeMap::new(),
        without_place: None,
        effects: BTreeMap::new(),
        subjects: BTreeMap::new(),
        written: BTreeMap::new(),
        made: BTreeMap::new(),
        any: BTreeMap::new(),
        operations: 0,
        bytes: 0,
        milliseconds: u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX),
        compiled: None,
        passed: None,
        said: None,
    };
    match answer {
        Ok(Ok(output)) => {
            record_output(&output, &mut record);
            record.subjects = count_subjects(&output.diagnostics, &output.sources);
        }
        Ok(Err(Failure { diagnostics, .. })) => {
            record.outcome = Outcome::Refused;
            record_findings(&diagnostics, &mut record);
        }
        Err(RecvTimeoutError::Timeout) => record.outcome = Outcome::Hung,
        // The thread ended without a result: it panicked.
        Err(RecvTimeoutError::Disconnected) => {}
    }
    if record.outcome != Outcome::Hung
        && let Ok(worker) = worker
    {
        let _ = worker.join();
    }
    record
}

fn record_output(output: &Output, record: &mut Record) {
    record.outcome = Outcome::Generated;
    record.operations = output.counts().operations;
    record.bytes = output.files.values().map(String::len).sum();
    record_census(&output.census, record);
    record_findings(&output.diagnostics, record);
}

fn record_census(census: &Census, record: &mut Record) {
    let operations = Share {
        all: census.operations,
        any: 0,
    };
    let kinds = [
        ("operation", operations),
        ("body", census.bodies),
        ("answer", census.answers),
        ("member", census.members),
    ];
    let kinds = kinds.map(|(what, share)| (what.to_owned(), share));
    let parameters = census.parameters.iter().map(|(location, share)| {
        let place = match location {
            ParameterLocation::Path => "path",
            ParameterLocation::Query => "query",
            ParameterLocation::Header => "header",
            ParameterLocation::Cookie => "cookie",
        };
        (format!("{place} parameter"), *share)
    });
    for (what, share) in kinds.into_iter().chain(parameters) {
        record.made.insert(what.clone(), share.all);
        record.any.insert(what, share.any);
    }
}

/// Counts the findings that say that a part is left out or free-form, by the kind of part.
fn count_subjects(diagnostics: &Diagnostics, sources: &Sources) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    let effect_of = |code: &str, severity| {
        let effect = find_code(code).map(|known| known.effect_at(severity));
        effect.filter(|effect| matches!(effect, Effect::LeftOut | Effect::FreeForm))
    };
    let mut add = |effect: Effect, about: &str, count: usize| {
        *counts
            .entry(format!("{}: {about}", effect.words()))
            .or_default() += count;
    };
    let mut roots = BTreeMap::new();
    for finding in diagnostics.iter() {
        let Some(effect) = effect_of(finding.code, finding.severity) else {
            continue;
        };
        let (subject, at) = find_subject(finding);
        match (subject, &finding.place) {
            (Subject::Parameter, Some(place)) => {
                let root = roots.entry(&place.file).or_insert_with(|| {
                    let text = sources.text(&place.file).unwrap_or_default();
                    written::parse(text).unwrap_or_default()
                });
                add(effect, &written::name_parameter(root, &at), 1);
            }
            _ => add(effect, subject.words(), 1),
        }
    }
    for ((code, severity), more) in diagnostics.beyond() {
        if let Some(effect) = effect_of(code, severity) {
            add(effect, code, more);
        }
    }
    counts
}

fn record_findings(diagnostics: &Diagnostics, record: &mut Record) {
    for (code, severity, count) in diagnostics.counts() {
        let codes = match severity {
            Severity::Error => &mut record.errors,
            Severity::Warning | Severity::Note => &mut record.warnings,
        };
        *codes.entry(code.to_owned()).or_default() += count;
        let effect =
            find_code(code).map_or("unknown code", |known| known.effect_at(severity).words());
        *record.effects.entry(effect.to_owned()).or_default() += count;
    }
    for finding in diagnostics.iter() {
        if finding.severity == Severity::Error && finding.place.is_none() {
            record.without_place = Some(finding.code.to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_are_found_in_folders_too_and_nothing_else_is() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["b.json", "a/c.yaml", "a/d.yml", "notes.md"] {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "").unwrap();
        }
        let found = list_documents(folder.path()).unwrap();
        assert_eq!(found, ["a/c.yaml", "a/d.yml", "b.json"]);
    }

    #[test]
    fn a_document_that_is_refused_is_recorded_with_its_codes() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.yaml");
        std::fs::write(&path, "swagger: '2.0'\n").unwrap();
        let record = try_document("a.yaml", &path, 1);
        assert_eq!(record.outcome, Outcome::Refused);
        assert_eq!(record.errors.get("swagger-2"), Some(&1));
        assert_eq!(record.without_place, None);
    }
}
