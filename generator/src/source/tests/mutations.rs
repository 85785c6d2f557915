//! No bytes make the stage panic, and bundling a bundle gives the same bundle.

use super::*;
use proptest::prelude::*;

const ROOT: &str = "openapi: 3.1.0
info: {title: Test, version: '1'}
paths:
  /a: {$ref: 'paths/a.yaml'}
  /b/{id}:
    parameters: [{$ref: '#/components/parameters/p'}]
    get:
      responses: {200: {$ref: 'lib.json#/r'}}
      callbacks: {done: {'{$url}': {$ref: '#/paths/~1a'}}}
components:
  parameters:
    p: &p {in: query, name: p, schema: {$ref: '#/components/schemas/s'}}
    q: {<<: *p, name: q}
  schemas:
    s: {properties: {a: {$ref: '#/components/schemas/s/properties/b'}, b: {type: string}, c: {$ref: 't.yaml'}}}
    t: {$ref: 't.yaml'}
";
const OTHERS: [(&str, &str); 3] = [
    (
        "paths/a.yaml",
        "post: {responses: {200: {$ref: '../lib.json#/r'}}}\n",
    ),
    (
        "lib.json",
        "{\"r\": {\"description\": \"\", \"content\": {\"a/b\": {\"schema\": {\"$ref\": \"t.yaml\"}}}}}",
    ),
    (
        "t.yaml",
        "oneOf: [{$ref: 'openapi.yaml#/components/schemas/s'}, {type: string}]\ndiscriminator: {mapping: {a: 't.yaml'}}\n",
    ),
];

/// Words with a meaning for one of the parsers or for the bundler.
const WORDS: [&str; 32] = [
    "$ref",
    "{",
    "}",
    "[",
    "]",
    ":",
    "- ",
    "\n",
    "  ",
    "'",
    "\"",
    "#",
    "/",
    "~1",
    "~",
    "*p",
    "&p ",
    "<<: *p",
    "!x ",
    "%",
    "%41",
    "t.yaml",
    "openapi.yaml",
    "#/components/schemas/t",
    "#/paths",
    "..",
    "null",
    "200",
    "\u{0}",
    "\u{feff}",
    "---\n",
    "? ",
];

/// One change: its position, the number of removed bytes, and the new text.
fn change() -> impl Strategy<Value = (prop::sample::Index, prop::sample::Index, usize, Vec<u8>)> {
    let comes = prop_oneof![
        prop::sample::select(WORDS.to_vec()).prop_map(|word| word.as_bytes().to_vec()),
        prop::collection::vec(any::<u8>(), 0..3),
    ];
    (
        any::<prop::sample::Index>(),
        any::<prop::sample::Index>(),
        0usize..12,
        comes,
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_change_of_a_document_makes_it_panic(changes in prop::collection::vec(change(), 1..6)) {
        let mut files: BTreeMap<String, Vec<u8>> =
            OTHERS.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect();
        files.insert("openapi.yaml".into(), ROOT.into());
        for (file, at, goes, comes) in changes {
            let name = files.keys().nth(file.index(files.len())).unwrap().clone();
            let text = files.get_mut(&name).unwrap();
            let at = at.index(text.len() + 1);
            let end = (at + goes).min(text.len());
            text.splice(at..end, comes);
        }
        match load_from("openapi.yaml", &files) {
            Ok(document) => {
                prop_assert!(!document.diagnostics.has_errors());
                // References of the bundle are not percent-encoded, so such a reference reads differently.
                let text = as_text(&document);
                if !text.contains('%') {
                    let bundle = BTreeMap::from([("bundle.json".to_owned(), text.clone().into_bytes())]);
                    match load_from("bundle.json", &bundle) {
                        Ok(again) => prop_assert_eq!(as_text(&again), text),
                        Err(failure) => {
                            let said = crate::diagnostic::render(&failure.diagnostics, &failure.sources);
                            prop_assert!(false, "the bundle does not load: {}{}", text, said);
                        }
                    }
                }
                crate::diagnostic::render(&document.diagnostics, &document.sources);
            }
            Err(failure) => {
                prop_assert!(failure.diagnostics.has_errors());
                let text = crate::diagnostic::render(&failure.diagnostics, &failure.sources);
                prop_assert!(text.starts_with("error["));
            }
        }
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let files = BTreeMap::from([("openapi.yaml".to_owned(), bytes)]);
        let failure = load_from("openapi.yaml", &files).unwrap_err();
        crate::diagnostic::render(&failure.diagnostics, &failure.sources);
    }
}
