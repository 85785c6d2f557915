//! What the generator has to say about its input: code, severity, sentence, place and what to do.
//!
//! In: anything a stage does not understand or cannot express. Out: a list the caller prints whole, errors included,
//! so that one run shows everything. A place is a file and a JSON pointer; line and column are looked up when printed.

mod print;

pub use print::{render, render_briefly, render_one};

use std::fmt;
use std::sync::Arc;

/// How much a diagnostic weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing; nothing is lost.
    Note,
    /// Something is not expressed as the document says, or a name was chosen that a person may want to settle.
    Warning,
    /// No output is written.
    Error,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        })
    }
}

/// A node of an input file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file as the user named or would name it.
    pub file: Arc<str>,
    /// JSON pointer (RFC 6901) inside that file; empty for the whole file.
    pub pointer: String,
    /// Line and column (both from 1) where already known, as for text that does not parse.
    pub position: Option<(usize, usize)>,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// A stable kebab-case word, such as `dangling-ref`.
    pub code: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// One sentence that says what is wrong.
    pub message: String,
    /// Where; `None` only when no input file is concerned.
    pub place: Option<Place>,
    /// Other places that belong to it, each with a few words, such as the first of two equal names.
    pub related: Vec<(Place, String)>,
    /// One sentence that says what to do.
    pub help: String,
}

/// The findings of a run so far.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Adds a finding, unless the very same one is there already.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        if !self.list.contains(&diagnostic) {
            self.list.push(diagnostic);
        }
    }

    /// Adds an error.
    pub fn error(
        &mut self,
        code: &'static str,
        place: Option<Place>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.push(Diagnostic {
            code,
            severity: Severity::Error,
            message: message.into(),
            place,
            related: Vec::new(),
            help: help.into(),
        });
    }

    /// Adds a warning.
    pub fn warn(
        &mut self,
        code: &'static str,
        place: Option<Place>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.push(Diagnostic {
            code,
            severity: Severity::Warning,
            message: message.into(),
            place,
            related: Vec::new(),
            help: help.into(),
        });
    }

    /// Whether any finding is an error.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|d| d.severity == Severity::Error)
    }

    /// All findings, in the order in which they were made.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.list.iter()
    }

    /// Adds all findings of another list.
    pub fn extend(&mut self, other: Diagnostics) {
        other
            .list
            .into_iter()
            .for_each(|diagnostic| self.push(diagnostic));
    }

    /// How many findings weigh this much.
    pub fn count(&self, severity: Severity) -> usize {
        self.list.iter().filter(|d| d.severity == severity).count()
    }

    /// The number of findings.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}
