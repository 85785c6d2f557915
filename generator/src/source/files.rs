//! Sources of files, and the names of files.
//!
//! In: paths. Out: bytes and names. Always: two spellings of one path (`a/../b.yaml`, `./b.yaml`) give one name, so
//! that no file is read twice.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

pub use super::disk::Disk;

/// Reads input files. Paths have `/` between folders and are normal (no `.`, and `..` only at the start).
pub trait ReadFiles {
    /// The bytes of a file.
    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError>;
    /// The names of the files in a folder, for suggestions. Empty if they are unknown.
    fn list(&self, folder: &str) -> Vec<String>;
}

/// Why a file is not read.
#[derive(Debug)]
pub enum ReadError {
    /// There is no such file.
    Missing,
    /// It is outside the allowed folders. Its existence is not checked.
    Outside,
    /// It exists but cannot be read; holds the reason.
    Unusable(String),
}

impl From<io::Error> for ReadError {
    fn from(error: io::Error) -> ReadError {
        match error.kind() {
            // The last three kinds mean that no file can have this name, so the reference is wrong.
            io::ErrorKind::NotFound
            | io::ErrorKind::InvalidInput
            | io::ErrorKind::InvalidFilename
            | io::ErrorKind::NotADirectory => ReadError::Missing,
            io::ErrorKind::PermissionDenied => ReadError::Unusable("permission denied".to_owned()),
            io::ErrorKind::IsADirectory => ReadError::Unusable("it is a folder".to_owned()),
            kind => ReadError::Unusable(kind.to_string()),
        }
    }
}

/// Files in memory by path, for small fixtures and documents that are not on disk.
impl ReadFiles for BTreeMap<String, Vec<u8>> {
    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        self.get(path).cloned().ok_or(ReadError::Missing)
    }

    fn list(&self, folder: &str) -> Vec<String> {
        let inside = |path: &String| split_folder(path).0 == folder;
        self.keys()
            .filter(|path| inside(path))
            .map(|path| split_folder(path).1.to_owned())
            .collect()
    }
}

/// The normal form of a path.
pub fn normalize_path(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    let absolute = path.starts_with('/');
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => {
                parts.pop();
            }
            ".." if absolute => {}
            part => parts.push(part),
        }
    }
    format!("{}{}", if absolute { "/" } else { "" }, parts.join("/"))
}

/// The name of a path on this machine.
pub fn name_path(path: &Path) -> String {
    let text = path.to_string_lossy();
    normalize_path(&if cfg!(windows) {
        text.replace('\\', "/")
    } else {
        text.into_owned()
    })
}

/// The path for a reference in `from`.
pub fn resolve_path(from: &str, reference: &str) -> String {
    let folder = split_folder(from).0;
    match (reference.starts_with('/'), folder) {
        (true, _) | (_, "") => normalize_path(reference),
        (_, "/") => normalize_path(&format!("/{reference}")),
        _ => normalize_path(&format!("{folder}/{reference}")),
    }
}

/// The folder (empty for the working directory) and the file's own name.
pub fn split_folder(path: &str) -> (&str, &str) {
    match path.rsplit_once('/') {
        Some(("", name)) => ("/", name),
        Some(parts) => parts,
        None => ("", path),
    }
}

/// The file's own name without its extension.
pub fn file_stem(path: &str) -> &str {
    let name = split_folder(path).1;
    match name.rsplit_once('.') {
        Some((stem, "yaml" | "yml" | "json")) if !stem.is_empty() => stem,
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_file_has_one_name() {
        assert_eq!(normalize_path("./a/./b/../c.yaml"), "a/c.yaml");
        assert_eq!(normalize_path("../../a//b"), "../../a/b");
        assert_eq!(normalize_path("/../a"), "/a");
    }

    #[test]
    fn references_start_from_the_folder_of_their_file() {
        assert_eq!(
            resolve_path("spec/paths/x.yaml", "../schemas/y.yaml"),
            "spec/schemas/y.yaml"
        );
        assert_eq!(resolve_path("x.yaml", "y.yaml"), "y.yaml");
        assert_eq!(resolve_path("x.yaml", "../y.yaml"), "../y.yaml");
        assert_eq!(resolve_path("/x.yaml", "y.yaml"), "/y.yaml");
        assert_eq!(resolve_path("/a/x.yaml", "/y.yaml"), "/y.yaml");
    }

    #[test]
    fn stems_keep_their_dots() {
        assert_eq!(file_stem("a/inquiry.created.yaml"), "inquiry.created");
        assert_eq!(file_stem("a/.yaml"), ".yaml");
        assert_eq!(file_stem("plain"), "plain");
    }

    #[test]
    fn a_name_that_no_file_has_is_no_file_that_cannot_be_read() {
        let file = std::env::current_exe().expect("the test runs from a file");
        for name in ["a\0b".into(), file.join("below")] {
            let error = std::fs::read(&name).expect_err("there is no such file");
            assert!(
                matches!(ReadError::from(error), ReadError::Missing),
                "{}",
                name.display()
            );
        }
    }
}
