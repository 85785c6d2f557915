//! Checks that the compiler sees every file beside a `main.rs`.
//!
//! In: Rust files. Out: a line for each file that the `main.rs` of its folder does not name as a module. A test in such a
//! file would never run, and nothing else would say so.

use super::texts::Texts;

/// Files that are not part of the program in their folder.
pub fn check_unlisted(texts: &Texts) -> Vec<String> {
    let mut faults = Vec::new();
    for (root, text) in texts {
        let Some(folder) = root.strip_suffix("main.rs") else {
            continue;
        };
        let modules = texts.keys().filter_map(|name| {
            let module = name.strip_prefix(folder)?.strip_suffix(".rs")?;
            (module != "main" && !module.contains('/')).then_some(module)
        });
        let is_listed = |module: &str| {
            let line = format!("mod {module};");
            text.lines().any(|listed| listed == line)
        };
        faults.extend(
            modules
                .filter(|module| !is_listed(module))
                .map(|module| format!("{root}: it lacks `mod {module};`")),
        );
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::super::texts::texts;
    use super::*;

    #[test]
    fn a_file_that_no_program_contains_is_reported() {
        let faults = check_unlisted(&texts(&[
            ("a/tests/main.rs", "mod one;\nmod others;\n"),
            ("a/tests/one.rs", ""),
            ("a/tests/other.rs", ""),
            ("a/tests/one/inner.rs", ""),
            ("a/src/lib.rs", ""),
            ("a/src/b.rs", ""),
        ]));
        assert_eq!(faults, ["a/tests/main.rs: it lacks `mod other;`"]);
    }
}
