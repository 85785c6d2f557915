//! What the commands tell a person.
//!
//! In: findings, changes, plans. Out: lines; findings on standard error, all else on standard output. Always: counts at
//! the end, so that the last line says what happened.

use super::document::{Findings, Writing};
use generator::diagnostic::render;
use importer::{ChangeKind, Explanation, Imported};

/// Prints every finding.
pub fn print_findings(findings: &Findings) {
    if !findings.list.is_empty() {
        eprintln!("{}", render(&findings.list, &findings.sources));
    }
}

/// Prints what an import changes and what it keeps.
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
        println!("! {what}: upstream no longer has it; kept");
    }
    println!(
        "{} changed facts, {} changed words, {} kept that upstream no longer has",
        facts.len(),
        imported.changes.len() - facts.len(),
        imported.kept.len()
    );
}

/// Prints what a run wrote.
pub fn print_written(writing: &Writing) {
    println!(
        "{} files written, {} removed",
        writing.changed.len(),
        writing.stale.len()
    );
}

/// Prints what a run would have written.
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

/// Prints additions by their reason, and what has none.
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
