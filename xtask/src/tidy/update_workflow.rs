//! Checks that the workflow for upstream's document separates the document from jobs with write access.
//!
//! In: the workflow's text. Out: a line for each broken rule. Always: the check uses the order of the lines, so that a
//! new form of the workflow needs a change here.

use super::texts::Texts;

const PATH: &str = ".github/workflows/update.yml";

/// The patch is made before any code of it runs, the job that tests has read access only, and the job with write access
/// runs no code of it.
pub fn check_update_workflow(texts: &Texts) -> Vec<String> {
    let Some(text) = texts.get(PATH) else {
        return vec![format!("{PATH}: it does not exist")];
    };
    let job = |name: &str| find_job(text, name);
    let (make, test, write) = (job("regenerate"), job("test"), job("propose"));
    let (_, fetched) = make
        .split_once("Fetch upstream's document")
        .unwrap_or_default();
    let prints_guarded = |part: &str| part.matches("::stop-commands::").count() == 1;
    let promises = [
        (
            fetched.contains("git diff --cached --binary") && !fetched.contains("cargo "),
            "the patch is made before cargo builds or runs code of the document",
        ),
        (
            !make.contains(": write") && !test.contains(": write"),
            "the jobs that run code of the document have read access only",
        ),
        (
            test.contains("needs: regenerate") && prints_guarded(make) && prints_guarded(test),
            "the runner ignores commands in the document's output",
        ),
        (
            write.contains("git apply --index --include='spec/*' --include='generated/*'")
                && !write.contains("cargo ")
                && !write.contains("xtask"),
            "the job with write access applies the patch to spec/ and generated/, and runs no code of it",
        ),
    ];
    promises
        .iter()
        .filter(|(holds, _)| !holds)
        .map(|(_, promise)| format!("{PATH}: this rule is broken: {promise}"))
        .collect()
}

/// The lines of a job.
fn find_job<'t>(text: &'t str, name: &str) -> &'t str {
    let (_, rest) = text
        .split_once(&format!("\n  {name}:\n"))
        .unwrap_or_default();
    let is_next = |at: &usize| {
        let line = rest.get(at + 1..).unwrap_or_default();
        line.starts_with("  ") && !line.starts_with("   ")
    };
    let end = rest.match_indices('\n').map(|(at, _)| at).find(is_next);
    end.and_then(|end| rest.get(..end)).unwrap_or(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(change: impl Fn(&str) -> String) -> usize {
        let text = include_str!("../../../.github/workflows/update.yml");
        let texts = [(PATH.to_owned(), change(text))].into_iter().collect();
        check_update_workflow(&texts).len()
    }

    #[test]
    fn the_document_is_kept_from_what_may_write() {
        assert_eq!(faults(str::to_owned), 0);
        let early = "git diff --cached --binary";
        let tested = format!("cargo test && {early}");
        assert_eq!(faults(|text| text.replace(early, &tested)), 1);
        assert_eq!(
            faults(|text| text.replacen("contents: read", "contents: write", 1)),
            1
        );
        assert_eq!(
            faults(|text| text.replace("gh auth setup-git", "cargo xtask tidy")),
            1
        );
        assert_eq!(faults(|text| text.replace("--include='spec/*'", "")), 1);
        assert_eq!(faults(|text| text.replacen("::stop-commands::", "", 1)), 1);
    }
}
