//! Applies our overlays to facts to which they may have been applied before.
//!
//! In: overlays as stage `overlay` reads them. Out: the changed document. Always: on upstream's facts, every target
//! must match. On our own document, a removed part may already be missing, and an added part may already exist.

use generator::diagnostic::{Diagnostics, Place};
use generator::overlay::apply_action;
use generator::overlay::{Action, Change, read_actions};
use generator::source::Known;
use generator::source::Origins;
use generator::source::{ALLOW_FOLDER, NotRead, Store};
use serde_json::Value;

/// An overlay document.
#[derive(Clone, Debug)]
pub struct Overlay {
    /// Its title, which says what it is for.
    pub title: String,
    /// Its actions, in order.
    pub(crate) actions: Vec<Action>,
}

/// The document to which overlays are applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// The facts of upstream's document.
    Upstream,
    /// Our own document, to which they were applied before.
    Ours,
}

/// Reads an overlay from the files of `store`. Adds its faults to the findings.
pub(crate) fn read_overlay(store: &mut Store<'_>, name: &str) -> Option<Overlay> {
    match store.open(name) {
        Ok(Some(file)) => {
            let root = store.root(file);
            let title = root
                .get("info")
                .and_then(|info| info.get("title")?.as_str());
            let title = title.unwrap_or(name).to_owned();
            Some(Overlay {
                title,
                actions: read_actions(store, file),
            })
        }
        Ok(None) => None,
        Err(error) => {
            let place = Place {
                file: name.into(),
                pointer: String::new(),
                position: None,
            };
            let (message, help) = match error {
                NotRead::Missing => (
                    "there is no such overlay",
                    "correct the path of the overlay",
                ),
                NotRead::Outside => ("the overlay is outside the folder", ALLOW_FOLDER),
            };
            store
                .diagnostics
                .error("missing-file", Some(place), message, help);
            None
        }
    }
}

/// Applies every action of `overlay` to `document`.
pub fn apply_overlay(
    document: &mut Value,
    overlay: &Overlay,
    over: Over,
    findings: &mut Diagnostics,
) {
    for action in &overlay.actions {
        let mut said = Diagnostics::default();
        apply_action(
            document,
            &mut Origins::default(),
            action,
            Known::All,
            &mut said,
        );
        for finding in said
            .iter()
            .filter(|finding| !is_expected(finding.code, action, over))
        {
            findings.push(finding.clone());
        }
    }
}

/// Whether a finding only shows that the overlays were applied before.
fn is_expected(code: &str, action: &Action, over: Over) -> bool {
    let removes = matches!(action.change, Change::Remove);
    over == Over::Ours && (code == "overlay-no-change" || code == "overlay-no-match" && removes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use std::collections::BTreeMap;

    fn problems(document: Value, action: &str, over: Over) -> Vec<&'static str> {
        let text =
            format!("overlay: 1.0.0\ninfo: {{title: T, version: '1'}}\nactions:\n  - {action}");
        let files = BTreeMap::from([("o.yaml".to_owned(), text.into_bytes())]);
        let mut store = Store::new(&files);
        let overlay = read_overlay(&mut store, "o.yaml").expect("an overlay");
        let mut findings = Diagnostics::default();
        apply_overlay(&mut document.clone(), &overlay, over, &mut findings);
        findings.iter().map(|finding| finding.code).collect()
    }

    #[test]
    fn a_removal_that_was_done_is_an_error_only_over_upstream() {
        let action = "{target: $.a, remove: true}";
        assert_eq!(
            problems(json!({"b": 1}), action, Over::Upstream),
            ["overlay-no-match"]
        );
        assert_eq!(
            problems(json!({"b": 1}), action, Over::Ours),
            Vec::<&str>::new()
        );
    }

    #[test]
    fn an_update_that_matches_nothing_is_an_error_over_both() {
        let action = "{target: $.a, update: {c: 1}}";
        for over in [Over::Upstream, Over::Ours] {
            assert_eq!(
                problems(json!({"b": 1}), action, over),
                ["overlay-no-match"]
            );
        }
    }

    #[test]
    fn what_upstream_says_by_now_is_a_warning() {
        let action = "{target: $.a, update: {c: 1}}";
        assert_eq!(
            problems(json!({"a": {"c": 1}}), action, Over::Upstream),
            ["overlay-no-change"]
        );
        assert_eq!(
            problems(json!({"a": {"c": 1}}), action, Over::Ours),
            Vec::<&str>::new()
        );
    }
}
