//! Names of resources and of groups of events, with their modules.

use super::reserved::RESERVED_TYPES;
use super::scope::{Candidate, Name, decide, decide_published};
use super::words;
use crate::config::Config;
use crate::model::{Api, Owner};
use std::collections::{BTreeMap, BTreeSet};

/// The names of a resource.
#[derive(Clone, Debug)]
pub struct ResourceName {
    /// The type whose methods are the resource's operations: `Inquiries`.
    pub handle: Name,
    /// Its module, which is also the name of the client's method: `inquiries`.
    pub module: Name,
}

/// The crate's own modules and client methods.
const RESERVED_MODULES: &[&str] = &[
    "alloc",
    "builder",
    "clone",
    "core",
    "download",
    "fmt",
    "from_env",
    "into",
    "mod",
    "new",
    "request",
    "serde_json",
    "std",
    "try_into",
];

/// Names the resources.
pub(super) fn name_resources(api: &Api, config: &Config) -> BTreeMap<String, ResourceName> {
    let modules = name_modules(api, config);
    let mut handles = name_handles(api, config);
    modules
        .into_iter()
        .filter_map(|(tag, module)| {
            let handle = handles.remove(&tag)?;
            Some((tag, ResourceName { handle, module }))
        })
        .collect()
}

/// The name of a resource from codegen.toml, or its tag.
fn settled_words(config: &Config, tag: &str) -> String {
    words::readable(config.resource_name(tag).unwrap_or(tag))
}

/// Handle and module of a resource that is published and has no name in codegen.toml.
fn published_names<'c>(config: &'c Config, tag: &str) -> Option<(&'c str, &'c str)> {
    let known = config.published.resource(tag);
    known.filter(|_| config.resource_name(tag).is_none())
}

fn name_modules(api: &Api, config: &Config) -> BTreeMap<String, Name> {
    let candidates = api.resources.iter().map(|r| {
        let short = super::file::module(&settled_words(config, &r.tag));
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
    });
    let published = |tag: &String| Some(published_names(config, tag)?.1.to_owned());
    decide_published(candidates.collect(), &published, RESERVED_MODULES, &[]).names
}

fn name_handles(api: &Api, config: &Config) -> BTreeMap<String, Name> {
    let mut taken: Vec<&str> = config.published.type_names().into_iter().collect();
    taken.extend(config.published.operation_types());
    taken.extend(config.published.families().map(|(_, name)| name));
    let is_schema = |short: &str| {
        api.definitions.keys().any(|id| {
            matches!(&id.owner, Owner::Schema(name)
                if id.path.is_empty() && words::pascal(&words::readable(name)) == short)
        })
    };
    let candidates = api.resources.iter().map(|r| {
        let short = words::pascal(&settled_words(config, &r.tag));
        let mut forms = vec![
            format!("{short}Api"),
            words::pascal(&words::cased(&r.tag)),
            words::pascal(&words::spelled(&r.tag)),
        ];
        if !is_schema(&short) {
            forms.insert(0, short);
        }
        Candidate {
            key: r.tag.clone(),
            forms,
            keeps: false,
        }
    });
    let published = |tag: &String| Some(published_names(config, tag)?.0.to_owned());
    decide_published(candidates.collect(), &published, RESERVED_TYPES, &taken).names
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
