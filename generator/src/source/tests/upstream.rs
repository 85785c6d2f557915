//! Upstream's document, whose folder `PERSONA_UPSTREAM` names.

use super::*;
use std::path::PathBuf;

fn upstream() -> PathBuf {
    std::env::var_os("PERSONA_UPSTREAM")
        .expect("PERSONA_UPSTREAM names a folder")
        .into()
}

#[test]
#[ignore = "it needs the folder that PERSONA_UPSTREAM names"]
fn three_forms_of_upstream_give_one_bundle() {
    let folder = upstream();
    let load_form = |name: &str| match load(&folder.join(name), &[]) {
        Ok(document) => document,
        Err(failure) => panic!(
            "{name}: {}",
            crate::diagnostic::render(&failure.diagnostics, &failure.sources)
        ),
    };
    let split = load_form("openapi.yaml");
    assert!(split.sources.names().count() > 500, "it really is split");
    assert_eq!(list_dangling(&split.root), [""; 0]);
    for name in ["openapi-bundled.yaml", "openapi-bundled.json"] {
        let document = load_form(name);
        assert_eq!(document.sources.names().count(), 1);
        assert!(
            as_text(&document) == as_text(&split),
            "{name} differs from the split form"
        );
        assert_eq!(document.canonical_sha256(), split.canonical_sha256());
    }
}

#[test]
#[ignore = "it needs the folder that PERSONA_UPSTREAM names"]
fn every_component_of_upstream_finds_back_to_its_file() {
    let folder = upstream();
    let Ok(document) = load(&folder.join("openapi.yaml"), &[]) else {
        panic!("it loads")
    };
    let schemas = document
        .get("/components/schemas")
        .and_then(crate::yaml::Value::as_mapping)
        .unwrap();
    for name in schemas.keys().filter_map(crate::yaml::Value::as_str) {
        let place = document.place(&format!("/components/schemas/{name}/type"));
        assert!(
            place
                .file
                .ends_with(&format!("components/schemas/{name}.yaml")),
            "{name}: {place:?}"
        );
        assert_eq!(place.pointer, "/type");
    }
}
