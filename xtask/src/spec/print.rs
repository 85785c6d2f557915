//! The output of the commands.
//!
//! In: findings, changes, plans. Out: lines; findings on standard error, all else on standard output. Always: the
//! counts come last, so that the last line sums up the run.

use super::document::{Findings, Writing};
use crate::terminal::{note_line, say_line};
use generator::diagnostic::render;
use importer::{ChangeKind, Explanation, Imported};

/// Prints every finding.
pub fn print_findings(findings: &Findings) {
    if !findings.list.is_empty() {
        note_line!("{}", render(&findings.list, &findings.sources));
    }
}

/// Prints the changes of an import and the kept items.
pub fn print_import(imported: &Imported) {
    let facts = imported
        .changes
        .iter()
        .filter(|change| change.kind != ChangeKind::Reworded);
    let facts: Vec<_> = facts.collect();
    for change in &facts {
        say_line!("{change}");
    }
    for what in &imported.kept {
        say_line!(
            "! {what}: upstream has removed it; ours keeps it until you delete it from its file"
        );
    }
    say_line!(
        "{} changed facts, {} changed descriptions, {} kept that upstream has removed",
        facts.len(),
        imported.changes.len() - facts.len(),
        imported.kept.len()
    );
}

/// Prints the files that a run wrote.
pub fn print_written(writing: &Writing) {
    say_line!(
        "{} files written, {} removed",
        writing.changed.len(),
        writing.stale.len()
    );
}

/// Prints the files that a run would write.
pub fn print_would_write(writing: &Writing, mend: &str) {
    for (name, _) in &writing.changed {
        say_line!("would write {name}");
    }
    for name in &writing.stale {
        say_line!("would remove {name}");
    }
    if writing.is_empty() {
        say_line!("nothing would change");
    } else {
        say_line!("run `cargo xtask {mend}` to bring the files up to date");
    }
}

/// Prints additions by their reason, and those without a reason.
pub fn print_comparison(said: &Explanation) {
    let Explanation { additions, rest } = said;
    for (reason, changes) in additions.iter().filter(|(_, changes)| !changes.is_empty()) {
        say_line!("{reason}:");
        for change in changes {
            say_line!("  {change}");
        }
    }
    let count: usize = additions.iter().map(|(_, changes)| changes.len()).sum();
    if !rest.is_empty() {
        say_line!("Without a reason:");
        for change in rest {
            say_line!("  {change}");
        }
    }
    say_line!("{count} differences with a reason, {} without", rest.len());
}
