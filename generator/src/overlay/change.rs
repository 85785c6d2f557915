//! Applies one action.
//!
//! In: an action. Out: the changed document, or findings. Always: an action that selects nothing is an error if the
//! whole document is known. An action that changes nothing is a warning.

use super::merge::{Addition, Mismatch, merge};
use super::origins::{remove_item, remove_origins};
use super::read::{Action, Change, Target};
use super::target::explain_no_match;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Severity};
use crate::pointer::{parse_index, split_last, tokens_of, unescape_token};
use crate::source::Known;
use crate::source::document::Origins;
use serde_json::Value as Json;
use std::cmp::Reverse;
use std::sync::Arc;

/// Applies one action.
pub fn apply_action(
    root: &mut Json,
    origins: &mut Origins,
    action: &Action,
    known: Known,
    diagnostics: &mut Diagnostics,
) {
    let selected = select(root, &action.target);
    if selected.is_empty() {
        if known == Known::Parts {
            return;
        }
        let message = format!(
            "the target `{}` matches nothing in the document",
            action.target.text
        );
        let help = explain_no_match(root, &action.target.text);
        diagnostics.error(
            "overlay-no-match",
            Some(inner(&action.place, "target")),
            message,
            help,
        );
        return;
    }
    match &action.change {
        Change::Remove => remove_nodes(root, origins, action, selected, diagnostics),
        Change::Update(value) => {
            let place = inner(&action.place, "update");
            let part = Addition {
                value,
                file: &place.file,
                origin: &place.pointer,
            };
            merge_nodes(root, origins, action, &selected, part, diagnostics);
        }
        Change::Copy(source) => {
            let Some(pointer) = find_source(root, action, source, known, diagnostics) else {
                return;
            };
            let value = root.pointer(&pointer).cloned().unwrap_or_default();
            let (file, origin) = origins.find(&pointer);
            merge_nodes(
                root,
                origins,
                action,
                &selected,
                Addition {
                    value: &value,
                    file: &file,
                    origin: &origin,
                },
                diagnostics,
            );
        }
    }
}

/// The single node to copy.
fn find_source(
    root: &Json,
    action: &Action,
    source: &Target,
    known: Known,
    diagnostics: &mut Diagnostics,
) -> Option<String> {
    let mut found = select(root, source);
    if found.len() == 1 {
        return found.pop();
    }
    if !found.is_empty() || known != Known::Parts {
        let message = format!(
            "`{}` selects {} nodes, and `copy` needs exactly one",
            source.text,
            found.len()
        );
        let place = Some(inner(&action.place, "copy"));
        let help = "name one node of the document";
        diagnostics.error("overlay-no-match", place, message, help);
    }
    None
}

/// The pointers of all nodes that a path selects, each once.
fn select(root: &Json, target: &Target) -> Vec<String> {
    let nodes = target.path.query_located(root);
    let mut pointers: Vec<String> = nodes
        .locations()
        .map(|path| path.to_json_pointer())
        .collect();
    let mut seen = std::collections::HashSet::new();
    pointers.retain(|pointer| seen.insert(pointer.clone()));
    pointers
}

fn merge_nodes(
    root: &mut Json,
    origins: &mut Origins,
    action: &Action,
    selected: &[String],
    part: Addition<'_>,
    diagnostics: &mut Diagnostics,
) {
    if let Some((first, other)) = find_mixture(root, selected) {
        let message = format!(
            "the target `{}` selects {first} and {other}",
            action.target.text
        );
        let place = Some(inner(&action.place, "target"));
        diagnostics.error(
            "overlay-mixture",
            place,
            message,
            "write an action for each kind of node",
        );
        return;
    }
    let mut changed = false;
    for pointer in selected {
        let Some(node) = root.pointer_mut(pointer) else {
            continue;
        };
        match merge(node, pointer, part, origins) {
            Ok(did) => changed |= did,
            Err(mismatch) => {
                report_mismatch(origins, part.file, mismatch, diagnostics);
                return;
            }
        }
    }
    if !changed {
        diagnostics.warn(
            "overlay-no-change",
            Some(action.place.clone()),
            format!(
                "the action on `{}` changes nothing: the document already has this content",
                action.target.text
            ),
            "remove the action",
        );
    }
}

/// Two kinds of nodes among the selected ones.
fn find_mixture(root: &Json, selected: &[String]) -> Option<(&'static str, &'static str)> {
    let mut kinds = selected
        .iter()
        .filter_map(|pointer| root.pointer(pointer))
        .map(|node| match node {
            Json::Object(_) => "mappings",
            Json::Array(_) => "lists",
            _ => "single values",
        });
    let first = kinds.next()?;
    kinds
        .find(|kind| *kind != first)
        .map(|other| (first, other))
}

fn report_mismatch(
    origins: &Origins,
    file: &Arc<str>,
    mismatch: Mismatch,
    diagnostics: &mut Diagnostics,
) {
    let (old_file, old_pointer) = origins.find(&mismatch.pointer);
    diagnostics.push(Diagnostic {
        code: "overlay-mismatch",
        severity: Severity::Error,
        message: format!("{} can't be merged into {}", mismatch.new, mismatch.old),
        place: Some(Place {
            file: Arc::clone(file),
            pointer: mismatch.origin,
            position: None,
        }),
        related: vec![(
            Place {
                file: old_file,
                pointer: old_pointer,
                position: None,
            },
            "what it would be merged into".to_owned(),
        )],
        help: "first remove the node with a separate action, or write the same kind of value"
            .to_owned(),
    });
}

fn remove_nodes(
    root: &mut Json,
    origins: &mut Origins,
    action: &Action,
    mut selected: Vec<String>,
    diagnostics: &mut Diagnostics,
) {
    // From the last to the first and from the inside out, so that the indexes of later steps stay valid.
    selected.sort_by_cached_key(|pointer| {
        let tokens = tokens_of(pointer).map(|token| (parse_index(&token), token.into_owned()));
        Reverse(tokens.collect::<Vec<_>>())
    });
    for pointer in selected {
        let Some((parent, token)) = split_last(&pointer) else {
            let place = Some(inner(&action.place, "target"));
            let message = "the whole document can't be removed";
            diagnostics.error("overlay-mismatch", place, message, "select a part of it");
            continue;
        };
        let token = unescape_token(token);
        match root.pointer_mut(parent) {
            Some(Json::Object(members)) => {
                members.shift_remove(token.as_ref());
                remove_origins(origins, &pointer);
            }
            Some(Json::Array(items)) => {
                if let Some(index) = parse_index(&token).filter(|index| *index < items.len()) {
                    remove_item(origins, parent, index, items.len());
                    items.remove(index);
                }
            }
            // Every node with a child is one of the two.
            _ => {}
        }
    }
}

fn inner(place: &Place, key: &str) -> Place {
    Place {
        pointer: format!("{}/{key}", place.pointer),
        ..place.clone()
    }
}
