//! Checks that the generator avoids forbidden functions and names.
//!
//! In: the generator's files. Out: a line for each file that writes, uses the clock, the network or the environment, or
//! names the API of this workspace. Always: tests are skipped.

use super::texts::Texts;

/// Forbidden texts in the generator's code, with reasons.
const FORBIDDEN: &[(&str, &str)] = &[
    ("fs::write", "the generator writes no file"),
    ("fs::create_dir", "the generator writes no file"),
    ("File::create", "the generator writes no file"),
    ("OpenOptions", "the generator writes no file"),
    ("SystemTime", "the generator reads no clock"),
    ("Instant::now", "the generator reads no clock"),
    ("TcpStream", "the generator has no network"),
    ("env::var", "the generator reads no environment"),
    ("persona", "settings of one API belong in spec/codegen.toml"),
];

/// The generator's files with a forbidden text.
pub fn check_purity(texts: &Texts) -> Vec<String> {
    let own = texts.iter().filter(|(name, _)| {
        name.starts_with("generator/src/") && name.ends_with(".rs") && !name.contains("tests")
    });
    let mut faults = Vec::new();
    for (name, text) in own {
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        let small = code.to_lowercase();
        for (word, why) in FORBIDDEN {
            if code.contains(word) || (*word == "persona" && small.contains(word)) {
                faults.push(format!("{name}: `{word}`: {why}"));
            }
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::super::texts::texts;
    use super::*;

    #[test]
    fn forbidden_code_in_the_generator_is_reported() {
        let said = |text: &str| check_purity(&texts(&[("generator/src/a.rs", text)])).len();
        assert_eq!(said("fn f() { std::fs::write(a, b); }"), 1);
        assert_eq!(said("/// As Persona does.\nfn f() {}"), 1);
        assert_eq!(
            said("fn f() {}\n#[cfg(test)]\nmod t { use std::time::SystemTime; }"),
            0
        );
    }
}
