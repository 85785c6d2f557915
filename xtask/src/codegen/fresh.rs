//! Applies a plan if the output folder does not exist or is empty.
//!
//! In: a plan. Out: the whole folder, or nothing. Always: the files are written into a folder next to the output
//! folder, and one rename moves them to their place. That is half the work of a temporary file for each, and an
//! interruption leaves no partial crate.

use super::plan::Plan;
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Writes the folder if it is absent or empty. `false` if files must be replaced one by one.
pub fn write_folder(out: &Path, plan: &Plan) -> Result<bool, (PathBuf, io::Error)> {
    let is_new = plan.remove.is_empty() && plan.unchanged == 0;
    let Some(waiting) = waiting_folder(out).filter(|_| is_new && is_absent_or_empty(out)) else {
        return Ok(false);
    };
    // Writing may be forbidden next to an existing folder and allowed inside it.
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

/// Removes the empty folder, if there is one, and moves the new folder there.
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

/// The temporary folder; `None` if the output folder has no name or its parent does not exist.
fn waiting_folder(out: &Path) -> Option<PathBuf> {
    let mut name = out.file_name()?.to_owned();
    name.push(".codegen-waiting");
    let parent = out.parent()?;
    (parent.as_os_str().is_empty() || parent.is_dir()).then(|| out.with_file_name(name))
}
