//! How one surface differs from another.
//!
//! In: two surfaces. Out: what moves, each with what of the document it comes from. Always: a signature that differs
//! in one part belongs to that part's origin.

use super::super::change::{Moved, RustItem};
use super::super::origin::{Origin, Part};
use super::{Entry, Signature, Surface};
use std::collections::BTreeSet;

/// A Rust item that moves, and what of the document it comes from.
#[derive(Clone, Debug)]
pub(in super::super) struct Move {
    /// What of the document it comes from, as the new document names it.
    pub origin: Origin,
    /// The item.
    pub item: RustItem,
    /// Whether code can name it.
    pub visible: bool,
}

/// What moves between two surfaces; RENAME says what the new document calls an origin of the old one.
pub(in super::super) fn find_moves(
    old: &Surface,
    new: &Surface,
    rename: &dyn Fn(&Origin) -> Origin,
) -> Vec<Move> {
    let mut moves = Vec::new();
    for (path, was) in &old.entries {
        match new.entries.get(path) {
            Some(now) => compare_entries(path, was, now, rename, &mut moves),
            None => {
                let moved = if was.signature.is_some() {
                    Moved::Removed
                } else {
                    Moved::Rewired
                };
                add_whole(
                    path,
                    rename(&was.origin),
                    moved,
                    Some(was),
                    None,
                    &mut moves,
                );
            }
        }
    }
    for (path, now) in new
        .entries
        .iter()
        .filter(|(path, _)| !old.entries.contains_key(*path))
    {
        let moved = if now.signature.is_some() {
            Moved::Added
        } else {
            Moved::Rewired
        };
        add_whole(path, now.origin.clone(), moved, None, Some(now), &mut moves);
    }
    moves
}

/// Adds the move of a whole entry, unless nobody would see it.
fn add_whole(
    path: &str,
    origin: Origin,
    moved: Moved,
    was: Option<&Entry>,
    now: Option<&Entry>,
    moves: &mut Vec<Move>,
) {
    let either = was.or(now);
    if either.is_some_and(|entry| entry.signature.is_none() && entry.wire.is_empty()) {
        return;
    }
    let text = |entry: Option<&Entry>| entry.and_then(shown_signature);
    let item = RustItem {
        path: shown_path(path),
        moved,
        was: text(was),
        now: text(now),
        on: either.and_then(|entry| entry.on.clone()),
    };
    moves.push(Move {
        origin,
        item,
        visible: either.is_some_and(|e| e.signature.is_some()),
    });
}

fn compare_entries(
    path: &str,
    was: &Entry,
    now: &Entry,
    rename: &dyn Fn(&Origin) -> Origin,
    moves: &mut Vec<Move>,
) {
    let visible = now.signature.is_some();
    for (field, origin) in &now.demands {
        if !was.demands.contains_key(field) {
            let item = RustItem {
                path: format!("{}::{field}", shown_path(path)),
                moved: Moved::Demanded,
                was: None,
                now: None,
                on: None,
            };
            moves.push(Move {
                origin: origin.clone(),
                item,
                visible: true,
            });
        }
    }
    let on = &now.on;
    let mut add = |origin: Origin, moved: Moved, was: Option<String>, now: Option<String>| {
        let item = RustItem {
            path: shown_path(path),
            moved,
            was,
            now,
            on: on.clone(),
        };
        moves.push(Move {
            origin,
            item,
            visible,
        });
    };
    if was.signature != now.signature {
        let texts = (shown_signature(was), shown_signature(now));
        let changed =
            was.signature.as_ref().map(|s| &s.text) != now.signature.as_ref().map(|s| &s.text);
        if changed {
            // Whoever must change code reads and sends anew anyway.
            for origin in find_differing_parts(was, now, rename) {
                add(origin, Moved::Retyped, texts.0.clone(), texts.1.clone());
            }
            return;
        }
    }
    let lost = was.traits.iter().any(|one| !now.traits.contains(one));
    if lost {
        let texts = (shown_traits(was), shown_traits(now));
        add(now.origin.clone(), Moved::Retyped, texts.0, texts.1);
        return;
    }
    if was.wire != now.wire {
        add(now.origin.clone(), Moved::Rewired, None, None);
    }
    if now.deprecated && !was.deprecated {
        add(now.origin.clone(), Moved::Deprecated, None, None);
    }
    let is_order = path.ends_with("#order");
    let redocumented = if is_order {
        is_reordered(&was.docs, &now.docs)
    } else {
        was.docs != now.docs
    };
    if redocumented || (was.deprecated && !now.deprecated) {
        add(now.origin.clone(), Moved::Redocumented, None, None);
    }
    for gained in now.traits.iter().filter(|one| !was.traits.contains(one)) {
        let item = RustItem {
            path: format!("impl {gained} for {}", shown_path(path)),
            moved: Moved::Added,
            was: None,
            now: None,
            on: None,
        };
        moves.push(Move {
            origin: now.origin.clone(),
            item,
            visible,
        });
    }
}

/// Where the difference of two signatures comes from.
fn find_differing_parts(
    was: &Entry,
    now: &Entry,
    rename: &dyn Fn(&Origin) -> Origin,
) -> BTreeSet<Origin> {
    let parts = |signature: &Option<Signature>| -> Vec<(Origin, String)> {
        signature.iter().flat_map(|s| &s.parts).cloned().collect()
    };
    let before: Vec<(Origin, String)> = parts(&was.signature)
        .iter()
        .map(|(origin, text)| (rename(origin), text.clone()))
        .collect();
    let after = parts(&now.signature);
    let only = |one: &[(Origin, String)], other: &[(Origin, String)]| -> Vec<Origin> {
        one.iter()
            .filter(|part| !other.contains(part))
            .map(|(origin, _)| origin.clone())
            .collect()
    };
    let mut origins: BTreeSet<Origin> = only(&before, &after)
        .into_iter()
        .chain(only(&after, &before))
        .collect();
    if origins.is_empty() {
        let reordered = before != after;
        origins.insert(match &now.origin {
            Origin::Operation(id) if reordered => Origin::OperationPart(id.clone(), Part::Order),
            other => other.clone(),
        });
    }
    origins
}

/// Whether what is in both lists stands in another order.
fn is_reordered(was: &[String], now: &[String]) -> bool {
    let common = |one: &[String], other: &[String]| -> Vec<String> {
        one.iter()
            .filter(|name| other.contains(name))
            .cloned()
            .collect()
    };
    common(was, now) != common(now, was)
}

/// The signature, where a reader learns something from it.
fn shown_signature(entry: &Entry) -> Option<String> {
    let text = &entry.signature.as_ref()?.text;
    (!text.is_empty()).then(|| text.clone())
}

/// The traits of a type.
fn shown_traits(entry: &Entry) -> Option<String> {
    Some(format!("impl {}", entry.traits.join(" + ")))
}

/// PATH without the module that everything of its kind stands in, and without parentheses.
fn shown_path(path: &str) -> String {
    let path = [
        "models::",
        "resources::",
        "events::",
        "ids::",
        "parameters::",
    ]
    .iter()
    .find_map(|module| path.strip_prefix(module))
    .unwrap_or(path);
    path.split('#')
        .next()
        .unwrap_or(path)
        .trim_end_matches("()")
        .to_owned()
}
