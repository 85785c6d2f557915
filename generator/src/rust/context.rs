//! The inputs of all views, each made once.

use super::fields::Fields;
use super::shared_parameters::SharedParameters;
use super::types::Types;
use super::uses::Uses;
use crate::config::Config;
use crate::json_api::JsonApi;
use crate::model::Api;
use crate::naming::Names;

/// The inputs of all views, each made once.
#[derive(Debug)]
pub struct Context<'a> {
    /// The model.
    pub api: &'a Api,
    /// The names.
    pub names: &'a Names,
    /// The definitions for which the runtime has a type.
    pub json_api: &'a JsonApi,
    /// The settings.
    pub config: &'a Config,
    /// Rust types of uses.
    pub(super) types: Types<'a>,
    /// The fields of objects.
    pub(super) fields: Fields<'a>,
    /// Parameters that are traits.
    pub shared: SharedParameters,
    /// The purpose of each type.
    pub(super) uses: Uses,
}

impl<'a> Context<'a> {
    /// Prepares the views of one crate.
    pub fn new(api: &'a Api, names: &'a Names, json_api: &'a JsonApi, config: &'a Config) -> Self {
        let types = Types {
            api,
            names,
            json_api,
        };
        let fields = Fields::new(types, &config.published);
        Context {
            api,
            names,
            json_api,
            config,
            types,
            shared: SharedParameters::find(&fields, config),
            fields,
            uses: Uses::find(&types),
        }
    }
}
