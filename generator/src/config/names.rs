//! The names that a person chose in codegen.toml.

use super::tables::NamesByHand;
use crate::identifier::is_identifier;

/// The byte offset of each entry, by table and key.
pub(super) fn find_entries(text: &str, names: &NamesByHand) -> Vec<(&'static str, String, usize)> {
    let types = names.types.keys().map(|key| ("types", key));
    let resources = names.resources.keys().map(|key| ("resources", key));
    let operations = names.operations.keys().map(|key| ("operations", key));
    let entries = types.chain(resources).chain(operations);
    entries
        .map(|(table, key)| (table, key.clone(), find_entry(text, table, key)))
        .collect()
}

/// The byte offset of a key below the head of its table.
fn find_entry(text: &str, table: &str, key: &str) -> usize {
    let head = text.find(&format!("[names.{table}]")).unwrap_or_default();
    let below = text.get(head..).unwrap_or_default();
    let quoted = below.find(&format!("\"{key}\""));
    let bare = || below.find(&format!("\n{key}")).map(|at| at + 1);
    head + quoted.or_else(bare).unwrap_or_default()
}

/// The names that Rust or Cargo does not allow, each with the reason and the help.
pub(super) fn find_faults<'n>(
    names: &'n NamesByHand,
    crate_name: Option<&'n str>,
) -> Vec<(&'n str, &'static str, &'static str)> {
    let operations = names.operations.values();
    let methods = operations.clone().filter_map(|o| o.method.as_deref());
    let types = operations.filter_map(|o| o.type_name.as_deref());
    let types = types.chain(names.types.values().map(String::as_str));
    let mut faults = Vec::new();
    for name in types.filter(|name| !fits(name, |c| c.is_ascii_uppercase())) {
        let help = "give a name in UpperCamelCase, of ASCII letters and digits";
        faults.push((name, "is not the name of a type", help));
    }
    for name in methods.filter(|name| !fits(name, |c| c.is_ascii_lowercase())) {
        let help = "give a name in snake_case that is no keyword of Rust";
        faults.push((name, "is not the name of a method", help));
    }
    if let Some(name) = crate_name.filter(|name| !is_crate_name(name)) {
        let help = "begin with a letter, and use only letters, digits, `-` and `_`";
        faults.push((name, "is not the name of a crate", help));
    }
    faults
}

/// Whether Rust allows a name, and its first letter is of this kind. Words of other scripts are not allowed here.
fn fits(name: &str, first: fn(&char) -> bool) -> bool {
    name.is_ascii() && name.chars().next().as_ref().is_some_and(first) && is_identifier(name)
}

/// Whether Cargo and Rust allow a name for a crate.
pub fn is_crate_name(name: &str) -> bool {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(is_word)
}

#[cfg(test)]
mod tests {
    use crate::config::Config;
    use crate::diagnostic::Diagnostics;

    #[test]
    fn a_name_that_rust_or_cargo_does_not_allow_is_an_error_at_its_place() {
        for (text, line) in [
            ("[names.operations]\na = { type = \"Add tag\" }\n", 2),
            ("[names.operations]\na = { type = \"Self\" }\n", 2),
            ("[names.operations]\na = { method = \"type\" }\n", 2),
            ("[names.operations]\na = { method = \"Add\" }\n", 2),
            ("[names.types]\n\n\"schema a\" = \"2A\"\n", 3),
            ("[crate]\nname = \"with persona\"\n", 2),
            ("[crate]\nname = \"\"\n", 2),
        ] {
            let mut diagnostics = Diagnostics::default();
            Config::parse("codegen.toml", text, &mut diagnostics);
            let places = diagnostics
                .iter()
                .filter_map(|d| d.place.as_ref()?.position);
            let lines: Vec<usize> = places.map(|(line, _)| line).collect();
            assert_eq!(lines, [line], "{text}");
        }
        let mut diagnostics = Diagnostics::default();
        let text = "[crate]\nname = \"a-b\"\n[names.operations]\na = { type = \"AddTag\", method = \"add_tag\" }\n";
        Config::parse("codegen.toml", text, &mut diagnostics);
        assert!(diagnostics.is_empty());
    }
}
