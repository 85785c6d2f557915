//! The differences between two documents, in the API's own terms.
//!
//! In: two models; the ids of the old one are translated. Out: facts. Always: there is at most one fact for an origin,
//! with all its differences. A fact says that a text changed, and does not show the text.

mod bodies;
mod definitions;
mod events;
mod fact;
mod fields;
mod mentions;
mod operations;
mod parameters;
mod rename;
mod translate;
mod whole;
mod words;

pub(super) use fact::{Fact, Facts};
pub(super) use mentions::find_mentions;
pub(super) use rename::Renames;
pub(super) use translate::translate_api;
pub(super) use whole::list;
pub(super) use words::{code, describe_origin};

use crate::model::Api;

/// All differences between two documents.
pub(super) fn find_facts(old: &Api, new: &Api, renames: &Renames) -> Facts {
    let mut facts = Facts::new();
    whole::compare_whole(old, new, &mut facts);
    operations::compare_operations(old, new, renames, &mut facts);
    events::compare_events(old, new, &mut facts);
    definitions::compare_definitions(old, new, renames, &mut facts);
    facts
}
