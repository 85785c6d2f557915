//! The CPU time, clock time and memory of one run of a command.
//!
//! In: a command. Out: its figures from the operating system. Always: each run has its own parent process, because the
//! system adds up the figures of all children of one process.

use crate::terminal::{note_line, say_line};
use clap::Args;
use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeVal;
use std::process::{Command, ExitCode, Stdio};
use std::time::Instant;

/// The figures of one run.
#[derive(Clone, Copy, Debug)]
pub struct Figures {
    /// Seconds of CPU time, in user and system mode.
    pub cpu: f64,
    /// Seconds by the clock.
    pub clock: f64,
    /// The maximum memory, in MiB.
    pub peak: f64,
}

/// A command to be measured.
#[derive(Debug, Args)]
pub struct Measured {
    /// The program and its arguments.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, required = true)]
    command: Vec<String>,
}

/// Runs the command, and prints its figures as three numbers.
pub fn measure(measured: &Measured) -> ExitCode {
    match run_once(&measured.command) {
        Ok(figures) => {
            say_line!("{} {} {}", figures.cpu, figures.clock, figures.peak);
            ExitCode::SUCCESS
        }
        Err(problem) => {
            note_line!("{problem}");
            ExitCode::FAILURE
        }
    }
}

/// Measures the command in a separate process.
pub fn measure_apart(command: &[String]) -> Result<Figures, String> {
    let own = std::env::current_exe().map_err(|error| error.to_string())?;
    let output = Command::new(own)
        .arg("measure")
        .arg("--")
        .args(command)
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| error.to_string())?;
    let text = String::from_utf8_lossy(&output.stdout);
    let numbers: Vec<f64> = text
        .split_whitespace()
        .filter_map(|n| n.parse().ok())
        .collect();
    match (output.status.success(), numbers.as_slice()) {
        (true, &[cpu, clock, peak]) => Ok(Figures { cpu, clock, peak }),
        _ => Err(format!("`{}` failed", command.join(" "))),
    }
}

fn run_once(command: &[String]) -> Result<Figures, String> {
    let (program, arguments) = command.split_first().ok_or("there is no command")?;
    let start = Instant::now();
    let output = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("`{program}` can't be started: {error}"))?;
    let clock = start.elapsed().as_secs_f64();
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(format!(
            "`{}` ended with {}\n{said}",
            command.join(" "),
            output.status
        ));
    }
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).map_err(|error| error.to_string())?;
    Ok(Figures {
        cpu: seconds(usage.user_time()) + seconds(usage.system_time()),
        clock,
        peak: usage.max_rss() as f64 / 1024.0,
    })
}

fn seconds(time: TimeVal) -> f64 {
    time.tv_sec() as f64 + time.tv_usec() as f64 / 1e6
}
