//! The name of a crate whose settings give none.

use crate::config::is_crate_name;
use crate::naming::kebab_of;

/// The title's words in kebab-case, with a further word if Cargo or Rust would not allow them alone.
pub(super) fn crate_name_of(title: &str) -> String {
    let words = kebab_of(title);
    let names = [
        words.clone(),
        format!("{words}-api"),
        format!("api-{words}"),
    ];
    let mut allowed = names.into_iter().filter(|name| is_crate_name(name));
    allowed.next().unwrap_or_else(|| "api-client".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_title_gives_a_name_that_cargo_and_rust_allow() {
        for (title, name) in [
            ("Pet Store", "pet-store"),
            ("Self", "self-api"),
            ("Time", "time-api"),
            ("serde JSON", "serde-json-api"),
            ("3 Pets", "api-3-pets"),
            ("...", "dot-dot-dot"),
            ("", "empty"),
        ] {
            assert_eq!(crate_name_of(title), name);
        }
        for title in ["日本", "a".repeat(300).as_str(), "con", "-", "é"] {
            assert!(is_crate_name(&crate_name_of(title)), "{title}");
        }
    }
}
