//! Code that is compiled only in programs that use it: a file that says so marks each of its functions.
//!
//! In: Rust files. Out: a line for each function without `#[inline]` in such a file. The compiler builds any other
//! function in the crate itself, for every user.

use super::texts::Texts;

/// What the head of such a file says.
const SAID: &str = "//! Every function is `#[inline]`";

/// Functions that the crate compiles although their file says that it does not.
pub fn check_on_demand(texts: &Texts) -> Vec<String> {
    let files = texts
        .iter()
        .filter(|(name, text)| name.ends_with(".rs") && text.lines().any(|l| l.starts_with(SAID)));
    let mut faults = Vec::new();
    for (name, text) in files {
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        let mut before = "";
        for line in code.lines().map(str::trim_start) {
            let is_function = line.starts_with("fn ")
                || line.starts_with("async fn ")
                || line.starts_with("const fn ")
                || (line.starts_with("pub") && line.contains(" fn "));
            if is_function && !before.starts_with("#[inline") {
                faults.push(format!(
                    "{name}: `{line}` is not `#[inline]`, but the head of the file says that every function is"
                ));
            }
            before = line;
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::super::texts::texts;
    use super::*;

    #[test]
    fn a_function_that_is_compiled_for_every_user_is_reported() {
        let said = |text: &str| check_on_demand(&texts(&[("a.rs", text)])).len();
        let head = format!("{SAID}, so few compile it.\n");
        let marked = "#[inline]\nfn a() {}\n";
        let bare = "impl A {\n    pub(super) fn b() {}\n}\n";
        assert_eq!(said(&format!("{head}{marked}{bare}")), 1);
        assert_eq!(
            said(&format!(
                "{head}{marked}#[cfg(test)]\nmod tests {{\n{bare}}}\n"
            )),
            0
        );
        assert_eq!(said(bare), 0);
    }
}
