//! OpenAPI Overlay documents over a document.
//!
//! In: a document and overlays (versions 1.0 and 1.1 of the specification: `update` and `remove`). Out: the document
//! changed. Always: a target that matches nothing is an error, so that no patch goes stale in silence; applying an
//! overlay twice changes nothing, because an entry that a list has already is not added to it again.

use super::gather::parse_yaml;
use crate::diagnostic::{Diagnostics, Place};
use jsonpath_rust::JsonPath;
use jsonpath_rust::query::queryable::Queryable;
use serde::Deserialize;
use serde_json::Value;
use std::sync::Arc;

/// An overlay document.
#[derive(Clone, Debug)]
pub struct Overlay {
    /// The file it was read from.
    pub file: Arc<str>,
    /// What it is for: its title.
    pub title: String,
    /// What it does, in order.
    pub actions: Vec<Action>,
}

/// One change of an overlay.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Action {
    /// JSONPath of what is changed.
    pub target: String,
    /// Why.
    #[serde(default)]
    pub description: String,
    /// What is merged into the target.
    pub update: Option<Value>,
    /// Whether the target is taken away.
    #[serde(default)]
    pub remove: bool,
}

#[derive(Deserialize)]
struct Document {
    overlay: String,
    info: Info,
    actions: Vec<Action>,
}

#[derive(Deserialize)]
struct Info {
    title: String,
}

/// Reads an overlay; anything it should not hold is a finding.
pub fn parse_overlay(file: &str, text: &str, findings: &mut Diagnostics) -> Option<Overlay> {
    let read = parse_yaml(text)
        .and_then(|value| serde_json::from_value::<Document>(value).map_err(|e| e.to_string()));
    let problem = match read {
        Ok(document) if matches!(document.overlay.as_str(), "1.0.0" | "1.0.1" | "1.1.0") => {
            return Some(Overlay {
                file: file.into(),
                title: document.info.title,
                actions: document.actions,
            });
        }
        Ok(document) => format!("`{}` is no known version of overlays", document.overlay),
        Err(message) => message,
    };
    let place = Place { file: file.into(), pointer: String::new(), position: None };
    findings.error(
        "bad-overlay",
        Some(place),
        problem,
        "See the OpenAPI Overlay Specification, versions 1.0 and 1.1.",
    );
    None
}

/// What is expected of removals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Removals {
    /// There must be something to remove: the document is as upstream made it.
    Due,
    /// It may be gone: the document has been through this before.
    Done,
}

/// Carries out every action of `overlay` on `document`.
pub fn apply_overlay(
    document: &mut Value,
    overlay: &Overlay,
    removals: Removals,
    findings: &mut Diagnostics,
) {
    for (i, action) in overlay.actions.iter().enumerate() {
        let outcome = apply_action(document, action);
        if action.remove && removals == Removals::Done && outcome == Err(NOTHING.to_owned()) {
            continue;
        }
        if let Err(problem) = outcome {
            let pointer = format!("/actions/{i}");
            findings.error(
                "stale-overlay",
                Some(Place { file: Arc::clone(&overlay.file), pointer, position: None }),
                format!("`{}` {problem}", action.target),
                "Correct the target, or remove the action if it has served its purpose.",
            );
        }
    }
}

/// What is wrong with a target that is not there.
const NOTHING: &str = "matches nothing";

/// Carries out one action.
pub fn apply_action(document: &mut Value, action: &Action) -> Result<(), String> {
    let mut targets = document
        .query_only_path(&action.target)
        .map_err(|e| format!("is no JSONPath: {e}"))?;
    if targets.is_empty() {
        return Err(NOTHING.into());
    }
    // From the back, so that taking away an entry does not move those still to come.
    targets.reverse();
    for target in targets {
        if action.remove {
            remove(document, &target)?;
        } else if let Some(update) = &action.update {
            let node = document.reference_mut(&target).ok_or("cannot be changed")?;
            merge(node, update);
        }
    }
    Ok(())
}

/// Takes away the node at a normalized path.
fn remove(document: &mut Value, path: &str) -> Result<(), String> {
    let cut = path.rfind('[').ok_or("is the whole document")?;
    let (parent, step) = path.split_at(cut);
    let parent = match parent {
        "$" => Some(document),
        parent => document.reference_mut(parent),
    };
    let step = step.trim_start_matches('[').trim_end_matches(']');
    match parent {
        Some(Value::Object(members)) => {
            members.shift_remove(step.trim_matches('\''));
        }
        Some(Value::Array(items)) => {
            let index: usize = step.parse().map_err(|_| "has an index that is no number")?;
            if index < items.len() {
                items.remove(index);
            }
        }
        _ => return Err("cannot be removed".into()),
    }
    Ok(())
}

/// Merges `update` into `node`: objects member by member, lists by adding what they lack, anything else replaced.
pub fn merge(node: &mut Value, update: &Value) {
    match (node, update) {
        (Value::Object(node), Value::Object(update)) => {
            for (key, value) in update {
                match node.get_mut(key) {
                    Some(member) => merge(member, value),
                    None => {
                        node.insert(key.clone(), value.clone());
                    }
                }
            }
        }
        (Value::Array(items), Value::Array(more)) => more.iter().for_each(|m| add(items, m)),
        (Value::Array(items), entry) => add(items, entry),
        (node, update) => *node = update.clone(),
    }
}

fn add(items: &mut Vec<Value>, entry: &Value) {
    if !items.contains(entry) {
        items.push(entry.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn apply(mut document: Value, actions: &str) -> (Value, Vec<String>) {
        let mut findings = Diagnostics::default();
        let text = format!("overlay: 1.0.0\ninfo: {{title: T, version: '1'}}\nactions:\n{actions}");
        let overlay = parse_overlay("o.yaml", &text, &mut findings).expect("an overlay");
        apply_overlay(&mut document, &overlay, Removals::Due, &mut findings);
        let once = document.clone();
        apply_overlay(&mut document, &overlay, Removals::Done, &mut Diagnostics::default());
        assert_eq!(document, once, "twice is as good as once");
        (document, findings.iter().map(|f| f.message.clone()).collect())
    }

    #[test]
    fn updates_are_merged() {
        let (document, problems) = apply(
            json!({"paths": {"/a": {"get": {"tags": ["x"], "summary": "old"}}}}),
            "  - {target: \"$.paths['/a'].get\", update: {summary: new, tags: [y], x: {deep: 1}}}",
        );
        assert_eq!(document["paths"]["/a"]["get"], json!({"tags": ["x", "y"], "summary": "new", "x": {"deep": 1}}));
        assert!(problems.is_empty());
    }

    #[test]
    fn a_filter_selects() {
        let (document, _) = apply(
            json!({"r": {"200": {"content": {}}, "400": {"$ref": "x"}}}),
            "  - {target: \"$.r[?@.content]\", update: {description: d}}",
        );
        assert_eq!(document, json!({"r": {"200": {"content": {}, "description": "d"}, "400": {"$ref": "x"}}}));
    }

    #[test]
    fn a_target_that_matches_nothing_is_an_error() {
        let (_, problems) = apply(json!({"a": 1}), "  - {target: $.b, update: {c: 1}}");
        assert_eq!(problems, ["`$.b` matches nothing"]);
    }

    #[test]
    fn what_is_removed_is_gone() {
        let mut document = json!({"a": {"b": 1, "c": 2}, "d": [1, 2, 3]});
        let action = |target: &str| Action { target: target.into(), description: String::new(), update: None, remove: true };
        apply_action(&mut document, &action("$.a.b")).expect("b is there");
        apply_action(&mut document, &action("$.d[0,2]")).expect("entries are there");
        assert_eq!(document, json!({"a": {"c": 2}, "d": [2]}));
    }

    #[test]
    fn a_removal_that_is_done_is_an_error_only_where_it_is_due() {
        let text = "overlay: 1.0.0\ninfo: {title: T}\nactions: [{target: $.a, remove: true}]";
        let overlay = parse_overlay("o.yaml", text, &mut Diagnostics::default()).expect("an overlay");
        let problems = |removals| {
            let mut findings = Diagnostics::default();
            apply_overlay(&mut json!({"b": 1}), &overlay, removals, &mut findings);
            findings.len()
        };
        assert_eq!((problems(Removals::Due), problems(Removals::Done)), (1, 0));
    }

    #[test]
    fn an_unknown_member_of_an_action_is_an_error() {
        let mut findings = Diagnostics::default();
        let text = "overlay: 1.0.0\ninfo: {title: T}\nactions: [{target: $.a, updaet: {}}]";
        assert!(parse_overlay("o.yaml", text, &mut findings).is_none());
        assert!(findings.has_errors());
    }
}
