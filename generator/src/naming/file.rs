//! Names of files and of the modules in them.
//!
//! In: any text. Out: ASCII that every file system accepts. Always: no name is reserved on Windows, and none is longer
//! than [`LIMIT`]. A shortened name ends in a digest of the whole name, so that two long names stay different.

use super::{scope, words};
use sha2::{Digest, Sha256};

/// File systems allow 255 bytes. The extension, the folders and additions of tools must also fit.
const LIMIT: usize = 100;

/// Names of devices. Windows uses the device for these names with any extension.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// The crate's own modules that generated files use by their plain names.
const CRATE_MODULES: [&str; 2] = ["http", "ids"];

/// Whether a name is reserved on Windows.
pub fn is_device(name: &str) -> bool {
    let numbered = ["com", "lpt"].iter().any(|port| {
        let number = name.strip_prefix(port);
        number.is_some_and(|n| n.len() == 1 && n.bytes().all(|b| b.is_ascii_digit()))
    });
    DEVICES.contains(&name) || numbered
}

/// The name of a module: snake_case, and not a keyword.
pub fn module(text: &str) -> String {
    let name = cut(words::snake(&words::ascii(text)), '_');
    if is_device(&name) || CRATE_MODULES.contains(&name.as_str()) {
        return name + "_";
    }
    scope::make(name).to_string()
}

/// The name of a file without its extension, in kebab-case.
pub fn stem(text: &str) -> String {
    let name = cut(words::kebab(&words::ascii(text)), '-');
    if is_device(&name) { name + "-" } else { name }
}

/// `name` cut to the limit, with a digest of the whole name.
fn cut(name: String, between: char) -> String {
    if name.len() <= LIMIT {
        return name;
    }
    let digest = Sha256::digest(name.as_bytes());
    let digest: String = digest.iter().take(4).map(|b| format!("{b:02x}")).collect();
    let kept: String = name.chars().take(LIMIT - digest.len() - 1).collect();
    format!("{kept}{between}{digest}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_windows_keeps_and_keywords_are_marked() {
        assert_eq!(module("Con"), "con_");
        assert_eq!(module("Type"), "type_");
        assert_eq!(module("LPT1"), "lpt1_");
        assert_eq!(module("Console"), "console");
        assert_eq!(
            (module("Http"), module("Ids")),
            ("http_".into(), "ids_".into())
        );
        assert_eq!(stem("aux"), "aux-");
    }

    #[test]
    fn long_names_are_cut_and_stay_apart() {
        let (one, other) = (module(&"a".repeat(300)), module(&"a".repeat(301)));
        assert!(one.len() <= LIMIT && one != other, "{one} {other}");
    }

    #[test]
    fn names_of_files_are_ascii() {
        assert_eq!(module("Größe"), "gr_uf6_udf_e");
    }
}
