//! Assigns changes of Rust items to the changes of the document that cause them.
//!
//! In: facts about the document and moves of the Rust surface. Out: each fact with its moves. Always: every move
//! belongs to a fact; a move that no fact explains becomes a fact.

use super::change::Moved;
use super::document::{Fact, Facts};
use super::origin::{Aspect, Origin};
use super::surface::Move;
use crate::model::TypeId;
use std::collections::{BTreeMap, BTreeSet};

/// A fact and the Rust items that it moves.
#[derive(Debug)]
pub(super) struct Assigned {
    /// The part of the document that it is about.
    pub origin: Origin,
    /// The difference.
    pub fact: Fact,
    /// The moves.
    pub moves: Vec<Move>,
}

/// The Rust name of a definition, before and after.
pub(super) type TypeNames<'a> = dyn Fn(&TypeId) -> (Option<String>, Option<String>) + 'a;

/// Data about the two documents, in addition to their facts.
pub(super) struct Known<'a> {
    /// The definitions that each origin names, in either document.
    pub mentions: &'a BTreeMap<Origin, BTreeSet<TypeId>>,
    /// Rust names of definitions, before and after.
    pub type_names: &'a TypeNames<'a>,
}

/// Gives every move to a fact.
pub(super) fn assign_moves(facts: Facts, moves: Vec<Move>, known: &Known<'_>) -> Vec<Assigned> {
    let mut assigned: BTreeMap<Origin, Assigned> = facts
        .into_iter()
        .map(|(origin, fact)| {
            (
                origin.clone(),
                Assigned {
                    origin,
                    fact,
                    moves: Vec::new(),
                },
            )
        })
        .collect();
    let mut homeless = Vec::new();
    for one in moves {
        match find_above(&assigned, &one) {
            Some(origin) => push(&mut assigned, &origin, one),
            None => homeless.push(one),
        }
    }
    // The new name of a type explains the moves of all items that name it, so such a move comes first.
    homeless.sort_by_key(|one| find_renamed(&one.origin, known).is_none());
    let below = index_below(&assigned, |home| home.moves.is_empty());
    let told_below = index_below(&assigned, |_| true);
    for one in homeless {
        let index = if one.item.moved == Moved::Redocumented {
            &told_below
        } else {
            &below
        };
        let mut homes = if is_order(&one) {
            Vec::new()
        } else {
            index.get(&one.origin).cloned().unwrap_or_default()
        };
        if homes.is_empty() && !is_order(&one) {
            homes = find_mentioned(&assigned, &one.origin, known);
        }
        if homes.is_empty() {
            let home = make_consequence(&mut assigned, &one, known);
            push(&mut assigned, &home, one);
        } else {
            homes
                .iter()
                .for_each(|home| push(&mut assigned, home, one.clone()));
        }
    }
    assigned.into_values().collect()
}

fn push(assigned: &mut BTreeMap<Origin, Assigned>, origin: &Origin, one: Move) {
    if let Some(home) = assigned.get_mut(origin) {
        home.moves.push(one);
    }
}

/// The nearest fact that explains a move: about its origin, or about an origin that contains it.
fn find_above(assigned: &BTreeMap<Origin, Assigned>, one: &Move) -> Option<Origin> {
    one.origin.chain().find(|origin| {
        let is_documentation = one.item.moved == Moved::Redocumented && !is_order(one);
        assigned.get(origin).is_some_and(|home| {
            *origin == one.origin
                || home.fact.covers_below
                || (is_documentation && !matches!(origin, Origin::Operation(_)))
        })
    })
}

/// The facts that `want` chooses, by each origin that contains them.
fn index_below(
    assigned: &BTreeMap<Origin, Assigned>,
    want: impl Fn(&Assigned) -> bool,
) -> BTreeMap<Origin, Vec<Origin>> {
    let mut index: BTreeMap<Origin, Vec<Origin>> = BTreeMap::new();
    for home in assigned.values().filter(|home| want(home)) {
        for above in home.origin.chain().skip(1) {
            index.entry(above).or_default().push(home.origin.clone());
        }
    }
    index
}

/// Facts about definitions that an origin names.
fn find_mentioned(
    assigned: &BTreeMap<Origin, Assigned>,
    origin: &Origin,
    known: &Known<'_>,
) -> Vec<Origin> {
    let named = origin.chain().find_map(|above| known.mentions.get(&above));
    let named = named
        .into_iter()
        .flatten()
        .map(|id| Origin::Type(id.clone()));
    named
        .filter(|origin| {
            assigned
                .get(origin)
                .is_some_and(|home| home.fact.covers_below)
        })
        .collect()
}

/// Whether a move only changes the order of members.
fn is_order(one: &Move) -> bool {
    !one.visible && one.item.moved == Moved::Redocumented && matches!(one.origin, Origin::Type(_))
}

/// Makes a fact of a move that no fact explains, at the outermost origin that moves in the same way.
fn make_consequence(
    assigned: &mut BTreeMap<Origin, Assigned>,
    one: &Move,
    known: &Known<'_>,
) -> Origin {
    let (kind, detail) = match &one.origin {
        _ if is_order(one) => ("order", "has its members in another order".to_owned()),
        Origin::OperationPart(_, Aspect::Order) => ("order", "is another".to_owned()),
        Origin::Family(_) => match one.item.moved {
            Moved::Removed => ("id-removed", "has no resource any more".to_owned()),
            _ => ("id-added", "has a resource now".to_owned()),
        },
        origin => match find_renamed(origin, known) {
            Some((at, kind, detail)) => {
                let covers_below = true;
                let fact = Fact {
                    kind,
                    details: vec![detail],
                    covers_below,
                    demands: false,
                };
                return add(assigned, at, fact);
            }
            None => (
                "consequence",
                "has another Rust form, which follows from other changes".to_owned(),
            ),
        },
    };
    let fact = Fact {
        kind,
        details: vec![detail],
        covers_below: false,
        demands: false,
    };
    add(assigned, one.origin.clone(), fact)
}

/// The outermost definition above `origin` whose Rust name is added, removed or changed.
fn find_renamed(origin: &Origin, known: &Known<'_>) -> Option<(Origin, &'static str, String)> {
    let chain: Vec<Origin> = origin.chain().collect();
    chain.into_iter().rev().find_map(|above| {
        let Origin::Type(id) = &above else {
            return None;
        };
        let (kind, detail) = match (known.type_names)(id) {
            (Some(was), Some(now)) if was != now => (
                "type-renamed",
                format!("is called `{now}` in Rust instead of `{was}`"),
            ),
            (Some(_), None) => ("type-unreached", "needs no Rust type any more".to_owned()),
            (None, Some(_)) => ("type-reached", "needs a Rust type now".to_owned()),
            _ => return None,
        };
        Some((above, kind, detail))
    })
}

/// Adds a fact, or a detail if there is a fact already.
fn add(assigned: &mut BTreeMap<Origin, Assigned>, origin: Origin, fact: Fact) -> Origin {
    let home = assigned.entry(origin.clone()).or_insert_with(|| Assigned {
        origin: origin.clone(),
        fact: Fact {
            details: Vec::new(),
            ..fact.clone()
        },
        moves: Vec::new(),
    });
    for detail in fact.details {
        if !home.fact.details.contains(&detail) {
            home.fact.details.push(detail);
        }
    }
    origin
}
