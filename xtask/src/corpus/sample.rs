//! A sample of the crates, compiled and tested one after the other.
//!
//! In: documents that were generated. Out: whether each compiles with warnings denied and passes its `spec_examples`.
//! Always: every crate has the same folder and name, so that their dependencies are built once and the disk does
//! not fill up.

use super::document::make_input;
use super::record::Record;
use crate::codegen::{read_runtime, write_crate};
use generator::generate::generate;
use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;

/// How many lines of the compiler's or a test's output are kept.
const KEPT_LINES: usize = 40;

/// Chooses `count` documents. The same seed and documents give the same choice.
pub fn choose(mut documents: Vec<(usize, &str)>, seed: &str, count: usize) -> Vec<usize> {
    let rank = |name: &str| {
        let mut hash = DefaultHasher::new();
        (seed, name).hash(&mut hash);
        hash.finish()
    };
    documents.sort_by_key(|(_, name)| (rank(name), *name));
    let chosen = documents.into_iter().take(count);
    chosen.map(|(index, _)| index).collect()
}

/// The folders in which crates are compiled.
#[derive(Debug)]
pub struct Build {
    folder: PathBuf,
    target: PathBuf,
    workspace: PathBuf,
}

impl Build {
    /// Compiles in folders below `kept`.
    pub fn new(kept: &Path, workspace: &Path) -> Build {
        let kept = std::path::absolute(kept).unwrap_or_else(|_| kept.to_path_buf());
        Build {
            folder: kept.join("crate"),
            target: kept.join("build"),
            workspace: workspace.to_path_buf(),
        }
    }

    /// Makes the crate of a document, compiles and tests it, and notes the result in `record`.
    pub fn try_crate(&self, document: &Path, record: &mut Record) -> Result<(), String> {
        let problem = |error: std::io::Error| format!("{}: {error}", self.folder.display());
        let runtime = read_runtime(&self.workspace).map_err(problem)?;
        let output = generate(&make_input(document, runtime));
        let output = output.map_err(|_| format!("{}: is refused now", document.display()))?;
        write_crate(&self.folder, &output.files)?;
        let lock = self.workspace.join("Cargo.lock");
        fs::copy(lock, self.folder.join("Cargo.lock")).map_err(problem)?;
        let built = self.cargo(&["build", "--quiet", "--lib", "--tests"])?;
        record.compiled = Some(built.is_ok());
        record.said = built.err();
        if record.compiled == Some(true) {
            let tested = self.cargo(&["test", "--quiet", "--test", "spec_examples"])?;
            record.passed = Some(tested.is_ok());
            record.said = tested.err();
        }
        Ok(())
    }

    /// Runs cargo in the crate's folder; the inner `Err` is the beginning of its output if it failed.
    fn cargo(&self, arguments: &[&str]) -> Result<Result<(), String>, String> {
        let ran = Command::new("cargo")
            .args(arguments)
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", &self.target)
            .env("CARGO_INCREMENTAL", "0")
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .env("RUSTFLAGS", "-D warnings")
            .output()
            .map_err(|error| format!("cargo can't be run: {error}"))?;
        if ran.status.success() {
            return Ok(Ok(()));
        }
        let said = [ran.stdout, ran.stderr].concat();
        let said = String::from_utf8_lossy(&said).into_owned();
        let lines: Vec<&str> = said.lines().take(KEPT_LINES).collect();
        Ok(Err(lines.join("\n")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_always_takes_the_same_documents_and_another_takes_others() {
        let names: Vec<String> = (0..100).map(|n| format!("{n}.yaml")).collect();
        let documents = || names.iter().map(String::as_str).enumerate().collect();
        let first = choose(documents(), "1", 10);
        assert_eq!(first, choose(documents(), "1", 10));
        assert_ne!(first, choose(documents(), "2", 10));
        assert_eq!(choose(documents(), "1", 20)[..10], first[..]);
    }
}
