//! `names.lock`: the published names of the crate, next to the settings.
//!
//! In: the published facts of a run. Out: the file, written or compared. Always: only a document with its own settings
//! has this file, and it is written in one step.

use super::problem::Problem;
use generator::published::{FILE, Published};
use std::fs;
use std::path::{Path, PathBuf};

/// The file next to these settings, and its expected text.
#[derive(Debug)]
pub struct Lock {
    path: PathBuf,
    text: String,
}

impl Lock {
    /// The published facts of a run with these settings.
    pub fn of(config: Option<&Path>, published: &Published) -> Option<Lock> {
        Some(Lock {
            path: config?.with_file_name(FILE),
            text: published.print(),
        })
    }

    /// Whether the file has the expected text.
    pub fn is_up_to_date(&self) -> bool {
        fs::read_to_string(&self.path).is_ok_and(|present| present == self.text)
    }

    /// The message for a file with another text.
    pub fn describe_difference(&self) -> String {
        format!(
            "{}: the published names differ; `cargo xtask codegen` writes them\n",
            self.path.display()
        )
    }

    /// Writes the file, unless it has the expected text.
    pub fn write(&self) -> Result<(), Problem> {
        if self.is_up_to_date() {
            return Ok(());
        }
        let waiting = self.path.with_extension("lock-waiting");
        let written =
            fs::write(&waiting, &self.text).and_then(|()| fs::rename(&waiting, &self.path));
        written.map_err(|error| {
            let message = format!("it can't be written: {error}");
            Problem::new("unwritable-file", &self.path, message, "make it writable")
        })
    }
}
