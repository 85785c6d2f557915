//! The doctests that rustdoc finds in a crate whose document tries to add code with every text.
//!
//! It takes minutes, so it runs only on request:
//! `DESCRIPTIONS=50000 cargo test -p generator-tests -- --ignored --nocapture doctests`.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "what is odd here must fail the test"
)]

use generator_tests::hostile::{Random, describe_all, generate};
use generator_tests::standalone::Standalone;
use std::path::Path;

#[test]
#[ignore = "builds a crate and its documentation"]
fn rustdoc_finds_no_doctest_of_a_document() {
    let asked = std::env::var("DESCRIPTIONS").ok();
    let wanted = asked.and_then(|text| text.parse().ok()).unwrap_or(1000);
    let mut random = Random::new(20);
    let mut described = 0;
    let document = describe_all(wanted, &mut || {
        described += 1;
        random.description()
    });
    let files = generate(&document).unwrap_or_else(|said| panic!("{said}"));
    let made = Standalone::write(Path::new(env!("CARGO_TARGET_TMPDIR")), "doctests", &files);
    // The crate's own settings turn doctests off. That is the second defence, and this test tries the first.
    let manifest = files["Cargo.toml"].replace("doctest = false\n", "");
    assert_ne!(manifest, files["Cargo.toml"]);
    made.add("Cargo.toml", &manifest);
    let found = list_doctests(&made);
    let foreign: Vec<&String> = found
        .iter()
        .filter(|line| !line.contains("src/runtime/"))
        .collect();
    assert!(foreign.is_empty(), "{foreign:#?}");
    // The runtime has some, which shows that the test finds doctests.
    assert!(!found.is_empty());
    println!(
        "{described} descriptions; doctests: {} of the runtime, 0 of the document",
        found.len()
    );
}

/// The doctests that rustdoc would run. The runtime's examples use the published crate, so here they are listed and not
/// run.
fn list_doctests(made: &Standalone) -> Vec<String> {
    let said = made.cargo(&["test", "--doc", "--no-default-features", "--", "--list"]);
    let tests = said.lines().filter(|line| line.ends_with(": test"));
    tests.map(str::to_owned).collect()
}
