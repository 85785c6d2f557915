//! What later stages need of a root, put right where it was reported.
//!
//! In: a bundled root with an error in it. Out: the same with `info`, and with mappings where mappings are due. Always:
//! what a sound root has stays as it is, so that nothing is reported twice.

use serde_yaml::{Mapping, Value};

/// Puts in what the root lacks, and takes out what is not what it should be.
pub fn mend_root(root: &mut Value) {
    let Value::Mapping(root) = root else {
        return;
    };
    root.shift_remove("$ref");
    for key in ["paths", "webhooks", "components"] {
        if root.get(key).is_some_and(|value| !value.is_mapping()) {
            root.shift_remove(key);
        }
    }
    let info = root.entry("info".into()).or_insert(Value::Null);
    if !info.is_mapping() || info.get("$ref").is_some() {
        *info = Value::Mapping(Mapping::new());
    }
    if let Value::Mapping(info) = info {
        for key in ["title", "version"] {
            let text = info.entry(key.into()).or_insert(Value::Null);
            if matches!(text, Value::Null | Value::Sequence(_) | Value::Mapping(_)) {
                *text = "".into();
            }
        }
    }
}
