//! Any description: nothing panics, and rustdoc finds no code to run in what becomes of it.

#![no_main]

use generator::markdown::{doc_lines, find_fault, lead, list_item, one_line};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let made = doc_lines(text).join("\n");
    assert_eq!(find_fault(&made), None, "{made}");
    let again = doc_lines(&made).join("\n");
    assert_eq!(find_fault(&again), None, "{again}");
    let item = list_item(&lead(text)).join("\n");
    assert_eq!(find_fault(&item), None, "{item}");
    let line = one_line(text);
    assert!(!line.contains('\n'));
    assert_eq!(find_fault(&line), None, "{line}");
});
