//! `cargo xtask replay`: how each of a series of real updates would have changed the crate.
//!
//! In: a folder of documents named by date. Out: a Markdown table of all consecutive pairs. Always: it counts the
//! text that `codegen` would write. It writes only below `target/` and the folder of `--keep`.

mod count;
mod imported;
mod semver_checks;
mod spec_text;
mod state;
mod table;

use crate::codegen::write_crate;
use crate::date::is_date;
use crate::terminal::{Progress, refuse, say};
use crate::workspace::find_workspace;
use clap::Args;
use generator::diff::{State, compare};
use semver_checks::SemverChecks;
use state::{Settings, Snapshot, gather};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};
use table::Row;

/// The name of a last document without a date.
const CURRENT: &str = "current";

/// The documents of the series.
#[derive(Clone, Debug, Args)]
pub struct Arguments {
    /// The folder of documents; those whose name is a date (`2026-05-29.yaml`) are used, sorted by date
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
    /// A last document, which follows all others
    #[arg(long, value_name = "FILE")]
    pub and: Option<PathBuf>,
    /// The name of the last document in the table
    #[arg(long, value_name = "DATE", default_value = CURRENT, value_parser = parse_date, requires = "and")]
    pub and_date: String,
    /// Also write the crate of each document below this folder, so that other tools can compare them
    #[arg(long, value_name = "DIR")]
    pub keep: Option<PathBuf>,
    /// Run cargo-semver-checks too, on the crates that `--keep` writes [default of --keep: target/replay]
    #[arg(long)]
    pub semver_checks: bool,
    /// Run each update backwards too, where every addition is a removal
    #[arg(long)]
    pub backwards: bool,
    /// Import each document over the previous one, so that removed items stay and are deprecated
    #[arg(long)]
    pub as_imported: bool,
}

/// A date that can also be the name of a folder.
fn parse_date(text: &str) -> Result<String, String> {
    match is_date(text) || text == CURRENT {
        true => Ok(text.to_owned()),
        false => Err(format!("write a date as YYYY-MM-DD, or `{CURRENT}`")),
    }
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> ExitCode {
    match replay(arguments) {
        Ok(table) => {
            say!("{table}");
            ExitCode::SUCCESS
        }
        Err(problem) => refuse(problem),
    }
}

fn replay(arguments: &Arguments) -> Result<String, String> {
    let room = tempfile::TempDir::new().map_err(|error| format!("there is no room: {error}"))?;
    let documents = gather_documents(arguments, room.path())?;
    let workspace = find_workspace();
    let second = arguments.semver_checks.then(|| {
        let target = workspace.join("target/semver-checks");
        SemverChecks::find(target, workspace.join("Cargo.lock"))
    });
    let second = second.transpose()?;
    let own = second.as_ref().map(|_| workspace.join("target/replay"));
    let keep = arguments.keep.clone().or(own);
    let settings = Settings::make()?;
    let (mut rows, mut backwards) = (Vec::new(), Vec::new());
    let progress = Progress::start();
    let mut last: Option<(String, Snapshot, Option<PathBuf>)> = None;
    for (date, path) in documents {
        progress.show(&date);
        let start = Instant::now();
        let now = Snapshot::take(&path, &settings)?;
        let generated_in = start.elapsed();
        let kept = keep.as_ref().map(|folder| folder.join(&date));
        if let Some(folder) = &kept {
            keep_crate(&path, folder, &settings)?;
        }
        settings.publish(&now.published)?;
        let described = match (&second, &kept) {
            (Some(second), Some(folder)) => Some(second.document(folder)?),
            _ => None,
        };
        if let Some((before, was, described_before)) = &last {
            let crates = described_before.as_deref().zip(described.as_deref());
            let (one, other) = (Side(before, was), Side(&date, &now));
            rows.push(compare_sides(
                &one,
                &other,
                second.as_ref().zip(crates),
                generated_in,
            )?);
            if arguments.backwards {
                let crates = crates.map(|(was, now)| (now, was));
                let told = second.as_ref().zip(crates);
                backwards.push(compare_sides(&other, &one, told, generated_in)?);
            }
        }
        last = Some((date, now, described));
    }
    let table = table::render(&rows);
    Ok(match backwards.is_empty() {
        true => table,
        false => format!("{table}\n## Backwards\n\n{}", table::render(&backwards)),
    })
}

/// The documents with their dates, at least two. If asked for, they are imported into `room`.
fn gather_documents(arguments: &Arguments, room: &Path) -> Result<Vec<(String, PathBuf)>, String> {
    let mut documents = list_documents(&arguments.folder)?;
    let and = arguments.and.clone();
    if let Some(missing) = and.as_ref().filter(|path| !path.is_file()) {
        let missing = missing.display();
        return Err(format!(
            "{missing}: there is no file with this path\n  = help: give a document with --and"
        ));
    }
    documents.extend(and.map(|path| (arguments.and_date.clone(), path)));
    if documents.len() < 2 {
        let folder = arguments.folder.display();
        return Err(format!(
            "{folder}: at least two documents are needed\n  = help: name each by its date, such as 2026-08-20.yaml"
        ));
    }
    match arguments.as_imported {
        true => imported::import_series(documents, room),
        false => Ok(documents),
    }
}

/// A state with its date.
struct Side<'a>(&'a str, &'a Snapshot);

/// The effect of an update from one state to another, and the verdict of cargo-semver-checks on the two crates.
fn compare_sides(
    old: &Side<'_>,
    new: &Side<'_>,
    second: Option<(&SemverChecks, (&Path, &Path))>,
    generated_in: Duration,
) -> Result<Row, String> {
    let start = Instant::now();
    let diff = compare(
        State {
            api: &old.1.api,
            config: &old.1.config,
        },
        State {
            api: &new.1.api,
            config: &new.1.config,
        },
    );
    let time = generated_in + start.elapsed();
    let opinion = second
        .map(|(checks, (was, now))| checks.compare(was, now))
        .transpose()?;
    let name = format!("{} → {}", old.0, new.0);
    Ok(Row::measure(name, old.1, new.1, &diff, opinion, time))
}

/// The documents of a folder whose name is a date, sorted by date.
fn list_documents(folder: &Path) -> Result<Vec<(String, PathBuf)>, String> {
    let unreadable = |error: std::io::Error| {
        let folder = folder.display();
        format!(
            "{folder} can't be read: {error}\n  = help: give a folder of documents named by date"
        )
    };
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        let known = path
            .extension()
            .is_some_and(|e| e == "yaml" || e == "yml" || e == "json");
        if let Some(stem) = path
            .file_stem()
            .and_then(|stem| stem.to_str())
            .filter(|s| known && is_date(s))
        {
            found.push((stem.to_owned(), path.clone()));
        }
    }
    found.sort();
    // Both would have one name in the table, and one folder of `--keep`.
    match found
        .iter()
        .zip(found.iter().skip(1))
        .find(|(one, next)| one.0 == next.0)
    {
        Some((one, next)) => Err(format!(
            "{} and {} are documents of one date\n  = help: keep one of them in this folder",
            one.1.display(),
            next.1.display()
        )),
        None => Ok(found),
    }
}

/// Writes the crate of a document, unless it is there already. The documentation of an earlier crate there is removed, so
/// that it is made again.
fn keep_crate(spec: &Path, out: &Path, settings: &Settings) -> Result<(), String> {
    let input = gather(spec, Some(out), Some(settings))?;
    let output = generator::generate::generate(&input)
        .map_err(|failure| generator::diagnostic::render(&failure.diagnostics, &failure.sources))?;
    let is_new = write_crate(out, &output.files)?;
    let documented = out.join(semver_checks::DOCUMENTED);
    if is_new && documented.exists() {
        std::fs::remove_file(&documented)
            .map_err(|error| format!("{}: {error}", documented.display()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_documents_named_by_a_date_are_taken() {
        let folder = tempfile::tempdir().unwrap();
        for name in [
            "2026-01-02.yaml",
            "2026-01-01.json",
            "notes.yaml",
            "2026-01-03.txt",
            "2026-1-4.yaml",
        ] {
            std::fs::write(folder.path().join(name), "").unwrap();
        }
        let found = list_documents(folder.path()).unwrap();
        let dates: Vec<&str> = found.iter().map(|(date, _)| date.as_str()).collect();
        assert_eq!(dates, ["2026-01-01", "2026-01-02"]);
    }

    #[test]
    fn two_documents_of_one_date_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["2026-01-02.yaml", "2026-01-01.json", "2026-01-01.yaml"] {
            std::fs::write(folder.path().join(name), "").unwrap();
        }
        let refused = list_documents(folder.path()).unwrap_err();
        for name in ["2026-01-01.json", "2026-01-01.yaml"] {
            assert!(refused.contains(name), "{refused}");
        }
    }

    #[test]
    fn the_name_of_the_last_document_is_no_path() {
        assert!(parse_date("2026-08-21").is_ok() && parse_date(CURRENT).is_ok());
        assert!(parse_date("../x").is_err() && parse_date("").is_err());
    }

    #[test]
    fn a_kept_crate_replaces_no_file_of_a_person() {
        let folder = tempfile::tempdir().unwrap();
        let (spec, out) = (folder.path().join("a.yaml"), folder.path().join("out"));
        let text = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {/a: {get: {operationId: get-a, responses: {'204': {description: Done}}}}}\n";
        std::fs::write(&spec, text).unwrap();
        std::fs::create_dir(&out).unwrap();
        std::fs::write(out.join("Cargo.toml"), "mine").unwrap();
        let settings = Settings::make().unwrap();
        let problem = keep_crate(&spec, &out, &settings).unwrap_err();
        assert!(problem.contains("Cargo.toml"), "{problem}");
        assert_eq!(
            std::fs::read_to_string(out.join("Cargo.toml")).unwrap(),
            "mine"
        );
        assert_eq!(std::fs::read_dir(&out).unwrap().count(), 1);
    }
}
