//! Changes without effect give no diff and no changed line.

use super::super::Verdict;
use super::{BASE, diff, generate, read};
use crate::render::Files;
use crate::yaml::{Mapping, Value};

/// Asserts that both documents give exactly the same crate, and no diff.
fn assert_silent(edited: &str) {
    assert_ne!(edited, BASE, "the edit must change something");
    let (old, new) = (generate(BASE), generate(edited));
    assert_eq!(differing(&old, &new), Vec::<&String>::new());
    let diff = diff(BASE, edited);
    assert!(diff.changes.is_empty(), "{:#?}", diff.changes);
    assert_eq!(diff.verdict, Verdict::None);
}

fn differing<'a>(old: &'a Files, new: &'a Files) -> Vec<&'a String> {
    assert_eq!(
        old.keys().collect::<Vec<_>>(),
        new.keys().collect::<Vec<_>>()
    );
    old.iter()
        .filter(|(name, text)| new.get(*name) != Some(text))
        .map(|(name, _)| name)
        .collect()
}

fn parse(text: &str) -> Value {
    crate::yaml::from_str(text).expect("the document is YAML")
}

/// BASE with the entries of the mapping at a path in reverse order.
fn reverse(path: &[&str]) -> String {
    let mut root = parse(BASE);
    let mut at = &mut root;
    for key in path {
        at = at.get_mut(*key).expect("the path exists");
    }
    let mapping = at.as_mapping_mut().expect("a mapping is there");
    let mut entries: Vec<(Value, Value)> = std::mem::take(mapping).into_iter().collect();
    entries.reverse();
    *mapping = entries.into_iter().collect::<Mapping>();
    crate::yaml::to_string(&root).expect("a value is YAML")
}

#[test]
fn reordered_maps_of_the_document_are_silent() {
    for path in [
        &["paths"][..],
        &["webhooks"],
        &["components"],
        &["components", "schemas"],
        &["components", "securitySchemes"],
        &["paths", "/books/{book-id}"],
        &["paths", "/books", "get", "responses"],
        &["paths", "/books", "get"],
    ] {
        assert_silent(&reverse(path));
    }
    // The whole document, whose first key need not be its version.
    assert_silent(&reverse(&[]));
}

#[test]
fn another_form_of_the_same_yaml_is_silent() {
    assert_silent(&crate::yaml::to_string(&parse(BASE)).expect("a value is YAML"));
    assert_silent(&serde_json::to_string(&parse(BASE)).expect("a value is JSON"));
    assert_silent(
        &BASE
            .replace("    ", "      ")
            .replace("type: string", "type: 'string'"),
    );
    assert_silent(&format!("# A comment.\n{BASE}"));
}

#[test]
fn reordered_tags_are_silent() {
    let edited = BASE.replace("  - {name: Orders}\n", "").replace(
        "tags:\n  - {name: Books",
        "tags:\n  - {name: Orders}\n  - {name: Books",
    );
    assert_silent(&edited);
}

#[test]
fn no_file_holds_what_differs_with_every_run() {
    assert_eq!(generate(BASE), generate(BASE));
    assert_eq!(read(BASE).sha256, read(&reverse(&["paths"])).sha256);
}
