//! Writes a crate for another command.

use super::apply::apply_plan;
use super::plan::make_plan;
use std::collections::BTreeMap;
use std::path::Path;

/// Writes the files of a crate, all or none, and removes those of the crate that was there. Refuses to replace a file
/// of a person. Gives whether anything differed.
pub fn write_crate(out: &Path, files: &BTreeMap<String, String>) -> Result<bool, String> {
    let plan = make_plan(out, files).map_err(|problems| {
        let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
        problems.join("\n")
    })?;
    apply_plan(out, &plan)
        .map_err(|(path, error)| format!("{} can't be written: {error}", path.display()))?;
    Ok(!plan.is_empty())
}
