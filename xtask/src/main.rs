//! The commands of this workspace: `cargo xtask <command>`.
//!
//! In: arguments. Out: files, text and an exit status. Always: thin; what a command decides is decided in the
//! generator, what it touches on disk is touched here.

#[cfg(unix)]
mod bench;
mod codegen;
mod corpus;
mod diff;
mod replay;
mod spec;
mod terminal;
mod tidy;
mod workspace;

use clap::{Parser, Subcommand};
use mimalloc::MiMalloc;
use std::process::ExitCode;

/// A run makes many small texts. This allocator serves them faster than that of the system does.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// An example of each command.
const EXAMPLES: &str = "\
Examples:
  cargo xtask codegen                                  write the crate in generated/
  cargo xtask codegen --spec a.yaml --out target/a     write a crate from another document
  cargo xtask diff old.yaml new.yaml                   tell whom a change of a document breaks
  cargo xtask replay documents/                        tell what each of a series of updates would have done
  cargo xtask corpus documents/                        try the generator on documents of others
  cargo xtask spec import upstream.yaml                bring facts of a newer document in
  cargo xtask tidy                                     check what the compiler does not";

/// The commands of this workspace.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", version, about, after_help = EXAMPLES, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Measure how fast the generator is, beside other generators.
    #[cfg(unix)]
    Bench(bench::Arguments),
    /// Measure one run of a command.
    #[cfg(unix)]
    #[command(hide = true)]
    Measure(bench::Measured),
    /// Write a crate from an OpenAPI document.
    Codegen(codegen::Arguments),
    /// Try the generator on a folder of documents of others.
    Corpus(corpus::Arguments),
    /// Tell what differs between two OpenAPI documents, and what that does to the crate.
    Diff(diff::Arguments),
    /// Tell what each of a series of updates would have done to the crate.
    Replay(replay::Arguments),
    /// Keep our document of the API in step with upstream and with its overlays.
    #[command(subcommand)]
    Spec(spec::SpecCommand),
    /// Check what the compiler does not: marks of generated files, templates, documentation of findings, the package.
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
