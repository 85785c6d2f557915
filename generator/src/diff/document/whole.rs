//! Differences of the document as a whole.

use super::super::origin::{Aspect, Origin};
use super::fact::{Differences, Facts, add_presence};
use super::words::code;
use crate::model::{Api, SecurityScheme};
use std::collections::BTreeMap;

/// Compares title, version, servers, security, tags and examples.
pub(super) fn compare_whole(old: &Api, new: &Api, facts: &mut Facts) {
    let mut info = Differences::default();
    info.wording("title", &old.title, &new.title);
    if old.version != new.version {
        info.note(
            "api-version",
            format!(
                "has version {} instead of {}",
                code(&new.version),
                code(&old.version)
            ),
        );
    }
    info.wording("description", &old.description, &new.description);
    info.add_to(facts, Origin::Api(Aspect::Info), "api-info");
    let mut servers = Differences::default();
    if old.servers != new.servers {
        servers.note(
            "servers",
            format!(
                "is {} instead of {}",
                list(&new.servers),
                list(&old.servers)
            ),
        );
    }
    servers.add_to(facts, Origin::Api(Aspect::Servers), "servers");
    compare_security(old, new, facts);
    compare_resources(old, new, facts);
    compare_examples(old, new, facts);
}

/// Code spans, or a word for an empty list.
pub(in super::super) fn list(texts: &[String]) -> String {
    let texts: Vec<String> = texts.iter().map(|text| code(text)).collect();
    if texts.is_empty() {
        "nothing".to_owned()
    } else {
        texts.join(", ")
    }
}

fn compare_security(old: &Api, new: &Api, facts: &mut Facts) {
    let mut security = Differences::default();
    for (name, scheme) in &new.security_schemes {
        match old.security_schemes.get(name) {
            None => security.note(
                "security",
                format!(
                    "has the new scheme {} ({})",
                    code(name),
                    describe_scheme(scheme)
                ),
            ),
            Some(was) if was != scheme => {
                let detail = format!(
                    "has {} as {} instead of {}",
                    code(name),
                    describe_scheme(scheme),
                    describe_scheme(was)
                );
                security.note("security", detail);
            }
            Some(_) => {}
        }
    }
    for name in old
        .security_schemes
        .keys()
        .filter(|name| !new.security_schemes.contains_key(*name))
    {
        security.note(
            "security",
            format!("no longer has the scheme {}", code(name)),
        );
    }
    if old.security != new.security {
        let detail = format!(
            "asks for {} instead of {}",
            describe_security(&new.security),
            describe_security(&old.security)
        );
        security.note("security", detail);
    }
    security.add_to(facts, Origin::Api(Aspect::Security), "security");
}

fn describe_scheme(scheme: &SecurityScheme) -> String {
    match scheme {
        SecurityScheme::Bearer => "bearer token".to_owned(),
        SecurityScheme::Basic => "basic credentials".to_owned(),
        SecurityScheme::ApiKey { name, .. } => format!("key in {}", code(name)),
        SecurityScheme::Other(kind) => code(kind),
    }
}

/// The security of an operation in words: one of several sets of schemes.
pub(super) fn describe_security(sets: &[Vec<String>]) -> String {
    let sets: Vec<String> = sets
        .iter()
        .map(|set| {
            if set.is_empty() {
                "nothing".to_owned()
            } else {
                set.iter()
                    .map(|name| code(name))
                    .collect::<Vec<_>>()
                    .join(" with ")
            }
        })
        .collect();
    if sets.is_empty() {
        "nothing".to_owned()
    } else {
        sets.join(" or ")
    }
}

fn compare_resources(old: &Api, new: &Api, facts: &mut Facts) {
    let find = |api: &Api, tag: &str| api.resources.iter().find(|r| r.tag == tag).cloned();
    for resource in &new.resources {
        let origin = Origin::Resource(resource.tag.clone());
        match find(old, &resource.tag) {
            None => add_presence(facts, origin, "resource-added", ""),
            Some(was) => {
                let mut differences = Differences::default();
                differences.wording("description", &was.description, &resource.description);
                differences.add_to(facts, origin, "resource");
            }
        }
    }
    for resource in old.resources.iter().filter(|r| find(new, &r.tag).is_none()) {
        add_presence(
            facts,
            Origin::Resource(resource.tag.clone()),
            "resource-removed",
            "",
        );
    }
}

/// Compares all examples together, because they concern only the tests of the generated crate.
fn compare_examples(old: &Api, new: &Api, facts: &mut Facts) {
    let (old, new) = (collect_examples(old), collect_examples(new));
    let added = new.keys().filter(|key| !old.contains_key(*key)).count();
    let removed = old.keys().filter(|key| !new.contains_key(*key)).count();
    let changed = new
        .iter()
        .filter(|(key, value)| old.get(*key).is_some_and(|was| was != *value))
        .count();
    let mut differences = Differences::default();
    for (count, what) in [(added, "new"), (changed, "changed"), (removed, "removed")] {
        if count > 0 {
            differences.note("examples", format!("has {count} {what}"));
        }
    }
    differences.add_to(facts, Origin::Api(Aspect::Examples), "examples");
}

/// Every example of a document by its owner.
fn collect_examples(api: &Api) -> BTreeMap<String, &serde_json::Value> {
    let bodies = api.operations.iter().flat_map(|operation| {
        let request = operation
            .request
            .iter()
            .map(|request| ("request", &request.media));
        let responses = operation.answers.iter().chain(&operation.errors);
        let all =
            request.chain(responses.map(|response| (response.status.as_str(), &response.media)));
        all.flat_map(move |(what, media)| {
            media
                .iter()
                .map(move |media| (format!("{} {what}", operation.id), media))
        })
    });
    let events = api
        .events
        .iter()
        .flat_map(|event| event.body.iter().map(|media| (event.name.clone(), media)));
    let named = bodies.chain(events).flat_map(|(whose, media)| {
        media.examples.iter().map(move |example| {
            (
                format!("{whose} {} {}", media.media_type, example.name),
                &example.value,
            )
        })
    });
    let values = api.examples.iter().map(|given| {
        let whose = format!("{:?} {}", given.type_use, given.value);
        (whose, &given.value)
    });
    named.chain(values).collect()
}
