//! Any text in every place of a document: a crate comes of it whose documentation holds no code of the document's.
//!
//! Each place for words gets the text from another character on, so that a run tries as many texts as there are places.
//! All places for names get the same text.

#![no_main]

use generator::markdown::{find_fault, find_fault_in_rust};
use generator_tests::hostile::{describe_all, generate, name_all};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let mut starts = text.char_indices().map(|(at, _)| at).cycle();
    let mut next = || {
        let (end, start) = text.split_at(starts.next().unwrap_or_default());
        start.to_owned() + end
    };
    for document in [describe_all(3, &mut next), name_all(text)] {
        match generate(&document) {
            Ok(files) => files.iter().for_each(|(path, text)| check(path, text)),
            Err(said) => assert!(!said.contains("internal-render"), "{said}"),
        }
    }
});

fn check(path: &str, text: &str) {
    if path.ends_with(".rs") {
        let tokens = text.parse::<proc_macro2::TokenStream>();
        let tokens = tokens.expect("the generator writes Rust");
        assert_eq!(find_fault_in_rust(tokens, false), None, "{path}");
    }
    if path.ends_with(".md") {
        assert_eq!(find_fault(text), None, "{path}");
    }
}
