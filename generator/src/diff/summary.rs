//! Turns facts and their moves into changes for a reader.
//!
//! In: facts, each with the Rust items that it moves. Out: changes. Always: the same change in several places becomes
//! one change with all its places. The strongest changes come first.

use super::Class;
use super::assign::Assigned;
use super::change::{Change, Moved, RustItem};
use super::document::describe_origin;
use super::group::Groups;
use super::surface::Move;
use std::collections::BTreeMap;

/// The group of a change that is the same in several groups.
const SEVERAL: &str = "Several resources";

/// Lists the changes.
pub(super) fn list_changes(assigned: Vec<Assigned>, groups: &Groups) -> Vec<Change> {
    let changes = assigned
        .into_iter()
        .map(|one| make_change(one, groups))
        .collect();
    let mut changes = join_alike(changes);
    changes.sort_by(|a, b| {
        // What concerns every call comes first.
        let key = |c: &Change| {
            let others = !c.is_of_version();
            (others, c.group.clone(), c.of.clone(), c.subject.clone())
        };
        b.class.cmp(&a.class).then_with(|| key(a).cmp(&key(b)))
    });
    changes
}

fn make_change(one: Assigned, groups: &Groups) -> Change {
    let heaviest = one.moves.iter().map(|m| m.item.moved).min();
    let class = one.moves.iter().map(|m| m.item.moved.class()).max();
    let has_visible = one.moves.iter().any(|m| m.visible);
    // The changed item comes before the items that come or go with it, and a method before its types.
    let rank = |m: &Move| {
        (
            m.origin != one.origin,
            m.item.moved,
            !m.item.path.contains("::"),
        )
    };
    let mut moves: Vec<Move> = one
        .moves
        .into_iter()
        .filter(|m| m.visible || !has_visible)
        .collect();
    moves.sort_by(|a, b| (rank(a), &a.item.path).cmp(&(rank(b), &b.item.path)));
    let mut rust: Vec<RustItem> = moves.into_iter().map(|m| m.item).collect();
    rust.dedup();
    let (subject, of) = describe_origin(&one.origin);
    Change {
        class: class.unwrap_or(Class::Documentation),
        kind: one.fact.kind,
        group: groups.find(&one.origin),
        subject,
        of: vec![of],
        details: one.fact.details,
        demands: one.fact.demands,
        rust,
        reason: give_reason(one.fact.kind, heaviest).to_owned(),
    }
}

/// Why a change has its class.
fn give_reason(kind: &str, heaviest: Option<Moved>) -> &'static str {
    match (heaviest, kind) {
        (None, _) => "The Rust surface does not change.",
        (Some(Moved::Removed), "operation-renamed" | "schema-renamed" | "type-renamed") => {
            "The Rust name changes, so code that uses the old name no longer compiles."
        }
        (Some(Moved::Removed), "feature-removed") => {
            "A program that names it in its Cargo.toml is not built any more."
        }
        (Some(Moved::Removed), "feature-content") => {
            "A program that has no other feature and calls these operations no longer compiles."
        }
        (Some(Moved::Removed), _) => "Code that names it no longer compiles.",
        (Some(Moved::Retyped), "order") => {
            "The order of arguments changes, so calls may no longer compile, or may have another meaning."
        }
        (Some(Moved::Retyped), _) => {
            "Its Rust signature changes, so code that uses it may no longer compile."
        }
        (Some(Moved::Demanded), _) => {
            "Code still compiles, but the client refuses a request in which it was never set."
        }
        (Some(Moved::Repinned), _) => {
            "Code still compiles, but the server reads and answers in the form of that version: read what it changes."
        }
        (Some(Moved::Added), "value-added" | "variant-added") => {
            "The enumeration is open: code still compiles, and a value that was `Unknown` now has a name."
        }
        (Some(Moved::Added), "field-added") => {
            "The struct is `#[non_exhaustive]`, so a new field breaks nobody."
        }
        (Some(Moved::Added), _) => "An item is added; code still compiles.",
        (Some(Moved::Deprecated), _) => "The compiler warns code that uses it; nothing breaks.",
        (Some(Moved::Rewired), _) => "Code still compiles; the data that is sent or read changes.",
        (Some(Moved::Redocumented), _) => "Only documentation changes.",
    }
}

/// Joins changes that differ only in their owner.
fn join_alike(changes: Vec<Change>) -> Vec<Change> {
    let mut joined: BTreeMap<_, Vec<Change>> = BTreeMap::new();
    for change in changes {
        let key = (
            change.class,
            change.kind,
            change.subject.clone(),
            change.details.clone(),
            change.demands,
        );
        joined
            .entry((key, change.reason.clone()))
            .or_default()
            .push(change);
    }
    joined.into_values().filter_map(join_one).collect()
}

fn join_one(changes: Vec<Change>) -> Option<Change> {
    let mut changes = changes.into_iter();
    let mut joined = changes.next()?;
    for change in changes {
        if change.group != joined.group {
            joined.group = SEVERAL.to_owned();
        }
        joined.of.extend(change.of);
        for item in change.rust {
            if !joined.rust.contains(&item) {
                joined.rust.push(item);
            }
        }
    }
    Some(joined)
}
