//! `cargo xtask corpus`: runs the generator on many documents of other APIs.
//!
//! In: a folder of OpenAPI documents. Out: a table on the terminal, and one line of JSON for each document in
//! `target/corpus`. Always: a stopped run continues where it ended; only one of the compiled crates is on the disk at
//! a time.

mod damage;
mod document;
mod mutants;
mod record;
mod sample;
mod table;
mod written;

use crate::terminal::{Progress, refuse, say, say_line};
use crate::workspace::find_workspace;
use clap::Args;
use record::{Outcome, Record, Records};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const FAILED: u8 = 1;

/// The arguments of the command.
#[derive(Clone, Debug, Args)]
pub struct Arguments {
    /// The folder of documents (`.yaml`, `.yml`, `.json`); folders in it are searched too
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
    /// Compile the crates of this number of documents with warnings denied, and run their `spec_examples`
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub sample: usize,
    /// The seed of the sample: the same seed chooses the same documents
    #[arg(long, value_name = "SEED", default_value = "1")]
    pub seed: String,
    /// Instead, damage documents at random and generate from this number of them; with `--sample`, also compile the
    /// crates of some accepted ones, taken from the whole run
    #[arg(long, value_name = "N")]
    pub mutants: Option<u64>,
    /// Exit with status 1 if a crate of the sample fails, or if a document ends in a panic, a hang, an `internal-`
    /// diagnostic or a refusal without a place. `--mutants` always does
    #[arg(long)]
    pub check: bool,
    /// Start again and ignore the records of earlier runs
    #[arg(long)]
    pub restart: bool,
    /// The folder of the records and of the sample's build [default: target/corpus of this workspace]
    #[arg(long, value_name = "DIR")]
    pub keep: Option<PathBuf>,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> ExitCode {
    if let Some(count) = arguments.mutants {
        return match try_mutants(arguments, count) {
            Ok(true) => ExitCode::SUCCESS,
            Ok(false) => ExitCode::from(FAILED),
            Err(problem) => refuse(problem),
        };
    }
    match try_corpus(arguments) {
        Ok(records) => {
            say!("{}", table::render(&records));
            let failed = records.iter().any(|record| record.is_failure());
            if arguments.check && failed {
                ExitCode::from(FAILED)
            } else {
                ExitCode::SUCCESS
            }
        }
        Err(problem) => refuse(problem),
    }
}

/// Whether every damaged document ended with a crate or with findings.
fn try_mutants(arguments: &Arguments, count: u64) -> Result<bool, String> {
    let seed: u64 = arguments
        .seed
        .parse()
        .map_err(|_| "--mutants takes a number as --seed")?;
    let kept = arguments.keep.clone();
    let kept = kept
        .unwrap_or_else(|| find_workspace().join("target/corpus"))
        .join("mutants");
    let documents = document::list_documents(&arguments.folder)?;
    let run = mutants::Run {
        folder: &arguments.folder,
        seed,
        count,
        kept: &kept,
        accepted: arguments.sample,
    };
    let tally = mutants::run(&run, &documents)?;
    say_line!(
        "mutants of seed {seed}: {} tried, {} generated, slowest {} ms, {} failed",
        tally.tried,
        tally.generated,
        tally.slowest,
        tally.failures.len()
    );
    for (number, name, fault) in &tally.failures {
        say_line!("{seed}-{number} of {name}: {fault}");
    }
    let mut is_sound = tally.failures.is_empty();
    if arguments.sample > 0 {
        let accepted = Arguments {
            folder: mutants::folder_of_accepted(&kept),
            keep: Some(kept),
            mutants: None,
            ..arguments.clone()
        };
        let records = try_corpus(&accepted)?;
        say!("{}", table::render(&records));
        is_sound &= !records.iter().any(Record::is_failure);
    }
    Ok(is_sound)
}

fn try_corpus(arguments: &Arguments) -> Result<Vec<Record>, String> {
    let workspace = find_workspace();
    let kept = arguments.keep.clone();
    let kept = kept.unwrap_or_else(|| workspace.join("target/corpus"));
    let documents = document::list_documents(&arguments.folder)?;
    let mut records = Records::open(&kept, &arguments.folder, arguments.restart)?;
    let mut all = Vec::new();
    for name in &documents {
        let path = arguments.folder.join(name);
        let print = record::fingerprint(&path);
        let known = records.find(name, print);
        let record = match known {
            Some(known) => known.clone(),
            None => {
                let mut record = document::try_document(name, &path, print);
                record.written = written::count_written(&path);
                records.add(&record)?;
                record
            }
        };
        all.push(record);
    }
    if arguments.sample > 0 {
        compile_sample(arguments, &kept, &workspace, &mut records, &mut all)?;
    }
    Ok(all)
}

/// Compiles and tests the crates of a sample of the documents that were generated.
fn compile_sample(
    arguments: &Arguments,
    kept: &Path,
    workspace: &Path,
    records: &mut Records,
    all: &mut [Record],
) -> Result<(), String> {
    let generated = all.iter().enumerate();
    let generated = generated
        .filter(|(_, record)| record.outcome == Outcome::Generated)
        .map(|(index, record)| (index, record.document.as_str()));
    let chosen = sample::choose(generated.collect(), &arguments.seed, arguments.sample);
    let build = sample::Build::new(kept, workspace);
    let progress = Progress::start();
    for (count, index) in chosen.iter().enumerate() {
        let Some(record) = all.get_mut(*index) else {
            continue;
        };
        if record.compiled.is_none() {
            progress.show(format_args!(
                "{}/{}: {}",
                count + 1,
                chosen.len(),
                record.document
            ));
            let path = arguments.folder.join(&record.document);
            build.try_crate(&path, record)?;
            records.add(record)?;
        }
    }
    Ok(())
}
