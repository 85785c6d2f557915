//! Edits of the base document, and all their changes as text, in both directions.

use super::super::Diff;
use super::super::report::{describe_change, describe_rust};
use super::{BASE, diff, edit};
use std::fmt::Write;

/// An edit of the base document, with its name.
pub(super) type Case<'a> = (&'a str, &'a [(&'a str, &'a str)]);

/// The changes of each edit, in both directions.
pub(super) fn tell(cases: &[Case<'_>]) -> String {
    let mut text = String::new();
    for (name, edits) in cases {
        let edited = edit(edits);
        let _ = writeln!(text, "== {name}");
        for (arrow, diff) in [
            ("there", diff(BASE, &edited)),
            ("back", diff(&edited, BASE)),
        ] {
            let _ = writeln!(text, "{arrow}: {}", diff.verdict);
            tell_changes(&diff, &mut text);
        }
    }
    text
}

fn tell_changes(diff: &Diff, text: &mut String) {
    for change in &diff.changes {
        let _ = writeln!(
            text,
            "  {} {} [{}] {}",
            change.class,
            change.kind,
            change.group,
            describe_change(change)
        );
        let rust = describe_rust(change);
        if !rust.is_empty() {
            let _ = writeln!(text, "    {rust}");
        }
    }
}
