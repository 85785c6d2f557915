//! `cargo xtask tidy`: checks properties of the workspace's files that no compiler checks.
//!
//! In: the files that git knows. Out: a line for each fault, counts, and the exit status: 0 without a fault, 1 with
//! faults. Always: it only reads.

mod checks;
mod codes;
mod libraries;
mod long;
mod modules;
mod named_tests;
mod on_demand;
mod purity;
mod searches;
mod texts;
mod unlisted;
mod update_workflow;

use crate::terminal::{refuse, say_line};
use crate::workspace::find_workspace;
use std::path::Path;
use std::process::{Command, ExitCode};

/// Runs the command.
pub fn run() -> ExitCode {
    let root = find_workspace();
    let root = if root.as_os_str().is_empty() {
        Path::new(".")
    } else {
        &root
    };
    let texts = match texts::read_files(root) {
        Ok(texts) => texts,
        Err(problem) => {
            return refuse(format_args!(
                "{problem}\n  = help: run this in a checkout of the repository"
            ));
        }
    };
    let mut faults = checks::check_templates(&texts);
    faults.extend(checks::check_marks(&texts));
    faults.extend(codes::check_codes(&texts));
    faults.extend(checks::check_code_blocks(&texts));
    faults.extend(checks::check_docs_links(&texts));
    faults.extend(named_tests::check_named_tests(&texts));
    faults.extend(update_workflow::check_update_workflow(&texts));
    faults.extend(checks::check_examples(&texts));
    for folder in [
        "generator/src/",
        "generated/src/runtime/",
        "xtask/src/",
        "xtask/importer/src/",
    ] {
        faults.extend(modules::find_circular(&texts, folder));
    }
    faults.extend(unlisted::check_unlisted(&texts));
    faults.extend(long::check_long_functions(&texts));
    faults.extend(on_demand::check_on_demand(&texts));
    faults.extend(searches::check_searches(&texts));
    faults.extend(libraries::check_libraries(&texts));
    faults.extend(purity::check_purity(&texts));
    faults.extend(libraries::check_printed_rust(&texts));
    match list_package(root) {
        Ok(list) => faults.extend(checks::check_package(&list)),
        Err(problem) => faults.push(problem),
    }
    for fault in &faults {
        say_line!("{fault}");
    }
    say_line!("{} files, {} faults", texts.len(), faults.len());
    if faults.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// The files of the published package.
fn list_package(root: &Path) -> Result<Vec<String>, String> {
    let output = Command::new("cargo")
        .args([
            "package",
            "--list",
            "--allow-dirty",
            "--offline",
            "-p",
            "withpersona",
        ])
        .current_dir(root)
        .output()
        .map_err(|error| format!("cargo can't be run: {error}"))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(format!("the package has no list: {said}"));
    }
    let list = String::from_utf8_lossy(&output.stdout);
    Ok(list.lines().map(str::to_owned).collect())
}
