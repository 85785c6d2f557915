//! The table.

use super::count::{Changed, count_files, count_lines};
use super::state::Snapshot;
use generator::diff::{Diff, Verdict};
use std::fmt::Write;
use std::time::Duration;

/// One update.
#[derive(Debug)]
pub struct Row {
    name: String,
    spec: usize,
    structure: usize,
    rust: Changed,
    all: Changed,
    verdict: Verdict,
    counts: generator::diff::Counts,
    time: Duration,
}

impl Row {
    /// Measures an update.
    pub fn measure(
        name: String,
        was: &Snapshot,
        now: &Snapshot,
        diff: &Diff,
        time: Duration,
    ) -> Row {
        Row {
            name,
            spec: count_lines(&was.whole, &now.whole),
            structure: count_lines(&was.structure, &now.structure),
            rust: count_files(&was.files, &now.files, is_rust),
            all: count_files(&was.files, &now.files, |_| true),
            verdict: diff.verdict,
            counts: diff.counts,
            time,
        }
    }

    /// Generated lines changed for each structural line changed.
    fn ratio(&self) -> Option<f64> {
        (self.structure > 0).then(|| self.rust.lines as f64 / self.structure as f64)
    }
}

/// Whether a file is code of the crate itself; the tests' examples are copies of the document's.
fn is_rust(name: &str) -> bool {
    name.starts_with("src/")
}

/// The table with its medians.
pub fn render(rows: &[Row]) -> String {
    let mut text = "| update | spec lines | of them structural | Rust lines | Rust files | all files | Rust lines per structural line | breaking, additive, other | verdict | time |\n|---|--:|--:|--:|--:|--:|--:|--:|---|--:|\n".to_owned();
    for row in rows {
        let counts = row.counts;
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} | {} | {} | {} | {}, {}, {} | {} | {:.1} s |",
            row.name,
            row.spec,
            row.structure,
            row.rust.lines,
            row.rust.files,
            row.all.files,
            row.ratio()
                .map_or_else(|| "–".to_owned(), |ratio| format!("{ratio:.2}")),
            counts.breaking,
            counts.additive,
            counts.behaviour + counts.documentation,
            row.verdict,
            row.time.as_secs_f64(),
        );
    }
    let whole = |of: fn(&Row) -> usize| median(rows.iter().map(|row| of(row) as f64).collect());
    let _ = writeln!(
        text,
        "| **median** | {} | {} | {} | {} | {} | {:.2} | | | {:.1} s |",
        whole(|row| row.spec),
        whole(|row| row.structure),
        whole(|row| row.rust.lines),
        whole(|row| row.rust.files),
        whole(|row| row.all.files),
        median(rows.iter().filter_map(Row::ratio).collect()),
        median(rows.iter().map(|row| row.time.as_secs_f64()).collect()),
    );
    text
}

/// The median; 0 of nothing.
fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    match values.len() {
        0 => 0.0,
        odd if odd % 2 == 1 => values[middle],
        _ => f64::midpoint(values[middle - 1], values[middle]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_in_the_middle() {
        assert_eq!(median(vec![3.0, 1.0, 2.0]), 2.0);
        assert_eq!(median(vec![4.0, 1.0, 2.0, 3.0]), 2.5);
        assert_eq!(median(Vec::new()), 0.0);
    }
}
