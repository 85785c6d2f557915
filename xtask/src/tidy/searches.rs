//! Searches of text in the runtime: std's searches for a `char` are generic, and the compiler copies them into each group
//! of files that uses one.
//!
//! In: Rust files. Out: a line for each such search in the runtime. `runtime/ascii.rs` has the same searches, which are
//! compiled once.

use super::texts::Texts;

/// The searches that `runtime/ascii.rs` replaces.
const SEARCHES: &[&str] = &[
    ".contains('",
    ".split('",
    ".split_once('",
    ".strip_prefix('",
    ".trim_end_matches('",
    ".trim()",
];

/// Searches of std in the runtime, outside tests.
pub fn check_searches(texts: &Texts) -> Vec<String> {
    let files = texts.iter().filter(|(name, _)| {
        let runtime = name.strip_prefix("generated/src/runtime/");
        // The searches themselves, and files that belong to tests.
        let is_other = |name: &str| {
            [
                "/tests",
                "spec_examples",
                "testing.rs",
                "fake.rs",
                "ascii.rs",
            ]
            .iter()
            .any(|part| name.contains(part))
        };
        runtime.is_some_and(|name| name.ends_with(".rs") && !is_other(name))
    });
    files
        .flat_map(|(name, text)| {
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            code.lines().enumerate().filter_map(move |(at, line)| {
                let is_code = !line.trim_start().starts_with("//");
                let search = SEARCHES.iter().find(|search| line.contains(**search))?;
                is_code.then(|| {
                    format!(
                        "{name}:{}: `{search}` is compiled again in each group of files; use `runtime/ascii.rs`",
                        at + 1
                    )
                })
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::texts::texts;
    use super::*;

    #[test]
    fn a_search_of_std_is_reported_in_the_runtime_only() {
        let said = |file: &str, text: &str| check_searches(&texts(&[(file, text)])).len();
        let search = "fn a(text: &str) -> bool {\n    text.contains('/')\n}\n";
        assert_eq!(said("generated/src/runtime/http/a.rs", search), 1);
        assert_eq!(said("generated/src/runtime/http/tests/a.rs", search), 0);
        assert_eq!(said("generator/src/a.rs", search), 0);
        let tested = format!("#[cfg(test)]\n{search}");
        assert_eq!(said("generated/src/runtime/http/a.rs", &tested), 0);
    }
}
