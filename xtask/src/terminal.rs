//! The output of a command: its result, findings with colours, and the progress of a long command.
//!
//! In: text. Out: results on standard output, the rest on standard error. Always: only a terminal gets colours and
//! progress, and `NO_COLOR` turns colours off. A reader that stops, such as `head`, does not stop the command.

use anstyle::{AnsiColor, Style};
use std::fmt::{Arguments, Display};
use std::io::{ErrorKind, IsTerminal, Write, stderr, stdout};
use std::process::ExitCode;

/// The exit status of a command whose input is invalid, and which therefore does nothing.
pub const REFUSED: u8 = 2;

/// Prints a result, as `print!` does.
macro_rules! say {
    ($($text:tt)*) => { $crate::terminal::write_result(format_args!($($text)*)) };
}
pub(crate) use say;

/// Prints a line of a result, as `println!` does.
macro_rules! say_line {
    ($($text:tt)*) => { $crate::terminal::say!("{}\n", format_args!($($text)*)) };
}
pub(crate) use say_line;

/// Prints a line on standard error, as `eprintln!` does.
macro_rules! note_line {
    ($($text:tt)*) => { $crate::terminal::write_note(format_args!("{}\n", format_args!($($text)*))) };
}
pub(crate) use note_line;

/// Writes to standard output. If it cannot be written, the command ends, unless only its reader has stopped.
pub fn write_result(text: Arguments<'_>) {
    match stdout().write_fmt(text) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            note_line!("error: standard output can't be written: {error}");
            std::process::exit(REFUSED.into());
        }
        _ => {}
    }
}

/// Writes to standard error. Nobody could be told if that fails.
pub fn write_note(text: Arguments<'_>) {
    let _ = stderr().write_fmt(text);
}

/// Prints why a command does nothing. Gives its exit status.
pub fn refuse(problem: impl Display) -> ExitCode {
    note_line!("error: {problem}");
    ExitCode::from(REFUSED)
}

/// Prints findings, each with its severity in a colour.
pub fn print_findings(text: &str) {
    let _ = writeln!(anstream::stderr(), "{}", paint(text));
}

/// Colours the severity and code at the start of a finding.
fn paint(text: &str) -> String {
    let mut painted = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        match find_head(line) {
            Some((style, end)) => {
                let (head, rest) = line.split_at(end);
                painted.push_str(&format!("{style}{head}{style:#}{rest}"));
            }
            None => painted.push_str(line),
        }
    }
    painted
}

/// The style of a finding's first line, and the end of its code.
fn find_head(line: &str) -> Option<(Style, usize)> {
    let colors = [
        ("error[", AnsiColor::Red),
        ("warning[", AnsiColor::Yellow),
        ("note[", AnsiColor::Cyan),
    ];
    let (_, color) = colors.iter().find(|(start, _)| line.starts_with(start))?;
    let end = line.find("]:")? + 1;
    Some((color.on_default().bold(), end))
}

/// A line with the current step of a command. It is removed when the command ends.
#[derive(Debug)]
pub struct Progress {
    shown: bool,
}

impl Progress {
    /// A line on the terminal, if there is one.
    pub fn start() -> Progress {
        Progress {
            shown: stderr().is_terminal(),
        }
    }

    /// Shows the current step.
    pub fn show(&self, what: impl Display) {
        if self.shown {
            write_note(format_args!("\r\x1b[2K{what} …"));
            let _ = stderr().flush();
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.shown {
            write_note(format_args!("\r\x1b[2K"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_of_a_finding_is_painted_and_nothing_else() {
        let text = "error[bad-ref]: `error[x]: y` is no reference\n  --> a.yaml:1:1\n   = help: warning[x]\n\nnote[n]: odd\n";
        let painted = paint(text);
        assert_ne!(painted, text);
        assert_eq!(anstream::adapter::strip_str(&painted).to_string(), text);
        let lines: Vec<&str> = painted.lines().collect();
        assert!(lines[0].starts_with("\u{1b}["));
        assert!(lines[0].ends_with("`error[x]: y` is no reference"));
        assert_eq!(lines[1..3], ["  --> a.yaml:1:1", "   = help: warning[x]"]);
    }
}
