//! The findings that a user wants to be errors, and those that the user accepts.
//!
//! In: `--deny` and `--allow`, and `[diagnostics]` of codegen.toml. Out: the severity of a finding. Always: an error
//! stays an error, because no crate can be made with it.

use super::codes::{find_code, list_codes};
use super::severity::Severity;
use std::collections::BTreeSet;

/// The value that `--deny` accepts instead of a code.
pub const WARNINGS: &str = "warnings";

/// Codes whose severity differs from the default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Levels {
    /// Codes whose findings are errors. `warnings` means the codes of all warnings.
    pub deny: BTreeSet<String>,
    /// Codes whose warnings are notes. They win over `deny`.
    pub allow: BTreeSet<String>,
}

impl Levels {
    /// Joins both.
    pub fn and(mut self, other: &Levels) -> Levels {
        self.deny.extend(other.deny.iter().cloned());
        self.allow.extend(other.allow.iter().cloned());
        self
    }

    /// The severity of a finding of `code` whose default is `severity`.
    pub fn weigh(&self, code: &str, severity: Severity) -> Severity {
        let all = self.deny.contains(WARNINGS) && severity == Severity::Warning;
        match severity {
            Severity::Error => Severity::Error,
            Severity::Warning if self.allow.contains(code) => Severity::Note,
            _ if self.allow.contains(code) => severity,
            _ if all || self.deny.contains(code) => Severity::Error,
            _ => severity,
        }
    }
}

/// The help for a value that `--deny` does not know; `None` if it is known.
pub fn find_unknown_denied(code: &str) -> Option<String> {
    match code {
        WARNINGS => None,
        code => find_unknown_code(code),
    }
}

/// The help for a value that `--allow` does not know; `None` if it is known.
pub fn find_unknown_allowed(code: &str) -> Option<String> {
    match code {
        WARNINGS => Some("only `deny` knows it; name the codes to accept".to_owned()),
        code => find_unknown_code(code),
    }
}

fn find_unknown_code(code: &str) -> Option<String> {
    if find_code(code).is_some() {
        return None;
    }
    let near = crate::nearest::find_nearest(code, list_codes().map(|known| known.code));
    Some(match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => "the page docs/diagnostics.md lists all codes".to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(codes: &[&str]) -> BTreeSet<String> {
        codes.iter().map(|code| (*code).to_owned()).collect()
    }

    #[test]
    fn denied_warnings_are_errors_and_allowed_ones_are_notes() {
        let levels = Levels {
            deny: set(&[WARNINGS]),
            allow: set(&["known"]),
        };
        assert_eq!(levels.weigh("other", Severity::Warning), Severity::Error);
        assert_eq!(levels.weigh("known", Severity::Warning), Severity::Note);
        assert_eq!(levels.weigh("other", Severity::Note), Severity::Note);
        assert_eq!(levels.weigh("known", Severity::Error), Severity::Error);
    }

    #[test]
    fn only_deny_knows_all_warnings() {
        assert_eq!(find_unknown_denied(WARNINGS), None);
        assert!(find_unknown_allowed(WARNINGS).is_some());
        for find in [find_unknown_denied, find_unknown_allowed] {
            assert_eq!(find("dangling-ref"), None);
            assert_eq!(
                find("dangling-red").as_deref(),
                Some("did you mean `dangling-ref`?")
            );
        }
    }

    #[test]
    fn a_single_code_is_denied_even_where_it_is_a_note() {
        let levels = Levels {
            deny: set(&["one"]),
            allow: BTreeSet::new(),
        };
        assert_eq!(levels.weigh("one", Severity::Note), Severity::Error);
        assert_eq!(levels.weigh("two", Severity::Warning), Severity::Warning);
    }
}
