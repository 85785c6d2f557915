//! Figures as a table: medians, and each side's ratio to the first.

use super::measure::Figures;
use std::fmt::Write;
use std::fs;
use std::path::Path;

const BEGIN: &str = "<!-- bench: begin -->\n";
const END: &str = "<!-- bench: end -->";

/// The runs of one side.
#[derive(Debug)]
pub struct Row {
    name: String,
    /// One entry for each run.
    pub figures: Vec<Figures>,
}

impl Row {
    /// A side without a run.
    pub fn new(name: &str) -> Row {
        Row {
            name: name.to_owned(),
            figures: Vec::new(),
        }
    }

    fn median(&self, figure: fn(&Figures) -> f64) -> f64 {
        let mut numbers: Vec<f64> = self.figures.iter().map(figure).collect();
        numbers.sort_by(f64::total_cmp);
        let middle = numbers.len() / 2;
        numbers.get(middle).copied().unwrap_or(f64::NAN)
    }
}

/// The table in Markdown.
pub fn print_table(rows: &[Row]) -> String {
    let mut table = String::from(
        "| generate | CPU s | clock s | peak MiB | CPU ratio | clock ratio |\n|---|---|---|---|---|---|\n",
    );
    let first = rows
        .first()
        .map(|row| (row.median(|f| f.cpu), row.median(|f| f.clock)));
    for row in rows {
        let (cpu, clock) = (row.median(|f| f.cpu), row.median(|f| f.clock));
        let (of_cpu, of_clock) = first.unwrap_or((cpu, clock));
        let peak = row.median(|f| f.peak);
        let _ = writeln!(
            table,
            "| {} | {cpu:.2} | {clock:.2} | {peak:.0} | {:.2} | {:.2} |",
            row.name,
            cpu / of_cpu,
            clock / of_clock,
        );
    }
    table
}

/// Puts the table between the marks of a page.
pub fn replace_table(page: &Path, table: &str) -> Result<(), String> {
    let text = fs::read_to_string(page).map_err(|error| format!("{}: {error}", page.display()))?;
    let marks = text.find(BEGIN).and_then(|at| {
        let begin = at + BEGIN.len();
        Some((begin, begin + text.get(begin..)?.find(END)?))
    });
    let Some((begin, end)) = marks else {
        return Err(format!(
            "{} has no marks `{}` and `{END}`",
            page.display(),
            BEGIN.trim()
        ));
    };
    let (before, after) = (
        text.get(..begin).unwrap_or_default(),
        text.get(end..).unwrap_or_default(),
    );
    fs::write(page, format!("{before}{table}{after}")).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(name: &str, cpu: &[f64]) -> Row {
        let figures = cpu.iter().map(|&cpu| Figures {
            cpu,
            clock: cpu * 2.0,
            peak: 10.0,
        });
        Row {
            name: name.to_owned(),
            figures: figures.collect(),
        }
    }

    #[test]
    fn the_middle_run_counts_and_the_first_side_is_one() {
        let table = print_table(&[row("a", &[9.0, 1.0, 2.0]), row("b", &[1.0, 1.0, 7.0])]);
        assert!(
            table.contains("| a | 2.00 | 4.00 | 10 | 1.00 | 1.00 |"),
            "{table}"
        );
        assert!(
            table.contains("| b | 1.00 | 2.00 | 10 | 0.50 | 0.50 |"),
            "{table}"
        );
    }

    #[test]
    fn only_text_between_the_marks_changes() {
        let folder = tempfile::tempdir().unwrap();
        let page = folder.path().join("page.md");
        fs::write(&page, format!("before\n{BEGIN}old\n{END}\nafter\n")).unwrap();
        replace_table(&page, "new\n").unwrap();
        let text = fs::read_to_string(&page).unwrap();
        assert_eq!(text, format!("before\n{BEGIN}new\n{END}\nafter\n"));
        fs::write(&page, "no marks").unwrap();
        assert!(replace_table(&page, "new\n").is_err());
    }
}
