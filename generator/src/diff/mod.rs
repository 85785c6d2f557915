//! Compares two states of a document and the crates generated from them.
//!
//! In: two models with their settings. Out: [`Diff`]: changes in the API's own terms, each with the Rust items that it
//! moves, and the verdict for the version. Always: the effect on the Rust surface that the templates print (`surface`)
//! decides the class of a change; the model only explains it (`document`). No text of a document is printed.

mod assign;
mod change;
mod changelog;
mod class;
mod code_use;
mod document;
mod group;
mod origin;
mod report;
mod settings;
mod summary;
mod surface;

#[cfg(test)]
mod tests;

pub use change::{Change, Counts, Diff, Moved, RustItem};
pub use changelog::{add_to_changelog, list_entries};
pub use class::{Class, Verdict, propose_version};
pub use code_use::{Argument, CodeUse, FieldUse};
pub use report::{render_markdown, render_text};

use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::json_api::JsonApi;
use crate::model::{Api, TypeId};
use crate::naming::{self, Names};
use crate::rust::Context;
use surface::Surface;

/// A state of a document: its model and its settings.
#[derive(Clone, Copy, Debug)]
pub struct State<'a> {
    /// The model.
    pub api: &'a Api,
    /// The settings.
    pub config: &'a Config,
}

/// Compares two states of a document.
pub fn compare(old: State<'_>, new: State<'_>) -> Diff {
    let (old_names, old_surface) = make_surface(old);
    let (new_names, new_surface) = make_surface(new);
    let renames = document::Renames::find(old.api, new.api);
    let translated = document::translate_api(old.api, &renames);
    let mut facts = document::find_facts(&translated, new.api, &renames);
    let mut moves =
        surface::find_moves(&old_surface, &new_surface, &|origin| renames.origin(origin));
    let side = |State { api, config }| settings::Side { api, config };
    settings::compare_settings(side(old), side(new), &mut facts, &mut moves);
    let mut mentions = document::find_mentions(&translated);
    for (origin, ids) in document::find_mentions(new.api) {
        mentions.entry(origin).or_default().extend(ids);
    }
    let was: std::collections::BTreeMap<TypeId, String> = old_names
        .types
        .iter()
        .map(|(id, name)| (renames.apply(id), name.to_string()))
        .collect();
    let type_names = |id: &TypeId| {
        (
            was.get(id).cloned(),
            new_names.types.get(id).map(ToString::to_string),
        )
    };
    let known = assign::Known {
        mentions: &mentions,
        type_names: &type_names,
    };
    let verdict = moves
        .iter()
        .map(|one| one.item.moved.class().verdict())
        .max()
        .unwrap_or_default();
    let assigned = assign::assign_moves(facts, moves, &known);
    let groups = group::Groups::learn(&translated, new.api);
    let changes = summary::list_changes(assigned, &groups);
    let held = new.api.held.list.difference(&old.api.held.list);
    Diff {
        title: new.api.title.clone(),
        verdict,
        counts: Counts::count(&changes),
        changes,
        held: held.cloned().collect(),
    }
}

/// The names and the surface of a state's crate.
fn make_surface(state: State<'_>) -> (Names, Surface) {
    let json_api = JsonApi::recognise(state.api);
    // The findings of naming are reported when the crate is generated.
    let names = naming::choose(
        state.api,
        &json_api,
        state.config,
        &mut Diagnostics::default(),
    );
    let context = Context::new(state.api, &names, &json_api, state.config);
    let surface = Surface::of(&context, &names);
    (names, surface)
}
