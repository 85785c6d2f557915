//! Names of resources and of groups of events, with their modules.

use super::forms::Forms;
use super::reserved::RESERVED_TYPES;
use super::scope::{Candidate, Name, decide, decide_published};
use super::words;
use crate::config::Config;
use crate::model::Api;
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

/// Names the resources. `schemas` holds the names of schemas.
pub(super) fn name_resources(
    api: &Api,
    schemas: &BTreeSet<String>,
    config: &Config,
) -> BTreeMap<String, ResourceName> {
    let modules = name_modules(api, config);
    let mut handles = name_handles(api, schemas, config);
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
        let first = short.clone();
        let longer = move || {
            let mut forms = vec![
                format!("{}_api", short.trim_end_matches('_')),
                super::file::module(&words::cased(&r.tag)),
                super::file::module(&words::spelled(&r.tag)),
            ];
            forms.dedup();
            forms
        };
        Candidate {
            key: r.tag.clone(),
            forms: Forms::new(first, longer),
            keeps: false,
        }
    });
    let published = |tag: &String| Some(published_names(config, tag)?.1.to_owned());
    decide_published(candidates.collect(), &published, RESERVED_MODULES, &[]).names
}

fn name_handles(api: &Api, schemas: &BTreeSet<String>, config: &Config) -> BTreeMap<String, Name> {
    let mut taken: Vec<&str> = config.published.type_names().into_iter().collect();
    taken.extend(config.published.operation_types());
    taken.extend(config.published.families().map(|(_, name)| name));
    let candidates = api.resources.iter().map(|r| {
        let short = words::pascal(&settled_words(config, &r.tag));
        let with_suffix = format!("{short}Api");
        let long = || {
            let long = [words::cased(&r.tag), words::spelled(&r.tag)];
            long.map(|words| words::pascal(&words))
        };
        let forms = match schemas.contains(&short) {
            true => Forms::new(with_suffix, move || long().to_vec()),
            false => Forms::new(short, move || {
                std::iter::once(with_suffix).chain(long()).collect()
            }),
        };
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
            forms: Forms::new(super::file::module(&words::readable(group)), || {
                let longer = [words::cased(group), words::spelled(group)];
                longer.map(|words| super::file::module(&words)).to_vec()
            }),
            keeps: false,
        })
        .collect();
    decide(candidates, &["mod"]).names
}
