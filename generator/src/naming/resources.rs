//! Names of resources and of groups of events, with their modules.

use super::reserved::RESERVED_TYPES;
use super::scope::{Candidate, Name, decide, decide_published};
use super::words;
use crate::config::Config;
use crate::model::Api;
use std::collections::{BTreeMap, BTreeSet};

/// The names of a resource.
#[derive(Clone, Debug)]
pub struct ResourceName {
    /// The type whose methods its operations are: `Inquiries`.
    pub handle: Name,
    /// Its module and the client's method: `inquiries`.
    pub module: Name,
}

/// Modules and client methods of the crate's own.
const RESERVED_MODULES: &[&str] = &[
    "builder", "clone", "download", "fmt", "from_env", "into", "mod", "new", "request", "try_into",
];

/// Names the resources.
pub(super) fn name_resources(api: &Api, config: &Config) -> BTreeMap<String, ResourceName> {
    let settled = |tag: &str| config.resource_name(tag).unwrap_or(tag).to_owned();
    let published = &config.published;
    let known = |tag: &String| {
        published
            .resource(tag)
            .filter(|_| config.resource_name(tag).is_none())
    };
    let module = |tag: &String| Some(known(tag)?.1.to_owned());
    let handle = |tag: &String| Some(known(tag)?.0.to_owned());
    let mut taken: Vec<&str> = published.type_names().into_iter().collect();
    taken.extend(published.operation_types());
    taken.extend(published.families().map(|(_, name)| name));
    let modules = decide_published(
        api.resources
            .iter()
            .map(|r| {
                let short = super::file::module(&words::readable(&settled(&r.tag)));
                let mut forms = vec![
                    short.clone(),
                    format!("{}_api", short.trim_end_matches('_')),
                    super::file::module(&words::cased(&r.tag)),
                    super::file::module(&words::spelled(&r.tag)),
                ];
                forms.dedup();
                Candidate {
                    key: r.tag.clone(),
                    forms,
                    keeps: false,
                }
            })
            .collect(),
        &module,
        RESERVED_MODULES,
        &[],
    );
    let handles = decide_published(
        api.resources
            .iter()
            .map(|r| {
                let short = words::pascal(&words::readable(&settled(&r.tag)));
                let taken = api.definitions.keys().any(|id| {
                    matches!(&id.owner, crate::model::Owner::Schema(name)
                        if id.path.is_empty() && words::pascal(&words::readable(name)) == short)
                });
                let mut forms = vec![
                    format!("{short}Api"),
                    words::pascal(&words::cased(&r.tag)),
                    words::pascal(&words::spelled(&r.tag)),
                ];
                if !taken {
                    forms.insert(0, short);
                }
                Candidate {
                    key: r.tag.clone(),
                    forms,
                    keeps: false,
                }
            })
            .collect(),
        &handle,
        RESERVED_TYPES,
        &taken,
    );
    let mut handles = handles.names;
    modules
        .names
        .into_iter()
        .filter_map(|(tag, module)| {
            let handle = handles.remove(&tag)?;
            Some((tag, ResourceName { handle, module }))
        })
        .collect()
}

/// Names the modules of event groups.
pub(super) fn name_event_groups(api: &Api) -> BTreeMap<String, Name> {
    let groups: BTreeSet<&str> = api.events.iter().map(|e| e.group.as_str()).collect();
    let candidates = groups
        .into_iter()
        .map(|group| Candidate {
            key: group.to_owned(),
            forms: vec![
                super::file::module(&words::readable(group)),
                super::file::module(&words::cased(group)),
                super::file::module(&words::spelled(group)),
            ],
            keeps: false,
        })
        .collect();
    decide(candidates, &["mod"]).names
}
