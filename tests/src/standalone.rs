//! The crate of one fixture in a folder of its own, with the runtime and the versions of its dependencies.

use crate::cargo::run_cargo;
use crate::manifest::complete_manifest;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A generated crate in a folder.
#[derive(Debug)]
pub struct Standalone {
    folder: PathBuf,
    target: PathBuf,
}

impl Standalone {
    /// Writes the files of a crate and the runtime into the folder `name` of `scratch`, which is below the folder for
    /// builds.
    pub fn write(scratch: &Path, name: &str, files: &BTreeMap<String, String>) -> Standalone {
        let folder = scratch.join(name);
        if folder.exists() {
            std::fs::remove_dir_all(&folder).expect("the target folder can be written");
        }
        let made = Standalone {
            folder,
            target: scratch.join(".."),
        };
        for (path, text) in files {
            made.add(path, text);
        }
        made.copy_runtime();
        made
    }

    /// Writes one more file.
    pub fn add(&self, path: &str, text: &str) {
        let path = self.folder.join(path);
        let folder = path.parent().expect("a file is in a folder");
        std::fs::create_dir_all(folder).expect("the target folder can be written");
        std::fs::write(path, text).expect("the target folder can be written");
    }

    /// Adds lines to the manifest, and the profiles and test dependencies with which the crate of all fixtures is built:
    /// cargo then builds the dependencies of both once.
    pub fn merge_manifest(&self, lines: &str) {
        let path = self.folder.join("Cargo.toml");
        let generated = std::fs::read_to_string(&path).expect("every crate has a manifest");
        let manifest = complete_manifest(&generated, Path::new(env!("CARGO_MANIFEST_DIR")), lines);
        self.add("Cargo.toml", &manifest);
    }

    /// What cargo prints in the folder. A failure ends the test.
    pub fn cargo(&self, arguments: &[&str]) -> String {
        run_cargo(&self.folder, &self.target, arguments)
    }

    fn copy_runtime(&self) {
        let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let read = |path: &Path| std::fs::read_to_string(path).expect("the workspace has the file");
        self.add("Cargo.lock", &read(&workspace.join("Cargo.lock")));
        let source = workspace.join("generated/src");
        for path in list_files(&source.join("runtime")) {
            let name = path.strip_prefix(&source).expect("it is in this folder");
            self.add(&format!("src/{}", name.display()), &read(&path));
        }
    }
}

fn list_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the workspace has the folder") {
        let path = entry.expect("the folder can be read").path();
        match path.is_dir() {
            true => files.extend(list_files(&path)),
            false => files.push(path),
        }
    }
    files
}
