//! Checks that the tests which our pages name exist.
//!
//! In: pages with tables whose last column names tests. Out: a line for each name without a test. Always: a name is a
//! function with its modules, a module with `::*`, a fuzz target, or a path.

use super::texts::Texts;

const PAGES: [&str; 3] = ["SECURITY.md", "docs/faults.md", "docs/webhook-attacks.md"];

/// The tests in the last columns of these pages exist.
pub fn check_named_tests(texts: &Texts) -> Vec<String> {
    let mut faults = Vec::new();
    for page in PAGES {
        let rows = texts.get(page).into_iter().flat_map(|text| text.lines());
        let names = rows.filter_map(last_cell).flat_map(names_of);
        faults.extend(
            names
                .filter(|name| !is_there(name, texts))
                .map(|name| format!("{page}: there is no test {name}")),
        );
    }
    faults
}

fn last_cell(line: &str) -> Option<&str> {
    let row = line.trim().strip_prefix('|')?.strip_suffix('|')?;
    row.rsplit(" | ").next()
}

/// The texts in backticks that can be names of tests.
fn names_of(cell: &str) -> impl Iterator<Item = &str> {
    let is_name = |text: &&str| {
        let plain = |c: char| c.is_ascii_alphanumeric() || "_:/*.-".contains(c);
        text.chars().all(plain) && text.contains(['_', ':', '/'])
    };
    cell.split('`').skip(1).step_by(2).filter(is_name)
}

fn is_there(name: &str, texts: &Texts) -> bool {
    if name.contains('/') {
        return texts.keys().any(|path| path.starts_with(name));
    }
    let (modules, function) = name.rsplit_once("::").unwrap_or(("", name));
    let is_inside = |path: &&String| {
        let parts: Vec<&str> = path.trim_end_matches(".rs").split('/').collect();
        modules
            .split("::")
            .filter(|module| !module.is_empty() && *module != "tests")
            .all(|module| parts.contains(&module))
    };
    let mut files = texts
        .iter()
        .filter(|(path, _)| path.ends_with(".rs"))
        .filter(|(path, _)| is_inside(path));
    let target = format!("/fuzz_targets/{name}.rs");
    files.any(|(path, text)| path.ends_with(&target) || has_test(text, function))
}

/// Whether a file has this test. `*` matches any test.
fn has_test(text: &str, function: &str) -> bool {
    let attributes = ["#[test]", "#[tokio::test"];
    let marked = |at: usize| {
        let before = text.get(..at).unwrap_or_default();
        let lines = before.split('\n').rev().skip(1);
        let mut above = lines.map(str::trim).take_while(|line| !line.is_empty());
        above.any(|line| {
            attributes
                .iter()
                .any(|attribute| line.starts_with(attribute))
        })
    };
    match function {
        "*" => attributes.iter().any(|attribute| text.contains(attribute)),
        _ => {
            let declared = format!("fn {function}(");
            let mut places = text.match_indices(&declared);
            places.any(|(at, _)| marked(at))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_named_test_is_reported() {
        let page = "| what | test |\n|---|---|\n\
            | `not_here` | `a::one`, `one`, `a::*`, `a::two`, `b::one`, `a::helper`, target `c_d`, `x/a.rs`, `x/b.rs`, `E` |\n";
        let code = "#[test]\n#[ignore = \"slow\"]\nfn one() {}\n\nfn helper() {}\n";
        let files = [
            ("SECURITY.md", page),
            ("x/a.rs", code),
            ("x/fuzz_targets/c_d.rs", ""),
        ];
        let own = |(name, text): (&str, &str)| (name.to_owned(), text.to_owned());
        let faults = check_named_tests(&files.into_iter().map(own).collect());
        let lost = ["a::two", "b::one", "a::helper", "x/b.rs"];
        let expected = lost.map(|name| format!("SECURITY.md: there is no test {name}"));
        assert_eq!(faults, expected);
    }
}
