//! `cargo xtask codegen`: generates a crate from a document.
//!
//! In: arguments. Out: the files of the output folder, a summary, and the exit status: 0 done, 1 `--check` found a
//! difference, 2 refused. Always: all files are written or none. On any error, no file changes.

mod apply;
mod arguments;
mod check;
mod fresh;
mod input;
mod lock;
mod mark;
mod plan;
mod problem;
mod summary;
mod told;
mod write;

pub use apply::apply_plan;
pub use arguments::Arguments;
use arguments::MessageFormat;
pub use input::{find_settings, gather_input, read_runtime};
pub use mark::is_marked;
pub use plan::{Plan, Write};
use problem::Problem;
pub use write::write_crate;

use crate::diff;
use crate::terminal::{Progress, REFUSED, note_line, print_findings, say, write_note};
use crate::workspace::find_workspace;
use generator::diagnostic::{Diagnostics, Place, Sources, render, render_briefly, render_json};
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

const DIFFERS: u8 = 1;

/// Runs the command.
pub fn run(arguments: &Arguments) -> ExitCode {
    let start = Instant::now();
    let progress = Progress::start();
    progress.show("reading and generating");
    let input = match input::gather_input(arguments, &find_workspace()) {
        Ok(input) => input,
        Err(problem) => return refuse(arguments, &to_diagnostics([problem]), &Sources::default()),
    };
    let generated = generator::generate::generate(&input.generator);
    drop(progress);
    let output = match generated {
        Ok(output) => output,
        Err(failure) => return refuse(arguments, &failure.diagnostics, &failure.sources),
    };
    let plan = match plan::make_plan(&input.out, &output.files) {
        Ok(plan) => plan,
        Err(problems) => return refuse(arguments, &to_diagnostics(problems), &output.sources),
    };
    print_diagnostics(arguments, &output.diagnostics, &output.sources);
    let lock = lock::Lock::of(input.generator.config.as_deref(), &output.published);
    if arguments.check {
        tell(
            arguments,
            &check::describe_difference(&plan, &arguments.without_check()),
        );
        let differs = lock.filter(|lock| !lock.is_up_to_date());
        if let Some(lock) = &differs {
            tell(arguments, &lock.describe_difference());
        }
        return if plan.is_empty() && differs.is_none() {
            ExitCode::SUCCESS
        } else {
            ExitCode::from(DIFFERS)
        };
    }
    let apply = || {
        let done = apply_plan(&input.out, &plan);
        done.map_err(|(path, error)| plan::unwritable(&path, &error))
    };
    let written = match &lock {
        Some(lock) => lock.write_with(apply),
        None => apply(),
    };
    if let Err(problem) = written {
        return refuse(arguments, &to_diagnostics([problem]), &output.sources);
    }
    let run = summary::describe_run(&output, &plan, start.elapsed());
    tell(arguments, &run);
    report_update(arguments, &input.generator.spec, plan.is_empty(), &run)
}

/// Reports the changes of the regeneration in the API's own terms, and writes the report if asked for.
fn report_update(arguments: &Arguments, spec: &Path, unchanged: bool, run: &str) -> ExitCode {
    let asked =
        arguments.report.is_some() || arguments.changelog.is_some() || arguments.previous.is_some();
    if unchanged && !asked {
        return ExitCode::SUCCESS;
    }
    let update = diff::find_update(
        spec,
        arguments.previous.as_deref(),
        &arguments.allow_folders,
    );
    tell(arguments, &diff::describe_update(&update));
    let report = arguments
        .report
        .iter()
        .map(|path| diff::write_report(path, &update, run));
    let changelog = arguments
        .changelog
        .iter()
        .map(|path| diff::feed_changelog(path, &update));
    let mut status = ExitCode::SUCCESS;
    // The previous document was asked for, so a run without it is not what was asked.
    let unread = update
        .as_ref()
        .err()
        .filter(|_| arguments.previous.is_some());
    let problems = report.chain(changelog).filter_map(Result::err);
    for problem in problems.chain(unread.cloned()) {
        note_line!(
            "error[update-not-told]: the crate is written, but not all about the update: {problem}\n   \
             = help: give files that can be read and written with --previous, --report and --changelog"
        );
        status = ExitCode::from(REFUSED);
    }
    status
}

fn to_diagnostics(problems: impl IntoIterator<Item = Problem>) -> Diagnostics {
    let mut diagnostics = Diagnostics::default();
    for problem in problems {
        let place = Place {
            file: problem.path.into(),
            pointer: String::new(),
            position: None,
        };
        diagnostics.error(problem.code, Some(place), problem.message, problem.help);
    }
    diagnostics
}

fn print_diagnostics(arguments: &Arguments, diagnostics: &Diagnostics, sources: &Sources) {
    if arguments.message_format == MessageFormat::Json {
        say!("{}", render_json(diagnostics, sources));
        return;
    }
    let text = match arguments.all_findings {
        true => render(diagnostics, sources),
        false => render_briefly(diagnostics, sources, "`--all-findings` prints each"),
    };
    if !diagnostics.is_empty() {
        print_findings(&text);
    }
}

/// Prints a run's other messages. With `--message-format json`, standard output holds only the findings.
fn tell(arguments: &Arguments, text: &str) {
    match arguments.message_format {
        MessageFormat::Human => say!("{text}"),
        MessageFormat::Json => write_note(format_args!("{text}")),
    }
}

fn refuse(arguments: &Arguments, diagnostics: &Diagnostics, sources: &Sources) -> ExitCode {
    print_diagnostics(arguments, diagnostics, sources);
    note_line!(
        "{}; nothing was written",
        summary::count_findings(diagnostics)
    );
    ExitCode::from(REFUSED)
}

#[cfg(test)]
mod tests;
