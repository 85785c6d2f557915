//! Headers of every request, and Cargo features.

use super::super::{Diff, State, Verdict, compare, list_entries, render_markdown, render_text};
use super::{BASE, edit, read};
use crate::config::Config;

fn config(headers: &[(&str, &str)], features: &[(&str, &[&str])]) -> Config {
    let mut config = Config::default();
    let texts = headers.iter();
    config.client.headers = texts
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect();
    let lists = features.iter();
    config.features = lists
        .map(|(name, tags)| {
            let tags = tags.iter().map(|tag| (*tag).to_owned());
            ((*name).to_owned(), tags.collect())
        })
        .collect();
    config
}

fn diff((old, before): (&str, &Config), (new, after): (&str, &Config)) -> Diff {
    let (old, new) = (read(old), read(new));
    let state = |api, config| State { api, config };
    compare(state(&old, before), state(&new, after))
}

#[test]
fn another_version_of_the_api_is_the_first_line_and_breaking() {
    let config = config(
        &[("Shop-Version", "{version}"), ("Shop-Keys", "kebab")],
        &[],
    );
    let newer = edit(&[
        ("version: \"1\"", "version: \"2\""),
        ("        pages: {type: integer}\n", ""),
    ]);
    let diff = diff((BASE, &config), (&newer, &config));
    assert_eq!(diff.verdict, Verdict::Major);
    let line = "Header `Shop-Version` of every request is `2` instead of `1`";
    for report in [render_markdown(&diff, None), render_text(&diff)] {
        let at = report.find(line).expect(&report);
        let other = report.find("pages").expect(&report);
        assert!(at < other, "{report}");
        assert!(report.contains("another version of the API"), "{report}");
    }
    let changed = &list_entries(&diff)["Changed"];
    assert!(
        changed[0].starts_with(&format!("**Breaking:** {line}")),
        "{changed:?}"
    );
}

#[test]
fn a_version_that_no_header_sends_breaks_nobody() {
    let config = config(&[("Shop-Keys", "kebab")], &[]);
    let newer = edit(&[("version: \"1\"", "version: \"2\"")]);
    assert_eq!(
        diff((BASE, &config), (&newer, &config)).verdict,
        Verdict::Patch
    );
}

#[test]
fn another_header_is_told_by_name() {
    let before = config(&[("Shop-Keys", "kebab"), ("A", "1")], &[]);
    let after = config(&[("Shop-Keys", "snake"), ("B", "2")], &[]);
    let diff = diff((BASE, &before), (BASE, &after));
    assert_eq!(diff.verdict, Verdict::Patch);
    let report = render_markdown(&diff, None);
    for line in [
        "Header `Shop-Keys` of every request is `snake` instead of `kebab`",
        "Header `A` of every request is not sent any more",
        "Header `B` of every request is new: `2`",
    ] {
        assert!(report.contains(line), "{report}");
    }
}

#[test]
fn features_are_part_of_the_surface() {
    let tags: Vec<String> = read(BASE).resources.iter().map(|r| r.tag.clone()).collect();
    let [one, two] = [tags[0].as_str(), tags[1].as_str()];
    let first = config(&[], &[("a", &[one]), ("b", &[two])]);
    for (next, verdict, told) in [
        (
            config(&[], &[("a", &[one])]),
            Verdict::Major,
            "Removed Cargo feature `b`".to_owned(),
        ),
        (
            config(&[], &[("a", &[one]), ("c", &[two])]),
            Verdict::Major,
            "Removed Cargo feature `b`".to_owned(),
        ),
        (
            config(&[], &[("a", &[one]), ("b", &[two]), ("c", &[one])]),
            Verdict::Minor,
            format!("New Cargo feature `c`: builds `{one}`"),
        ),
        (
            config(&[], &[("a", &[one, two]), ("b", &[])]),
            Verdict::Major,
            format!("Cargo feature `b` no longer builds `{two}`"),
        ),
        (
            config(&[], &[("a", &[one, two]), ("b", &[two])]),
            Verdict::Minor,
            format!("Cargo feature `a` builds `{two}` too"),
        ),
    ] {
        let diff = diff((BASE, &first), (BASE, &next));
        let report = render_markdown(&diff, None);
        assert_eq!(diff.verdict, verdict, "{report}");
        assert!(report.contains(&told), "{told}: {report}");
    }
    // A tag that was always built needs a feature now.
    let part = config(&[], &[("a", &[one])]);
    let diff = diff((BASE, &part), (BASE, &first));
    let report = render_markdown(&diff, None);
    assert_eq!(diff.verdict, Verdict::Major);
    assert!(
        report.contains(&format!("no longer builds `{two}`")),
        "{report}"
    );
}
