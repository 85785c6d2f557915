//! The generated code of all fixtures as one crate: it compiles without a warning, its examples decode and encode
//! without loss, and the tests in `behaviour/` pass.

use generator_tests::crate_of_all::write_crate;
use generator_tests::fixture::list_fixtures;
use std::path::Path;
use std::process::Command;

#[test]
fn all_fixtures_compile_and_behave() {
    let made: Vec<_> = list_fixtures()
        .into_iter()
        .map(|fixture| {
            let made = fixture.make();
            (fixture, made)
        })
        .collect();
    let scratch = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let folder = scratch.join("fixtures-crate");
    write_crate(&folder, Path::new(env!("CARGO_MANIFEST_DIR")), &made);
    let cargo = |arguments: &[&str]| {
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
    };
    cargo(&["test", "--quiet", "--tests"]);
    cargo(&["doc", "--quiet", "--no-deps"]);
}
