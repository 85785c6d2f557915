//! Runs commands without using their output.

use std::process::Command;

/// Runs a command and ignores its output.
pub(super) fn succeed(command: &mut Command) -> Result<(), String> {
    let status = command
        .status()
        .map_err(|error| format!("{command:?} can't be started: {error}"))?;
    match status.success() {
        true => Ok(()),
        false => Err(format!("{command:?} ended with {status}")),
    }
}
