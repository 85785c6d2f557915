//! A plan carried out where there is no output folder yet, or an empty one.
//!
//! In: a plan. Out: the whole folder, or nothing. Always: the files are written into a folder beside the output folder,
//! and one rename puts them in place. That is half the work of a waiting file for each, and an interruption leaves no
//! part of a crate behind.

use super::plan::Plan;
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Writes the folder if it is absent or empty; `false` where files have to be put in place one by one.
pub fn write_folder(out: &Path, plan: &Plan) -> Result<bool, (PathBuf, io::Error)> {
    let is_new = plan.remove.is_empty() && plan.unchanged == 0;
    let Some(waiting) = waiting_folder(out).filter(|_| is_new && is_absent_or_empty(out)) else {
        return Ok(false);
    };
    // Beside an existing folder it may be forbidden to write; below it, it may not.
    if fs::create_dir(&waiting).is_err() {
        return Ok(false);
    }
    let done = write_files(&waiting, plan).and_then(|()| put_in_place(&waiting, out));
    if let Err(error) = done {
        let _ = fs::remove_dir_all(&waiting);
        return Err((out.to_path_buf(), error));
    }
    Ok(true)
}

fn write_files(folder: &Path, plan: &Plan) -> io::Result<()> {
    let mut folders = BTreeSet::new();
    for (name, write) in &plan.write {
        let path = folder.join(name);
        if let Some(parent) = path.parent()
            && folders.insert(parent.to_path_buf())
        {
            fs::create_dir_all(parent)?;
        }
        fs::write(&path, &write.new)?;
    }
    Ok(())
}

/// Removes the empty folder that may be there, and gives its place to the new one.
fn put_in_place(waiting: &Path, out: &Path) -> io::Result<()> {
    if let Ok(found) = fs::metadata(out) {
        fs::set_permissions(waiting, found.permissions())?;
        fs::remove_dir(out)?;
    }
    fs::rename(waiting, out)
}

fn is_absent_or_empty(folder: &Path) -> bool {
    match fs::symlink_metadata(folder) {
        Err(error) => error.kind() == io::ErrorKind::NotFound,
        Ok(found) => {
            found.is_dir() && fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none())
        }
    }
}

/// The folder that the files wait in; none where the output folder has no name or its parent does not exist.
fn waiting_folder(out: &Path) -> Option<PathBuf> {
    let mut name = out.file_name()?.to_owned();
    name.push(".codegen-waiting");
    let parent = out.parent()?;
    (parent.as_os_str().is_empty() || parent.is_dir()).then(|| out.with_file_name(name))
}
