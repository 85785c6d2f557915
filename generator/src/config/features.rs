//! The names of Cargo features.

use std::collections::BTreeMap;

/// The feature with all features of `[features]`.
pub const FULL: &str = "full";

/// The features that every generated crate has.
const RESERVED: [&str; 12] = [
    "__spec-examples",
    "blocking",
    "chrono",
    "default",
    FULL,
    "jiff",
    "native-tls",
    "rustls",
    "rustls-ring",
    "test-util",
    "time",
    "tracing",
];

/// The features whose names cannot be used, each with the reason.
pub(super) fn find_faults(features: &BTreeMap<String, Vec<String>>) -> Vec<(&str, String)> {
    let names = features.keys().map(String::as_str);
    names
        .filter_map(|name| Some((name, find_fault(name)?.to_owned())))
        .collect()
}

fn find_fault(name: &str) -> Option<&'static str> {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    if RESERVED.contains(&name) {
        Some("is a feature of every generated crate")
    } else if !name.starts_with(|c: char| c.is_ascii_alphabetic()) || !name.chars().all(is_word) {
        Some("has a name that Cargo does not allow, or that does not begin with a letter")
    } else {
        None
    }
}
