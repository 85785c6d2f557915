//! Long functions: a function that stays long has a reason here.
//!
//! In: Rust files in the layout of rustfmt. Out: a line for each long function without a reason, and for each reason
//! without such a function.

use super::texts::Texts;

/// The longest function without a reason, in lines.
const LONG: usize = 60;

/// Functions that stay longer: file, name, reason.
const KEPT: &[(&str, &str, &str)] = &[
    (
        "generated/src/runtime/json/object.rs",
        "fill_object",
        "the one loop that reads every object; its parts share all of its state",
    ),
    (
        "generator/src/diff/tests/fields.rs",
        "there_and_back",
        "a table of cases",
    ),
    (
        "generator/src/diff/tests/parameters.rs",
        "there_and_back",
        "a table of cases",
    ),
    (
        "generator/src/diff/tests/schemas.rs",
        "there_and_back",
        "a table of cases",
    ),
    (
        "generator/src/diff/tests/variants.rs",
        "there_and_back",
        "a table of cases",
    ),
    (
        "generator/src/published/tests/additions.rs",
        "add",
        "a table of what upstream may add",
    ),
    ("xtask/importer/src/tidy.rs", "order_of", "a table of keys"),
];

/// Hand-written functions that are longer than [`LONG`] lines and have no reason.
pub fn check_long_functions(texts: &Texts) -> Vec<String> {
    let files = texts
        .iter()
        .filter(|(name, text)| name.ends_with(".rs") && !text.starts_with("// @generated"));
    let found: Vec<(&str, String)> = files
        .flat_map(|(name, text)| list_long(text).map(move |function| (name.as_str(), function)))
        .collect();
    let is_kept = |file: &str, function: &str| {
        let mut kept = KEPT.iter();
        kept.any(|(of, name, _)| *of == file && *name == function)
    };
    let unknown = found
        .iter()
        .filter(|(file, function)| !is_kept(file, function));
    let unknown = unknown.map(|(file, function)| {
        format!("{file}: `{function}` is longer than {LONG} lines; split it by what it does")
    });
    let idle = KEPT.iter().filter(|(file, name, _)| {
        texts.contains_key(*file)
            && !found
                .iter()
                .any(|(of, function)| of == file && function == name)
    });
    let idle = idle.map(|(file, name, _)| {
        format!(
            "{file}: `{name}` is not a long function any more; remove it from the list in tidy/long.rs"
        )
    });
    unknown.chain(idle).collect()
}

/// The names of the long functions of a file. A function ends at a line with its indentation and a brace.
fn list_long(text: &str) -> impl Iterator<Item = String> {
    let lines: Vec<&str> = text.lines().collect();
    let heads = lines.iter().enumerate().filter_map(|(at, line)| {
        let bare = line.trim_start();
        let is_head = bare.starts_with("fn ") || (bare.starts_with("pub") && bare.contains(" fn "));
        if !is_head || bare.ends_with([';', '}']) {
            return None;
        }
        let end = format!("{}}}", &line[..line.len() - bare.len()]);
        let length = lines[at..].iter().position(|line| *line == end)?;
        let (_, name) = bare.split_once("fn ")?;
        let name = name
            .split(|c: char| !c.is_alphanumeric() && c != '_')
            .next()?;
        (length >= LONG).then(|| name.to_owned())
    });
    heads.collect::<Vec<_>>().into_iter()
}

#[cfg(test)]
mod tests {
    use super::super::texts::texts;
    use super::*;

    #[test]
    fn a_long_function_without_a_reason_is_reported() {
        let long = |name: &str| format!("fn {name}() {{\n{}}}\n", "    x;\n".repeat(LONG));
        let short = "impl A {\n    pub fn b() {\n        x;\n    }\n}\n";
        let said = |file: &str, text: &str| check_long_functions(&texts(&[(file, text)])).len();
        assert_eq!(said("a.rs", &(long("a") + short)), 1);
        assert_eq!(said("a.rs", short), 0);
        assert_eq!(said("xtask/importer/src/tidy.rs", &long("order_of")), 0);
        assert_eq!(said("xtask/importer/src/tidy.rs", short), 1);
    }
}
