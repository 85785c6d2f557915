//! The output of `--check`.
//!
//! In: a plan. Out: a unified diff, shortened if it is long, and the command that applies it.

use super::plan::Plan;
use similar::TextDiff;
use std::fmt::Write;

/// How many lines of all diffs are shown. Further ones are counted.
const SHOWN_LINES: usize = 200;

/// The difference between the folder and its expected content.
pub fn describe_difference(plan: &Plan, command: &str) -> String {
    if plan.is_empty() {
        return format!("up to date: {} files\n", plan.unchanged);
    }
    let written = plan
        .write
        .iter()
        .map(|(name, write)| diff_file(name, write.old.as_deref(), Some(&write.new)));
    let removed = plan
        .remove
        .iter()
        .map(|(name, old)| diff_file(name, Some(old), None));
    let diff: String = written.chain(removed).collect();
    let lines = diff.lines().count();
    let mut text = String::new();
    for line in diff.lines().take(SHOWN_LINES) {
        let _ = writeln!(text, "{line}");
    }
    if lines > SHOWN_LINES {
        let _ = writeln!(text, "… and {} more lines", lines - SHOWN_LINES);
    }
    let created = plan
        .write
        .values()
        .filter(|write| write.old.is_none())
        .count();
    let _ = writeln!(
        text,
        "\nnot up to date: {} files would change, {created} would be created, {} would be removed\nto update, run: {command}",
        plan.write.len() - created,
        plan.remove.len(),
    );
    text
}

fn diff_file(name: &str, old: Option<&str>, new: Option<&str>) -> String {
    let side = |letter: &str, text: Option<&str>| match text {
        Some(_) => format!("{letter}/{name}"),
        None => "/dev/null".to_owned(),
    };
    let diff = TextDiff::from_lines(old.unwrap_or_default(), new.unwrap_or_default());
    diff.unified_diff()
        .context_radius(3)
        .header(&side("a", old), &side("b", new))
        .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codegen::plan::Write as WriteFile;

    #[test]
    fn shows_what_would_change_and_how_to_update() {
        let mut plan = Plan::default();
        plan.write.insert(
            "a.rs".into(),
            WriteFile {
                old: Some("x\ny\n".into()),
                new: "x\nz\n".into(),
            },
        );
        plan.write.insert(
            "b.rs".into(),
            WriteFile {
                old: None,
                new: "n\n".into(),
            },
        );
        plan.remove.insert("c.rs".into(), "o\n".into());
        assert_eq!(
            describe_difference(&plan, "do this"),
            "--- a/a.rs\n+++ b/a.rs\n@@ -1,2 +1,2 @@\n x\n-y\n+z\n\
             --- /dev/null\n+++ b/b.rs\n@@ -0,0 +1 @@\n+n\n\
             --- a/c.rs\n+++ /dev/null\n@@ -1 +0,0 @@\n-o\n\
             \nnot up to date: 1 files would change, 1 would be created, 1 would be removed\nto update, run: do this\n"
        );
    }

    #[test]
    fn a_long_difference_is_shortened() {
        let mut plan = Plan::default();
        plan.write.insert(
            "a.rs".into(),
            WriteFile {
                old: None,
                new: "n\n".repeat(1000),
            },
        );
        let text = describe_difference(&plan, "do this");
        assert!(text.lines().count() < SHOWN_LINES + 10);
        assert!(text.contains("… and 803 more lines"), "{text}");
    }
}
