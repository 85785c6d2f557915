//! `cargo xtask bench`: compares the speed of the generator with other generators, in one run on one machine.
//!
//! In: an OpenAPI document. Out: medians and ratios, on the terminal and, if asked for, in `docs/performance.md`.
//! Always: the sides run in turns, so that a slower machine affects all of them. No figure makes the command fail.

mod command;
mod measure;
mod peers;
mod table;

pub use measure::{Measured, measure};

use crate::terminal::{refuse, say};
use crate::workspace::find_workspace;
use clap::Args;
use command::succeed;
use peers::Peer;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use table::{Row, print_table, replace_table};

/// The document and the sides.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The OpenAPI document that every side reads, in one file.
    #[arg(value_name = "FILE")]
    document: PathBuf,
    /// How often each side runs.
    #[arg(long, value_name = "N", default_value_t = 9)]
    turns: usize,
    /// Leave the other generators out. Without this flag they are installed below `target/bench`.
    #[arg(long)]
    alone: bool,
    /// Write the table into `docs/performance.md`.
    #[arg(long)]
    write: bool,
}

/// One side of the comparison.
struct Side {
    name: String,
    /// The command of one run, whose CPU time, clock time and memory are measured.
    command: Vec<String>,
    /// The folder that it writes, if the folder must be removed before each run.
    fresh: Option<PathBuf>,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> ExitCode {
    match compare(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => refuse(problem),
    }
}

fn compare(arguments: &Arguments) -> Result<(), String> {
    if !arguments.document.is_file() {
        let document = arguments.document.display();
        return Err(format!(
            "{document}: there is no file with this path; give an OpenAPI document"
        ));
    }
    let root = find_workspace();
    let work = root.join("target/bench");
    fs::create_dir_all(&work)
        .map_err(|error| format!("{} can't be made: {error}", work.display()))?;
    let mut sides = list_own_sides(&root, &work, &arguments.document)?;
    if !arguments.alone {
        for peer in peers::PEERS {
            sides.push(install_side(peer, &work, &arguments.document)?);
        }
    }
    let rows = take_turns(&sides, arguments.turns.max(1))?;
    let table = print_table(&rows);
    say!("{table}");
    if arguments.write {
        replace_table(&root.join("docs/performance.md"), &table)?;
    }
    Ok(())
}

/// This generator, with an up-to-date output folder and without one.
fn list_own_sides(root: &Path, work: &Path, document: &Path) -> Result<Vec<Side>, String> {
    let manifest = root.join("Cargo.toml");
    let mut build = Command::new("cargo");
    build
        .args([
            "build",
            "--release",
            "--quiet",
            "--package",
            "xtask",
            "--manifest-path",
        ])
        .arg(manifest);
    succeed(&mut build)?;
    let program = root.join("target/release/xtask");
    let command = |out: &Path| {
        let document = document.display().to_string();
        let out = out.display().to_string();
        let arguments = [
            "codegen",
            "--spec",
            &document,
            "--out",
            &out,
            "--crate-name",
            "bench",
        ];
        let mut command = vec![program.display().to_string()];
        command.extend(arguments.map(str::to_owned));
        command
    };
    let (same, fresh) = (work.join("same"), work.join("fresh"));
    Ok(vec![
        Side {
            name: "this generator, nothing changes".to_owned(),
            command: command(&same),
            fresh: None,
        },
        Side {
            name: "this generator, no folder yet".to_owned(),
            command: command(&fresh),
            fresh: Some(fresh),
        },
    ])
}

fn install_side(peer: &Peer, work: &Path, document: &Path) -> Result<Side, String> {
    let program = peers::install(peer, work)?;
    let out = work.join(peer.name);
    Ok(Side {
        name: format!("{} {}", peer.name, peer.version),
        command: peers::command(peer, &program, document, &out),
        fresh: Some(out),
    })
}

/// Runs every side once without counting it, then all in turns.
fn take_turns(sides: &[Side], turns: usize) -> Result<Vec<Row>, String> {
    let mut rows: Vec<Row> = sides.iter().map(|side| Row::new(&side.name)).collect();
    for turn in 0..=turns {
        for (side, row) in sides.iter().zip(&mut rows) {
            if let Some(folder) = side.fresh.as_ref().filter(|folder| folder.exists()) {
                fs::remove_dir_all(folder).map_err(|error| error.to_string())?;
            }
            let figures = measure::measure_apart(&side.command)?;
            if turn > 0 {
                row.figures.push(figures);
            }
        }
    }
    Ok(rows)
}
