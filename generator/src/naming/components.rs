//! Names of ID types, of the traits of shared parameters, and of the variants of events.

use super::forms::Forms;
use super::reserved::RESERVED_TYPES;
use super::scope::{Candidate, Name, decide_published};
use super::words;
use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::json_api::JsonApi;
use crate::model::Api;
use std::collections::{BTreeMap, BTreeSet};

/// Names the ID types, such as `AccountId` for the family `account`.
pub(super) fn name_ids(json_api: &JsonApi, config: &Config) -> BTreeMap<String, Name> {
    let candidates = json_api
        .families()
        .map(|family| {
            let base = words::pascal(&words::readable(family));
            Candidate {
                key: family.to_owned(),
                forms: Forms::new(format!("{base}Id"), move || {
                    let spelled = words::pascal(&words::spelled(family));
                    vec![format!("{base}ResourceId"), format!("{spelled}ResourceId")]
                }),
                keeps: true,
            }
        })
        .collect();
    let published = |family: &String| {
        let mut families = config.published.families();
        families
            .find(|(known, _)| known == family)
            .map(|(_, name)| name.to_owned())
    };
    let mut taken: Vec<&str> = config.published.type_names().into_iter().collect();
    taken.extend(config.published.operation_types());
    decide_published(candidates, &published, RESERVED_TYPES, &taken).names
}

/// Names the traits of shared parameters.
pub(super) fn name_parameters(api: &Api, config: &Config) -> BTreeMap<String, Name> {
    let components: BTreeSet<&String> = api
        .operations
        .iter()
        .flat_map(|o| &o.parameters)
        .filter_map(|p| p.component.as_ref())
        .collect();
    let trait_name = |words: String| format!("Takes{}", words::pascal(&words));
    let candidates = components
        .into_iter()
        .map(|component| Candidate {
            key: component.clone(),
            forms: Forms::new(trait_name(words::readable(component)), || {
                vec![trait_name(words::spelled(component))]
            }),
            keeps: false,
        })
        .collect();
    let published = |component: &String| {
        let name = config.published.parameter_trait(component);
        name.map(str::to_owned)
    };
    let taken: Vec<&str> = config.published.type_names().into_iter().collect();
    decide_published(candidates, &published, RESERVED_TYPES, &taken).names
}

/// Names the variants of the event enum.
pub(super) fn name_events(
    api: &Api,
    config: &Config,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<String, Name> {
    let candidates = api
        .events
        .iter()
        .map(|event| Candidate {
            key: event.name.clone(),
            forms: Forms::new(words::pascal(&words::readable(&event.name)), || {
                vec![words::pascal(&words::spelled(&event.name))]
            }),
            keeps: false,
        })
        .collect();
    let published = |name: &String| config.published.event(name).map(str::to_owned);
    let decided = decide_published(candidates, &published, &["Unknown"], &[]);
    for (identifier, who) in decided.unresolved {
        diagnostics.error(
            "name-collision",
            None,
            format!(
                "the events {} would all have the name `{identifier}`",
                who.join(", ")
            ),
            "rename one of them in an overlay",
        );
    }
    decided.names
}
