//! The generated code of all fixtures as one crate: it compiles without a warning, its examples decode and encode
//! without loss, the tests in `behaviour/` pass, and its documentation has no broken link.

use generator_tests::cargo::run_cargo;
use generator_tests::crate_of_all::write_crate;
use generator_tests::fixture::list_fixtures;
use std::path::Path;

/// Writes the crate and runs cargo in it. Each test has a folder of its own, `name`, because both can run at once.
fn run_in_crate(name: &str, arguments: &[&str]) {
    let scratch = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let folder = scratch.join(name);
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    write_crate(&folder, package, list_fixtures());
    run_cargo(&folder, &scratch.join(".."), arguments);
}

#[test]
fn all_fixtures_compile_and_behave() {
    run_in_crate("fixtures-crate", &["test", "--quiet", "--tests"]);
}

#[test]
#[ignore = "builds documentation: `cargo test --workspace --test all -- --ignored compiled`"]
fn all_fixtures_are_documented_without_a_warning() {
    run_in_crate("fixtures-docs", &["doc", "--quiet", "--no-deps"]);
}
