//! An error about a file or folder that stops the command.

use std::path::Path;

/// An error about a file or folder that stops the command.
#[derive(Debug, PartialEq, Eq)]
pub struct Problem {
    /// A stable kebab-case word.
    pub(super) code: &'static str,
    /// The file or folder.
    pub(super) path: String,
    /// One sentence.
    pub(super) message: String,
    /// What to do.
    pub(super) help: &'static str,
}

impl Problem {
    pub(super) fn new(
        code: &'static str,
        path: &Path,
        message: impl Into<String>,
        help: &'static str,
    ) -> Problem {
        Problem {
            code,
            path: path.display().to_string(),
            message: message.into(),
            help,
        }
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "error[{}]: {}\n  --> {}\n   = help: {}",
            self.code, self.message, self.path, self.help
        )
    }
}
