//! Corrects a root after its faults were reported, so that later stages can read it.
//!
//! In: a bundled root. Out: the same with a version, with `info`, and with mappings where OpenAPI requires them.
//! Always: valid parts do not change, so that no fault is reported twice.

use super::files::split_folder;
use crate::yaml::{Mapping, Value};

/// Adds what the root lacks, and removes invalid parts. `file` is the document's name.
pub fn mend_root(root: &mut Value, file: &str) {
    let Value::Mapping(root) = root else {
        return;
    };
    root.shift_remove("$ref");
    let version = match root.get("openapi") {
        Some(Value::String(text)) => text.trim().to_owned(),
        Some(Value::Number(number)) => number.to_string(),
        _ => "3.1.0".to_owned(),
    };
    if version.split('.').count() < 3 || !root.get("openapi").is_some_and(Value::is_string) {
        let minor = version.split('.').nth(1).unwrap_or("0");
        root.insert("openapi".into(), format!("3.{minor}.0").into());
    }
    for key in ["paths", "webhooks", "components"] {
        if root.get(key).is_some_and(|value| !value.is_mapping()) {
            root.shift_remove(key);
        }
    }
    let info = root.entry("info".into()).or_insert(Value::Null);
    if !info.is_mapping() || info.get("$ref").is_some() {
        *info = Value::Mapping(Mapping::new());
    }
    let title = title_of(file);
    if let Value::Mapping(info) = info {
        for (key, stand_in) in [("title", title.as_str()), ("version", "0.0.0")] {
            let text = info.entry(key.into()).or_insert(Value::Null);
            let missing = match text {
                Value::Null | Value::Sequence(_) | Value::Mapping(_) => true,
                Value::String(text) => text.trim().is_empty(),
                _ => false,
            };
            if missing {
                *text = stand_in.into();
            }
        }
    }
}

/// A title from the name of a file, or of its folder if the file has a generic name.
fn title_of(file: &str) -> String {
    let (folder, own) = split_folder(file);
    let stem = own.split('.').next().unwrap_or_default();
    let folder = folder.trim_end_matches('/');
    let folder = folder.rsplit('/').next().unwrap_or_default();
    let common = ["", "openapi", "swagger", "api", "index", "spec", "schema"].contains(&stem);
    let name = if common && folder.chars().any(char::is_alphabetic) {
        folder
    } else {
        stem
    };
    if name.chars().any(char::is_alphabetic) {
        name.to_owned()
    } else {
        "API".to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_called_as_all_are_gives_way_to_its_folder() {
        assert_eq!(title_of("pets.v1.yaml"), "pets");
        assert_eq!(title_of("a/pets/openapi.yaml"), "pets");
        assert_eq!(title_of("openapi.json"), "openapi");
        assert_eq!(title_of("../1.yaml"), "API");
    }
}
