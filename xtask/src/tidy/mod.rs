//! `cargo xtask tidy`: what must hold of the files of this workspace and what no compiler looks at.
//!
//! In: the files that git knows. Out: a line for each fault, counts, and the exit status: 0 tidy, 1 not. Always: reads
//! only.

mod checks;
mod codes;
mod modules;
mod named_tests;
mod update_workflow;

use crate::workspace::find_workspace;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, ExitCode};

/// Text of the files of the workspace by path, as far as they are text.
pub(super) type Texts = BTreeMap<String, String>;

/// Runs the command.
pub fn run() -> ExitCode {
    let root = find_workspace();
    let root = if root.as_os_str().is_empty() {
        Path::new(".")
    } else {
        &root
    };
    let texts = match read_files(root) {
        Ok(texts) => texts,
        Err(problem) => {
            eprintln!("error: {problem}\n  = help: run this in a checkout of the repository");
            return ExitCode::from(2);
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
    faults.extend(modules::find_circular(&texts, "generator/src/"));
    match list_package(root) {
        Ok(list) => faults.extend(checks::check_package(&list)),
        Err(problem) => faults.push(problem),
    }
    for fault in &faults {
        println!("{fault}");
    }
    println!(
        "{} files, {} faults; {} functions over 60 lines",
        texts.len(),
        faults.len(),
        modules::count_long_functions(&texts),
    );
    if faults.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Reads the files that git knows and that are on the disk.
fn read_files(root: &Path) -> Result<Texts, String> {
    let output = Command::new("git")
        .args(["ls-files", "-z"])
        .current_dir(root)
        .output()
        .map_err(|error| format!("git can't be run: {error}"))?;
    if !output.status.success() {
        return Err("this is no checkout, so it is not known which files belong to it".to_owned());
    }
    let names = String::from_utf8_lossy(&output.stdout).into_owned();
    let texts = names.split('\0').filter_map(|name| {
        let text = std::fs::read_to_string(root.join(name)).ok()?;
        Some((name.to_owned(), text))
    });
    Ok(texts.collect())
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

/// Files for a test, by name.
#[cfg(test)]
fn texts(files: &[(&str, &str)]) -> Texts {
    let own = |(name, text): &(&str, &str)| ((*name).to_owned(), (*text).to_owned());
    files.iter().map(own).collect()
}
