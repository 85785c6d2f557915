//! Entries for CHANGELOG.md in the form of Keep a Changelog (<https://keepachangelog.com>).
//!
//! In: a diff, and the file's present text. Out: the entries, and the file's new text. Always: only the section
//! `[Unreleased]` changes, and an existing entry is not added again.

use super::report::{describe_change, describe_rust};
use super::{Change, Class, Diff, Verdict};
use crate::markdown::one_line;
use std::collections::BTreeMap;

/// The sections of Keep a Changelog that a change of the document can fill, in their order.
const SECTIONS: [&str; 4] = ["Added", "Changed", "Deprecated", "Removed"];
/// The start of a new file.
const HEAD: &str = "# Changelog\n\nThis file lists all notable changes of this crate. It follows [Keep a Changelog](https://keepachangelog.com/en/1.1.0/), and\nversions follow [Semantic Versioning](https://semver.org/spec/v2.0.0.html) as Cargo reads it.\n";
const UNRELEASED: &str = "## [Unreleased]";

/// The entries of a diff by section. Empty if the crate does not change.
pub fn list_entries(diff: &Diff) -> BTreeMap<&'static str, Vec<String>> {
    let mut entries: BTreeMap<&'static str, Vec<String>> = BTreeMap::new();
    if diff.verdict == Verdict::None {
        return entries;
    }
    for class in [Class::Breaking, Class::Behaviour] {
        for change in diff.of_class(class) {
            let removed = change.kind.ends_with("-removed") && class == Class::Breaking;
            let section = if removed { "Removed" } else { "Changed" };
            entries
                .entry(section)
                .or_default()
                .push(describe_entry(change));
        }
    }
    let is_deprecation = |change: &&Change| change.is_deprecation();
    for change in diff.of_class(Class::Additive).filter(is_deprecation) {
        entries
            .entry("Deprecated")
            .or_default()
            .push(describe_entry(change));
    }
    let mut added: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for change in diff
        .of_class(Class::Additive)
        .filter(|change| !is_deprecation(change))
    {
        let path = change.rust.first().map(|item| format!("`{}`", item.path));
        added.entry(&change.group).or_default().extend(path);
    }
    for (group, paths) in added {
        entries.entry("Added").or_default().push(format!(
            "{}: {}.",
            one_line(group),
            paths.join(", ")
        ));
    }
    // What the server requires concerns callers, although their code compiles as before.
    for change in diff
        .changes
        .iter()
        .filter(|change| change.is_silent_demand())
    {
        entries.entry("Changed").or_default().push(format!(
            "The server requires more: {}.",
            describe_change(change)
        ));
    }
    let documented = diff.of_class(Class::Documentation);
    let described = documented.filter(|change| change.is_wording()).count();
    if described > 0 {
        let things = if described == 1 { "thing" } else { "things" };
        let entry =
            format!("Documentation of {described} {things} with a new description in the API.");
        entries.entry("Changed").or_default().push(entry);
    }
    entries
}

fn describe_entry(change: &Change) -> String {
    let mark = if change.class == Class::Breaking {
        "**Breaking:** "
    } else {
        ""
    };
    let rust = describe_rust(change);
    let rust = if rust.is_empty() {
        rust
    } else {
        format!(" ({rust})")
    };
    format!("{mark}{}{rust}.", describe_change(change))
}

/// The file's text with `entries` under `[Unreleased]`. An empty `text` becomes a new file.
pub fn add_to_changelog(text: &str, entries: &BTreeMap<&'static str, Vec<String>>) -> String {
    let text = if text.trim().is_empty() { HEAD } else { text };
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    if entries.is_empty() {
        return lines.join("\n") + "\n";
    }
    let start = find_unreleased(&mut lines);
    let end = (start + 1..lines.len())
        .find(|&at| lines[at].starts_with("## ") || is_link(&lines[at]))
        .unwrap_or(lines.len());
    let mut sections = read_sections(&lines[start + 1..end]);
    for section in SECTIONS {
        let Some(new) = entries.get(section) else {
            continue;
        };
        let at = match sections.iter().position(|(title, _)| title == section) {
            Some(at) => at,
            None => {
                sections.push((section.to_owned(), Vec::new()));
                sections.len() - 1
            }
        };
        for entry in new {
            let line = format!("- {entry}");
            if !sections[at].1.contains(&line) {
                sections[at].1.push(line);
            }
        }
    }
    let mut block = print_sections(sections);
    if end < lines.len() {
        block.push(String::new());
    }
    lines.splice(start + 1..end, block);
    lines.join("\n") + "\n"
}

/// The line of `[Unreleased]`. If there is none, it is added above the first version.
fn find_unreleased(lines: &mut Vec<String>) -> usize {
    if let Some(known) = lines.iter().position(|line| line.starts_with(UNRELEASED)) {
        return known;
    }
    let first = lines.iter().position(|line| line.starts_with("## "));
    let first = first.unwrap_or(lines.len());
    let blank = first == 0 || !lines[first - 1].is_empty();
    let added = [String::new()].into_iter().filter(|_| blank);
    let added = added.chain([UNRELEASED.to_owned(), String::new()]);
    lines.splice(first..first, added);
    first + usize::from(blank)
}

/// Sections as lines. A section without title and entry is left out.
fn print_sections(sections: Vec<(String, Vec<String>)>) -> Vec<String> {
    let mut block = Vec::new();
    for (title, body) in sections {
        if title.is_empty() && body.is_empty() {
            continue;
        }
        block.push(String::new());
        if !title.is_empty() {
            block.extend([format!("### {title}"), String::new()]);
        }
        block.extend(body);
    }
    block
}

/// Whether `line` defines a link, like the links to comparisons of versions at the end of the file.
fn is_link(line: &str) -> bool {
    line.starts_with('[') && line.contains("]: ")
}

/// The sections between two versions, each with its title and lines. Blank lines around them are removed. The first
/// section has no title.
fn read_sections(lines: &[String]) -> Vec<(String, Vec<String>)> {
    let mut sections = vec![(String::new(), Vec::new())];
    for line in lines {
        match line.strip_prefix("### ") {
            Some(title) => sections.push((title.trim().to_owned(), Vec::new())),
            None => sections
                .iter_mut()
                .last()
                .into_iter()
                .for_each(|(_, body)| body.push(line.clone())),
        }
    }
    for (_, body) in &mut sections {
        while body
            .last()
            .is_some_and(|line: &String| line.trim().is_empty())
        {
            body.pop();
        }
        let blank = body
            .iter()
            .take_while(|line| line.trim().is_empty())
            .count();
        body.drain(..blank);
    }
    sections
}
