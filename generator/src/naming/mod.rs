//! Chooses every identifier of the generated crate once, in a scope that knows the others.
//!
//! In: the model, its JSON:API parts, and the names chosen by hand. Out: [`Names`], where later stages find the names.
//! Always: a name depends on component names, operation ids and property paths, never on content. Colliding names get
//! longer along their path and are reported; there are no numeric suffixes. Only this module changes case (heck).

mod by_hand;
mod collision;
mod components;
mod file;
mod forms;
mod inside;
mod members;
mod operations;
mod reserved;
mod resources;
mod scope;
mod singular;
mod type_words;
mod types;
mod words;

pub use members::{
    Kept, Member, NOTHING, name_members, name_values, name_variants, value_literals, value_names,
    value_words, variant_names,
};
pub use operations::{OperationName, body_type};
pub use resources::ResourceName;
pub use scope::Name;
pub(crate) use type_words::status_word;

use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::json_api::JsonApi;
use crate::model::{Api, TypeId};
use std::collections::BTreeMap;

/// All names of one generated crate.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Type names of definitions.
    pub types: BTreeMap<TypeId, Name>,
    /// Names by operation id.
    pub operations: BTreeMap<String, OperationName>,
    /// Names by tag.
    pub resources: BTreeMap<String, ResourceName>,
    /// Enum variants by event name.
    pub events: BTreeMap<String, Name>,
    /// Module names of event groups by tag.
    pub event_groups: BTreeMap<String, Name>,
    /// Traits by component of a shared parameter.
    pub parameters: BTreeMap<String, Name>,
    /// ID types by resource family, such as `AccountId` by `account`.
    pub ids: BTreeMap<String, Name>,
}

/// A method as a reader writes it, such as `Inquiries::resume`.
pub(crate) fn method_path(handle: &str, method: &str) -> String {
    format!("{handle}::{method}")
}

/// Chooses all names.
pub fn choose(
    api: &Api,
    json_api: &JsonApi,
    config: &Config,
    diagnostics: &mut Diagnostics,
) -> Names {
    let ids = components::name_ids(json_api, config);
    let schemas = type_words::schema_names(api);
    let resources = resources::name_resources(api, &schemas, config);
    let operations = operations::name_operations(api, &schemas, &resources, config, diagnostics);
    let parameters = components::name_parameters(api, config);
    let chosen = types::Chosen {
        operations: &operations,
        resources: &resources,
        ids: &ids,
        parameters: &parameters,
    };
    let types = types::name_types(api, json_api, &chosen, config, diagnostics);
    inside::report_inside(api, diagnostics);
    by_hand::report_unused(api, config, diagnostics);
    let events = components::name_events(api, config, diagnostics);
    let event_groups = resources::name_event_groups(api);
    Names {
        types,
        operations,
        resources,
        events,
        event_groups,
        ids,
        parameters,
    }
}

/// The words of a file name for a type, such as `inquiry_template` for `InquiryTemplate`.
pub fn file_stem(name: &Name) -> String {
    file::module(name.as_str())
}

/// A text in snake_case for a file name, such as a tag or a component name.
pub fn file_stem_of(text: &str) -> String {
    file::module(&words::readable(text))
}

/// A text in kebab-case for a file name.
pub fn kebab_of(text: &str) -> String {
    file::stem(&words::readable(text))
}

/// A text in SCREAMING_SNAKE_CASE and ASCII, for names of environment variables.
pub fn variable_words(text: &str) -> String {
    words::snake(&words::readable(&words::ascii(text))).to_ascii_uppercase()
}
