//! The result of a command, and its messages if it does nothing.

use super::document::{Findings, SpecFolder};
use super::print::print_findings;
use generator::source::Document;
use std::path::Path;
use std::process::ExitCode;

/// The result of a command.
pub(super) type Outcome = Result<ExitCode, String>;

/// Exit status for invalid input.
pub(super) const BAD_INPUT: u8 = 2;

/// The document of a folder; `None` if there are findings against it.
pub(super) fn present<'f>(
    folder: &'f SpecFolder,
    spec: &Path,
    findings: &Findings,
) -> Result<Option<&'f Document>, String> {
    if findings.list.has_errors() {
        return Ok(None);
    }
    let missing = || format!("{}: there is no document; import one", spec.display());
    folder.document.as_ref().map(Some).ok_or_else(missing)
}

/// Prints the findings of a run that writes nothing.
pub(super) fn refuse(findings: &Findings) -> ExitCode {
    print_findings(findings);
    eprintln!("nothing was written");
    ExitCode::from(BAD_INPUT)
}
