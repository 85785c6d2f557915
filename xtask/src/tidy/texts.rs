//! The files of the workspace.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

/// The texts of the workspace's files by path. Files that are not text are skipped.
pub(super) type Texts = BTreeMap<String, String>;

/// Files for a test, by name.
#[cfg(test)]
pub(super) fn texts(files: &[(&str, &str)]) -> Texts {
    let own = |(name, text): &(&str, &str)| ((*name).to_owned(), (*text).to_owned());
    files.iter().map(own).collect()
}

/// Reads the files that git knows and that exist on disk.
pub(super) fn read_files(root: &Path) -> Result<Texts, String> {
    let output = Command::new("git")
        .args(["ls-files", "-z"])
        .current_dir(root)
        .output()
        .map_err(|error| format!("git can't be run: {error}"))?;
    if !output.status.success() {
        return Err("this is no checkout, so it is not known which files belong to it".to_owned());
    }
    let names = String::from_utf8_lossy(&output.stdout).into_owned();
    let texts = names.split('\0').filter_map(|name| {
        let text = std::fs::read_to_string(root.join(name)).ok()?;
        Some((name.to_owned(), text))
    });
    Ok(texts.collect())
}
