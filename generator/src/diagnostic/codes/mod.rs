//! All diagnostics by code: when each is reported, and its effect on the crate.
//!
//! Always: every finding of the generator has a code in this list, which `docs/diagnostics.md` repeats; a test
//! compares the two.

mod beyond;
mod code;
mod lower;
mod normalize;
mod source;

pub use code::{Code, Effect};

/// All diagnostics, one list for each group of stages, sorted by code.
const STAGES: [&[Code]; 4] = [source::CODES, normalize::CODES, lower::CODES, beyond::CODES];

/// All diagnostics.
pub fn list_codes() -> impl Iterator<Item = &'static Code> {
    STAGES.iter().copied().flatten()
}

/// The entry of a code.
pub fn find_code(code: &str) -> Option<&'static Code> {
    list_codes().find(|known| known.code == code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_page_of_diagnostics_has_every_code_with_its_effect() {
        let page = include_str!("../../../../docs/diagnostics.md");
        for Code { code, effect, says } in list_codes() {
            let row = format!("| `{code}` | {} | {says} |", effect.words());
            assert!(page.contains(&row), "{row}");
        }
        let rows = page.lines().filter(|line| line.starts_with("| `"));
        assert_eq!(rows.count(), list_codes().count());
    }

    #[test]
    fn codes_are_sorted_and_unique() {
        for codes in STAGES {
            assert!(codes.is_sorted_by(|one, other| one.code < other.code));
        }
        let distinct: BTreeSet<&str> = list_codes().map(|known| known.code).collect();
        assert_eq!(distinct.len(), list_codes().count());
    }
}
