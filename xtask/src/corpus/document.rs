//! One document: what becomes of it, whatever that is.

use super::record::{Outcome, Record};
use generator::diagnostic::{Diagnostics, Severity, find_code};
use generator::generate::{Failure, Input, Output, generate};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// Longer than this and a document counts as one that hangs the generator.
pub const PATIENCE: Duration = Duration::from_secs(120);

/// The stack that generating runs on; what `cargo xtask codegen` has.
const STACK: usize = 8 << 20;

/// The documents below a folder by their paths there, sorted.
pub fn list_documents(folder: &Path) -> Result<Vec<String>, String> {
    let mut found = Vec::new();
    list_below(folder, "", &mut found)?;
    found.sort();
    Ok(found)
}

fn list_below(folder: &Path, below: &str, found: &mut Vec<String>) -> Result<(), String> {
    let here = folder.join(below);
    let problem = |error: std::io::Error| format!("{}: {error}", here.display());
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

/// What a document's crate is made from; its name is the same for all, so that one build follows another.
pub fn make_input(path: &Path, runtime: BTreeMap<String, String>) -> Input {
    Input {
        spec: path.to_path_buf(),
        crate_name: Some("corpus-document".to_owned()),
        standalone: true,
        runtime,
        ..Input::default()
    }
}

/// Generates a crate from a document, on a thread of its own so that neither a panic nor a hang ends the run.
pub fn try_document(name: &str, path: &Path, fingerprint: u64) -> Record {
    let (send, receive) = channel();
    let input = make_input(path, BTreeMap::new());
    let start = Instant::now();
    let worker = std::thread::Builder::new()
        .stack_size(STACK)
        .spawn(move || {
            // The receiver is gone only where the time was up.
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
        operations: 0,
        bytes: 0,
        milliseconds: u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX),
        compiled: None,
        passed: None,
        said: None,
    };
    match answer {
        Ok(Ok(output)) => record_output(&output, &mut record),
        Ok(Err(Failure { diagnostics, .. })) => {
            record.outcome = Outcome::Refused;
            record_findings(&diagnostics, &mut record);
        }
        Err(RecvTimeoutError::Timeout) => record.outcome = Outcome::Hung,
        // The thread ended without a word: it panicked.
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
    record_findings(&output.diagnostics, record);
}

fn record_findings(diagnostics: &Diagnostics, record: &mut Record) {
    for (code, severity, count) in diagnostics.counts() {
        let codes = match severity {
            Severity::Error => &mut record.errors,
            Severity::Warning | Severity::Note => &mut record.warnings,
        };
        *codes.entry(code.to_owned()).or_default() += count;
        let effect = find_code(code).map_or("unknown code", |known| known.effect.words());
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
