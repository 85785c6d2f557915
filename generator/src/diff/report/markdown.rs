//! Markdown for a pull request.

use super::super::{Change, Class, Diff};
use super::{by_group, describe_change, describe_rust, explain_verdict};
use crate::markdown::one_line;
use std::fmt::Write;

/// More breaks than this are folded away.
const OPEN: usize = 12;

/// Characters of each class: a pull request takes 65,536.
const SHARES: [(Class, usize); 4] = [
    (Class::Breaking, 24_000),
    (Class::Additive, 16_000),
    (Class::Behaviour, 8_000),
    (Class::Documentation, 8_000),
];

/// The whole diff as Markdown; VERSIONS are the present version of the crate and the next one.
///
/// What breaks stands open, a line each, with what to write instead; what is added is counted by group, with the details
/// folded; what only readers see is one line.
pub fn render_markdown(diff: &Diff, versions: Option<(&str, &str)>) -> String {
    let mut text = format!("## Verdict: {}\n\n{}", diff.verdict, explain_verdict(diff));
    if let Some((current, next)) = versions {
        let _ = write!(text, " Version {current} → **{next}**.");
    }
    text.push('\n');
    for (class, share) in SHARES {
        if diff.counts.of(class) > 0 {
            add_class(diff, class, share, &mut text);
        }
    }
    text
}

fn add_class(diff: &Diff, class: Class, share: usize, text: &mut String) {
    let count = diff.counts.of(class);
    match class {
        Class::Breaking => {
            let _ = write!(text, "\n### Breaking ({count})\n");
            if count > OPEN {
                text.push('\n');
                add_counts(diff, class, text);
                add_folded(diff, class, share, text);
            } else {
                add_lines(diff, class, share, text);
            }
        }
        Class::Additive | Class::Behaviour => {
            let title = match class {
                Class::Additive => "Added",
                _ => "Sent or read otherwise, while code compiles as before",
            };
            let _ = write!(text, "\n### {title} ({count})\n\n");
            add_counts(diff, class, text);
            add_folded(diff, class, share, text);
        }
        Class::Documentation => {
            let things = if count == 1 {
                "description"
            } else {
                "descriptions"
            };
            let groups = by_group(diff, class);
            let groups: Vec<String> = groups.iter().map(|(group, _)| one_line(group)).collect();
            let _ = write!(text, "\n{count} {things} changed: {}.\n", groups.join(", "));
        }
    }
}

/// A line for each group: how many things of each kind.
fn add_counts(diff: &Diff, class: Class, text: &mut String) {
    for (group, changes) in by_group(diff, class) {
        let _ = writeln!(text, "- {}: {}", one_line(group), count_by_kind(&changes));
    }
}

fn add_folded(diff: &Diff, class: Class, share: usize, text: &mut String) {
    text.push_str("\n<details><summary>Each of them</summary>\n");
    add_lines(diff, class, share, text);
    text.push_str("\n</details>\n");
}

/// Each change of a class in a line.
fn add_lines(diff: &Diff, class: Class, share: usize, text: &mut String) {
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
}

/// How many things of each kind there are, such as `4 operations, 1 field`.
fn count_by_kind(changes: &[&Change]) -> String {
    let mut kinds: Vec<(String, usize)> = Vec::new();
    for change in changes {
        let thing = name_kind(change.kind);
        match kinds.iter_mut().find(|(known, _)| *known == thing) {
            Some((_, count)) => *count += 1,
            None => kinds.push((thing, 1)),
        }
    }
    let say = |(thing, count): &(String, usize)| match count {
        1 => format!("1 {thing}"),
        _ => format!("{count} {thing}s"),
    };
    kinds.iter().map(say).collect::<Vec<_>>().join(", ")
}

/// What a change is of, as a noun: `field-added` is of a field, all that is not added as a whole is a change of it.
fn name_kind(kind: &str) -> String {
    match kind.rsplit_once('-') {
        Some(("shape" | "schema", "added")) => "type".to_owned(),
        Some((what, "added")) => what.replace('-', " "),
        Some((what, _)) => format!("changed {}", what.replace('-', " ")),
        None => kind.to_owned(),
    }
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
