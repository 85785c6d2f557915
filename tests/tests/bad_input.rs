//! What the generator says about each document under `bad-input/`.

use generator::diagnostic::render;
use generator::source::load;
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
        let json = folder.join(&name).join("openapi.json");
        let path = if json.exists() {
            json
        } else {
            folder.join(&name).join("openapi.yaml")
        };
        let (outcome, diagnostics, sources) = match load(&path) {
            Ok(document) => ("loaded", document.diagnostics, document.sources),
            Err(failure) => ("refused", failure.diagnostics, failure.sources),
        };
        assert_eq!(outcome == "refused", diagnostics.has_errors(), "{name}");
        let text = format!("{outcome}\n\n{}", render(&diagnostics, &sources));
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false, snapshot_path => "../bad-input-said" }, {
            insta::assert_snapshot!(name, text);
        });
    }
}
