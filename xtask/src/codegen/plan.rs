//! The changes that a run would make in the output folder.
//!
//! In: the folder and all files of a run. Out: files to create, change and remove. Always: it only reads. It follows no
//! symbolic link, and reads nothing outside the folder, in `.git` or in `target`.

use super::mark::{is_ours, read_manifest};
use super::problem::Problem;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

/// Folders at the top of the output folder that never belong to the generator.
const FOREIGN: [&str; 2] = ["target", ".git"];

/// The changes of a run.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Files to write, each with its present text where it exists.
    pub write: BTreeMap<String, Write>,
    /// Files to remove, with their present text.
    pub remove: BTreeMap<String, String>,
    /// The number of files that do not change.
    pub unchanged: usize,
}

/// A file to write.
#[derive(Debug, PartialEq, Eq)]
pub struct Write {
    /// Its present text.
    pub old: Option<String>,
    /// Its new text.
    pub new: String,
}

impl Plan {
    /// Whether there are no changes.
    pub fn is_empty(&self) -> bool {
        self.write.is_empty() && self.remove.is_empty()
    }
}

/// Compares the folder with its expected files.
pub fn make_plan(out: &Path, files: &BTreeMap<String, String>) -> Result<Plan, Vec<Problem>> {
    check_output(out).map_err(|problem| vec![problem])?;
    let listed = read_manifest(out);
    let mut plan = Plan::default();
    let mut problems = Vec::new();
    for (name, text) in files {
        match plan_file(out, name, text, &listed) {
            Ok(None) => plan.unchanged += 1,
            Ok(Some(write)) => {
                plan.write.insert(name.clone(), write);
            }
            Err(problem) => problems.push(problem),
        }
    }
    let mut present = Vec::new();
    if let Err((folder, error)) = list_files(out, "", &mut present) {
        let message = format!("the output folder can't be read: {error}");
        problems.push(Problem::new(
            "output-unreadable",
            &folder,
            message,
            "give another folder with --out",
        ));
    }
    for name in present.into_iter().filter(|name| !files.contains_key(name)) {
        // A file that is not text has no mark.
        let Ok(text) = fs::read_to_string(out.join(&name)) else {
            continue;
        };
        if is_ours(&name, &text, &listed) {
            plan.remove.insert(name, text);
        }
    }
    if problems.is_empty() {
        Ok(plan)
    } else {
        Err(problems)
    }
}

/// The output folder must be a folder, or not exist.
fn check_output(out: &Path) -> Result<(), Problem> {
    match fs::metadata(out) {
        Ok(found) if !found.is_dir() => Err(Problem::new(
            "output-not-ours",
            out,
            "the output must be a folder, and a file has this path",
            "give another folder with --out",
        )),
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(unwritable(out, &error)),
        _ => Ok(()),
    }
}

fn plan_file(
    out: &Path,
    name: &str,
    text: &str,
    listed: &BTreeSet<String>,
) -> Result<Option<Write>, Problem> {
    let path = out.join(name);
    let inside = Path::new(name)
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    if !inside || name.is_empty() {
        return Err(Problem::new(
            "output-outside",
            &path,
            "a file of the output would be outside the output folder",
            "this is a fault of the generator: please report it",
        ));
    }
    check_folders(out, name)?;
    let refuse = |message: &str, help: &'static str| {
        Err(Problem::new("output-not-ours", &path, message, help))
    };
    match fs::symlink_metadata(&path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Some(Write {
            old: None,
            new: text.to_owned(),
        })),
        Err(error) => Err(unwritable(&path, &error)),
        Ok(found) if !found.is_file() => refuse(
            "a file cannot be written here, because an object that is not a file has this path",
            "move it away, or give another folder with --out",
        ),
        Ok(_) => match fs::read_to_string(&path) {
            Ok(old) if old == text => Ok(None),
            Ok(old) if is_ours(name, &old, listed) => Ok(Some(Write {
                old: Some(old),
                new: text.to_owned(),
            })),
            Err(error) if error.kind() != io::ErrorKind::InvalidData => {
                Err(unwritable(&path, &error))
            }
            _ => refuse(
                "this command did not write the file, because it has no `@generated` in its first lines",
                "move it away, or give another folder with --out",
            ),
        },
    }
}

/// The parents of a file must be folders, or not exist.
fn check_folders(out: &Path, name: &str) -> Result<(), Problem> {
    let mut folder = out.to_path_buf();
    let parents = Path::new(name)
        .parent()
        .into_iter()
        .flat_map(Path::components);
    for part in parents {
        folder.push(part);
        match fs::symlink_metadata(&folder) {
            Ok(found) if !found.is_dir() => {
                let message =
                    "a folder cannot be made here, because a file or a symbolic link has this path";
                return Err(Problem::new(
                    "output-not-ours",
                    &folder,
                    message,
                    "move it away, or give another folder with --out",
                ));
            }
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(unwritable(&folder, &error)),
        }
    }
    Ok(())
}

/// The problem of a file or folder that can't be written.
pub fn unwritable(path: &Path, error: &io::Error) -> Problem {
    let message = format!("the output can't be written: {error}");
    Problem::new(
        "output-unwritable",
        path,
        message,
        "give a folder that you may write with --out",
    )
}

/// Lists all regular files below a folder, in any order. A folder with its own `Cargo.toml` is another package, which an
/// earlier run may have made too.
fn list_files(
    out: &Path,
    below: &str,
    found: &mut Vec<String>,
) -> Result<(), (PathBuf, io::Error)> {
    let folder = out.join(below);
    let entries = match fs::read_dir(&folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err((folder, error)),
        Ok(entries) => entries,
    };
    for entry in entries {
        let entry = entry.map_err(|error| (folder.clone(), error))?;
        let kind = entry.file_type().map_err(|error| (entry.path(), error))?;
        // A name that is not text does not belong to the generator.
        let Ok(own) = entry.file_name().into_string() else {
            continue;
        };
        let name = if below.is_empty() {
            own.clone()
        } else {
            format!("{below}/{own}")
        };
        if kind.is_dir() {
            let is_foreign = below.is_empty() && FOREIGN.contains(&own.as_str());
            if !is_foreign && !out.join(&name).join("Cargo.toml").exists() {
                list_files(out, &name, found)?;
            }
        } else if kind.is_file() {
            found.push(name);
        }
    }
    Ok(())
}
