//! Adds blank lines between methods, which prettyplease does not do.
//!
//! In: formatted Rust. Out: the same Rust, easier to read in a diff. Always: only blank lines are added.

/// Adds blank lines between the items inside another item.
pub(super) fn set_apart(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 32);
    let mut before = "";
    for line in text.lines() {
        if begins_item(before, line) {
            out.push('\n');
        }
        out.push_str(line);
        out.push('\n');
        before = line;
    }
    out
}

/// Whether the previous line ends an inner item, and this line begins the next one.
fn begins_item(before: &str, line: &str) -> bool {
    const BEGINNINGS: [&str; 5] = ["///", "#[", "pub ", "fn ", "const "];
    let inner = line.trim_start();
    let indent = line.len() - inner.len();
    indent > 0
        && before.trim_start() == "}"
        && before.len() == indent + 1
        && BEGINNINGS
            .iter()
            .any(|beginning| inner.starts_with(beginning))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn methods_stand_apart() {
        let text = "impl A {\n    fn a() {\n        b();\n    }\n    /// Doc.\n    fn c() {}\n}\n";
        let apart =
            "impl A {\n    fn a() {\n        b();\n    }\n\n    /// Doc.\n    fn c() {}\n}\n";
        assert_eq!(set_apart(text), apart);
        assert_eq!(set_apart(apart), apart);
    }
}
