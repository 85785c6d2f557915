//! The summary at the end of a run.

use super::plan::Plan;
use generator::diagnostic::{Diagnostics, Effect, Severity};
use generator::generate::Output;
use std::time::Duration;

/// The summary of a run.
pub fn describe_run(output: &Output, plan: &Plan, time: Duration) -> String {
    let counts = output.counts();
    format!(
        "api:      {} operations of {} resources, {} models, {} enumerations, {} unions, {} events\n\
         files:    {} written, {} unchanged, {} removed\n\
         findings: {}\n\
         reading:  {}\n\
         time:     {:.2} s\n",
        counts.operations,
        counts.resources,
        counts.models,
        counts.enumerations,
        counts.unions,
        counts.events,
        plan.write.len(),
        plan.unchanged,
        plan.remove.len(),
        count_findings(&output.diagnostics),
        count_effects(&output.diagnostics),
        time.as_secs_f64(),
    )
}

/// The number of findings of each severity.
pub fn count_findings(diagnostics: &Diagnostics) -> String {
    let count = |severity, one: &str| match diagnostics.count(severity) {
        1 => format!("1 {one}"),
        many => format!("{many} {one}s"),
    };
    format!(
        "{}, {}, {}",
        count(Severity::Error, "error"),
        count(Severity::Warning, "warning"),
        count(Severity::Note, "note")
    )
}

/// How many parts of the document differ in the crate.
fn count_effects(diagnostics: &Diagnostics) -> String {
    let all = [Effect::Lenient, Effect::FreeForm, Effect::LeftOut];
    let counts: Vec<String> = all
        .iter()
        .map(|effect| format!("{} {}", diagnostics.count_effect(*effect), effect.words()))
        .collect();
    counts.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_finding_is_singular() {
        let mut diagnostics = Diagnostics::default();
        diagnostics.warn("w", None, "", "");
        assert_eq!(count_findings(&diagnostics), "0 errors, 1 warning, 0 notes");
    }
}
