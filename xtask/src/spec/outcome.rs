//! The result of a command, and its messages if it does nothing.

use super::document::{Findings, SpecFolder};
use super::print::print_findings;
use crate::terminal::{REFUSED, note_line};
use generator::source::Document;
use std::path::Path;
use std::process::ExitCode;

/// The result of a command.
pub(super) type Outcome = Result<ExitCode, String>;

/// The document of a folder; `None` if there are findings against it.
pub(super) fn present<'f>(
    folder: &'f SpecFolder,
    spec: &Path,
    findings: &Findings,
) -> Result<Option<&'f Document>, String> {
    if findings.list.has_errors() {
        return Ok(None);
    }
    let missing = || {
        format!(
            "{}: there is no document\n  = help: import one with `cargo xtask spec import`, or name its folder with --spec",
            spec.display()
        )
    };
    folder.document.as_ref().map(Some).ok_or_else(missing)
}

/// Prints the findings against the input of a command.
pub(super) fn refuse(findings: &Findings) -> ExitCode {
    print_findings(findings);
    ExitCode::from(REFUSED)
}

/// Does the same for a command that would have written files.
pub(super) fn refuse_to_write(findings: &Findings) -> ExitCode {
    let status = refuse(findings);
    note_line!("nothing was written");
    status
}
