//! `cargo xtask diff`: the differences between two documents, and their effect on the crate.
//!
//! In: two documents in any form that codegen reads. Out: text, Markdown or JSON, and the exit status: 0 done, 1 the
//! verdict reaches `--fail-on`, 2 a document cannot be read. Always: it only reads.

mod previous;
mod side;
mod update;

pub use update::{describe_update, feed_changelog, find_update, write_report};

use crate::terminal::{REFUSED, note_line, refuse, say, say_line};
use clap::{Args, ValueEnum};
use generator::diff::{Verdict, compare, render_markdown, render_text};
use side::load_side;
use std::path::PathBuf;
use std::process::ExitCode;

const REACHED: u8 = 1;

/// The documents to compare, and the output format.
#[derive(Clone, Debug, Args)]
pub struct Arguments {
    /// The old document, YAML or JSON; `overlays/*.yaml` and `codegen.toml` next to it are read too
    #[arg(value_name = "OLD")]
    pub old: PathBuf,
    /// The new document
    #[arg(value_name = "NEW")]
    pub new: PathBuf,
    /// A further folder with files of the documents; can be given more than once
    #[arg(long = "allow-folder", value_name = "DIR")]
    pub allow_folders: Vec<PathBuf>,
    /// The output format
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// Exit with status 1 if the verdict is this or stronger
    #[arg(long, value_enum, value_name = "VERDICT")]
    pub fail_on: Option<FailOn>,
}

/// The output format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For a terminal.
    Text,
    /// For a pull request.
    Markdown,
    /// For a program.
    Json,
}

/// The weakest verdict for which the exit status is 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// Code may no longer compile.
    Major,
    /// Items are added, or the above.
    Minor,
    /// Any change of the crate.
    Patch,
}

impl FailOn {
    fn verdict(self) -> Verdict {
        match self {
            FailOn::Major => Verdict::Major,
            FailOn::Minor => Verdict::Minor,
            FailOn::Patch => Verdict::Patch,
        }
    }
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> ExitCode {
    // Both are read before one is refused, so that one run reports all findings.
    let sides = (
        load_side(&arguments.old, &arguments.allow_folders),
        load_side(&arguments.new, &arguments.allow_folders),
    );
    let (old, new) = match sides {
        (Ok(old), Ok(new)) => (old, new),
        (old, new) => {
            for refusal in [old.err(), new.err()].into_iter().flatten() {
                note_line!("{refusal}");
            }
            return ExitCode::from(REFUSED);
        }
    };
    let (old, new) = side::share_settings(&old, &new);
    let diff = compare(old, new);
    match arguments.format {
        Format::Text => say!("{}", render_text(&diff)),
        Format::Markdown => say!("{}", render_markdown(&diff, None)),
        Format::Json => match serde_json::to_string_pretty(&diff) {
            Ok(text) => say_line!("{text}"),
            Err(error) => {
                return refuse(format_args!("the diff can't be written as JSON: {error}"));
            }
        },
    }
    match arguments.fail_on {
        Some(limit) if diff.verdict >= limit.verdict() => ExitCode::from(REACHED),
        _ => ExitCode::SUCCESS,
    }
}
