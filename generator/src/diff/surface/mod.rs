//! The Rust surface of a generated crate: every public item with its signature, and the data that it sends or reads.
//!
//! In: the views that the templates print. Out: [`Surface`]. Always: the same views are printed and compared, so that
//! the verdict is about the real crate. Every entry knows its [`Origin`].

mod entry;
mod items;
mod moves;
mod operations;
mod signature;
mod whole;

pub(super) use moves::{Move, find_moves};

use super::code_use::CodeUse;
use super::origin::Origin;
use crate::model::TypeId;
use crate::naming::Names;
use crate::rust::{Context, event_files, model_files, resource_files};
use entry::Entry;
use std::collections::BTreeMap;

/// The Rust surface of a generated crate.
#[derive(Debug, Default)]
pub(super) struct Surface {
    /// Entries by module and path, such as `models::Inquiry::id`.
    entries: BTreeMap<String, Entry>,
    /// Wire keys by definition and Rust name, for setters.
    keys: BTreeMap<TypeId, BTreeMap<String, String>>,
}

impl Surface {
    /// The surface of the crate of `context`.
    pub(super) fn of(context: &Context<'_>, names: &Names) -> Surface {
        let ids: BTreeMap<&str, &TypeId> = names
            .types
            .iter()
            .map(|(id, name)| (name.as_str(), id))
            .collect();
        let mut surface = Surface::default();
        for item in model_files(context).iter().flat_map(|file| &file.items) {
            surface.add_known("models", item, &ids, context);
        }
        for file in event_files(context) {
            for event in &file.events {
                for item in &event.items {
                    surface.add_known("events", item, &ids, context);
                }
                let held = if event.boxed {
                    format!("Box<{}>", event.body)
                } else {
                    event.body.clone()
                };
                let entry = Entry::visible(Origin::Event(event.name.clone()), held.clone())
                    .used(CodeUse::Variant(held));
                let entry = entry.documented(&event.docs, event.deprecated);
                surface.add(format!("events::Event::{}", event.variant), entry);
            }
        }
        for file in resource_files(context) {
            surface.add_resource(&file, &ids, context);
        }
        surface.add_traits(context);
        surface.add_whole(context, names);
        surface
    }

    fn add(&mut self, path: String, entry: Entry) {
        self.entries.insert(path, entry);
    }

    /// Adds an item whose definition is found by its name.
    fn add_known(
        &mut self,
        module: &str,
        item: &crate::rust::Item,
        ids: &BTreeMap<&str, &TypeId>,
        context: &Context<'_>,
    ) {
        let definition = ids
            .get(item.name.as_str())
            .and_then(|id| context.api.definitions.get(*id));
        if let Some(definition) = definition {
            self.add_item(module, item, definition);
        }
    }
}
