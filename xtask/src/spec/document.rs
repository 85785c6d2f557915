//! Our document and upstream's on disk.
//!
//! In: folders. Out: documents and overlays; files that would be written or removed. Always: only differing files are
//! written, and only files with our notice are removed.

use crate::codegen::{Plan, Write, apply_plan};
use generator::diagnostic::{Diagnostics, Sources};
use generator::source::{Disk, Document, Failure, load};
use importer::{Additions, NOTICE, ROOT_FILE, split_document};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// The folders below `spec/` whose files this command writes and removes.
const LAID_OUT: [&str; 3] = ["components", "paths", "webhooks"];

/// The file below `spec/` with sentences for fields that have the same meaning everywhere.
const GLOSSARY_FILE: &str = "glossary.yaml";

/// Our document and our additions to upstream's facts.
pub struct SpecFolder {
    /// The document, if there is one.
    pub document: Option<Document>,
    /// The overlays in the order of their paths, and the glossary.
    pub additions: Additions,
}

/// The findings of a run so far, and the texts to print them.
#[derive(Default)]
pub struct Findings {
    /// The findings.
    pub list: Diagnostics,
    /// The texts.
    pub sources: Sources,
}

impl Findings {
    /// Loads a document and adds its findings.
    pub fn load(&mut self, file: &Path, folders: &[PathBuf]) -> Option<Document> {
        match load(file, folders) {
            Ok(document) => {
                self.list.extend(document.diagnostics.clone());
                self.sources.extend(&document.sources);
                Some(document)
            }
            Err(Failure {
                diagnostics,
                sources,
            }) => {
                self.list.extend(diagnostics);
                self.sources.extend(&sources);
                None
            }
        }
    }
}

impl SpecFolder {
    /// Reads the files below `spec`. Check the findings before using the result.
    pub fn read(spec: &Path, findings: &mut Findings) -> Self {
        let root = spec.join(ROOT_FILE);
        let document = if root.is_file() {
            findings.load(&root, &[])
        } else {
            None
        };
        let overlays: Vec<String> = list_files(&spec.join("overlays"))
            .iter()
            .map(|file| name_file(file))
            .collect();
        let additions = Additions::read(
            &overlays,
            &name_file(&spec.join(GLOSSARY_FILE)),
            &Disk::default().and_below(spec),
            &mut findings.list,
            &mut findings.sources,
        );
        Self {
            document,
            additions,
        }
    }
}

/// A path with slashes, as in findings.
fn name_file(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}

/// The files that a run would write and remove.
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
                let Some(name) = name_below(spec, &path) else {
                    continue;
                };
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

    /// Whether there is nothing to do.
    pub fn is_empty(&self) -> bool {
        self.changed.is_empty() && self.stale.is_empty()
    }

    /// Writes and removes all of them, or none.
    pub fn carry_out(&self, spec: &Path) -> Result<(), String> {
        let present = |name: &str| fs::read_to_string(spec.join(name)).ok();
        let mut plan = Plan::default();
        for (name, text) in &self.changed {
            let write = Write {
                old: present(name),
                new: text.clone(),
            };
            plan.write.insert(name.clone(), write);
        }
        for name in &self.stale {
            plan.remove
                .insert(name.clone(), present(name).unwrap_or_default());
        }
        apply_plan(spec, &plan).map_err(|(path, error)| {
            format!(
                "{} can't be written: {error}; nothing was written",
                path.display()
            )
        })
    }
}

/// All YAML files below `folder`, sorted by path.
fn list_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for path in entries.map(|entry| entry.path()) {
        if path.is_dir() {
            files.extend(list_files(&path));
        } else if path
            .extension()
            .is_some_and(|extension| extension == "yaml")
        {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// A path below `spec` with slashes.
fn name_below(spec: &Path, path: &Path) -> Option<String> {
    let steps = path
        .strip_prefix(spec)
        .ok()?
        .iter()
        .map(|step| step.to_str());
    Some(steps.collect::<Option<Vec<_>>>()?.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn document(path: &str, tag: &str) -> Value {
        json!({"openapi": "3.1.0", "paths": {path: {"get": {"tags": [tag]}}}})
    }

    #[test]
    fn only_what_differs_is_written_and_only_what_is_ours_removed() {
        let folder = tempfile::tempdir().expect("a folder");
        let spec = folder.path();
        let plan = |document: &Value| Writing::plan(spec, document, []).expect("a plan");

        let first = document("/a", "As");
        plan(&first).carry_out(spec).expect("written");
        assert!(plan(&first).is_empty());

        fs::write(spec.join("paths/notes.yaml"), "a: 1\n").expect("written");
        let writing = plan(&document("/b", "Bs"));
        let changed: Vec<_> = writing
            .changed
            .iter()
            .map(|(name, _)| name.as_str())
            .collect();
        assert_eq!(changed, ["openapi.yaml", "paths/bs.yaml"]);
        assert_eq!(writing.stale, ["paths/as.yaml"]);
        writing.carry_out(spec).expect("written");
        assert!(!spec.join("paths/as.yaml").exists());
        assert!(spec.join("paths/notes.yaml").exists());
    }

    #[test]
    fn a_failure_half_way_writes_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        let spec = folder.path();
        let writing = Writing::plan(spec, &document("/a", "As"), []).expect("a plan");
        fs::create_dir_all(spec.join("paths/as.yaml/in-the-way")).expect("made");
        assert!(writing.carry_out(spec).is_err());
        assert!(!spec.join("openapi.yaml").exists());
    }
}
