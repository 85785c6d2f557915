//! Our document and upstream's on disk.
//!
//! In: folders. Out: documents and overlays; files that would be written or removed. Always: only files that differ are
//! written, and only files that carry our notice are removed.

use super::gather;
use generator::diagnostic::{Diagnostics, Place};
use generator::import::{
    Additions, Glossary, NOTICE, ROOT_FILE, parse_overlay, parse_yaml, split_document,
};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

/// The folders below `spec/` that are ours to fill and to empty.
const LAID_OUT: [&str; 3] = ["components", "paths", "webhooks"];

/// The file below `spec/` with sentences for fields that mean the same everywhere.
const GLOSSARY_FILE: &str = "glossary.yaml";

/// Our document and our additions to upstream's facts.
pub struct SpecFolder {
    /// The document, its references all `#/components/…`; empty where there is none yet.
    pub document: Value,
    /// The overlays in the order of their paths, and the glossary.
    pub additions: Additions,
}

impl SpecFolder {
    /// Reads what is below `spec`.
    pub fn read(spec: &Path, findings: &mut Diagnostics) -> Option<Self> {
        let document = if spec.join(ROOT_FILE).is_file() {
            gather(spec, ROOT_FILE, findings)
        } else {
            Some(json!({}))
        };
        let mut overlays = Vec::new();
        for file in list_files(&spec.join("overlays")) {
            if let Some(text) = read_text(&file, findings) {
                overlays.extend(parse_overlay(&file.display().to_string(), &text, findings));
            }
        }
        let glossary = read_glossary(&spec.join(GLOSSARY_FILE), findings);
        if findings.has_errors() {
            return None;
        }
        Some(Self { document: document?, additions: Additions { overlays, glossary } })
    }
}

/// Reads the glossary; an empty one where there is none.
fn read_glossary(file: &Path, findings: &mut Diagnostics) -> Glossary {
    let name = file.display().to_string();
    if !file.is_file() {
        return Glossary::default();
    }
    let Some(text) = read_text(file, findings) else { return Glossary::default() };
    match parse_yaml(&text) {
        Ok(Value::Object(entries)) => Glossary { file: name, entries },
        Ok(_) => refuse_file(&name, "a glossary is a map from field names to sentences", findings),
        Err(message) => refuse_file(&name, &message, findings),
    }
}

fn read_text(file: &Path, findings: &mut Diagnostics) -> Option<String> {
    match fs::read_to_string(file) {
        Ok(text) => Some(text),
        Err(e) => refuse_file(&file.display().to_string(), &e.to_string(), findings),
    }
}

fn refuse_file<T: Default>(name: &str, message: &str, findings: &mut Diagnostics) -> T {
    let place = Place { file: name.into(), pointer: String::new(), position: None };
    findings.error("unreadable-file", Some(place), message, "Correct the file.");
    T::default()
}

/// Reads upstream's document, split or bundled.
pub fn read_upstream(file: &Path, findings: &mut Diagnostics) -> Option<Value> {
    let folder = file.parent().unwrap_or(Path::new(""));
    let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    gather(folder, name, findings)
}

/// What a run would write and remove.
pub struct Writing {
    /// Files with text that differs, by their path below `spec/`.
    pub changed: Vec<(String, String)>,
    /// Files that are no longer part of the document.
    pub stale: Vec<String>,
}

impl Writing {
    /// Compares the files of `document` and `extra` with those on disk.
    pub fn plan(
        spec: &Path,
        document: &Value,
        extra: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, String> {
        let mut files = split_document(document);
        files.extend(extra);
        let mut stale = Vec::new();
        for folder in LAID_OUT {
            for path in list_files(&spec.join(folder)) {
                let Some(name) = name_below(spec, &path) else { continue };
                let ours = fs::read_to_string(&path).is_ok_and(|text| text.starts_with(NOTICE));
                if ours && !files.contains_key(&name) {
                    stale.push(name);
                }
            }
        }
        let changed = files
            .into_iter()
            .filter(|(name, text)| fs::read_to_string(spec.join(name)).ok().as_ref() != Some(text))
            .collect();
        Ok(Self { changed, stale })
    }

    /// Whether nothing would be done.
    pub fn is_empty(&self) -> bool {
        self.changed.is_empty() && self.stale.is_empty()
    }

    /// Writes and removes.
    pub fn carry_out(&self, spec: &Path) -> Result<(), String> {
        for (name, text) in &self.changed {
            write_file(&spec.join(name), text)?;
        }
        for name in &self.stale {
            let path = spec.join(name);
            fs::remove_file(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        }
        Ok(())
    }
}

/// Writes a file and the folders it needs.
pub fn write_file(path: &Path, text: &str) -> Result<(), String> {
    let problem = |e: std::io::Error| format!("{}: {e}", path.display());
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(problem)?;
    }
    fs::write(path, text).map_err(problem)
}

/// All YAML files below `folder`, sorted by path.
fn list_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for path in entries.map(|entry| entry.path()) {
        if path.is_dir() {
            files.extend(list_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "yaml") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// A path below `spec` with slashes.
fn name_below(spec: &Path, path: &Path) -> Option<String> {
    let steps = path.strip_prefix(spec).ok()?.iter().map(|step| step.to_str());
    Some(steps.collect::<Option<Vec<_>>>()?.join("/"))
}
