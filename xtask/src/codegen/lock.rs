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

    /// Writes the expected text next to the file, and then does `others`. Moves the text to its place only if they
    /// succeed.
    pub fn write_with(&self, others: impl FnOnce() -> Result<(), Problem>) -> Result<(), Problem> {
        if self.is_up_to_date() {
            return others();
        }
        let waiting = self.path.with_extension("lock-waiting");
        let unwritable = |error: std::io::Error| {
            let message = format!("it can't be written: {error}");
            Problem::new("unwritable-file", &self.path, message, "make it writable")
        };
        let done = fs::write(&waiting, &self.text)
            .map_err(unwritable)
            .and_then(|()| others())
            .and_then(|()| fs::rename(&waiting, &self.path).map_err(unwritable));
        if done.is_err() {
            let _ = fs::remove_file(&waiting);
        }
        done
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_else_is_written_if_the_names_cannot_be() {
        let folder = tempfile::tempdir().unwrap();
        let names = |below: &str| Lock {
            path: folder.path().join(below),
            text: "a".to_owned(),
        };
        let mut others = 0;
        let mut run = |lock: Lock, done: Result<(), Problem>| {
            lock.write_with(|| {
                others += 1;
                done
            })
        };
        assert!(run(names("none/names.lock"), Ok(())).is_err());
        let failed = Problem::new("x", Path::new(""), "", "");
        assert!(run(names("names.lock"), Err(failed)).is_err());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
        assert!(run(names("names.lock"), Ok(())).is_ok());
        assert_eq!(
            fs::read_to_string(folder.path().join("names.lock")).unwrap(),
            "a"
        );
        assert_eq!(others, 2);
    }
}
