//! Text for a terminal.

use super::super::{Class, Diff};
use super::usage::find_usage;
use super::{by_group, describe_change, describe_held, describe_rust, explain_verdict};
use crate::markdown::without_invisible;
use std::fmt::Write;

/// The whole diff as text.
pub fn render_text(diff: &Diff) -> String {
    let counts = Class::ALL.map(|class| format!("{} {class}", diff.counts.of(class)));
    let mut text = format!(
        "verdict: {}\nchanges: {}\n{}\n",
        diff.verdict,
        counts.join(", "),
        explain_verdict(diff)
    );
    for class in Class::ALL {
        if diff.counts.of(class) > 0 {
            let _ = writeln!(text, "\n{class}");
        }
        for (group, changes) in by_group(diff, class) {
            let _ = writeln!(text, "  {}", without_invisible(group));
            for change in changes {
                let _ = writeln!(text, "    - {}.", describe_change(change));
                let rust = describe_rust(change);
                // The lines of documentation changes are all alike.
                if class == Class::Documentation {
                    continue;
                }
                if !rust.is_empty() {
                    let _ = writeln!(text, "      {rust}");
                }
                let _ = writeln!(text, "      {}", change.reason);
                if let Some(usage) = find_usage(change).filter(|_| class == Class::Breaking) {
                    let now = usage.now.as_deref().unwrap_or("(nothing takes its place)");
                    let _ = writeln!(text, "      was: {}\n      now: {now}", usage.was);
                }
            }
        }
    }
    let held = describe_held(diff);
    if !held.is_empty() {
        let _ = writeln!(text, "\n{held}");
    }
    text
}
