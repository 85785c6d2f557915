//! A document reads no file outside its folder, whatever its references are.
#![allow(clippy::unwrap_used, reason = "what is odd here must fail the test")]
#![cfg(unix)]

use generator::diagnostic::render;
use generator::generate::{Input, generate};
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

const SECRET: &str =
    "type: object\ndescription: THE-SECRET\nproperties: {the-secret: {type: string}}\n";

/// A folder with a document in `api/` and a secret next to it.
fn make(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("confinement")
        .join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("api/parts")).unwrap();
    fs::create_dir_all(folder.join("other")).unwrap();
    fs::write(folder.join("other/secret.yaml"), SECRET).unwrap();
    fs::write(folder.join("api/parts/own.yaml"), SECRET).unwrap();
    folder
}

fn document(reference: &str) -> String {
    let reference = serde_json::Value::from(reference);
    format!(
        "openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\npaths: {{}}\ncomponents: {{schemas: {{a: {{$ref: {reference}}}}}}}\n"
    )
}

/// All output of a run, and whether it made a crate.
fn run(input: &Input) -> (bool, String) {
    match generate(input) {
        Ok(output) => {
            let files: Vec<String> = output.files.into_values().collect();
            (
                true,
                files.concat() + &render(&output.diagnostics, &output.sources),
            )
        }
        Err(failure) => (false, render(&failure.diagnostics, &failure.sources)),
    }
}

fn refer(folder: &Path, reference: &str) -> (bool, String) {
    let spec = folder.join("api/openapi.yaml");
    fs::write(&spec, document(reference)).unwrap();
    run(&Input {
        spec,
        ..Input::default()
    })
}

#[test]
fn references_stay_below_the_folder() {
    let folder = make("spellings");
    let absolute = folder.join("other/secret.yaml");
    let absolute = absolute.to_str().unwrap();
    symlink(
        folder.join("other/secret.yaml"),
        folder.join("api/link.yaml"),
    )
    .unwrap();
    symlink(folder.join("other"), folder.join("api/folder")).unwrap();
    symlink("link.yaml", folder.join("api/link-of-link.yaml")).unwrap();
    fs::create_dir_all(folder.join("api-other")).unwrap();
    fs::write(folder.join("api-other/secret.yaml"), SECRET).unwrap();
    for reference in [
        "../other/secret.yaml",
        "./parts/../../other/secret.yaml",
        "parts/../../other/secret.yaml#/properties/the-secret",
        "..%2fother%2fsecret.yaml",
        "%2e%2e/other/secret.yaml",
        "../api-other/secret.yaml",
        "link.yaml",
        "folder/secret.yaml",
        "link-of-link.yaml",
        "folder/../../other/secret.yaml",
        absolute,
        &absolute.replace('/', "%2F"),
        "/etc/passwd",
        "/dev/zero",
        "/proc/self/environ",
        "../absent.yaml",
    ] {
        let (made, text) = refer(&folder, reference);
        assert!(!made, "{reference}");
        assert!(
            !text.contains("SECRET") && !text.contains("root:"),
            "{reference}\n{text}"
        );
        assert!(
            text.contains("error[ref-outside]") && text.contains("--allow-folder"),
            "{reference}\n{text}"
        );
    }
    for reference in [
        "parts/own.yaml",
        "./parts/../parts/own.yaml",
        &format!("{}/api/parts/own.yaml", folder.display()),
    ] {
        let (made, text) = refer(&folder, reference);
        assert!(made && text.contains("THE-SECRET"), "{reference}\n{text}");
    }
}

#[test]
fn a_named_folder_may_be_read() {
    let folder = make("allowed");
    let spec = folder.join("api/openapi.yaml");
    fs::write(&spec, document("../other/secret.yaml")).unwrap();
    let folders = vec![folder.join("other")];
    let (made, text) = run(&Input {
        spec,
        folders,
        ..Input::default()
    });
    assert!(made && text.contains("THE-SECRET"), "{text}");
}

#[test]
fn a_document_that_is_reached_by_a_link_has_the_folder_of_the_link() {
    let folder = make("linked");
    symlink(folder.join("api"), folder.join("linked")).unwrap();
    fs::write(folder.join("api/openapi.yaml"), document("parts/own.yaml")).unwrap();
    let spec = folder.join("linked/openapi.yaml");
    let (made, text) = run(&Input {
        spec,
        ..Input::default()
    });
    assert!(made, "{text}");
}

/// A test that reads one of them to its end would never end.
#[test]
fn only_regular_files_of_a_bounded_size_are_read() {
    let folder = make("kinds");
    let pipe = folder.join("api/pipe.yaml");
    let status = std::process::Command::new("mkfifo")
        .arg(&pipe)
        .status()
        .unwrap();
    assert!(status.success());
    fs::File::create(folder.join("api/huge.yaml"))
        .unwrap()
        .set_len(1 << 40)
        .unwrap();
    for (reference, why) in [
        ("pipe.yaml", "it is no regular file"),
        ("huge.yaml", "it is larger than 128 MiB"),
        ("parts", "it is a folder"),
    ] {
        let (made, text) = refer(&folder, reference);
        assert!(!made && text.contains(why), "{reference}\n{text}");
    }
}

#[test]
fn overlays_settings_and_examples_are_confined_too() {
    let folder = make("others");
    let spec = folder.join("api/openapi.yaml");
    fs::write(&spec, document("parts/own.yaml")).unwrap();
    let overlay = "overlay: 1.0.0\ninfo: {title: T, version: '1'}\nactions: [{target: $.info, update: {title: THE-SECRET-OVERLAY}}]\n";
    fs::write(folder.join("other/overlay.yaml"), overlay).unwrap();
    fs::write(
        folder.join("other/codegen.toml"),
        "[crate]\ndescription = \"THE-SECRET-SETTING\"\n",
    )
    .unwrap();
    symlink(
        folder.join("other/overlay.yaml"),
        folder.join("api/overlay.yaml"),
    )
    .unwrap();
    symlink(
        folder.join("other/codegen.toml"),
        folder.join("api/codegen.toml"),
    )
    .unwrap();
    fs::create_dir(folder.join("examples")).unwrap();
    fs::write(
        folder.join("examples/openapi.yaml"),
        document("../other/secret.yaml"),
    )
    .unwrap();
    let plain = Input {
        spec,
        ..Input::default()
    };
    let with_overlay = Input {
        overlays: vec![folder.join("api/overlay.yaml")],
        ..plain.clone()
    };
    let with_config = Input {
        config: Some(folder.join("api/codegen.toml")),
        ..plain.clone()
    };
    let with_examples = Input {
        examples: Some(folder.join("examples/openapi.yaml")),
        ..plain.clone()
    };
    assert!(run(&plain).0);
    for input in [with_overlay, with_config, with_examples] {
        let (made, text) = run(&input);
        assert!(!made && !text.contains("THE-SECRET"), "{input:?}\n{text}");
    }
}

#[test]
fn values_outside_of_a_document_are_not_fetched() {
    let folder = make("external");
    let spec = folder.join("api/openapi.yaml");
    let text = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: {/a: {get: {operationId: a, responses: {'200': {description: d, content: {application/json: \
        {schema: {type: object}, examples: {e: {externalValue: ../other/secret.yaml}, f: {externalValue: 'file:///etc/passwd'}}}}}}}}}\n";
    fs::write(&spec, text).unwrap();
    let (made, text) = run(&Input {
        spec,
        ..Input::default()
    });
    assert!(
        made && !text.contains("THE-SECRET") && !text.contains("root:"),
        "{text}"
    );
}
