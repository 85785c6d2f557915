//! Commands that are run for what they do.

use std::process::Command;

/// Runs a command whose output nobody needs.
pub(super) fn succeed(command: &mut Command) -> Result<(), String> {
    let status = command
        .status()
        .map_err(|error| format!("{command:?} can't be started: {error}"))?;
    match status.success() {
        true => Ok(()),
        false => Err(format!("{command:?} ended with {status}")),
    }
}
