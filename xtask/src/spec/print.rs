//! The output of the commands.
//!
//! In: findings, changes, plans. Out: lines; findings on standard error, all else on standard output. Always: the
//! counts come last, so that the last line sums up the run.

use super::document::{Findings, Writing};
use generator::diagnostic::render;
use importer::{ChangeKind, Explanation, Imported};

/// Prints every finding.
pub fn print_findings(findings: &Findings) {
    if !findings.list.is_empty() {
        eprintln!("{}", render(&findings.list, &findings.sources));
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
        println!("{change}");
    }
    for what in &imported.kept {
        println!(
            "! {what}: upstream has removed it; ours keeps it until you delete it from its file"
        );
    }
    println!(
        "{} changed facts, {} changed descriptions, {} kept that upstream has removed",
        facts.len(),
        imported.changes.len() - facts.len(),
        imported.kept.len()
    );
}

/// Prints the files that a run wrote.
pub fn print_written(writing: &Writing) {
    println!(
        "{} files written, {} removed",
        writing.changed.len(),
        writing.stale.len()
    );
}

/// Prints the files that a run would write.
pub fn print_would_write(writing: &Writing, mend: &str) {
    for (name, _) in &writing.changed {
        println!("would write {name}");
    }
    for name in &writing.stale {
        println!("would remove {name}");
    }
    if writing.is_empty() {
        println!("nothing would change");
    } else {
        println!("run `cargo xtask {mend}` to bring the files up to date");
    }
}

/// Prints additions by their reason, and those without a reason.
pub fn print_comparison(said: &Explanation) {
    let Explanation { additions, rest } = said;
    for (reason, changes) in additions.iter().filter(|(_, changes)| !changes.is_empty()) {
        println!("{reason}:");
        for change in changes {
            println!("  {change}");
        }
    }
    let count: usize = additions.iter().map(|(_, changes)| changes.len()).sum();
    if !rest.is_empty() {
        println!("Without a reason:");
        for change in rest {
            println!("  {change}");
        }
    }
    println!("{count} differences with a reason, {} without", rest.len());
}
