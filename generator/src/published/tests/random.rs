//! Random edits of the fixtures: an addition renames and retypes nothing, and an item that is removed and added again
//! has its old names.

use super::super::Published;
use super::edits::{Edit, KINDS, carry_out};
use super::{Run, read_checked, verdict};
use crate::diff::Verdict;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::Value;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::rc::Rc;

/// Fixtures with examples of all parts that depend on content.
const FIXTURES: &[&str] = &[
    "json-api-included",
    "json-api-pages",
    "json-api-relationships",
    "json-api-resource",
    "json-api-create",
    "events-in-envelopes",
    "events-of-a-subject",
    "all-of-flattened",
    "all-of-narrowed",
    "answers-of-two-statuses-equal",
    "body-form",
    "body-multipart",
    "body-component",
    "enum-open",
    "error-bodies",
    "names-of-inline-types",
    "names-of-types-collide",
    "null-and-absent",
    "parameters-shared",
    "query-deep-object",
    "query-objects",
    "read-only-and-write-only",
    "recursion-mutual",
    "request-constants",
    "resource",
    "union-by-constant",
    "union-by-key",
    "union-by-kind",
    "union-in-request",
];

pub(super) fn load(name: &str) -> Value {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures");
    let path = folder.join(name).join("openapi.yaml");
    let document = crate::source::load(&path, &[]).unwrap();
    serde_json::to_value(&document.root).unwrap()
}

thread_local! {
    /// What `first_of` has read: hundreds of cases start from a few fixtures.
    static FIRST: RefCell<BTreeMap<&'static str, Rc<(Value, Run)>>> = RefCell::default();
}

/// A fixture's document, and the first run of it.
fn first_of(name: &'static str) -> Rc<(Value, Run)> {
    let known = FIRST.with_borrow(|known| known.get(name).cloned());
    known.unwrap_or_else(|| {
        let document = load(name);
        let run = read_checked(&document, &Published::default()).unwrap();
        let first = Rc::new((document, run));
        FIRST.with_borrow_mut(|known| known.insert(name, first.clone()));
        first
    })
}

/// Names that a crate has published.
fn names_of(published: &Published) -> Vec<String> {
    let operations = published
        .facts
        .iter()
        .filter(|(key, _)| key.starts_with("operation "));
    let operations = operations.filter_map(|(_, value)| value.split(' ').next());
    published
        .type_names()
        .into_iter()
        .chain(operations)
        .map(str::to_owned)
        .collect()
}

/// The document with one more edit, and its result; `None` if the edit fits nowhere or breaks the document.
fn step(document: &Value, last: &Run, edit: Edit) -> Option<(Value, Run)> {
    let mut next = document.clone();
    if !carry_out(&mut next, edit, &names_of(&last.after), &last.after) {
        return None;
    }
    let run = read_checked(&next, &last.after)?;
    Some((next, run))
}

fn edits(most: usize) -> impl Strategy<Value = Vec<Edit>> {
    let edit = (0..KINDS.len(), 0..64_usize, 0..4096_usize);
    let edit = edit.prop_map(|(kind, at, what)| Edit { kind, at, what });
    prop::collection::vec(edit, 1..=most)
}

/// The name of an edit, for the message of a failure.
fn say(edit: Edit) -> String {
    format!("{} {edit:?}", KINDS[edit.kind % KINDS.len()].0)
}

#[test]
fn the_same_document_publishes_the_same() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures");
    let mut names: Vec<_> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|e| e.unwrap().file_name())
        .collect();
    names.sort();
    // A folder without a document was left by another test.
    for name in names.iter().filter_map(|name| name.to_str()) {
        if !folder.join(name).join("openapi.yaml").is_file() {
            continue;
        }
        let document = load(name);
        let first = read_checked(&document, &Published::default()).unwrap();
        assert_eq!(
            Published::parse(&first.after.print()).as_ref(),
            Ok(&first.after),
            "{name}"
        );
        let again = read_checked(&document, &first.after).unwrap();
        assert_eq!(first.after.print(), again.after.print(), "{name}");
        assert_eq!(
            again.api.held.list,
            std::collections::BTreeSet::new(),
            "{name}"
        );
        assert_eq!(verdict(&first, &again).0, Verdict::None, "{name}");
    }
}

/// Every run uses the same edits, unless the variable is set.
fn seed() -> RngSeed {
    let asked = std::env::var("PUBLISHED_SEED")
        .ok()
        .and_then(|seed| seed.parse().ok());
    RngSeed::Fixed(asked.unwrap_or(16))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, rng_seed: seed(), ..ProptestConfig::default() })]

    #[test]
    fn additions_rename_and_retype_nothing(fixture in 0..FIXTURES.len(), edits in edits(6)) {
        let (mut last, mut done) = (first_of(FIXTURES[fixture]), Vec::new());
        for edit in edits {
            let Some(next) = step(&last.0, &last.1, edit) else { continue };
            done.push(say(edit));
            let (verdict, breaks) = verdict(&last.1, &next.1);
            prop_assert!(verdict < Verdict::Major, "{} {done:#?} {breaks:#?}", FIXTURES[fixture]);
            last = Rc::new(next);
        }
    }

    #[test]
    fn an_item_removed_and_added_again_has_its_names(fixture in 0..FIXTURES.len(), edits in edits(4)) {
        let first = first_of(FIXTURES[fixture]);
        let (base, first) = &*first;
        let mut more = None;
        for edit in edits {
            let (document, last) = more.as_ref().map_or((base, first), |(document, run)| (document, run));
            more = step(document, last, edit).or(more);
        }
        let Some((document, more)) = more else { return Ok(()) };
        let less = read_checked(base, &more.after).unwrap();
        let (loss, breaks) = verdict(first, &less);
        prop_assert!(loss < Verdict::Major, "{} {breaks:#?}", FIXTURES[fixture]);
        let again = read_checked(&document, &less.after).unwrap();
        let (loss, breaks) = verdict(&more, &again);
        prop_assert!(loss < Verdict::Minor, "{} {loss} {breaks:#?}", FIXTURES[fixture]);
        prop_assert_eq!(more.after.print(), again.after.print());
    }
}
