//! The generated code of all fixtures as one crate: it compiles without a warning, its examples decode and encode
//! without loss, the tests in `behaviour/` pass, and its documentation has no broken link.
#![allow(clippy::expect_used, reason = "without cargo the test must fail")]

use generator_tests::crate_of_all::write_crate;
use generator_tests::fixture::list_fixtures;
use std::path::Path;
use std::process::Command;

/// Writes the crate into the folder `name` of the scratch folder, and runs cargo in it.
fn run_cargo(name: &str, arguments: &[&str]) {
    let made: Vec<_> = list_fixtures()
        .into_iter()
        .map(|fixture| {
            let made = fixture.make();
            (fixture, made)
        })
        .collect();
    let scratch = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let folder = scratch.join(name);
    write_crate(&folder, Path::new(env!("CARGO_MANIFEST_DIR")), &made);
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .current_dir(&folder)
        // Existing builds of dependencies are reused.
        .env("CARGO_TARGET_DIR", scratch.join(".."))
        .env_remove("RUSTFLAGS")
        .output()
        .expect("cargo can be run");
    let (out, error) = (
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );
    assert!(
        output.status.success(),
        "cargo {arguments:?} in {}\n{out}\n{error}",
        folder.display()
    );
}

#[test]
fn all_fixtures_compile_and_behave() {
    run_cargo("fixtures-crate", &["test", "--quiet", "--tests"]);
}

/// Beside the documentation of the workspace, which has built what this needs.
#[test]
#[ignore = "builds documentation: `cargo test -p generator-tests --test compiled -- --ignored`"]
fn all_fixtures_are_documented_without_a_warning() {
    run_cargo("fixtures-docs", &["doc", "--quiet", "--no-deps"]);
}
