//! How many generated lines change for small changes of the document.
//!
//! The manifest's digest changes with every change of the document except for descriptions. It is not counted.

use super::super::{Moved, Verdict};
use super::{BASE, diff, edit, generate};
use std::collections::BTreeMap;

/// The lines that are new in each file, trimmed; a moved line counts.
fn new_lines(edits: &[(&str, &str)]) -> BTreeMap<String, Vec<String>> {
    lines_of(&edit(edits), BASE)
}

/// The lines that are removed from each file, trimmed.
fn lost_lines(edits: &[(&str, &str)]) -> BTreeMap<String, Vec<String>> {
    lines_of(BASE, &edit(edits))
}

/// The lines of one crate's files that the other crate does not have, by file. A member has one line in a test's
/// sample, which [`a_member_is_one_line_of_its_sample`] counts.
fn lines_of(one: &str, other: &str) -> BTreeMap<String, Vec<String>> {
    let (one, other) = (generate(one), generate(other));
    let mut found = BTreeMap::new();
    for (name, text) in one
        .iter()
        .filter(|(name, _)| !name.starts_with("tests/samples/"))
    {
        let mut left: Vec<&str> = other
            .get(name)
            .map(|text| text.lines().collect())
            .unwrap_or_default();
        let mut only = Vec::new();
        for line in text.lines().filter(|line| !line.contains("\"sha256\"")) {
            match left.iter().position(|other| *other == line) {
                Some(at) => drop(left.remove(at)),
                None => only.push(line.trim().to_owned()),
            }
        }
        if !only.is_empty() {
            found.insert(name.clone(), only);
        }
    }
    found
}

#[test]
fn a_description_touches_the_lines_that_show_it() {
    for (edit, file, lines_each) in [
        (
            ("description: What it is called", "description: Its name"),
            "src/models/book.rs",
            1,
        ),
        (
            ("description: A book.", "description: A thing to read."),
            "src/models/book.rs",
            1,
        ),
        (
            ("summary: Lists books", "summary: Lists all books"),
            "src/resources/books.rs",
            1,
        ),
        (
            ("description: Who wrote it", "description: The author"),
            "src/resources/books.rs",
            // One at its method, and one in the list of its operation.
            2,
        ),
        (
            (
                "description: What the shop sells.",
                "description: All that is sold.",
            ),
            "src/resources/books.rs",
            1,
        ),
    ] {
        for lines in [new_lines(&[edit]), lost_lines(&[edit])] {
            let counts: Vec<(&str, usize)> = lines
                .iter()
                .map(|(name, l)| (name.as_str(), l.len()))
                .collect();
            assert_eq!(counts, [(file, lines_each)], "{edit:?}: {lines:#?}");
        }
        let edited = super::edit(&[edit]);
        let manifest = |text: &str| generate(text).remove("codegen-manifest.json");
        assert_eq!(manifest(BASE), manifest(&edited), "words change no digest");
        assert_eq!(diff(BASE, &edited).verdict, Verdict::Patch);
    }
}

#[test]
fn an_optional_field_touches_itself_its_docs_and_the_list() {
    let edits = [(
        "        pages: {type: integer}\n",
        "        pages: {type: integer}\n        weight: {type: integer, description: In grams}\n",
    )];
    let lines = new_lines(&edits);
    assert_eq!(
        lines.keys().collect::<Vec<_>>(),
        ["API.md", "src/models/book.rs"]
    );
    assert_eq!(
        lines["src/models/book.rs"],
        [
            "/// In grams",
            "pub weight: Option<i64>,",
            "\"weight\" => weight,"
        ]
    );
    assert_eq!(lines["API.md"].len(), 1);
    let lost = lost_lines(&edits);
    assert_eq!(lost.keys().collect::<Vec<_>>(), ["API.md"], "{lost:#?}");
    assert_eq!(lost["API.md"].len(), 1);
}

#[test]
fn an_optional_field_of_a_request_adds_its_setters() {
    let edits = [(
        "                price: {type: integer}\n",
        "                price: {type: integer}\n                weight: {type: integer}\n",
    )];
    let lines = new_lines(&edits);
    assert_eq!(
        lines.keys().collect::<Vec<_>>(),
        [
            "API.md",
            "src/resources/books.rs",
            "tests/every_operation.rs"
        ]
    );
    let rust = &lines["src/resources/books.rs"];
    for line in [
        "/// `weight`.",
        "pub weight: Option<i64>,",
        "\"weight\" => weight,",
        "weight: optional IntegerInput,",
    ] {
        assert!(rust.iter().any(|l| l == line), "{line}: {rust:#?}");
    }
    assert!(rust.len() <= 8, "{rust:#?}");
    assert_eq!(
        lost_lines(&edits)
            .keys()
            .filter(|name| *name != "API.md")
            .count(),
        0
    );
}

#[test]
fn a_member_that_a_request_must_have_breaks_who_does_not_set_it() {
    let new = edit(&[
        ("required: [price]", "required: [price, weight]"),
        (
            "                price: {type: integer}\n",
            "                price: {type: integer}\n                weight: {type: integer}\n",
        ),
    ]);
    let found = diff(BASE, &new);
    let mut items = found.changes.iter().flat_map(|change| &change.rust);
    let demanded = items.find(|item| item.moved == Moved::Demanded);
    assert_eq!(
        demanded.map(|item| item.path.as_str()),
        Some("UpdateBook::weight")
    );
    assert_eq!(found.verdict, Verdict::Major);
}

#[test]
fn a_value_touches_its_variant_its_row_and_the_list() {
    let lines = new_lines(&[("enum: [new, used]", "enum: [new, used, lost]")]);
    assert_eq!(
        lines["src/models/state.rs"],
        ["/// `lost`.", "Lost,", "Lost => \"lost\","]
    );
    assert_eq!(
        lines.keys().collect::<Vec<_>>(),
        ["API.md", "src/models/state.rs"]
    );
}

#[test]
fn reordered_properties_move_their_lines_and_nothing_else() {
    let (title, pages) = (
        "        title: {type: string, description: What it is called}\n",
        "        pages: {type: integer}\n",
    );
    let edits = [(&*format!("{title}{pages}"), &*format!("{pages}{title}"))];
    let (new, lost) = (new_lines(&edits), lost_lines(&edits));
    assert_eq!(new.keys().collect::<Vec<_>>(), ["API.md"], "{new:#?}");
    assert_eq!(new["API.md"].len(), 1);
    assert_eq!(lost.keys().collect::<Vec<_>>(), ["API.md"]);
    let (old, now) = (generate(BASE), generate(&edit(&edits)));
    assert_ne!(old["src/models/book.rs"], now["src/models/book.rs"]);
}

#[test]
fn a_member_is_one_line_of_its_sample() {
    let wider = edit(&[(
        "        pages: {type: integer}\n",
        "        pages: {type: integer}\n        weight: {type: integer}\n",
    )]);
    let (old, new) = (generate(BASE), generate(&wider));
    let changed: Vec<_> = new
        .iter()
        .filter(|(name, text)| name.starts_with("tests/samples/") && old.get(*name) != Some(text))
        .collect();
    assert_eq!(changed.len(), 1);
    for (name, text) in changed {
        let before = old[name].lines().count();
        assert_eq!(text.lines().count(), before + 1, "{name}");
    }
}
