//! Applies a plan.
//!
//! In: a plan. Out: the files on disk. Always: all changes or none. Every text is written next to its place before the
//! first file is replaced, and a later failure restores the old files.

use super::fresh::write_folder;
use super::plan::Plan;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The extension of a text that is not in its place yet.
const WAITING: &str = "codegen-waiting";

/// Applies a plan.
pub fn apply_plan(out: &Path, plan: &Plan) -> Step {
    if plan.is_empty() {
        return Ok(());
    }
    if write_folder(out, plan)? {
        return Ok(());
    }
    let mut steps = Steps::default();
    let done = steps
        .write_waiting(out, plan)
        .and_then(|()| steps.put_in_place(out, plan));
    if done.is_err() {
        steps.undo();
        return done;
    }
    for name in plan.remove.keys() {
        remove_empty_folders(out, name);
    }
    Ok(())
}

/// The steps so far, to undo them.
#[derive(Default)]
struct Steps {
    folders: Vec<PathBuf>,
    waiting: Vec<PathBuf>,
    /// Replaced or removed files with their old texts; `None` for files that did not exist.
    replaced: Vec<(PathBuf, Option<String>)>,
}

/// The path that failed, and why.
pub type Step = Result<(), (PathBuf, io::Error)>;

impl Steps {
    /// Writes every new text next to its place.
    fn write_waiting(&mut self, out: &Path, plan: &Plan) -> Step {
        self.make_folder(out)?;
        for (name, write) in &plan.write {
            let path = out.join(name);
            if let Some(folder) = path.parent() {
                self.make_folder(folder)?;
            }
            let waiting = waiting_path(&path);
            self.waiting.push(waiting.clone());
            fs::write(&waiting, &write.new).map_err(|error| (path, error))?;
        }
        Ok(())
    }

    /// Moves the texts to their places and removes outdated files.
    fn put_in_place(&mut self, out: &Path, plan: &Plan) -> Step {
        for (name, write) in &plan.write {
            let path = out.join(name);
            fs::rename(waiting_path(&path), &path).map_err(|error| (path.clone(), error))?;
            self.replaced.push((path, write.old.clone()));
        }
        for (name, old) in &plan.remove {
            let path = out.join(name);
            fs::remove_file(&path).map_err(|error| (path.clone(), error))?;
            self.replaced.push((path, Some(old.clone())));
        }
        Ok(())
    }

    /// Creates a folder and its parents, and remembers the new ones.
    fn make_folder(&mut self, folder: &Path) -> Step {
        if folder.as_os_str().is_empty() || folder.is_dir() {
            return Ok(());
        }
        if let Some(parent) = folder.parent() {
            self.make_folder(parent)?;
        }
        fs::create_dir(folder).map_err(|error| (folder.to_path_buf(), error))?;
        self.folders.push(folder.to_path_buf());
        Ok(())
    }

    /// Restores the old state, as far as the disk allows.
    fn undo(self) {
        for (path, old) in self.replaced {
            let _ = match old {
                Some(text) => fs::write(path, text),
                None => fs::remove_file(path),
            };
        }
        for path in self.waiting {
            let _ = fs::remove_file(path);
        }
        for folder in self.folders.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

fn waiting_path(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(WAITING);
    name.into()
}

/// Removes the folders of a removed file that are now empty.
fn remove_empty_folders(out: &Path, name: &str) {
    for folder in Path::new(name)
        .ancestors()
        .skip(1)
        .filter(|folder| !folder.as_os_str().is_empty())
    {
        // It fails on a folder that is not empty, and then stops.
        if fs::remove_dir(out.join(folder)).is_err() {
            return;
        }
    }
}
