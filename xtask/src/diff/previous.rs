//! The previous state of the document.
//!
//! In: the document's path. Out: a folder with the document from git's HEAD. Always: git's index and the working tree
//! do not change. The folder is removed when the value is dropped.

use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// A document from git's HEAD.
#[derive(Debug)]
pub struct Previous {
    /// The document's root file.
    pub spec: PathBuf,
    _folder: TempDir,
}

/// The place of a document in git.
struct Tracked {
    /// The repository's root.
    top: PathBuf,
    /// The document's folder below it; empty for the root itself.
    prefix: String,
    /// The document below it.
    path: PathBuf,
}

/// Finds `spec` in git's HEAD. The error is the reason if it is not there.
fn find_tracked(spec: &Path) -> Result<Tracked, String> {
    let beside = spec
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let name = spec.file_name().ok_or("it has no file name")?;
    let prefix = ask_git(beside, &["rev-parse", "--show-prefix"])?;
    let top = PathBuf::from(ask_git(beside, &["rev-parse", "--show-toplevel"])?);
    let path = Path::new(&prefix).join(name);
    ask_git(
        &top,
        &["cat-file", "-e", &format!("HEAD:{}", path.display())],
    )
    .map_err(|_| format!("`{}` is not in the last commit", path.display()))?;
    Ok(Tracked { top, prefix, path })
}

impl Tracked {
    /// The document's folder, as an argument for git.
    fn folder(&self) -> &str {
        match self.prefix.as_str() {
            "" => ".",
            prefix => prefix,
        }
    }
}

/// Whether `spec` and all files in its folder equal those in git's HEAD.
pub fn is_as_committed(spec: &Path) -> Result<bool, String> {
    let tracked = find_tracked(spec)?;
    let arguments = ["status", "--porcelain", "--ignored", "--", tracked.folder()];
    let status = ask_git(&tracked.top, &arguments)?;
    Ok(status.is_empty())
}

/// Takes `spec` and all files in its folder from git's HEAD. The error is the reason if that fails.
pub fn find_previous(spec: &Path) -> Result<Previous, String> {
    let tracked = find_tracked(spec)?;
    let folder = TempDir::new().map_err(|error| format!("there is no room for it: {error}"))?;
    let tree = folder.path().join("tree");
    std::fs::create_dir(&tree).map_err(|error| format!("there is no room for it: {error}"))?;
    // A separate index leaves the real one unchanged.
    run_git(
        Command::new("git")
            .current_dir(&tracked.top)
            .env("GIT_INDEX_FILE", folder.path().join("index"))
            .env("GIT_WORK_TREE", &tree)
            .args(["checkout", "--quiet", "HEAD", "--", tracked.folder()]),
    )?;
    Ok(Previous {
        spec: tree.join(tracked.path),
        _folder: folder,
    })
}

fn ask_git(folder: &Path, arguments: &[&str]) -> Result<String, String> {
    run_git(Command::new("git").current_dir(folder).args(arguments))
}

/// The output of git, without the line break at its end.
fn run_git(command: &mut Command) -> Result<String, String> {
    let output = command
        .output()
        .map_err(|error| format!("git can't be run: {error}"))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout)
            .trim_end()
            .to_owned())
    } else {
        let said = String::from_utf8_lossy(&output.stderr);
        let line = said
            .lines()
            .next()
            .unwrap_or("git failed without a message");
        // The caller can continue without the previous document.
        Err(line.strip_prefix("fatal: ").unwrap_or(line).to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    /// A repository with a document of two files, committed and then changed.
    fn make_repository() -> TempDir {
        let folder = TempDir::new().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir_all(at("spec/parts")).unwrap();
        fs::write(at("spec/openapi.yaml"), "old").unwrap();
        fs::write(at("spec/parts/a.yaml"), "old part").unwrap();
        let name = ["-c", "user.name=a", "-c", "user.email=a@example.com"];
        ask_git(folder.path(), &["init", "--quiet"]).unwrap();
        ask_git(folder.path(), &["add", "."]).unwrap();
        ask_git(
            folder.path(),
            &[&name[..], &["commit", "--quiet", "-m", "a"]].concat(),
        )
        .unwrap();
        fs::write(at("spec/openapi.yaml"), "new").unwrap();
        fs::write(at("spec/new.yaml"), "new").unwrap();
        folder
    }

    #[test]
    fn the_last_commit_differs_from_the_working_tree() {
        let folder = make_repository();
        let spec = folder.path().join("spec/openapi.yaml");
        let before = ask_git(folder.path(), &["status", "--porcelain"]).unwrap();
        let previous = find_previous(&spec).unwrap();
        assert_eq!(fs::read_to_string(&previous.spec).unwrap(), "old");
        let beside = previous.spec.parent().unwrap();
        assert_eq!(
            fs::read_to_string(beside.join("parts/a.yaml")).unwrap(),
            "old part"
        );
        assert!(!beside.join("new.yaml").exists());
        assert_eq!(fs::read_to_string(&spec).unwrap(), "new");
        assert_eq!(
            ask_git(folder.path(), &["status", "--porcelain"]).unwrap(),
            before
        );
        let kept = previous.spec.clone();
        drop(previous);
        assert!(!kept.exists());
    }

    #[test]
    fn a_folder_is_as_committed_until_one_of_its_files_differs() {
        let folder = make_repository();
        let spec = folder.path().join("spec/openapi.yaml");
        assert_eq!(is_as_committed(&spec), Ok(false));
        fs::write(&spec, "old").unwrap();
        assert_eq!(is_as_committed(&spec), Ok(false), "a file is new");
        fs::remove_file(folder.path().join("spec/new.yaml")).unwrap();
        assert_eq!(is_as_committed(&spec), Ok(true));
        fs::write(folder.path().join("spec/parts/a.yaml"), "new part").unwrap();
        assert_eq!(is_as_committed(&spec), Ok(false));
    }

    #[test]
    fn a_missing_document_is_an_error() {
        let folder = make_repository();
        let error = find_previous(&folder.path().join("spec/new.yaml")).unwrap_err();
        assert_eq!(error, "`spec/new.yaml` is not in the last commit");
        let outside = TempDir::new().unwrap();
        let error = find_previous(&outside.path().join("openapi.yaml")).unwrap_err();
        assert!(error.starts_with("not a git repository"), "{error}");
    }
}
