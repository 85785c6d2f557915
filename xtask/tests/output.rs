//! The output of the commands, as another program reads it.
#![allow(clippy::unwrap_used, reason = "what is missing must fail the test")]

use std::fs;
use std::process::{Command, Stdio};

#[test]
fn a_reader_that_stops_reading_does_not_stop_the_command() {
    let folder = tempfile::tempdir().unwrap();
    let document = |name: &str, path: &str| {
        let head = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n";
        let paths = format!(
            "paths: {{{path}: {{get: {{operationId: get, responses: {{'204': {{description: Done}}}}}}}}}}\n"
        );
        let file = folder.path().join(name);
        fs::write(&file, format!("{head}{paths}")).unwrap();
        file
    };
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command
        .arg("diff")
        .args([document("a.yaml", "/a"), document("b.yaml", "/b")])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.is_empty(), "{said}");
}
