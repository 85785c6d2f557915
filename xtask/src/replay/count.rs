//! Counts differing lines.

use similar::{Algorithm, ChangeTag, TextDiff};
use std::collections::{BTreeMap, BTreeSet};

/// Lines and files that differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Changed {
    /// Lines added and lines removed, together.
    pub lines: usize,
    /// Files written anew, created or removed.
    pub files: usize,
}

/// Lines added and removed between two texts.
pub fn count_lines(old: &str, new: &str) -> usize {
    if old == new {
        return 0;
    }
    let diff = TextDiff::configure()
        .algorithm(Algorithm::Histogram)
        .diff_lines(old, new);
    diff.iter_all_changes()
        .filter(|change| change.tag() != ChangeTag::Equal)
        .count()
}

/// Lines and files that differ between two crates, for the files that `keep` chooses.
pub fn count_files(
    old: &BTreeMap<String, String>,
    new: &BTreeMap<String, String>,
    keep: impl Fn(&str) -> bool,
) -> Changed {
    let names: BTreeSet<&String> = old
        .keys()
        .chain(new.keys())
        .filter(|name| keep(name))
        .collect();
    let text = |files: &'_ BTreeMap<String, String>, name: &String| {
        files.get(name).cloned().unwrap_or_default()
    };
    let counts = names
        .into_iter()
        .map(|name| count_lines(&text(old, name), &text(new, name)));
    counts
        .filter(|lines| *lines > 0)
        .fold(Changed::default(), |sum, lines| Changed {
            lines: sum.lines + lines,
            files: sum.files + 1,
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_line_counts_twice_and_an_equal_file_not_at_all() {
        let files = |list: &[(&str, &str)]| -> BTreeMap<String, String> {
            list.iter()
                .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
                .collect()
        };
        let old = files(&[
            ("a.rs", "1\n2\n"),
            ("b.rs", "1\n"),
            ("gone.rs", "1\n"),
            ("x.json", "1\n"),
        ]);
        let new = files(&[("a.rs", "1\n3\n"), ("b.rs", "1\n"), ("x.json", "2\n")]);
        let changed = count_files(&old, &new, |name| name.ends_with(".rs"));
        assert_eq!(changed, Changed { lines: 3, files: 2 });
    }
}
