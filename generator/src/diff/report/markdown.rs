//! Markdown for a pull request.

use super::super::{Change, Class, Diff};
use super::{by_group, describe_change, describe_rust, explain_verdict};
use crate::markdown::one_line;
use std::fmt::Write;

/// More changes than this are folded away.
const OPEN: usize = 12;

/// The whole diff as Markdown; VERSIONS are the present version of the crate and the next one.
///
/// A pull request takes 65,536 characters, so each class has a share and what is beyond it is counted.
pub fn render_markdown(diff: &Diff, versions: Option<(&str, &str)>) -> String {
    let mut text = format!("## Verdict: {}\n\n{}", diff.verdict, explain_verdict(diff));
    if let Some((current, next)) = versions {
        let _ = write!(text, " Version {current} → **{next}**.");
    }
    text.push_str("\n\n| breaking | additive | behaviour | documentation |\n|--:|--:|--:|--:|\n|");
    for class in Class::ALL {
        let _ = write!(text, " {} |", diff.counts.of(class));
    }
    text.push('\n');
    for class in Class::ALL
        .into_iter()
        .filter(|class| diff.counts.of(*class) > 0)
    {
        add_class(diff, class, &mut text);
    }
    text
}

fn add_class(diff: &Diff, class: Class, text: &mut String) {
    let (title, intro, share) = match class {
        Class::Breaking => ("Breaking", "", 24_000),
        Class::Additive => ("Additive", "Code that compiles today still does.", 16_000),
        Class::Behaviour => (
            "Behaviour",
            "Code compiles as before; what is sent or read is another.",
            8_000,
        ),
        Class::Documentation => ("Documentation", "Nobody's code changes.", 8_000),
    };
    let count = diff.counts.of(class);
    let folded = count > OPEN || class == Class::Documentation;
    let _ = write!(text, "\n### {title} ({count})\n");
    if !intro.is_empty() {
        let _ = write!(text, "\n{intro}\n");
    }
    if folded {
        let _ = write!(
            text,
            "\n<details><summary>{}</summary>\n",
            count_by_group(diff, class)
        );
    }
    let mut left = share;
    let mut skipped = 0;
    for (group, changes) in by_group(diff, class) {
        let mut headed = false;
        for change in changes {
            let line = describe_line(change);
            if line.len() > left {
                left = 0;
                skipped += 1;
                continue;
            }
            left -= line.len();
            if !headed {
                headed = true;
                let _ = write!(text, "\n**{}**\n\n", one_line(group));
            }
            text.push_str(&line);
        }
    }
    if skipped > 0 {
        let _ = write!(
            text,
            "\n… and {skipped} more: `cargo xtask diff` lists them all.\n"
        );
    }
    if folded {
        text.push_str("\n</details>\n");
    }
}

/// How many changes each group has.
fn count_by_group(diff: &Diff, class: Class) -> String {
    let groups = by_group(diff, class);
    let counts: Vec<String> = groups
        .iter()
        .map(|(group, changes)| format!("{group}: {}", changes.len()))
        .collect();
    escape_html(&counts.join(", "))
}

fn describe_line(change: &Change) -> String {
    let mut line = format!("- {}.", describe_change(change));
    let rust = describe_rust(change);
    if !rust.is_empty() && change.class != Class::Documentation {
        let _ = write!(line, " {rust}.");
    }
    if change.class == Class::Breaking {
        let _ = write!(line, " {}", change.reason);
    }
    line.push('\n');
    line
}

fn escape_html(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
