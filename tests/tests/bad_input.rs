//! The findings for each document under `bad-input/`, through all stages.

use generator::diagnostic::render;
use generator::generate::{Input, generate};
use generator_tests::fixture::root_document;
use std::path::Path;

#[test]
fn bad_input_is_reported() {
    let folder = Path::new("bad-input");
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .expect("the tests run in their package's folder")
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert!(names.len() > 30, "the fixtures are there");
    for name in names {
        let folder = folder.join(&name);
        let input = Input {
            spec: root_document(&folder),
            config: Some(folder.join("codegen.toml")).filter(|path| path.exists()),
            overlays: Vec::from_iter(
                Some(folder.join("overlay.yaml")).filter(|path| path.exists()),
            ),
            examples: Some(folder.join("examples.yaml")).filter(|path| path.exists()),
            ..Input::default()
        };
        let (outcome, diagnostics, sources) = match generate(&input) {
            Ok(output) => ("generated", output.diagnostics, output.sources),
            Err(failure) => ("refused", failure.diagnostics, failure.sources),
        };
        assert_eq!(outcome == "refused", diagnostics.has_errors(), "{name}");
        assert!(!diagnostics.is_empty(), "{name} is no bad input");
        let text = format!("{outcome}\n\n{}", render(&diagnostics, &sources));
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false, snapshot_path => "../bad-input-said" }, {
            insta::assert_snapshot!(name, text);
        });
    }
}

#[test]
fn every_snapshot_has_its_document() {
    for entry in
        std::fs::read_dir("bad-input-said").expect("the tests run in their package's folder")
    {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap();
        assert!(
            Path::new("bad-input").join(name).is_dir(),
            "{} is about nothing",
            path.display()
        );
    }
}
