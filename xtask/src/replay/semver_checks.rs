//! A second opinion on the verdict: cargo-semver-checks on two generated crates.
//!
//! In: folders of crates. Out: the update that it requires, and the lints that require it. Always: the documentation of
//! each crate is built once, all with the same dependencies, and both sides are compared as a patch, so that every lint
//! runs.

use generator::diff::Verdict;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The file in a crate's folder that holds its documentation as JSON.
pub const DOCUMENTED: &str = "rustdoc.json";

/// Lints that treat the setters of all requests as methods of one type: `Request<A>::name` and `Request<B>::name` are
/// methods of different types, one of which may be deprecated or have other parameters. Our own diff compares each
/// separately.
const MIXED: [&str; 2] = [
    "method_requires_different_generic_type_params",
    "type_method_marked_deprecated",
];

/// Whether a lint names only methods of requests.
fn is_mixed(part: &str) -> bool {
    let items = part.split_once("Failed in:").map_or("", |(_, items)| items);
    // The tool's progress messages may follow without a blank line, further to the right.
    let is_item = |line: &&str| line.starts_with("  ") && !line.starts_with("   ");
    let mut items = items
        .lines()
        .skip(1)
        .take_while(|line| !line.trim().is_empty())
        .filter(is_item);
    items.all(|line| line.contains("::Request::"))
}

/// The verdict of cargo-semver-checks on an update.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opinion {
    /// The smallest update that it requires. A patch if it found nothing.
    pub least: Verdict,
    /// The lints that require it.
    pub lints: Vec<String>,
}

/// The target folder for the documentation of crates, and the versions of their dependencies.
#[derive(Debug)]
pub struct SemverChecks {
    target: PathBuf,
    lock: PathBuf,
}

impl Opinion {
    /// Whether it agrees with `verdict`. It has no lint for additions, so it cannot distinguish a minor update from a
    /// patch.
    pub fn agrees_with(&self, verdict: Verdict) -> bool {
        (self.least == Verdict::Major) == (verdict == Verdict::Major)
            && self.least <= verdict.max(Verdict::Patch)
    }

    /// Reads the verdict from an output.
    fn read(output: &str) -> Option<Opinion> {
        let summary = output
            .lines()
            .find_map(|line| line.trim_start().strip_prefix("Summary "))?;
        let known = ["semver requires new ", "no semver update required"];
        if !known.iter().any(|start| summary.starts_with(start)) {
            return None;
        }
        // `…: 1 major and 0 minor checks failed`
        let failed = summary.split_once(": ").map_or("", |(_, failed)| failed);
        let count = |what: &str| -> usize {
            let before = failed.split_once(what).map(|(before, _)| before.trim_end());
            let number = before.and_then(|before| before.rsplit(' ').next());
            number
                .and_then(|number| number.parse().ok())
                .unwrap_or_default()
        };
        let (mut major, mut minor) = (count("major"), count("minor"));
        let mut lints = Vec::new();
        for part in output.split("\n--- failure ").skip(1) {
            match part.split(':').next() {
                Some(lint) if lint == MIXED[0] && is_mixed(part) => major = major.saturating_sub(1),
                Some(lint) if lint == MIXED[1] && is_mixed(part) => minor = minor.saturating_sub(1),
                lint => lints.extend(lint.map(str::to_owned)),
            }
        }
        let least = match (major, minor) {
            (0, 0) => Verdict::Patch,
            (0, _) => Verdict::Minor,
            _ => Verdict::Major,
        };
        Some(Opinion { least, lints })
    }
}

impl SemverChecks {
    /// Finds the tool. `target` is the target folder, `lock` gives the versions of dependencies.
    pub fn find(target: PathBuf, lock: PathBuf) -> Result<SemverChecks, String> {
        run(cargo().args(["semver-checks", "--version"]))
            .ok()
            .filter(|output| output.status.success())
            .ok_or(
                "cargo-semver-checks can't be run; install it with `cargo install cargo-semver-checks`",
            )?;
        // The commands run in the folders of the crates.
        let target = std::path::absolute(&target)
            .map_err(|error| format!("{}: {error}", target.display()))?;
        Ok(SemverChecks { target, lock })
    }

    /// Builds the documentation of the crate in `folder` as JSON and keeps it there, unless it exists.
    pub fn document(&self, folder: &Path) -> Result<PathBuf, String> {
        let kept = folder.join(DOCUMENTED);
        if kept.is_file() {
            return Ok(kept);
        }
        let unwritable = |error: std::io::Error| format!("{}: {error}", folder.display());
        if self.lock.is_file() {
            fs::copy(&self.lock, folder.join("Cargo.lock")).map_err(unwritable)?;
        }
        // cargo-semver-checks itself uses these options. A stable compiler needs the variable for JSON.
        let output = run(cargo()
            .env("RUSTC_BOOTSTRAP", "1")
            .current_dir(folder)
            .args(["rustdoc", "--lib", "--quiet", "--target-dir"])
            .arg(&self.target)
            .args(["--", "-Zunstable-options", "--output-format=json"])
            .args(["--document-private-items", "--document-hidden-items"])
            .arg("--cap-lints=allow"))?;
        if !output.status.success() {
            return Err(format!(
                "{} can't be documented:\n{}",
                folder.display(),
                String::from_utf8_lossy(&output.stderr)
            ));
        }
        let made = self
            .target
            .join(format!("doc/{}.json", super::state::CRATE_NAME));
        fs::rename(&made, &kept).map_err(unwritable)?;
        Ok(kept)
    }

    /// Compares two crates by their documentation.
    pub fn compare(&self, old: &Path, new: &Path) -> Result<Opinion, String> {
        let output = run(cargo()
            .args(["semver-checks", "--color=never", "--release-type=patch"])
            .args([OsStr::new("--baseline-rustdoc"), old.as_os_str()])
            .args([OsStr::new("--current-rustdoc"), new.as_os_str()]))?;
        let [said, told] =
            [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes));
        let whole = format!("{said}{told}");
        Opinion::read(&whole)
            .ok_or_else(|| format!("cargo-semver-checks gave no verdict:\n{whole}"))
    }
}

fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

fn run(command: &mut Command) -> Result<Output, String> {
    command
        .output()
        .map_err(|error| format!("cargo can't be run: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opinion(least: Verdict) -> Opinion {
        Opinion {
            least,
            lints: Vec::new(),
        }
    }

    #[test]
    fn setters_of_different_requests_are_no_methods_of_one_type() {
        let lint = MIXED[0];
        let text = |path: &str, summary: &str| {
            format!(
                "    Checking\n\n--- failure {lint}: method now requires ---\n\nFailed in:\n  {path} takes 0 generic types instead of 1, in a.rs:1\n    Checking x\n\n     Summary {summary}\n"
            )
        };
        let both = "semver requires new major version: 1 major and 1 minor checks failed";
        let read = |path: &str, summary: &str| Opinion::read(&text(path, summary)).unwrap();
        assert_eq!(read("x::Request::id", both).least, Verdict::Minor);
        assert_eq!(read("x::Request::id", both).lints, Vec::<String>::new());
        assert_eq!(read("x::Other::id", both).least, Verdict::Major);
        let only = "semver requires new major version: 1 major and 0 minor checks failed";
        assert_eq!(read("x::http::Request::id", only).least, Verdict::Patch);
    }

    #[test]
    fn the_summary_and_the_lints_are_read() {
        let text = "    Checking x v0.1.0 -> v0.1.0 (assume patch change)\n\n--- failure struct_missing: pub struct removed ---\n\nFailed in:\n  struct x::A\n\n     Summary semver requires new major version: 1 major and 0 minor checks failed\n";
        let read = Opinion::read(text).unwrap();
        assert_eq!(read.least, Verdict::Major);
        assert_eq!(read.lints, ["struct_missing"]);
        let silent = Opinion::read("     Summary no semver update required\n").unwrap();
        assert_eq!(silent, opinion(Verdict::Patch));
        assert_eq!(Opinion::read("error: no such file\n"), None);
    }

    #[test]
    fn an_addition_is_no_disagreement_but_a_break_is() {
        for (least, verdict, agrees) in [
            (Verdict::Patch, Verdict::None, true),
            (Verdict::Patch, Verdict::Minor, true),
            (Verdict::Minor, Verdict::Minor, true),
            (Verdict::Minor, Verdict::Patch, false),
            (Verdict::Patch, Verdict::Major, false),
            (Verdict::Major, Verdict::Minor, false),
            (Verdict::Major, Verdict::Major, true),
        ] {
            assert_eq!(
                opinion(least).agrees_with(verdict),
                agrees,
                "{least} {verdict}"
            );
        }
    }
}
