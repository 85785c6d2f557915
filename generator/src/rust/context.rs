//! All that a view is made from.

use super::views::SharedParameter;
use crate::config::Config;
use crate::json_api::JsonApi;
use crate::model::{Api, Definition, Parameter, Shape, TypeId};
use crate::naming::Names;
use std::collections::{BTreeMap, BTreeSet};

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
    pub(super) recursive: BTreeSet<(TypeId, String)>,
    /// Parameters that are traits.
    pub(super) shared: SharedParameters,
    /// What each type is for.
    pub(super) uses: Uses,
}

impl<'a> Context<'a> {
    /// Parameters that are traits, sorted by component.
    pub fn shared_parameters(&self) -> Vec<&SharedParameter> {
        self.shared.iter().collect()
    }

    /// The definition behind a shape, where it has one.
    pub(super) fn definition(&self, shape: &Shape) -> Option<&'a Definition> {
        match shape {
            Shape::Defined(id) => self.api.definitions.get(id),
            _ => None,
        }
    }
}

/// Parameters that are traits, by their component.
#[derive(Debug, Default)]
pub(super) struct SharedParameters(pub(super) BTreeMap<String, SharedParameter>);

impl SharedParameters {
    /// The trait of a parameter.
    pub(super) fn get(&self, parameter: &Parameter) -> Option<&SharedParameter> {
        self.0.get(parameter.component.as_ref()?)
    }

    /// All of them, sorted by component.
    pub(super) fn iter(&self) -> impl Iterator<Item = &SharedParameter> {
        self.0.values()
    }
}

/// The first use of each type.
#[derive(Debug, Default)]
pub(super) struct Uses(pub(super) BTreeMap<TypeId, Use>);

/// A use: a phrase such as `body of`, what it leads to, and whether the type is only a part of that.
#[derive(Clone, Debug)]
pub(super) struct Use {
    pub(super) phrase: String,
    pub(super) link: String,
    pub(super) part: bool,
    pub(super) several: bool,
}
