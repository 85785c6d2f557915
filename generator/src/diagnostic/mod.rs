//! Findings about the input: code, severity, sentence, place and help.
//!
//! In: a part of the input that a stage does not understand or cannot express. Out: a list that the caller prints as a
//! whole, so that one run shows all faults. Each finding is a sentence with a capital, and a second sentence that says
//! what to do. A place is a file and a JSON pointer; line and column are computed for printing.

mod codes;
mod json;
mod levels;
mod marks;
mod print;
mod sentence;
mod severity;
mod sources;
mod subject;

pub use codes::{Code, Effect, find_code, list_codes};
pub use json::render_json;
pub use levels::{Levels, find_unknown_allowed, find_unknown_denied};
pub use print::{render, render_briefly, render_one};
pub use severity::Severity;
pub use sources::Sources;
pub use subject::{Subject, find_subject};

use sentence::into_sentence;
use std::collections::{BTreeMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

/// A node of an input file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file, as the user names it.
    pub file: Arc<str>,
    /// JSON pointer (RFC 6901) inside that file; empty for the whole file.
    pub pointer: String,
    /// Line and column (both from 1) if already known, as for text that does not parse.
    pub position: Option<(usize, usize)>,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Diagnostic {
    /// A stable kebab-case word, such as `dangling-ref`.
    pub code: &'static str,
    /// Its severity.
    pub severity: Severity,
    /// One sentence that says what is wrong.
    pub message: String,
    /// Its place; `None` only if no input file is concerned.
    pub place: Option<Place>,
    /// Other places that belong to it, each with a short text, such as the first of two equal names.
    pub related: Vec<(Place, String)>,
    /// One sentence that says what to do.
    pub help: String,
}

/// The findings of a run so far.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
    /// Hashes of the list, so that an equal finding is kept only once.
    known: HashSet<u64>,
    /// The number of findings by code and severity, including those beyond [`KEPT`].
    counts: BTreeMap<(&'static str, Severity), usize>,
}

/// How many findings of one code are kept with their text. Further ones are only counted, so that a document with a
/// million faults does not fill the memory.
pub const KEPT: usize = 1_000;

impl Diagnostics {
    /// Adds a finding, unless an equal one is in the list. Turns its texts into sentences.
    pub fn push(&mut self, mut diagnostic: Diagnostic) {
        diagnostic.message = into_sentence(diagnostic.message);
        diagnostic.help = into_sentence(diagnostic.help);
        let mut digest = DefaultHasher::new();
        diagnostic.hash(&mut digest);
        let count = self
            .counts
            .entry((diagnostic.code, diagnostic.severity))
            .or_default();
        if *count >= KEPT {
            *count += 1;
        } else if self.known.insert(digest.finish()) {
            *count += 1;
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
        self.count(Severity::Error) > 0
    }

    /// All findings, in the order in which they were made.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.list.iter()
    }

    /// Adds all findings of another list.
    pub fn extend(&mut self, other: Diagnostics) {
        for ((code, severity), more) in other.beyond() {
            *self.counts.entry((code, severity)).or_default() += more;
        }
        other
            .list
            .into_iter()
            .for_each(|diagnostic| self.push(diagnostic));
    }

    /// The number of findings of this severity.
    pub fn count(&self, severity: Severity) -> usize {
        let own = self.counts.iter().filter(|((_, s), _)| *s == severity);
        own.map(|(_, count)| count).sum()
    }

    /// The number of findings by code and severity.
    pub fn counts(&self) -> impl Iterator<Item = (&'static str, Severity, usize)> {
        let counts = self.counts.iter();
        counts.map(|((code, severity), count)| (*code, *severity, *count))
    }

    /// The number of findings with this effect on the crate.
    pub fn count_effect(&self, effect: Effect) -> usize {
        let own = self.counts.iter().filter(|((code, severity), _)| {
            find_code(code).is_some_and(|known| known.effect_at(*severity) == effect)
        });
        own.map(|(_, count)| count).sum()
    }

    /// The findings that were only counted, by code and severity.
    pub fn beyond(&self) -> BTreeMap<(&'static str, Severity), usize> {
        let mut beyond = self.counts.clone();
        for kept in &self.list {
            if let Some(count) = beyond.get_mut(&(kept.code, kept.severity)) {
                *count = count.saturating_sub(1);
            }
        }
        beyond.retain(|_, count| *count > 0);
        beyond
    }

    /// Gives each finding the severity that `levels` say. An error stays an error.
    pub fn apply(&mut self, levels: &Levels) {
        for diagnostic in &mut self.list {
            diagnostic.severity = levels.weigh(diagnostic.code, diagnostic.severity);
        }
        let counts = std::mem::take(&mut self.counts);
        for ((code, severity), count) in counts {
            let severity = levels.weigh(code, severity);
            *self.counts.entry((code, severity)).or_default() += count;
        }
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
