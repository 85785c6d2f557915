//! Findings by bundled JSON pointer, so that a stage does not need to know the file of a node.

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Severity};

/// The sources of a bundle's nodes, by bundled pointer.
#[derive(Clone, Copy)]
pub struct Origins<'a> {
    /// The file and the pointer there.
    pub place_of: &'a dyn Fn(&str) -> Place,
    /// A number as written in its file, such as `1.10`.
    pub written: &'a dyn Fn(&str) -> Option<String>,
}

/// Turns bundled pointers into places and collects findings.
pub struct Report<'a> {
    origins: Origins<'a>,
    diagnostics: &'a mut Diagnostics,
    losses: usize,
}

impl std::fmt::Debug for Origins<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Origins").finish_non_exhaustive()
    }
}

impl std::fmt::Debug for Report<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Report")
            .field("findings", &self.diagnostics.len())
            .finish()
    }
}

impl<'a> Report<'a> {
    /// Adds findings to `diagnostics`, with the places that `origins` gives for bundled pointers.
    pub fn new(origins: Origins<'a>, diagnostics: &'a mut Diagnostics) -> Self {
        Report {
            origins,
            diagnostics,
            losses: 0,
        }
    }

    /// How many losses this stage has reported.
    pub fn count_losses(&self) -> usize {
        self.losses
    }

    /// Reports a part that cannot be read. It is left out or becomes any value, and no other finding mentions it.
    pub fn lose(
        &mut self,
        code: &'static str,
        pointer: &str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.losses += 1;
        self.push(Severity::Warning, code, pointer, &[], message, help);
    }

    /// The place of a node of the bundled document.
    pub fn place(&self, pointer: &str) -> Place {
        (self.origins.place_of)(pointer)
    }

    /// The number at a node of the bundled document, as written in its file.
    pub fn written(&self, pointer: &str) -> Option<String> {
        (self.origins.written)(pointer)
    }

    /// Reports that no crate can be made from the document.
    pub fn error(
        &mut self,
        code: &'static str,
        pointer: &str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.push(Severity::Error, code, pointer, &[], message, help);
    }

    /// Reports that the crate differs from the document.
    pub fn warn(
        &mut self,
        code: &'static str,
        pointer: &str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.push(Severity::Warning, code, pointer, &[], message, help);
    }

    /// Reports information; nothing is lost.
    pub fn note(
        &mut self,
        code: &'static str,
        pointer: &str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.push(Severity::Note, code, pointer, &[], message, help);
    }

    /// Adds a warning at a known place.
    pub fn warn_at(
        &mut self,
        code: &'static str,
        place: Option<Place>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.diagnostics.warn(code, place, message, help);
    }

    /// Adds a finding about several places.
    pub fn push(
        &mut self,
        severity: Severity,
        code: &'static str,
        pointer: &str,
        related: &[(String, &str)],
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.losses += usize::from(severity == Severity::Error);
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
