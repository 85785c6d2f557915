//! From the model and its names to decisions about Rust: types, table rows, setters, documentation.
//!
//! In: model, names, what is known of JSON:API, settings. Out: views, which are plain data that templates print.
//! Always: types, literals and values of samples are built with quote here; items and statements stand in templates.

mod answers;
mod body;
mod call_words;
mod conversions;
mod docs;
mod envelope;
mod events;
mod every_operation;
mod examples;
mod facts;
mod fields;
mod held;
mod models;
mod operations;
mod pages;
mod parameters;
mod publish;
mod recursion;
mod settable;
mod setters;
mod settings;
mod taken;
mod types;
mod uses;
mod views;

pub use answers::preferred_media;
pub use call_words::{arguments, request_lines, setter_line};
pub use docs::doc_lines;
pub use events::event_files;
pub use every_operation::{CallRow, FileCall, MethodCall, SampleValue, call_rows};
pub use examples::{ExampleRow, Fixture, SampleRow, example_views, sample_rows};
pub use models::{error_files, model_files, owner_items};
pub use operations::resource_files;
pub use pages::{PageRow, page_rows};
pub use publish::take_facts;
pub use setters::body_setter_key;
pub use settings::{settings_of_crate, settings_view};
pub use taken::report_taken_names;
pub use views::*;

use crate::config::Config;
use crate::json_api::JsonApi;
use crate::model::{Api, Definition, Shape, TypeId};
use crate::naming::Names;
use std::collections::BTreeSet;

/// All that a view is made from.
#[derive(Debug)]
pub struct Context<'a> {
    /// The model.
    pub api: &'a Api,
    /// The names.
    pub names: &'a Names,
    /// What the runtime has a type for.
    pub json_api: &'a JsonApi,
    /// The settings.
    pub config: &'a Config,
    /// Members that must stay optional because they lead back to their own type: definition and wire key.
    recursive: BTreeSet<(TypeId, String)>,
    /// Parameters that are traits.
    shared: parameters::SharedParameters,
    /// What each type is for.
    uses: uses::Uses,
}

/// All views of files with types, made once for all who print them.
#[derive(Clone, Debug)]
pub struct ViewSets {
    /// Files of models.
    pub models: Vec<ModelFile>,
    /// Files of operations.
    pub resources: Vec<ResourceFile>,
    /// Files of webhook bodies.
    pub events: Vec<EventFile>,
}

impl ViewSets {
    /// Makes them.
    pub fn make(context: &Context<'_>) -> ViewSets {
        ViewSets {
            models: model_files(context),
            resources: resource_files(context),
            events: event_files(context),
        }
    }
}

impl<'a> Context<'a> {
    /// Prepares the views of one crate.
    pub fn new(api: &'a Api, names: &'a Names, json_api: &'a JsonApi, config: &'a Config) -> Self {
        let recursive = recursion::find_recursive_members(api, json_api);
        let mut context = Context {
            api,
            names,
            json_api,
            config,
            recursive,
            shared: parameters::SharedParameters::default(),
            uses: uses::Uses::default(),
        };
        context.shared = context.find_shared_parameters();
        context.uses = context.find_uses();
        context
    }

    /// Parameters that are traits, sorted by component.
    pub fn shared_parameters(&self) -> Vec<&SharedParameter> {
        self.shared.iter().collect()
    }

    /// The definition behind a shape, where it has one.
    fn definition(&self, shape: &Shape) -> Option<&'a Definition> {
        match shape {
            Shape::Defined(id) => self.api.definitions.get(id),
            _ => None,
        }
    }
}
