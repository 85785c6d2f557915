//! What codegen.toml decides for every user: the headers of every request, and the Cargo features.
//!
//! In: two states. Out: facts and the moves that they explain. Always: another version of the API is a breaking change,
//! because the server then answers in another form. So is a Cargo feature that is gone, or that no longer builds a
//! resource.

use super::change::{Moved, RustItem};
use super::document::{Fact, Facts, code, list};
use super::origin::Origin;
use super::surface::Move;
use crate::config::Config;
use crate::model::Api;
use std::collections::BTreeSet;

/// A model and its settings.
#[derive(Clone, Copy)]
pub(super) struct Side<'a> {
    pub(super) api: &'a Api,
    pub(super) config: &'a Config,
}

/// The value in a header's template that stands for the version of the API.
const VERSION: &str = "{version}";

/// Adds the differences of the settings.
pub(super) fn compare_settings(
    old: Side<'_>,
    new: Side<'_>,
    facts: &mut Facts,
    moves: &mut Vec<Move>,
) {
    compare_headers(old, new, facts, moves);
    compare_features(old, new, facts, moves);
}

fn compare_headers(old: Side<'_>, new: Side<'_>, facts: &mut Facts, moves: &mut Vec<Move>) {
    let (before, after) = (&old.config.client.headers, &new.config.client.headers);
    for name in before.keys().chain(after.keys()).collect::<BTreeSet<_>>() {
        let value = |state: Side<'_>| {
            let template = state.config.client.headers.get(name)?;
            Some(template.replace(VERSION, &state.api.version))
        };
        let (was, now) = (value(old), value(new));
        if was == now {
            continue;
        }
        let is_version = |template: &&String| template.contains(VERSION);
        let is_version = before.get(name).is_some_and(|one| is_version(&one))
            || after.get(name).is_some_and(|one| is_version(&one));
        let (kind, moved) = match is_version {
            true => ("api-version", Moved::Repinned),
            false => ("sent-header", Moved::Rewired),
        };
        let detail = match (&was, &now) {
            (Some(was), Some(now)) => format!("is {} instead of {}", code(now), code(was)),
            (None, Some(now)) => format!("is new: {}", code(now)),
            _ => "is not sent any more".to_owned(),
        };
        let origin = Origin::SentHeader(name.clone());
        add(facts, &origin, kind, detail);
        moves.push(move_of(origin, "settings".to_owned(), moved, (was, now)));
    }
}

fn compare_features(old: Side<'_>, new: Side<'_>, facts: &mut Facts, moves: &mut Vec<Move>) {
    let names =
        |state: Side<'_>| -> BTreeSet<String> { state.config.features.keys().cloned().collect() };
    let (before, after) = (names(old), names(new));
    let mut tell = |name: &str, kind, detail: String, moved| {
        let origin = Origin::Feature(name.to_owned());
        add(facts, &origin, kind, detail);
        let path = match name {
            "" => "Cargo.toml".to_owned(),
            _ => format!("Cargo.toml: {name}"),
        };
        moves.push(move_of(origin, path, moved, (None, None)));
    };
    for name in after.difference(&before) {
        let tags = new.config.features.get(name).map(|tags| list(tags));
        tell(
            name,
            "feature-added",
            format!("builds {}", tags.unwrap_or_default()),
            Moved::Added,
        );
    }
    for name in before.difference(&after) {
        tell(name, "feature-removed", String::new(), Moved::Removed);
    }
    // A program can also be built without any of them.
    let common = before.intersection(&after).map(String::as_str);
    for name in common.chain([""]) {
        let (was, now) = (list_built(old, name), list_built(new, name));
        let known: BTreeSet<&str> = tags_of(old).intersection(&tags_of(new)).copied().collect();
        let only = |one: &BTreeSet<&str>, other: &BTreeSet<&str>| -> Vec<String> {
            let tags = one.difference(other).filter(|tag| known.contains(**tag));
            tags.map(|tag| (*tag).to_owned()).collect()
        };
        let (lost, gained) = (only(&was, &now), only(&now, &was));
        if !lost.is_empty() {
            let detail = format!("no longer builds {}", list(&lost));
            tell(name, "feature-content", detail, Moved::Removed);
        }
        if !gained.is_empty() {
            tell(
                name,
                "feature-content",
                format!("builds {} too", list(&gained)),
                Moved::Added,
            );
        }
    }
}

fn tags_of(state: Side<'_>) -> BTreeSet<&str> {
    state
        .api
        .resources
        .iter()
        .map(|resource| resource.tag.as_str())
        .collect()
}

/// The tags whose operations a program with only this feature has. A tag that no feature lists is always built.
fn list_built<'a>(state: Side<'a>, feature: &str) -> BTreeSet<&'a str> {
    let features = &state.config.features;
    let lists = |tags: &Vec<String>, tag: &str| tags.iter().any(|one| one == tag);
    let is_built = |tag: &&str| {
        features.get(feature).is_some_and(|tags| lists(tags, tag))
            || !features.values().any(|tags| lists(tags, tag))
    };
    tags_of(state).into_iter().filter(is_built).collect()
}

/// Adds a difference to the fact about its origin.
fn add(facts: &mut Facts, origin: &Origin, kind: &'static str, detail: String) {
    let details = Some(detail).filter(|detail| !detail.is_empty());
    let fact = facts.entry(origin.clone()).or_insert_with(|| Fact {
        kind,
        details: Vec::new(),
        covers_below: false,
        demands: false,
    });
    fact.details.extend(details);
}

fn move_of(
    origin: Origin,
    path: String,
    moved: Moved,
    (was, now): (Option<String>, Option<String>),
) -> Move {
    let item = RustItem {
        path,
        moved,
        was,
        now,
        on: None,
        used: (None, None),
    };
    Move {
        origin,
        item,
        visible: false,
    }
}
