//! Decides the place of each node of each file in the bundle.
//!
//! In: all references. Out: the bundled pointer of any node, and back. Always: names alone decide, never the order in
//! which files were read. A node that replaces its reference has its own placement, inside its owner's.

use super::found_reference::{Broken, Form, Location, References};
use super::hoist::Hoist;
use super::naming;
use super::store::Store;
use crate::diagnostic::{Diagnostic, Severity};
use crate::pointer::{push_token, resolve, split_last, strip_ancestor};
use crate::yaml::{Mapping, Value};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Only path items that multiply each other can have more placements.
const MAX_PLACEMENTS: usize = 100_000;
/// The limit for nested replacements, because later stages walk the bundle recursively.
const MAX_LEVELS: usize = 256;
/// The limit for a chain of references.
const MAX_CHAIN: usize = 64;

/// All placements.
#[derive(Debug, Default)]
pub struct Layout {
    /// From a bundled pointer to its source. A node without an entry has the source of the nearest entry above,
    /// continued.
    pub origins: BTreeMap<String, Location>,
    /// The first place of each node.
    homes: HashMap<Location, String>,
    /// What is added to `components`, sorted.
    pub hoists: Vec<Hoist>,
}

impl Layout {
    /// The bundled pointer of a node.
    pub fn find_home(&self, location: &Location) -> Option<String> {
        let mut above = location.clone();
        loop {
            if let Some(home) = self.homes.get(&above) {
                return Some(format!(
                    "{home}{}",
                    strip_ancestor(&location.pointer, &above.pointer)?
                ));
            }
            let length = split_last(&above.pointer)?.0.len();
            above.pointer.truncate(length);
        }
    }
}

/// Decides all placements; `None` if that is impossible, which is reported. A reference that would contain itself is
/// reported and broken from then on.
pub fn lay_out(
    store: &mut Store<'_>,
    sites: &mut References,
    broken: &mut Broken,
) -> Option<Layout> {
    settle_slots(store, sites);
    let mut layout = Layout::default();
    place(
        store,
        sites,
        broken,
        &mut layout,
        Location {
            file: 0,
            pointer: String::new(),
        },
        String::new(),
        &mut Vec::new(),
    )?;
    let hoists = naming::name_hoists(store, collect_hoists(sites, &layout));
    for hoist in &hoists {
        let mut home = format!("/components/{}", hoist.section);
        push_token(&mut home, &hoist.name);
        place(
            store,
            sites,
            broken,
            &mut layout,
            hoist.location.clone(),
            home,
            &mut Vec::new(),
        )?;
    }
    layout.hoists = hoists;
    Some(layout)
}

/// If several components of the root refer to one node, the node moves to one of them, and the others refer to it.
fn settle_slots(store: &Store<'_>, sites: &mut References) {
    let mut best: BTreeMap<Location, (bool, Location)> = BTreeMap::new();
    for (at, site) in sites.iter().filter(|(_, site)| site.form == Form::Slot) {
        let own_name = split_last(&at.pointer)
            .map(|(_, name)| name)
            .unwrap_or_default();
        let rank = (
            own_name != naming::short_name(store, &site.target),
            at.clone(),
        );
        let entry = best
            .entry(site.target.clone())
            .or_insert_with(|| rank.clone());
        if rank < *entry {
            *entry = rank;
        }
    }
    let homes: BTreeSet<Location> = best.into_values().map(|(_, at)| at).collect();
    for (at, site) in sites.iter_mut().filter(|(_, site)| site.form == Form::Slot) {
        site.form = if homes.contains(at) {
            Form::Inline
        } else {
            Form::Keep
        };
    }
}

/// The references in a node and below it.
fn sites_within<'a>(
    sites: &'a References,
    location: &'a Location,
) -> impl Iterator<
    Item = (
        &'a Location,
        &'a str,
        &'a super::found_reference::FoundReference,
    ),
> {
    sites
        .range(location.clone()..)
        .take_while(|(at, _)| at.file == location.file && at.pointer.starts_with(&location.pointer))
        .filter_map(|(at, site)| Some((at, strip_ancestor(&at.pointer, &location.pointer)?, site)))
}

/// Records the place of a node, and those of all nodes that replace references inside it.
fn place(
    store: &mut Store<'_>,
    sites: &References,
    broken: &mut Broken,
    layout: &mut Layout,
    location: Location,
    home: String,
    owners: &mut Vec<Location>,
) -> Option<()> {
    let root = store.root(location.file);
    layout.origins.insert(home.clone(), location.clone());
    layout
        .homes
        .entry(location.clone())
        .or_insert_with(|| home.clone());
    owners.push(location.clone());
    for (at, rest, site) in
        sites_within(sites, &location).filter(|(_, _, site)| site.form == Form::Inline)
    {
        if broken.contains(at) {
            continue;
        }
        let inner = format!("{home}{rest}");
        if owners.contains(&site.target) {
            report_self_containing(store, at, &site.target);
            broken.insert(at.clone());
            continue;
        }
        let levels = inner.bytes().filter(|b| *b == b'/').count();
        if layout.origins.len() > MAX_PLACEMENTS || levels > MAX_LEVELS || owners.len() > MAX_CHAIN
        {
            report_too_large(store, at);
            return None;
        }
        place(
            store,
            sites,
            broken,
            layout,
            site.target.clone(),
            inner.clone(),
            owners,
        )?;
        if let Some(Value::Mapping(siblings)) = resolve(&root, &at.pointer) {
            place_siblings(layout, siblings, at, &inner);
        }
    }
    owners.pop();
    Some(())
}

/// Records the places of a reference's siblings, which go into the target that replaces it.
fn place_siblings(layout: &mut Layout, siblings: &Mapping, at: &Location, home: &str) {
    let keys = siblings.keys().filter_map(Value::as_str);
    for key in keys.filter(|key| *key != "$ref") {
        let (mut home, mut origin) = (home.to_owned(), at.clone());
        push_token(&mut home, key);
        push_token(&mut origin.pointer, key);
        layout
            .homes
            .entry(origin.clone())
            .or_insert_with(|| home.clone());
        layout.origins.insert(home, origin);
    }
}

/// The targets of references without a place yet. For two nested ones, the outer one is enough.
fn collect_hoists(sites: &References, layout: &Layout) -> Vec<(&'static str, Location)> {
    let mut candidates: Vec<(usize, Location, &'static str)> = Vec::new();
    for site in sites.values().filter(|site| site.form == Form::Keep) {
        if let crate::grammar::NodeKind::One(object) = site.kind {
            let depth = site.target.pointer.bytes().filter(|b| *b == b'/').count();
            candidates.extend(
                object
                    .section()
                    .map(|section| (depth, site.target.clone(), section)),
            );
        }
    }
    candidates.sort();
    candidates.dedup();
    let mut covered: BTreeSet<Location> = BTreeSet::new();
    let mut hoists = Vec::new();
    for (_, location, section) in candidates {
        if layout.find_home(&location).is_none() && !is_covered(&covered, &location) {
            cover(sites, &mut covered, &location);
            hoists.push((section, location));
        }
    }
    hoists
}

/// Marks a node, and all nodes that replace references inside it, as placed.
fn cover(sites: &References, covered: &mut BTreeSet<Location>, location: &Location) {
    let mut waiting = vec![location.clone()];
    while let Some(location) = waiting.pop() {
        if !covered.contains(&location) {
            let inner = sites_within(sites, &location).filter(|(_, _, s)| s.form == Form::Inline);
            waiting.extend(inner.map(|(_, _, site)| site.target.clone()));
            covered.insert(location);
        }
    }
}

fn is_covered(covered: &BTreeSet<Location>, location: &Location) -> bool {
    let mut above = location.clone();
    loop {
        if covered.contains(&above) {
            return true;
        }
        let Some(length) = split_last(&above.pointer).map(|(parent, _)| parent.len()) else {
            return false;
        };
        above.pointer.truncate(length);
    }
}

fn report_self_containing(store: &mut Store<'_>, at: &Location, target: &Location) {
    let related = vec![(
        store.place(target.file, &target.pointer),
        "what it names".to_owned(),
    )];
    store.diagnostics.push(Diagnostic {
        code: "circular-ref",
        severity: Severity::Error,
        message:
            "the reference is inside its own target, and only components may contain themselves"
                .to_owned(),
        place: Some(store.place(at.file, &at.pointer)),
        related,
        help:
            "write the path item of the callback inline, without a reference to the path item around it"
                .to_owned(),
    });
}

fn report_too_large(store: &mut Store<'_>, at: &Location) {
    let place = store.place(at.file, &at.pointer);
    store.diagnostics.error(
        "too-large",
        Some(place),
        "references that are replaced by their targets multiply each other, or nest too deep",
        "refer to shared path items fewer times, or move their shared parts to `components`",
    );
}
