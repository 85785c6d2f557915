//! The commands of this workspace: `cargo xtask <command>`.
//!
//! In: arguments. Out: files, text and an exit status. Always: the generator makes the decisions, and the commands
//! change the files on disk.

#[cfg(unix)]
mod bench;
mod codegen;
mod corpus;
mod date;
mod diff;
mod file;
mod replay;
mod spec;
mod terminal;
mod tidy;
mod workspace;

use clap::{Parser, Subcommand};
use mimalloc::MiMalloc;
use std::process::ExitCode;

/// A run makes many small texts, and this allocator is faster for them than the system's.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// An example of each command.
const EXAMPLES: &str = "\
Examples:
  cargo xtask codegen                                  write the crate in generated/
  cargo xtask codegen --spec a.yaml --out target/a     write a crate from another document
  cargo xtask diff old.yaml new.yaml                   show which changes of a document break users
  cargo xtask replay documents/                        show how each of a series of updates would change the crate
  cargo xtask corpus documents/                        try the generator on other people's documents
  cargo xtask spec import upstream.yaml                import the facts of a newer document
  cargo xtask tidy                                     check what the compiler does not check";

/// The commands of this workspace.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", version, about, after_help = EXAMPLES, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Compare the speed of the generator with other generators.
    #[cfg(unix)]
    Bench(bench::Arguments),
    /// Measure one run of a command.
    #[cfg(unix)]
    #[command(hide = true)]
    Measure(bench::Measured),
    /// Write a crate from an OpenAPI document.
    Codegen(codegen::Arguments),
    /// Try the generator on a folder of other people's documents.
    Corpus(corpus::Arguments),
    /// Show the differences between two OpenAPI documents, and their effect on the crate.
    Diff(diff::Arguments),
    /// Show how each of a series of updates would have changed the crate.
    Replay(replay::Arguments),
    /// Update our document of the API from upstream and from its overlays.
    #[command(subcommand)]
    Spec(spec::SpecCommand),
    /// Check what the compiler does not check.
    Tidy,
}

fn main() -> ExitCode {
    match Arguments::parse().command {
        #[cfg(unix)]
        Command::Bench(arguments) => bench::run(&arguments),
        #[cfg(unix)]
        Command::Measure(measured) => bench::measure(&measured),
        Command::Codegen(arguments) => codegen::run(&arguments),
        Command::Corpus(arguments) => corpus::run(&arguments),
        Command::Diff(arguments) => diff::run(&arguments),
        Command::Replay(arguments) => replay::run(&arguments),
        Command::Spec(command) => spec::run(&command),
        Command::Tidy => tidy::run(),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn arguments_do_not_contradict_each_other() {
        super::Arguments::command().debug_assert();
    }
}
