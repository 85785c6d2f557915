//! The effect of a regeneration, in the API's own terms.
//!
//! In: the old and the new document. Out: a line for the summary, Markdown for the pull request, entries for the
//! changelog. Always: if the old document is not available, the output says so.

use super::previous::{find_previous, is_as_committed};
use super::side::{Side, load_side, share_settings};
use crate::file::write_file;
use generator::diff::{
    Class, Diff, add_to_changelog, compare, list_entries, propose_version, render_markdown,
};
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// The effect of a regeneration.
#[derive(Debug)]
pub struct Update {
    /// The name of the old document.
    against: String,
    diff: Diff,
    /// The crate's version before, and the next one.
    versions: Option<(String, String)>,
}

/// Compares `spec` with `previous`, or with its state in git's last commit. The error is the reason if that fails.
pub fn find_update(
    spec: &Path,
    previous: Option<&Path>,
    folders: &[PathBuf],
) -> Result<Update, String> {
    let (old, against) = match previous {
        Some(path) => (load_side(path, folders)?, path.display().to_string()),
        None => {
            let against = format!("{} of the last commit", spec.display());
            // If no file differs from the last commit, there is nothing to compare. Files of other folders may differ.
            if folders.is_empty() && is_as_committed(spec)? {
                return Ok(Update::none(&load_side(spec, folders)?, against));
            }
            let previous = find_previous(spec)?;
            (load_side(&previous.spec, folders)?, against)
        }
    };
    let new = load_side(spec, folders)?;
    let (before, now) = share_settings(&old, &new);
    let diff = compare(before, now);
    let current = version_of(&old).or_else(|| version_of(&new));
    Ok(Update::of(diff, current, against))
}

impl Update {
    fn of(diff: Diff, current: Option<String>, against: String) -> Update {
        let versions = current
            .and_then(|current| Some((current.clone(), propose_version(&current, diff.verdict)?)));
        Update {
            against,
            diff,
            versions,
        }
    }

    fn none(side: &Side, against: String) -> Update {
        Update::of(Diff::none(&side.api), version_of(side), against)
    }
}

fn version_of(side: &Side) -> Option<String> {
    side.config.as_ref()?.package.version.clone()
}

/// A line for the summary of a run.
pub fn describe_update(update: &Result<Update, String>) -> String {
    match update {
        Ok(update) => {
            let counts =
                Class::ALL.map(|class| format!("{} {class}", update.diff.counts.of(class)));
            let mut line = format!("update:   {}: {}", update.diff.verdict, counts.join(", "));
            if let Some((current, next)) = &update.versions {
                let _ = write!(line, "; version {current} → {next}");
            }
            format!("{line}; against {}\n", update.against)
        }
        Err(why) => {
            let why = why.lines().next().unwrap_or_default();
            format!(
                "update:   unknown, because the previous document is not available: {why}; give it with --previous\n"
            )
        }
    }
}

/// The whole update as Markdown. `run` is the summary of the run.
pub fn render_report(update: &Result<Update, String>, run: &str) -> String {
    let mut text = match update {
        Ok(update) => {
            let versions = update
                .versions
                .as_ref()
                .map(|(current, next)| (current.as_str(), next.as_str()));
            render_markdown(&update.diff, versions)
        }
        Err(_) => format!("## Verdict: unknown\n\n{}", describe_update(update)),
    };
    let _ = write!(text, "\n### The run\n\n```text\n{run}```\n");
    text
}

/// Writes the report.
pub fn write_report(path: &Path, update: &Result<Update, String>, run: &str) -> Result<(), String> {
    write_file(path, &render_report(update, run))
}

/// Adds the update to a changelog. Without an old document there is nothing to add.
pub fn feed_changelog(path: &Path, update: &Result<Update, String>) -> Result<(), String> {
    let update = match update {
        Ok(update) => update,
        Err(why) => return Err(format!("{}: nothing to add: {why}", path.display())),
    };
    let present = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(format!("{}: {error}", path.display())),
    };
    let text = add_to_changelog(&present, &list_entries(&update.diff));
    if text == present {
        Ok(())
    } else {
        write_file(path, &text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    const SPEC: &str = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths:\n  /a:\n    get:\n      operationId: get-a\n      tags: [A]\n      responses: {'200': {description: x, content: {application/json: {schema: {$ref: '#/components/schemas/a'}}}}}\ncomponents: {schemas: {a: {type: object, properties: {b: {type: string}}}}}\n";

    #[test]
    fn an_update_is_summarised_reported_and_kept() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        for (name, text) in [
            ("old", SPEC.to_owned()),
            ("new", SPEC.replace("b: {", "c: {type: string}, b: {")),
        ] {
            fs::create_dir(at(name)).unwrap();
            fs::write(at(name).join("openapi.yaml"), text).unwrap();
            fs::write(
                at(name).join("codegen.toml"),
                "[crate]\nversion = \"0.3.1\"\n",
            )
            .unwrap();
        }
        let update = find_update(&at("new/openapi.yaml"), Some(&at("old/openapi.yaml")), &[]);
        let line = describe_update(&update);
        assert!(
            line.starts_with("update:   minor: 0 breaking, 1 additive,"),
            "{line}"
        );
        assert!(line.contains("version 0.3.1 → 0.3.2; against "), "{line}");
        write_report(&at("made/report.md"), &update, "files: 1\n").unwrap();
        let report = fs::read_to_string(at("made/report.md")).unwrap();
        assert!(report.starts_with("## Verdict: minor\n"), "{report}");
        assert!(
            report.contains("`A::c`") && report.contains("files: 1\n"),
            "{report}"
        );
        for _ in 0..2 {
            feed_changelog(&at("CHANGELOG.md"), &update).unwrap();
            let changelog = fs::read_to_string(at("CHANGELOG.md")).unwrap();
            assert_eq!(changelog.matches("`A::c`").count(), 1, "{changelog}");
        }
    }

    #[test]
    fn without_a_document_before_nothing_is_made_up() {
        let folder = tempfile::tempdir().unwrap();
        let spec = folder.path().join("openapi.yaml");
        fs::write(&spec, SPEC).unwrap();
        let update = find_update(&spec, None, &[]);
        assert!(describe_update(&update).starts_with("update:   unknown, "));
        assert!(render_report(&update, "").starts_with("## Verdict: unknown\n"));
        assert!(feed_changelog(&folder.path().join("C.md"), &update).is_err());
    }
}
