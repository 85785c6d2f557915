//! The table of a run.

use super::record::{Outcome, Record};
use std::collections::BTreeMap;
use std::fmt::Write;

/// How many of the slowest and of the largest are shown.
const SHOWN: usize = 5;

/// The records as Markdown.
pub fn render(records: &[Record]) -> String {
    let mut text = String::from("| documents | |\n|---|--:|\n");
    let count = |outcome| records.iter().filter(|r| r.outcome == outcome).count();
    let tried = |of: fn(&Record) -> Option<bool>| records.iter().filter_map(of).count();
    let good =
        |of: fn(&Record) -> Option<bool>| records.iter().filter(|r| of(r) == Some(true)).count();
    let rows = [
        ("all", records.len().to_string()),
        ("generated", count(Outcome::Generated).to_string()),
        ("refused", count(Outcome::Refused).to_string()),
        ("panicked", count(Outcome::Panicked).to_string()),
        ("hung", count(Outcome::Hung).to_string()),
        (
            "compiled without warnings",
            format!("{} of {}", good(|r| r.compiled), tried(|r| r.compiled)),
        ),
        (
            "passed `spec_examples`",
            format!("{} of {}", good(|r| r.passed), tried(|r| r.passed)),
        ),
        (
            "operations",
            records
                .iter()
                .map(|r| r.operations)
                .sum::<usize>()
                .to_string(),
        ),
    ];
    for (what, number) in rows {
        let _ = writeln!(text, "| {what} | {number} |");
    }
    write_codes(&mut text, "refused because of", records, |r| &r.errors);
    write_codes(&mut text, "warning or note", records, |r| &r.warnings);
    write_codes(&mut text, "what became of it", records, |r| &r.effects);
    write_shares(&mut text, records);
    write_codes(
        &mut text,
        "left out or free-form, by what it is about",
        records,
        |r| &r.subjects,
    );
    let seconds = |r: &Record| {
        format!(
            "{:.1} s",
            std::time::Duration::from_millis(r.milliseconds).as_secs_f64()
        )
    };
    write_first(&mut text, "slowest", records, |r| r.milliseconds, seconds);
    let kilobytes = |r: &Record| format!("{} kB", r.bytes / 1000);
    write_first(&mut text, "largest", records, |r| r.bytes as u64, kilobytes);
    write_failures(&mut text, records);
    text
}

/// For each code, the number of documents that have it, and how often it was reported.
fn write_codes(
    text: &mut String,
    head: &str,
    records: &[Record],
    codes: impl Fn(&Record) -> &BTreeMap<String, usize>,
) {
    let mut all: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (code, count) in records.iter().flat_map(codes) {
        let (documents, times) = all.entry(code).or_default();
        *documents += 1;
        *times += count;
    }
    let mut all: Vec<_> = all.into_iter().collect();
    all.sort_by_key(|(code, (documents, times))| {
        (usize::MAX - documents, usize::MAX - times, *code)
    });
    let _ = writeln!(text, "\n| {head} | documents | times |\n|---|--:|--:|");
    for (code, (documents, times)) in all {
        let _ = writeln!(text, "| {code} | {documents} | {times} |");
    }
}

/// For each kind of part, how many the documents have, and how many of these the crates have.
fn write_shares(text: &mut String, records: &[Record]) {
    let generated = records.iter().filter(|r| r.outcome == Outcome::Generated);
    let mut kinds: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    for record in generated {
        for (column, counts) in [&record.written, &record.made, &record.any]
            .into_iter()
            .enumerate()
        {
            for (what, count) in counts {
                let row = kinds.entry(what).or_default();
                if let Some(sum) = row.get_mut(column) {
                    *sum += count;
                }
            }
        }
    }
    let _ = writeln!(
        text,
        "\n| of the documents that are generated | written | in the crates | of these any value |\n|---|--:|--:|--:|"
    );
    for (what, [written, made, any]) in kinds {
        let written = match (what, written) {
            // Members in the documents are not counted, because `allOf` joins and repeats them.
            ("member", _) => String::new(),
            (_, written) => written.to_string(),
        };
        let _ = writeln!(text, "| {what} | {written} | {made} | {any} |");
    }
}

fn write_first(
    text: &mut String,
    head: &str,
    records: &[Record],
    measure: impl Fn(&Record) -> u64,
    show: impl Fn(&Record) -> String,
) {
    let mut sorted: Vec<&Record> = records.iter().collect();
    sorted.sort_by_key(|record| (u64::MAX - measure(record), &record.document));
    let _ = writeln!(text, "\n| {head} | |\n|---|--:|");
    for record in sorted.into_iter().take(SHOWN) {
        let _ = writeln!(text, "| {} | {} |", record.document, show(record));
    }
}

/// Every document that is not generated, does not compile or fails its test, with the reason.
fn write_failures(text: &mut String, records: &[Record]) {
    let _ = writeln!(text, "\n| not generated, or failed | why |\n|---|---|");
    for record in records {
        let why = match record.outcome {
            Outcome::Refused => {
                let codes: Vec<&str> = record.errors.keys().map(String::as_str).collect();
                codes.join(", ")
            }
            Outcome::Panicked => "panic".to_owned(),
            Outcome::Hung => "hang".to_owned(),
            Outcome::Generated => match (record.compiled, record.passed) {
                (Some(false), _) => "does not compile".to_owned(),
                (_, Some(false)) => "its `spec_examples` fail".to_owned(),
                _ => continue,
            },
        };
        let _ = writeln!(text, "| {} | {why} |", record.document);
    }
    for record in records {
        if let Some(said) = &record.said {
            let _ = writeln!(text, "\n{}:\n{said}", record.document);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_counts_documents_and_findings_and_names_what_failed() {
        let line = |name: &str, outcome: &str, codes: &str| {
            format!(
                r#"{{"document":"{name}","fingerprint":1,"outcome":"{outcome}","warnings":{{}},"errors":{codes},"without_place":null,"effects":{{}},"operations":2,"bytes":1000,"milliseconds":5,"compiled":null,"passed":null,"said":null}}"#
            )
        };
        let lines = [
            line("a.yaml", "Generated", "{}").replace(
                r#""effects":{}"#,
                r#""effects":{"left out":1},"subjects":{"left out: header parameter":1},"written":{"header parameter":4},"made":{"header parameter":3,"member":7},"any":{"member":2}"#,
            ),
            line("b.yaml", "Refused", r#"{"swagger-2":1}"#),
            line("c.yaml", "Panicked", "{}"),
        ];
        let records: Vec<Record> = lines
            .iter()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        let table = render(&records);
        for row in [
            "| all | 3 |",
            "| generated | 1 |",
            "| operations | 6 |",
            "| header parameter | 4 | 3 | 0 |",
            "| member |  | 7 | 2 |",
            "| left out: header parameter | 1 | 1 |",
            "| swagger-2 | 1 | 1 |",
            "| b.yaml | swagger-2 |",
            "| c.yaml | panic |",
        ] {
            assert!(table.contains(row), "{row}\n{table}");
        }
    }
}
