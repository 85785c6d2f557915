//! `names.lock`: what of the crate is published, beside the settings.
//!
//! In: what a run published. Out: the file, written or compared. Always: only a document with settings of its own has
//! one, and it is written in one step.

use super::problem::Problem;
use generator::published::{FILE, Published};
use std::fs;
use std::path::{Path, PathBuf};

/// The file beside these settings, and the text that it must have.
#[derive(Debug)]
pub struct Lock {
    path: PathBuf,
    text: String,
}

impl Lock {
    /// What a run with these settings publishes.
    pub fn of(config: Option<&Path>, published: &Published) -> Option<Lock> {
        Some(Lock {
            path: config?.with_file_name(FILE),
            text: published.print(),
        })
    }

    /// Whether the file has its text.
    pub fn stands(&self) -> bool {
        fs::read_to_string(&self.path).is_ok_and(|present| present == self.text)
    }

    /// Says that it has not.
    pub fn describe_difference(&self) -> String {
        format!(
            "{}: what is published differs; `cargo xtask codegen` writes it\n",
            self.path.display()
        )
    }

    /// Writes the file, unless it has its text.
    pub fn write(&self) -> Result<(), Problem> {
        if self.stands() {
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
