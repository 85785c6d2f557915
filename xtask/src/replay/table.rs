//! The table.

use super::count::{Changed, count_files, count_lines};
use super::semver_checks::Opinion;
use super::state::Snapshot;
use generator::diff::{Change, Class, Diff, RustItem, Verdict};
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
    opinion: Option<Opinion>,
    time: Duration,
    breaks: Vec<String>,
}

impl Row {
    /// Measures an update.
    pub fn measure(
        name: String,
        was: &Snapshot,
        now: &Snapshot,
        diff: &Diff,
        opinion: Option<Opinion>,
        time: Duration,
    ) -> Row {
        Row {
            breaks: diff.of_class(Class::Breaking).map(describe_break).collect(),
            name,
            spec: count_lines(&was.whole, &now.whole),
            structure: count_lines(&was.structure, &now.structure),
            rust: count_files(&was.files, &now.files, is_rust),
            all: count_files(&was.files, &now.files, |_| true),
            verdict: diff.verdict,
            counts: diff.counts,
            opinion,
            time,
        }
    }

    /// The number of changed generated lines per changed structural line.
    fn ratio(&self) -> Option<f64> {
        (self.structure > 0).then(|| self.rust.lines as f64 / self.structure as f64)
    }
}

/// Whether a file is code of the crate itself. The tests' examples are copies from the document.
fn is_rust(name: &str) -> bool {
    name.starts_with("src/")
}

/// The table with its medians.
pub fn render(rows: &[Row]) -> String {
    render_table(rows) + &render_breaks(rows)
}

/// The breaks of each update, one per line.
fn render_breaks(rows: &[Row]) -> String {
    let mut text = String::new();
    for row in rows.iter().filter(|row| !row.breaks.is_empty()) {
        let _ = write!(text, "\n**{}**\n\n", row.name);
        for one in &row.breaks {
            let _ = writeln!(text, "- {one}");
        }
    }
    text
}

/// A break in one line: the change of upstream, and the first item of the crate that moves with it.
fn describe_break(change: &Change) -> String {
    let of = change.of.join(", ");
    let details = change.details.join(", ");
    let broken = |item: &&RustItem| item.moved.class() == Class::Breaking;
    let item = change.rust.iter().find(broken).map(|item| {
        let types = match (&item.was, &item.now) {
            (Some(was), Some(now)) => format!(": `{was}` → `{now}`"),
            _ => String::new(),
        };
        format!(" (`{}`{types})", item.path)
    });
    let item = item.unwrap_or_default();
    format!("{}: {} {of} {details}{item}", change.kind, change.subject)
}

fn render_table(rows: &[Row]) -> String {
    let asked = rows.iter().any(|row| row.opinion.is_some());
    let (head, line) = if asked {
        (" cargo-semver-checks |", "---|")
    } else {
        ("", "")
    };
    let mut text = format!(
        "| update | spec lines | of them structural | Rust lines | Rust files | all files | Rust lines per structural line | breaking, additive, other | verdict |{head} time |\n|---|--:|--:|--:|--:|--:|--:|--:|---|{line}--:|\n"
    );
    for row in rows {
        let counts = row.counts;
        let opinion = row.opinion.as_ref().map(|o| describe(o, row.verdict));
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} | {} | {} | {} | {}, {}, {} | {} |{} {:.1} s |",
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
            opinion.map(|o| format!(" {o} |")).unwrap_or_default(),
            row.time.as_secs_f64(),
        );
    }
    let whole = |of: fn(&Row) -> usize| median(rows.iter().map(|row| of(row) as f64).collect());
    let _ = writeln!(
        text,
        "| **median** | {} | {} | {} | {} | {} | {:.2} | | |{} {:.1} s |",
        whole(|row| row.spec),
        whole(|row| row.structure),
        whole(|row| row.rust.lines),
        whole(|row| row.rust.files),
        whole(|row| row.all.files),
        median(rows.iter().filter_map(Row::ratio).collect()),
        if asked { " |" } else { "" },
        median(rows.iter().map(|row| row.time.as_secs_f64()).collect()),
    );
    text
}

/// The verdict of cargo-semver-checks, and whether it agrees with `verdict`.
fn describe(opinion: &Opinion, verdict: Verdict) -> String {
    let agrees = if opinion.agrees_with(verdict) {
        "agrees"
    } else {
        "**disagrees**"
    };
    if opinion.lints.is_empty() {
        return format!("{agrees}: finds nothing");
    }
    let lints: Vec<String> = opinion.lints.iter().map(|l| format!("`{l}`")).collect();
    format!("{agrees}: {} by {}", opinion.least, lints.join(", "))
}

/// The median; 0 of an empty list.
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
    fn a_second_opinion_is_reported_with_its_lints() {
        let mut opinion = Opinion {
            least: Verdict::Patch,
            lints: Vec::new(),
        };
        assert_eq!(describe(&opinion, Verdict::Minor), "agrees: finds nothing");
        opinion.least = Verdict::Major;
        opinion.lints = vec!["struct_missing".to_owned()];
        assert_eq!(
            describe(&opinion, Verdict::Minor),
            "**disagrees**: major by `struct_missing`"
        );
    }

    #[test]
    fn the_median_is_in_the_middle() {
        assert_eq!(median(vec![3.0, 1.0, 2.0]), 2.0);
        assert_eq!(median(vec![4.0, 1.0, 2.0, 3.0]), 2.5);
        assert_eq!(median(Vec::new()), 0.0);
    }
}
