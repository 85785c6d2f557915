//! Cargo in the folder of a generated crate.

use std::path::Path;
use std::process::Command;

/// What cargo prints in `folder`. A failure ends the test. Cargo uses the existing builds of libraries in `target`.
pub fn run_cargo(folder: &Path, target: &Path, arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", target)
        .env_remove("RUSTFLAGS")
        // A change of a template changes all files of the crate, so the compiler could reuse little. Storing what it could
        // reuse takes a third of the build.
        .env("CARGO_INCREMENTAL", "0")
        .output()
        .expect("cargo can be run");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success(),
        "cargo {arguments:?} in {}\n{said}\n{errors}",
        folder.display()
    );
    said
}
