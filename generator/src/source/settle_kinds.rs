//! Gives each node of another file one section of `components`.
//!
//! In: all references. Out: the same, and all references to a node agree about its kind. Always: if references lead to a
//! node as objects of two kinds, the node becomes a component of one of them. Otherwise the bundle would say something
//! else when it is read again.

use super::check_target::{find_serving, serve_other};
use super::found_reference::{Broken, Form, FoundReference, Location, References, Serves, weigh};
use super::store::Store;
use crate::grammar::{NodeKind, ObjectKind};
use crate::pointer::resolve;
use crate::yaml::Value;
use std::collections::BTreeMap;

/// Decides about the nodes that references lead to as objects of several kinds. A reference that cannot lead to an
/// object of the chosen kind is reported and broken from then on.
pub fn settle_kinds(store: &mut Store<'_>, sites: &mut References, broken: &mut Broken) {
    for (target, places) in find_disputed(sites, broken) {
        let chosen = choose_kind(store, &target, &places);
        let Some(section) = chosen.section() else {
            continue;
        };
        for place in places
            .iter()
            .filter(|place| place.object.section() != Some(section))
        {
            let Some(site) = sites.get_mut(&place.at) else {
                continue;
            };
            let kind = site.kind;
            let text = written_text(store, &place.at);
            let at = store.place(place.at.file, &place.at.pointer);
            let why = format!(
                "its target is {} for other references, but must be {}",
                NodeKind::One(chosen).noun(),
                kind.noun()
            );
            match serve_other(store, kind, (section, &why), &target, &text, at) {
                Ok(serves) => {
                    let whole = serves == Serves::Itself;
                    let settled = FoundReference {
                        target: target.clone(),
                        kind: if whole { NodeKind::One(chosen) } else { kind },
                        form: Form::Keep,
                    };
                    *site = settled.served(serves);
                }
                Err(mut problem) => {
                    problem.severity = weigh(true, kind);
                    store.diagnostics.push(*problem);
                    broken.insert(place.at.clone());
                }
            }
        }
    }
}

/// A reference, and the kind of object that must be in its place.
struct Wanted {
    at: Location,
    object: ObjectKind,
    is_slot: bool,
}

/// The nodes of other files that references lead to as objects of several kinds.
fn find_disputed(sites: &References, broken: &Broken) -> Vec<(Location, Vec<Wanted>)> {
    let mut wanted: BTreeMap<&Location, Vec<Wanted>> = BTreeMap::new();
    for (at, site) in sites.iter().filter(|(at, _)| !broken.contains(at)) {
        if let NodeKind::One(object) = site.kind
            && object.section().is_some()
            && site.target.file != 0
            && site.form != Form::Inline
        {
            wanted.entry(&site.target).or_default().push(Wanted {
                at: at.clone(),
                object,
                is_slot: site.form == Form::Slot,
            });
        }
    }
    let mut disputed = Vec::new();
    for (target, places) in wanted {
        let first = places.first().map(|place| place.object);
        if places.iter().any(|place| Some(place.object) != first) {
            disputed.push((target.clone(), places));
        }
    }
    disputed
}

/// The kind of a node that fits most references: first that of a component of the root, then that of its content.
fn choose_kind(store: &mut Store<'_>, target: &Location, places: &[Wanted]) -> ObjectKind {
    let root = store.root(target.file);
    let node = resolve(&root, &target.pointer).unwrap_or(&Value::Null);
    let fits_all = |object: ObjectKind| {
        let section = object.section().unwrap_or_default();
        places.iter().all(|place| {
            place.object.section() == Some(section)
                || find_serving(NodeKind::One(place.object), section, node, &target.pointer)
                    .is_some()
        })
    };
    let is_body = node.get("content").is_some_and(Value::is_mapping);
    let rank = |place: &&Wanted| {
        let is_schema = place.object == ObjectKind::Schema;
        (
            !fits_all(place.object),
            !place.is_slot,
            is_schema == is_body,
            place.object.section(),
        )
    };
    let best = places.iter().min_by_key(rank);
    best.map_or(ObjectKind::Schema, |place| place.object)
}

/// The text of a reference.
fn written_text(store: &Store<'_>, at: &Location) -> String {
    let root = store.root(at.file);
    let node = resolve(&root, &at.pointer);
    let text = node.and_then(|node| node.get("$ref").or(Some(node))?.as_str());
    text.unwrap_or_default().to_owned()
}
