//! Turns the model and its names into decisions about Rust: types, table rows, setters, documentation.
//!
//! In: model, names, JSON:API parts, settings. Out: views, which are plain data that templates print. Always: types,
//! literals and values of samples are built with quote here. Items and statements are in templates.

mod accessors;
mod answers;
mod body;
mod call_words;
mod context;
mod conversions;
mod docs;
mod envelope;
mod events;
mod every_operation;
mod examples;
mod facts;
mod features;
mod field_plan;
mod fields;
mod held;
mod method_names;
mod models;
mod operations;
mod pages;
mod parameters;
mod publish;
mod recursion;
mod settable;
mod setters;
mod settings;
mod shared_parameters;
mod struct_view;
mod taken;
#[cfg(test)]
mod tests;
mod types;
mod unused_settings;
mod uses;
mod views;

pub use answers::preferred_media;
pub use call_words::{arguments, request_lines, setter_line};
pub use context::Context;
pub use docs::doc_lines;
pub use events::event_files;
pub use every_operation::{CallRow, FileCall, MethodCall, SampleValue, call_rows};
pub use examples::{ExampleRow, Fixture, SampleRow, example_views, sample_rows, value_views};
pub use features::{report_features, take_features};
pub use models::{error_files, model_files, owner_items};
pub use operations::resource_files;
pub use pages::{PageRow, page_rows};
pub use publish::take_facts;
pub use setters::body_setter_key;
pub use settings::{settings_of_crate, settings_view};
pub use taken::report_taken_names;
pub use unused_settings::report_unused_settings;
pub use views::*;

use crate::samples::make_samples;
use std::collections::BTreeMap;

/// All views of files with types, made once for all their users.
#[derive(Clone, Debug)]
pub struct ViewSets {
    /// Files of models.
    pub models: Vec<ModelFile>,
    /// Files of operations.
    pub resources: Vec<ResourceFile>,
    /// Files of webhook bodies.
    pub events: Vec<EventFile>,
    /// The crate's settings for its API.
    pub settings: SettingsView,
    /// The data of the crate's tests.
    pub tests: TestViews,
}

/// The data of the crate's tests.
#[derive(Clone, Debug)]
pub struct TestViews {
    /// The document's examples.
    pub examples: Vec<ExampleRow>,
    /// The examples of schemas and parameters, by type.
    pub values: Vec<ExampleRow>,
    /// The files with the examples.
    pub fixtures: Vec<Fixture>,
    /// Samples of every type.
    pub samples: Vec<SampleRow>,
    /// The files with the templates of the samples.
    pub templates: BTreeMap<String, String>,
    /// A call of every operation.
    pub calls: Vec<CallRow>,
}

impl ViewSets {
    /// Makes them.
    pub fn make(context: &Context<'_>, crate_name: &str) -> ViewSets {
        let mut resources = resource_files(context);
        let (mut models, mut events) = (model_files(context), event_files(context));
        features::mark_features(context, &mut models, &mut resources, &mut events);
        ViewSets {
            models,
            events,
            settings: settings_of_crate(context, crate_name),
            tests: TestViews::make(context, &resources),
            resources,
        }
    }
}

impl TestViews {
    fn make(context: &Context<'_>, resources: &[ResourceFile]) -> TestViews {
        let named = context.names.types.keys().cloned().collect();
        let samples = make_samples(context.api, context.json_api, &named);
        let (examples, mut fixtures) = example_views(context);
        let (values, of_values) = value_views(context);
        fixtures.extend(of_values);
        TestViews {
            values,
            examples,
            fixtures,
            samples: sample_rows(context, &samples),
            calls: call_rows(context, resources, &samples),
            templates: samples.files,
        }
    }
}
