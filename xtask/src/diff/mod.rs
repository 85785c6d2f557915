//! `cargo xtask diff`: what differs between two documents, and what that does to the crate.
//!
//! In: two documents in any form that codegen reads. Out: text, Markdown or JSON, and the exit status: 0 done, 1 the
//! verdict reaches `--fail-on`, 2 a document can't be read. Always: reads only.

mod previous;
mod side;
mod update;

pub use update::{describe_update, feed_changelog, find_update, write_report};

use clap::{Args, ValueEnum};
use generator::diff::{Verdict, compare, render_markdown, render_text};
use side::load_side;
use std::path::PathBuf;
use std::process::ExitCode;

const REACHED: u8 = 1;
const REFUSED: u8 = 2;

/// Which documents to compare, and how to tell.
#[derive(Clone, Debug, Args)]
pub struct Arguments {
    /// The document as it was, YAML or JSON; `overlays/*.yaml` and `codegen.toml` beside it are read too
    #[arg(value_name = "OLD")]
    pub old: PathBuf,
    /// The document as it is
    #[arg(value_name = "NEW")]
    pub new: PathBuf,
    /// A folder of files that the documents may be made of, beside their own; can be given more than once
    #[arg(long = "allow-folder", value_name = "DIR")]
    pub allow_folders: Vec<PathBuf>,
    /// How to tell what differs
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// Exit with status 1 if the verdict is this or heavier
    #[arg(long, value_enum, value_name = "VERDICT")]
    pub fail_on: Option<FailOn>,
}

/// How to tell what differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For a terminal.
    Text,
    /// For a pull request.
    Markdown,
    /// For a program.
    Json,
}

/// The verdict from which on the exit status is 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// Code may no longer compile.
    Major,
    /// There is more to use, or the above.
    Minor,
    /// Anything of the crate changes.
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
    // Both are read before either is refused, so that one run tells everything.
    let sides = (
        load_side(&arguments.old, &arguments.allow_folders),
        load_side(&arguments.new, &arguments.allow_folders),
    );
    let (old, new) = match sides {
        (Ok(old), Ok(new)) => (old, new),
        (old, new) => {
            for refusal in [old.err(), new.err()].into_iter().flatten() {
                eprintln!("{refusal}");
            }
            return ExitCode::from(REFUSED);
        }
    };
    let (old, new) = side::share_settings(&old, &new);
    let diff = compare(old, new);
    match arguments.format {
        Format::Text => print!("{}", render_text(&diff)),
        Format::Markdown => print!("{}", render_markdown(&diff, None)),
        Format::Json => match serde_json::to_string_pretty(&diff) {
            Ok(text) => println!("{text}"),
            Err(error) => {
                eprintln!("the diff can't be written as JSON: {error}");
                return ExitCode::from(REFUSED);
            }
        },
    }
    match arguments.fail_on {
        Some(limit) if diff.verdict >= limit.verdict() => ExitCode::from(REACHED),
        _ => ExitCode::SUCCESS,
    }
}
