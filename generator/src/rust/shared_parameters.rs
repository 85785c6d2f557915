//! Parameters in `components/parameters` as traits: a trait has the methods once, and each operation with the parameter
//! implements it in one line.

use super::SharedParameter;
use super::docs::code_span;
use super::fields::Fields;
use super::method_names::reserved_methods;
use super::parameters::{add_parameter, is_owned};
use crate::config::Config;
use crate::model::{Api, Parameter};
use crate::published::Published;
use std::collections::{BTreeMap, BTreeSet};

/// The shared parameters that are traits, by their component.
#[derive(Debug, Default)]
pub struct SharedParameters(BTreeMap<String, SharedParameter>);

impl SharedParameters {
    /// Makes a trait of each shared parameter, unless two of them would have a method of the same name.
    pub(super) fn find(fields: &Fields<'_>, config: &Config) -> SharedParameters {
        let mut found: BTreeMap<String, SharedParameter> = BTreeMap::new();
        let mut owners: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (component, parameter) in shared_components(fields.types.api, config) {
            let Some(name) = fields.types.names.parameters.get(&component) else {
                continue;
            };
            let mut methods = Vec::new();
            add_parameter(
                fields,
                None,
                &parameter,
                &mut reserved_methods(),
                &mut methods,
            );
            for method in &methods {
                owners
                    .entry(method.method.clone())
                    .or_default()
                    .insert(component.clone());
            }
            let title = format!("Operations that take {}.", code_span(&parameter.name));
            found.insert(
                component,
                SharedParameter {
                    name: name.to_string(),
                    title,
                    methods,
                },
            );
        }
        let published = |component: &String| {
            let known = fields.published.parameter_trait(component);
            known.is_some()
        };
        for components in owners.values().filter(|c| c.len() > 1) {
            for component in components.iter().filter(|one| !published(one)) {
                found.remove(component);
            }
        }
        SharedParameters(found)
    }

    /// The trait of a parameter, if an operation can use it: no other parameter of the operation has one of its
    /// methods.
    pub(super) fn of(
        &self,
        published: &Published,
        operation: &str,
        parameter: &Parameter,
    ) -> Option<&SharedParameter> {
        let shared = self.0.get(parameter.component.as_ref()?);
        shared.filter(|shared| fits(published, operation, shared))
    }

    /// All of them, sorted by component.
    pub fn list(&self) -> Vec<&SharedParameter> {
        self.0.values().collect()
    }

    /// Their components.
    pub(super) fn components(&self) -> impl Iterator<Item = &String> {
        self.0.keys()
    }
}

/// Whether an operation can use a shared parameter's trait: no other parameter of the operation has one of its methods.
fn fits(published: &Published, operation: &str, shared: &SharedParameter) -> bool {
    shared.methods.iter().all(
        |method| match published.setter(operation, &method.goes.what()) {
            Some(kept) => kept == method.method,
            None => !published
                .setters(operation)
                .any(|kept| kept == method.method),
        },
    )
}

/// The optional parameters that the document shares, each once.
fn shared_components(api: &Api, config: &Config) -> BTreeMap<String, Parameter> {
    let all = api.operations.iter().flat_map(|o| &o.parameters);
    all.filter(|p| !p.required && !is_owned(config, p))
        .filter_map(|p| Some((p.component.clone()?, p.clone())))
        .collect()
}
