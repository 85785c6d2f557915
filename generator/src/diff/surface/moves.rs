//! The differences between two surfaces.
//!
//! In: two surfaces. Out: the items that move, each with its part of the document. Always: if a signature differs in
//! one part, the move belongs to the origin of that part.

use super::super::change::{Moved, RustItem};
use super::super::code_use::CodeUse;
use super::super::origin::{Aspect, Origin};
use super::Surface;
use super::entry::{Entry, Signature};
use std::collections::BTreeSet;

/// A Rust item that moves, and its part of the document.
#[derive(Clone, Debug)]
pub(in super::super) struct Move {
    /// Its part of the document, with the ids of the new document.
    pub origin: Origin,
    /// The item.
    pub item: RustItem,
    /// Whether code can name it.
    pub visible: bool,
}

/// The moves between two surfaces. `rename` translates an origin of the old document.
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

/// Adds the move of a whole entry, unless no user can notice it.
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
        used: (used_of(was), used_of(now)),
    };
    moves.push(Move {
        origin,
        item,
        visible: either.is_some_and(|e| e.signature.is_some()),
    });
}

/// How code uses an entry.
fn used_of(entry: Option<&Entry>) -> Option<CodeUse> {
    entry?.used.clone()
}

/// An item with only its path and its move.
fn bare_item(path: String, moved: Moved) -> RustItem {
    RustItem {
        path,
        moved,
        was: None,
        now: None,
        on: None,
        used: (None, None),
    }
}

/// Adds the moves between two states of an entry. If its type changes, this is the only move, because such code must be
/// changed in any case.
fn compare_entries(
    path: &str,
    was: &Entry,
    now: &Entry,
    rename: &dyn Fn(&Origin) -> Origin,
    moves: &mut Vec<Move>,
) {
    add_demands(path, was, now, moves);
    if !add_retyped(path, was, now, rename, moves) {
        add_details(path, was, now, moves);
    }
}

/// Adds the members that a request must have from now on.
fn add_demands(path: &str, was: &Entry, now: &Entry, moves: &mut Vec<Move>) {
    for (field, origin) in &now.demands {
        if !was.demands.contains_key(field) {
            let path = format!("{}::{field}", shown_path(path));
            moves.push(Move {
                origin: origin.clone(),
                item: bare_item(path, Moved::Demanded),
                visible: true,
            });
        }
    }
}

/// Adds the move that the signature changes or the type loses a trait. Says whether there is one.
fn add_retyped(
    path: &str,
    was: &Entry,
    now: &Entry,
    rename: &dyn Fn(&Origin) -> Origin,
    moves: &mut Vec<Move>,
) -> bool {
    let text = |entry: &Entry| entry.signature.as_ref().map(|s| s.text.clone());
    let mut item = bare_item(shown_path(path), Moved::Retyped);
    item.on.clone_from(&now.on);
    let origins = if text(was) != text(now) {
        (item.was, item.now) = (shown_signature(was), shown_signature(now));
        item.used = (used_of(Some(was)), used_of(Some(now)));
        find_differing_parts(was, now, rename)
    } else if was.traits.iter().any(|one| !now.traits.contains(one)) {
        (item.was, item.now) = (shown_traits(was), shown_traits(now));
        BTreeSet::from([now.origin.clone()])
    } else {
        return false;
    };
    moves.extend(origins.into_iter().map(|origin| Move {
        origin,
        item: item.clone(),
        visible: now.signature.is_some(),
    }));
    true
}

/// Adds the moves that leave the signature unchanged: data that is sent or read, deprecation, documentation, new
/// traits.
fn add_details(path: &str, was: &Entry, now: &Entry, moves: &mut Vec<Move>) {
    let redocumented = if path.ends_with("#order") {
        is_reordered(&was.docs, &now.docs)
    } else {
        was.docs != now.docs
    };
    let details = [
        (was.wire != now.wire, Moved::Rewired),
        (now.deprecated && !was.deprecated, Moved::Deprecated),
        (
            redocumented || (was.deprecated && !now.deprecated),
            Moved::Redocumented,
        ),
    ];
    let mut add = |item: RustItem| {
        moves.push(Move {
            origin: now.origin.clone(),
            item,
            visible: now.signature.is_some(),
        });
    };
    for (_, moved) in details.into_iter().filter(|(happens, _)| *happens) {
        add(RustItem {
            on: now.on.clone(),
            ..bare_item(shown_path(path), moved)
        });
    }
    for gained in now.traits.iter().filter(|one| !was.traits.contains(one)) {
        let path = format!("impl {gained} for {}", shown_path(path));
        add(bare_item(path, Moved::Added));
    }
}

/// The origins of the parts in which two signatures differ.
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
            Origin::Operation(id) if reordered => Origin::OperationPart(id.clone(), Aspect::Order),
            other => other.clone(),
        });
    }
    origins
}

/// Whether the common entries of both lists have another order.
fn is_reordered(was: &[String], now: &[String]) -> bool {
    let common = |one: &[String], other: &[String]| -> Vec<String> {
        one.iter()
            .filter(|name| other.contains(name))
            .cloned()
            .collect()
    };
    common(was, now) != common(now, was)
}

/// The signature, if it is useful to a reader.
fn shown_signature(entry: &Entry) -> Option<String> {
    let text = &entry.signature.as_ref()?.text;
    (!text.is_empty()).then(|| text.clone())
}

/// The traits of a type.
fn shown_traits(entry: &Entry) -> Option<String> {
    Some(format!("impl {}", entry.traits.join(" + ")))
}

/// `path` without the common module of its kind, and without parentheses.
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
