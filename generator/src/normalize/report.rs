//! Findings by bundled JSON pointer, so that a stage need not know in which file a node was written.

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Severity};

/// Turns bundled pointers into places and collects findings.
pub struct Report<'a> {
    place_of: &'a dyn Fn(&str) -> Place,
    diagnostics: &'a mut Diagnostics,
    errors: usize,
}

impl std::fmt::Debug for Report<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Report")
            .field("findings", &self.diagnostics.len())
            .finish()
    }
}

impl<'a> Report<'a> {
    /// Findings go to `diagnostics`, with the places that `place_of` gives for bundled pointers.
    pub fn new(place_of: &'a dyn Fn(&str) -> Place, diagnostics: &'a mut Diagnostics) -> Self {
        Report {
            place_of,
            diagnostics,
            errors: 0,
        }
    }

    /// Whether a stage before this one, or this one, has reported an error.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.has_errors()
    }

    /// How many times this stage has reported an error.
    pub fn count_errors(&self) -> usize {
        self.errors
    }

    /// The place of a node of the bundled document.
    pub fn place(&self, pointer: &str) -> Place {
        (self.place_of)(pointer)
    }

    /// The document cannot be generated from as it is.
    pub fn error(
        &mut self,
        code: &'static str,
        pointer: &str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.push(Severity::Error, code, pointer, &[], message, help);
    }

    /// Something is not expressed as the document says.
    pub fn warn(
        &mut self,
        code: &'static str,
        pointer: &str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.push(Severity::Warning, code, pointer, &[], message, help);
    }

    /// Worth knowing; nothing is lost.
    pub fn note(
        &mut self,
        code: &'static str,
        pointer: &str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.push(Severity::Note, code, pointer, &[], message, help);
    }

    /// An error at a place that is known already.
    pub fn error_at(
        &mut self,
        code: &'static str,
        place: Option<Place>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.errors += 1;
        self.diagnostics.error(code, place, message, help);
    }

    /// A warning at a place that is known already.
    pub fn warn_at(
        &mut self,
        code: &'static str,
        place: Option<Place>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.diagnostics.warn(code, place, message, help);
    }

    /// A finding that concerns more than one place.
    pub fn push(
        &mut self,
        severity: Severity,
        code: &'static str,
        pointer: &str,
        related: &[(String, &str)],
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.errors += usize::from(severity == Severity::Error);
        let related = related
            .iter()
            .map(|(at, words)| (self.place(at), (*words).to_owned()))
            .collect();
        self.diagnostics.push(Diagnostic {
            code,
            severity,
            message: message.into(),
            place: Some(self.place(pointer)),
            related,
            help: help.into(),
        });
    }
}
