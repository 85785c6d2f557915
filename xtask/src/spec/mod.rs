//! `cargo xtask spec`: updates our document of the API from upstream and from its overlays.
//!
//! In: arguments and files. Out: files below `spec/`, a list of changes, an exit status. Always: if a finding is an
//! error, nothing is written. Only differing files are written.

mod coverage;
mod document;
mod outcome;
mod print;
mod record;
mod words;

use crate::file::write_file;
use crate::terminal;
use crate::terminal::say_line;
use clap::{Args, Subcommand, ValueEnum};
use document::{Findings, SpecFolder, Writing};
use importer::{
    Imported, Prose, explain_additions, import_upstream, refresh_document, to_json, write_yaml,
};
use outcome::{Outcome, present, refuse, refuse_to_write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Upstream's document.
#[derive(Debug, Args)]
pub struct Upstream {
    /// The root file of upstream's document.
    #[arg(value_name = "FILE")]
    upstream: PathBuf,
    /// A further folder with files of upstream's document; can be given more than once.
    #[arg(long = "allow-folder", value_name = "DIR")]
    allow_folders: Vec<PathBuf>,
}

/// The command for our document.
#[derive(Debug, Subcommand)]
pub enum SpecCommand {
    /// Import the facts of an upstream document (split or bundled) into ours.
    Import {
        /// Upstream's document.
        #[command(flatten)]
        upstream: Upstream,
        /// The treatment of upstream's own descriptions and samples.
        #[arg(long, value_enum, default_value_t)]
        prose: ProseArgument,
        /// Write nothing; fail if something would change.
        #[arg(long)]
        check: bool,
        /// The folder of our document.
        #[arg(long, value_name = "DIR", default_value = "spec")]
        spec: PathBuf,
        /// The date of upstream's document (YYYY-MM-DD). Default: today, for a document that is new to us.
        #[arg(long, value_name = "DATE")]
        date: Option<String>,
    },
    /// Apply the overlays to our document again, after one of them was edited.
    Refresh {
        /// Write nothing; fail if something would change.
        #[arg(long)]
        check: bool,
        /// The folder of our document.
        #[arg(long, value_name = "DIR", default_value = "spec")]
        spec: PathBuf,
    },
    /// List what our document adds to an upstream document, and why; fail if a part is missing or differs.
    Compare {
        /// Upstream's document.
        #[command(flatten)]
        upstream: Upstream,
        /// The folder of our document.
        #[arg(long, value_name = "DIR", default_value = "spec")]
        spec: PathBuf,
    },
    /// Write our document as one file, for tools that need this.
    Bundle {
        /// The file to write (.yaml or .json).
        #[arg(long, value_name = "FILE", default_value = "target/openapi.yaml")]
        out: PathBuf,
        /// The folder of our document.
        #[arg(long, value_name = "DIR", default_value = "spec")]
        spec: PathBuf,
    },
    /// Check that the generated crate has every operation and event of our document, and every operation of a list if
    /// one is given.
    Coverage {
        /// A CSV file of further operations, with the columns `method` and `path`.
        #[arg(value_name = "FILE")]
        operations: Option<PathBuf>,
        /// The manifest of the generated crate.
        #[arg(
            long,
            value_name = "FILE",
            default_value = "generated/codegen-manifest.json"
        )]
        manifest: PathBuf,
        /// The folder of our document.
        #[arg(long, value_name = "DIR", default_value = "spec")]
        spec: PathBuf,
    },
    /// Count the parts with a sentence, and list the members that most often have none.
    Words {
        /// How many names of members without a sentence are printed.
        #[arg(long, value_name = "N", default_value_t = 20)]
        missing: usize,
        /// Fail if fewer of the members have a sentence, in percent.
        #[arg(long, value_name = "PERCENT", default_value_t = 0)]
        least: u32,
        /// The folder of our document.
        #[arg(long, value_name = "DIR", default_value = "spec")]
        spec: PathBuf,
    },
}

/// `--prose`.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub enum ProseArgument {
    /// Remove upstream's texts.
    #[default]
    Drop,
    /// Import upstream's texts, for a private copy.
    Keep,
}

/// Carries out a command.
pub fn run(command: &SpecCommand) -> ExitCode {
    let outcome = match command {
        SpecCommand::Import {
            upstream,
            prose,
            check,
            spec,
            date,
        } => import(upstream, *prose, *check, spec, date.as_deref()),
        SpecCommand::Refresh { check, spec } => refresh(*check, spec),
        SpecCommand::Compare { upstream, spec } => compare(upstream, spec),
        SpecCommand::Bundle { out, spec } => bundle(out, spec),
        SpecCommand::Coverage {
            operations,
            manifest,
            spec,
        } => coverage::check_coverage(operations.as_deref(), manifest, spec),
        SpecCommand::Words {
            missing,
            least,
            spec,
        } => words::count_words(spec, *missing, *least),
    };
    outcome.unwrap_or_else(terminal::refuse)
}

fn import(
    upstream: &Upstream,
    prose: ProseArgument,
    check: bool,
    spec: &Path,
    date: Option<&str>,
) -> Outcome {
    let mut findings = Findings::default();
    let upstream = findings.load(&upstream.upstream, &upstream.allow_folders);
    let folder = SpecFolder::read(spec, &mut findings);
    let Some(upstream) = upstream.filter(|_| !findings.list.has_errors()) else {
        return Ok(refuse_to_write(&findings));
    };
    let prose = match prose {
        ProseArgument::Drop => Prose::Drop,
        ProseArgument::Keep => Prose::Keep,
    };
    let ours = folder.document.as_ref();
    let imported = import_upstream(
        &upstream,
        ours,
        &folder.additions,
        prose,
        &mut findings.list,
    );
    if findings.list.has_errors() {
        return Ok(refuse_to_write(&findings));
    }
    let version = upstream
        .get("/info/version")
        .and_then(|version| version.as_str());
    let sha256 = upstream.canonical_sha256();
    let record = record::next_record(spec, version.unwrap_or_default(), &sha256, date)?;
    let extra = [(record::RECORD_FILE.to_owned(), record)];
    finish(
        spec,
        &imported,
        extra,
        check,
        &findings,
        "spec import UPSTREAM",
    )
}

fn refresh(check: bool, spec: &Path) -> Outcome {
    let mut findings = Findings::default();
    let folder = SpecFolder::read(spec, &mut findings);
    let Some(ours) = present(&folder, spec, &findings)? else {
        return Ok(refuse_to_write(&findings));
    };
    let refreshed = refresh_document(ours, &folder.additions, &mut findings.list);
    if findings.list.has_errors() {
        return Ok(refuse_to_write(&findings));
    }
    finish(spec, &refreshed, [], check, &findings, "spec refresh")
}

fn finish<const N: usize>(
    spec: &Path,
    imported: &Imported,
    extra: [(String, String); N],
    check: bool,
    findings: &Findings,
    mend: &str,
) -> Outcome {
    let writing = Writing::plan(spec, &imported.document, extra)?;
    print::print_findings(findings);
    print::print_import(imported);
    if check {
        print::print_would_write(&writing, mend);
        return Ok(if writing.is_empty() {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        });
    }
    writing.carry_out(spec)?;
    print::print_written(&writing);
    Ok(ExitCode::SUCCESS)
}

fn compare(upstream: &Upstream, spec: &Path) -> Outcome {
    let mut findings = Findings::default();
    let upstream = findings.load(&upstream.upstream, &upstream.allow_folders);
    let folder = SpecFolder::read(spec, &mut findings);
    let ours = present(&folder, spec, &findings)?;
    let (Some(upstream), Some(ours)) = (upstream, ours) else {
        return Ok(refuse(&findings));
    };
    let overlays = &folder.additions.overlays;
    let said = explain_additions(&upstream, ours, overlays, &mut findings.list);
    if findings.list.has_errors() {
        return Ok(refuse(&findings));
    }
    print::print_findings(&findings);
    print::print_comparison(&said);
    Ok(if said.rest.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn bundle(out: &Path, spec: &Path) -> Outcome {
    let mut findings = Findings::default();
    let folder = SpecFolder::read(spec, &mut findings);
    let Some(ours) = present(&folder, spec, &findings)? else {
        return Ok(refuse_to_write(&findings));
    };
    let document = to_json(ours);
    let text = if out.extension().is_some_and(|extension| extension == "json") {
        format!("{document:#}\n")
    } else {
        write_yaml(&document)
    };
    write_file(out, &text)
        .map_err(|fault| format!("{fault}\n  = help: name another file with --out"))?;
    say_line!("wrote {}", out.display());
    Ok(ExitCode::SUCCESS)
}
