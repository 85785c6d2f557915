//! The reports: text, Markdown, JSON, the changelog.

use super::super::{Diff, add_to_changelog, list_entries, render_markdown, render_text};
use super::{BASE, diff, edit};

/// An update with changes of each class.
fn make_update() -> Diff {
    let edited = edit(&[
        (
            "        pages: {type: integer}\n",
            "        pages: {type: string}\n        weight: {type: integer}\n",
        ),
        ("enum: [new, used]", "enum: [new, used, lost]"),
        ("summary: Lists books", "summary: Lists all books"),
        ("description: What it is called", "description: Its name"),
        ("  /orders:", "  /new-orders:"),
        ("        gift: {type: boolean}\n", ""),
        (
            "operationId: update-book",
            "operationId: update-book\n      deprecated: true",
        ),
    ]);
    diff(BASE, &edited)
}

#[test]
fn text() {
    insta::assert_snapshot!(render_text(&make_update()));
}

#[test]
fn markdown() {
    insta::assert_snapshot!(render_markdown(&make_update(), Some(("0.3.1", "0.4.0"))));
}

#[test]
fn json() {
    let text = serde_json::to_string_pretty(&make_update()).expect("a diff is JSON");
    let value: serde_json::Value = serde_json::from_str(&text).expect("it is read again");
    assert_eq!(value["verdict"], "major");
    assert_eq!(value["counts"]["behaviour"], 1);
    insta::assert_snapshot!(serde_json::to_string_pretty(&value["changes"][0]).expect("JSON"));
}

#[test]
fn a_long_report_is_folded_and_fits_a_pull_request() {
    let fields: String = (0..2000)
        .map(|n| format!("        field-{n}: {{type: string}}\n"))
        .collect();
    let (pages, more) = (
        "        pages: {type: integer}\n",
        format!("        pages: {{type: integer}}\n{fields}"),
    );
    for diff in [
        diff(BASE, &edit(&[(pages, &more)])),
        diff(&edit(&[(pages, &more)]), BASE),
    ] {
        let text = render_markdown(&diff, None);
        assert!(text.len() < 65_536, "{}", text.len());
        let told = ["- Books: 2000 fields", "- Books: 2000 removed fields"];
        assert!(
            told.iter().any(|told| text.contains(told)),
            "{}",
            &text[..400]
        );
        assert!(
            text.contains("<details>") && text.contains("more: `cargo xtask diff` lists them all.")
        );
    }
}

#[test]
fn a_name_that_is_markdown_stays_a_name() {
    let odd = "a` **b** <script>";
    let diff = diff(
        BASE,
        &edit(&[(
            "operationId: list-books",
            &format!("operationId: \"{odd}\""),
        )]),
    );
    let text = render_markdown(&diff, None);
    assert!(text.contains("``a` **b** <script>``"), "{text}");
}

#[test]
fn changelog() {
    let entries = list_entries(&make_update());
    let new = add_to_changelog("", &entries);
    assert_eq!(
        add_to_changelog(&new, &entries),
        new,
        "a second time adds nothing"
    );
    insta::assert_snapshot!(new);
}

#[test]
fn a_changelog_keeps_what_a_person_wrote() {
    let text = "# Changelog\n\nWords.\n\n## [Unreleased]\n\n### Fixed\n\n- By hand.\n\n## [0.3.1] - 2026-01-01\n\n### Added\n\n- Old.\n\n[Unreleased]: https://example.com/compare\n";
    let new = add_to_changelog(text, &list_entries(&make_update()));
    assert_eq!(add_to_changelog(&new, &list_entries(&make_update())), new);
    insta::assert_snapshot!(new);
}

#[test]
fn a_changelog_without_the_section_gets_one() {
    let text = "# Changelog\n\n## [0.3.1] - 2026-01-01\n\n- Old.\n";
    let entries = std::collections::BTreeMap::from([("Added", vec!["New.".to_owned()])]);
    assert_eq!(
        add_to_changelog(text, &entries),
        "# Changelog\n\n## [Unreleased]\n\n### Added\n\n- New.\n\n## [0.3.1] - 2026-01-01\n\n- Old.\n"
    );
    assert_eq!(
        add_to_changelog(text, &std::collections::BTreeMap::new()),
        text
    );
}
