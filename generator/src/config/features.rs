//! The names of Cargo features.

use super::faults::Faults;
use super::rules::{FEATURE_NAME, LINE};
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

/// Reports the names that a feature cannot have.
pub(super) fn check_features(features: &BTreeMap<String, Vec<String>>, faults: &mut Faults<'_>) {
    for (name, tags) in features {
        let path = ["features", name.as_str()];
        faults.check_key(&FEATURE_NAME, &path);
        faults.check_each(&LINE, &path, tags);
        if RESERVED.contains(&name.as_str()) {
            let what = "is a feature of every generated crate";
            faults.key(&path, what, "give it another name");
        }
    }
}
