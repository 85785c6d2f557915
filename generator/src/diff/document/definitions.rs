//! Definitions: named schemas and inline schemas.

use super::super::origin::Origin;
use super::fact::{Differences, Fact, Facts, add_presence};
use super::fields::{compare_objects, compare_unions, compare_uses, compare_values};
use super::rename::Renames;
use super::words::code;
use crate::model::{Api, Definition, DefinitionKind, Owner, TypeId};

/// Compares all definitions. An inline schema that comes or goes with its owner is part of that fact.
pub(super) fn compare_definitions(old: &Api, new: &Api, renames: &Renames, facts: &mut Facts) {
    for now in new.definitions.values() {
        if let Some(was) = old.definitions.get(&now.id) {
            compare_definition(was, now, renames, facts);
        }
    }
    let come = new
        .definitions
        .keys()
        .filter(|id| !old.definitions.contains_key(*id));
    let gone = old
        .definitions
        .keys()
        .filter(|id| !new.definitions.contains_key(*id));
    add_roots(come.collect(), "added", facts);
    add_roots(gone.collect(), "removed", facts);
}

/// Adds the facts that definitions are new or removed, the outer ones first.
fn add_roots(mut ids: Vec<&TypeId>, how: &str, facts: &mut Facts) {
    ids.sort_by_key(|id| (id.path.len(), *id));
    for id in ids {
        let origin = Origin::Type(id.clone());
        if origin
            .chain()
            .any(|above| facts.get(&above).is_some_and(|fact| fact.covers_below))
        {
            continue;
        }
        let schema = id.path.is_empty() && matches!(id.owner, Owner::Schema(_));
        let kind = match (schema, how) {
            (true, "added") => "schema-added",
            (true, _) => "schema-removed",
            (false, "added") => "shape-added",
            (false, _) => "shape-removed",
        };
        add_presence(facts, origin, kind, "");
    }
}

fn compare_definition(was: &Definition, now: &Definition, renames: &Renames, facts: &mut Facts) {
    let id = &now.id;
    let mut own = Differences::default();
    if let (Owner::Schema(name), true) = (&id.owner, id.path.is_empty())
        && let Some((former, _)) = renames.schemas.iter().find(|(_, renamed)| *renamed == name)
    {
        own.note_covering("schema-renamed", format!("was {}", code(former)));
    }
    compare_kinds(was, now, &mut own, facts);
    if was.direction != now.direction {
        let way = |to: bool, from: bool| match (to, from) {
            (true, true) => "requests and answers",
            (true, false) => "requests",
            (false, true) => "answers",
            (false, false) => "nothing",
        };
        let text = |d: &Definition| way(d.direction.request, d.direction.response);
        own.note_covering(
            "direction",
            format!("stands in {} instead of {}", text(now), text(was)),
        );
    }
    let (set, unset) = ("is deprecated now", "is no longer deprecated");
    own.flag(
        "schema-deprecated",
        was.deprecated,
        now.deprecated,
        set,
        unset,
    );
    if was.facts != now.facts {
        own.note("schema-constraints", "has other constraints");
    }
    // An inline schema has the description of its member, where the difference is reported.
    let is_reported_above = Origin::Type(id.clone()).above().is_some_and(|above| {
        matches!(above, Origin::Field(..)) && facts.get(&above).is_some_and(Fact::is_redescribed)
    });
    if !is_reported_above {
        own.wording("title", &was.title, &now.title);
        own.wording("description", &was.description, &now.description);
    }
    own.add_to(facts, Origin::Type(id.clone()), "schema-changed");
}

fn compare_kinds(was: &Definition, now: &Definition, own: &mut Differences, facts: &mut Facts) {
    let id = &now.id;
    let is_sent = now.direction.request;
    match (&was.kind, &now.kind) {
        (DefinitionKind::Object(was), DefinitionKind::Object(now)) => {
            compare_objects(id, was, now, is_sent, facts)
        }
        (DefinitionKind::Enumeration(was), DefinitionKind::Enumeration(now)) => {
            compare_values(id, was, now, own, facts);
        }
        (DefinitionKind::Union(was), DefinitionKind::Union(now)) => {
            compare_unions(id, was, now, own, facts);
        }
        (DefinitionKind::Alias(was), DefinitionKind::Alias(now)) => {
            compare_uses(was, now, "schema-type", "schema-nullable", own);
        }
        (was, now) => {
            let detail = format!(
                "is {} instead of {}",
                describe_kind(now),
                describe_kind(was)
            );
            own.note_covering("schema-kind", detail);
        }
    }
}

fn describe_kind(kind: &DefinitionKind) -> &'static str {
    match kind {
        DefinitionKind::Object(_) => "an object",
        DefinitionKind::Enumeration(_) => "an enumeration",
        DefinitionKind::Union(_) => "a union",
        DefinitionKind::Alias(_) => "another name of something else",
    }
}
