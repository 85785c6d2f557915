//! Markdown for a pull request.

use super::super::{Change, Class, Diff};
use super::usage::find_usage;
use super::{by_group, describe_change, describe_held, describe_rust, explain_verdict};
use crate::markdown::{code_span, one_line};
use std::collections::BTreeSet;
use std::fmt::Write;

/// More breaking changes than this are folded.
const OPEN: usize = 12;

/// The number of characters for each class. A pull request may have 65,536.
const SHARES: [(Class, usize); 4] = [
    (Class::Breaking, 24_000),
    (Class::Additive, 16_000),
    (Class::Behaviour, 8_000),
    (Class::Documentation, 8_000),
];

/// The whole diff as Markdown. `versions` are the present version of the crate and the next one.
///
/// Breaking changes are not folded: each has a line, with the code to write instead. Additions are counted by group,
/// and their details are folded. Changes of documentation are one line.
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
        if class == Class::Breaking {
            add_demands(diff, &mut text);
        }
    }
    let held = describe_held(diff);
    if !held.is_empty() {
        let _ = write!(text, "\n{held}\n");
    }
    text
}

/// The items that are newly deprecated, one per line.
fn add_deprecations(diff: &Diff, text: &mut String) {
    let list: Vec<&Change> = diff
        .of_class(Class::Additive)
        .filter(|change| change.is_deprecation())
        .collect();
    if list.is_empty() {
        return;
    }
    let _ = write!(text, "\n### Deprecated ({})\n\n", list.len());
    for change in list.iter().take(OPEN) {
        let _ = writeln!(text, "- {}.", describe_rust(change));
    }
    add_more(list.len(), text);
}

/// What the server newly requires of requests, one per line. The compiler finds none of them.
fn add_demands(diff: &Diff, text: &mut String) {
    let changes = diff.changes.iter();
    let list: Vec<&Change> = changes.filter(|change| change.is_silent_demand()).collect();
    if list.is_empty() {
        return;
    }
    let _ = write!(
        text,
        "\n### The server requires more, while code compiles as before ({})\n\n",
        list.len()
    );
    for change in list.iter().take(OPEN) {
        let _ = writeln!(
            text,
            "- {}: {}.",
            one_line(&change.group),
            describe_change(change)
        );
    }
    add_more(list.len(), text);
}

/// Counts the lines beyond [`OPEN`].
fn add_more(count: usize, text: &mut String) {
    if let Some(more) = count.checked_sub(OPEN).filter(|more| *more > 0) {
        let _ = writeln!(
            text,
            "- … and {more} more: `cargo xtask diff` lists them all."
        );
    }
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
            let deprecated = diff
                .of_class(class)
                .filter(|change| change.is_deprecation())
                .count();
            if class == Class::Additive {
                add_deprecations(diff, text);
            }
            let count = count - deprecated;
            if count == 0 {
                return;
            }
            let _ = write!(text, "\n### {title} ({count})\n\n");
            add_counts(diff, class, text);
            add_folded(diff, class, share, text);
        }
        Class::Documentation => add_documentation(diff, share, text),
    }
}

/// What differs in the document only: a line for each difference, and one line for all descriptions.
fn add_documentation(diff: &Diff, share: usize, text: &mut String) {
    let class = Class::Documentation;
    let told = list_by_group(diff, class);
    let count: usize = told.iter().map(|(_, changes)| changes.len()).sum();
    if count > 0 {
        let _ = write!(text, "\n### In the document only ({count})\n");
        add_lines(diff, class, share, text);
    }
    let worded: Vec<&Change> = diff.of_class(class).filter(|c| c.is_wording()).collect();
    if worded.is_empty() {
        return;
    }
    let things = match worded.len() {
        1 => "description",
        _ => "descriptions",
    };
    let groups: BTreeSet<String> = worded.iter().map(|c| one_line(&c.group)).collect();
    let groups: Vec<String> = groups.into_iter().collect();
    let _ = write!(
        text,
        "\n{} {things} changed: {}.\n",
        worded.len(),
        groups.join(", ")
    );
}

/// One line for each group with the number of items of each kind.
fn add_counts(diff: &Diff, class: Class, text: &mut String) {
    for (group, changes) in list_by_group(diff, class) {
        let _ = writeln!(text, "- {}: {}", one_line(group), count_by_kind(&changes));
    }
}

/// The changes of a class by group, without those that are told in other words.
fn list_by_group(diff: &Diff, class: Class) -> Vec<(&str, Vec<&Change>)> {
    let mut groups = by_group(diff, class);
    for (_, changes) in &mut groups {
        changes.retain(|change| match class {
            Class::Additive => !change.is_deprecation(),
            Class::Documentation => !change.is_wording() && !change.is_silent_demand(),
            Class::Breaking | Class::Behaviour => true,
        });
    }
    groups.retain(|(_, changes)| !changes.is_empty());
    groups
}

fn add_folded(diff: &Diff, class: Class, share: usize, text: &mut String) {
    text.push_str("\n<details><summary>Each of them</summary>\n");
    add_lines(diff, class, share, text);
    text.push_str("\n</details>\n");
}

/// One line for each change of a class.
fn add_lines(diff: &Diff, class: Class, share: usize, text: &mut String) {
    let mut left = share;
    let mut skipped = 0;
    for (group, changes) in list_by_group(diff, class) {
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

/// The number of items of each kind, such as `4 operations, 1 field`.
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

/// The noun for a kind of change: `field-added` is about a field. A change that neither adds nor removes an item is
/// about the item.
fn name_kind(kind: &str) -> String {
    match kind.rsplit_once('-') {
        Some(("shape" | "schema", "added")) => "type".to_owned(),
        Some((what, "added")) => what.replace('-', " "),
        Some((what, "removed")) => format!("removed {}", what.replace('-', " ")),
        Some((what, _)) => format!("changed {}", what.replace('-', " ")),
        None => kind.to_owned(),
    }
}

fn describe_line(change: &Change) -> String {
    let mut line = format!("- {}", describe_change(change));
    if change.class == Class::Breaking
        && let Some(usage) = find_usage(change)
    {
        let _ = writeln!(
            line,
            " ({}).\n  - was: {}",
            code_span(&usage.path),
            code_span(&usage.was)
        );
        let now = usage.now.map_or_else(
            || "nothing takes its place".to_owned(),
            |now| code_span(&now),
        );
        let _ = writeln!(line, "  - now: {now}");
        return line;
    }
    line.push('.');
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
