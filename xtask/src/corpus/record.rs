//! The results of each document, on disk, so that a run can continue where an earlier one ended.
//!
//! In: records as they are made. Out: one line of JSON each. Always: a record counts only if neither the document
//! nor this program has changed; the last line about a document counts.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::io::Write;
use std::path::{Path, PathBuf};

/// How a document ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// A crate was made.
    Generated,
    /// A finding is an error.
    Refused,
    /// The generator panicked.
    Panicked,
    /// The generator took longer than [`super::document::PATIENCE`].
    Hung,
}

/// The result of one document.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Record {
    /// Its path below the folder.
    pub document: String,
    /// The fingerprint of the document and this program.
    pub fingerprint: u64,
    /// How it ended.
    pub outcome: Outcome,
    /// How often each diagnostic was reported.
    pub warnings: BTreeMap<String, usize>,
    /// The same for errors.
    pub errors: BTreeMap<String, usize>,
    /// The first error that has no place.
    pub without_place: Option<String>,
    /// How many findings have each effect, by the summary's word for the effect.
    pub effects: BTreeMap<String, usize>,
    /// How many findings say that a part is left out or free-form, by effect and kind of part.
    #[serde(default)]
    pub subjects: BTreeMap<String, usize>,
    /// How many operations, parameters and other parts the document has.
    #[serde(default)]
    pub written: BTreeMap<String, usize>,
    /// How many of them the crate has.
    #[serde(default)]
    pub made: BTreeMap<String, usize>,
    /// How many of those take any value, because the document says so or gives no type.
    #[serde(default)]
    pub any: BTreeMap<String, usize>,
    /// How many operations the crate has.
    pub operations: usize,
    /// Bytes of the crate's own code, without the runtime.
    pub bytes: usize,
    /// Time that generating took, in milliseconds.
    pub milliseconds: u64,
    /// Whether its crate compiled without a warning; `None` if it was not tried.
    pub compiled: Option<bool>,
    /// Whether its `spec_examples` passed; `None` where that was not tried.
    pub passed: Option<bool>,
    /// The end of the compiler's or the test's output, if one of them failed.
    pub said: Option<String>,
}

impl Record {
    /// Whether this is a fault of the generator: any result except a working crate or a refusal with a place.
    pub fn is_failure(&self) -> bool {
        let internal = self.errors.keys().any(|code| code.starts_with("internal-"));
        matches!(self.outcome, Outcome::Panicked | Outcome::Hung)
            || internal
            || self.without_place.is_some()
            || self.compiled == Some(false)
            || self.passed == Some(false)
    }
}

/// All records of one folder.
#[derive(Debug)]
pub struct Records {
    path: PathBuf,
    known: BTreeMap<String, Record>,
}

impl Records {
    /// Reads the records of earlier runs of `folder`. `restart` ignores them.
    pub fn open(kept: &Path, folder: &Path, restart: bool) -> Result<Records, String> {
        fs::create_dir_all(kept).map_err(|error| format!("{}: {error}", kept.display()))?;
        let absolute = std::path::absolute(folder).unwrap_or_else(|_| folder.to_path_buf());
        let mut hash = DefaultHasher::new();
        absolute.hash(&mut hash);
        let path = kept.join(format!("{:016x}.jsonl", hash.finish()));
        if restart && path.exists() {
            fs::remove_file(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        }
        let text = fs::read_to_string(&path).unwrap_or_default();
        let lines = text
            .lines()
            .filter_map(|line| serde_json::from_str::<Record>(line).ok());
        let known = lines
            .map(|record| (record.document.clone(), record))
            .collect();
        Ok(Records { path, known })
    }

    /// The record of a document, unless the document or this program has changed.
    pub fn find(&self, document: &str, fingerprint: u64) -> Option<&Record> {
        let known = self.known.get(document);
        known.filter(|record| record.fingerprint == fingerprint)
    }

    /// Writes a record to the disk.
    pub fn add(&mut self, record: &Record) -> Result<(), String> {
        let problem = |error: std::io::Error| format!("{}: {error}", self.path.display());
        let mut file = fs::OpenOptions::new()
            .create(true)
            .append(true)
            .open(&self.path)
            .map_err(problem)?;
        let line = serde_json::to_string(record).map_err(|error| error.to_string())?;
        writeln!(file, "{line}").map_err(problem)?;
        self.known.insert(record.document.clone(), record.clone());
        Ok(())
    }
}

/// A number that changes with the document and with this program.
pub fn fingerprint(document: &Path) -> u64 {
    let mut hash = DefaultHasher::new();
    fs::read(document).unwrap_or_default().hash(&mut hash);
    let program = std::env::current_exe().and_then(fs::metadata);
    if let Ok(program) = program {
        program.len().hash(&mut hash);
        program.modified().ok().hash(&mut hash);
    }
    hash.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(document: &str, fingerprint: u64) -> Record {
        Record {
            document: document.to_owned(),
            fingerprint,
            outcome: Outcome::Generated,
            warnings: BTreeMap::new(),
            errors: BTreeMap::new(),
            without_place: None,
            effects: BTreeMap::new(),
            subjects: BTreeMap::new(),
            written: BTreeMap::new(),
            made: BTreeMap::new(),
            any: BTreeMap::new(),
            operations: 1,
            bytes: 1,
            milliseconds: 1,
            compiled: None,
            passed: None,
            said: None,
        }
    }

    #[test]
    fn what_was_recorded_is_known_to_the_next_run_until_something_changes() {
        let kept = tempfile::tempdir().unwrap();
        let folder = Path::new("documents");
        let mut records = Records::open(kept.path(), folder, false).unwrap();
        records.add(&record("a.yaml", 1)).unwrap();
        let mut tried = record("a.yaml", 1);
        tried.compiled = Some(true);
        records.add(&tried).unwrap();
        let records = Records::open(kept.path(), folder, false).unwrap();
        let known = records.find("a.yaml", 1).map(|record| record.compiled);
        assert_eq!(known, Some(Some(true)), "the last line counts");
        assert!(records.find("a.yaml", 2).is_none());
        let records = Records::open(kept.path(), folder, true).unwrap();
        assert!(records.find("a.yaml", 1).is_none());
    }

    #[test]
    fn a_refusal_with_a_place_is_no_failure_and_one_without_is() {
        let mut refused = record("a.yaml", 1);
        refused.outcome = Outcome::Refused;
        refused.errors.insert("swagger-2".into(), 1);
        assert!(!refused.is_failure());
        refused.without_place = Some("swagger-2".into());
        assert!(refused.is_failure());
        let mut panicked = record("a.yaml", 1);
        panicked.outcome = Outcome::Panicked;
        assert!(panicked.is_failure());
    }
}
