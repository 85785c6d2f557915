//! Lowers a document to the model, through `openapiv3`.
//!
//! In: one document in the words of OpenAPI 3.0, from `normalize`. Out: [`Api`], complete and in the model's orders.
//! Always: what the document says and the model does not is a finding with its place, all of them in one run; no input
//! makes it panic or run for ever.

mod alias;
mod assemble;
mod body;
mod build_union;
mod conjunction;
mod decide;
mod discriminate;
mod document;
mod endless_member;
mod event;
mod event_merge;
mod event_part;
mod event_subject;
mod example;
mod example_fit;
mod example_look;
mod items;
mod join;
mod lowerer;
mod media;
mod nullable;
mod object;
mod operation;
mod operation_id;
mod parameter;
mod parse;
mod part;
mod path;
mod path_parameter;
mod resolve;
mod response;
mod roots;
mod same;
mod scalar;
mod schema_use;
mod schema_view;
mod security;
mod server;
mod shape;
mod tag_member;
mod union;
mod union_circle;
mod union_parts;
mod units;
mod unknown;
mod uses;
mod variant;
mod variants;

#[cfg(test)]
mod tests;

use crate::model::{Api, Resource, mark_directions};
use crate::normalize::Normalized;
use crate::normalize::report::Report;
use document::TypedDocument;
pub use event_subject::{EventRules, Subjects};
use indexmap::IndexMap;
use lowerer::Lowerer;
use parse::parse_document;
use std::collections::BTreeMap;

/// Lowers a document that `normalize` has converted to OpenAPI 3.0.
///
/// `sha256` is the document's digest; `rules` are the rules for events that do not come from the document. `None` if
/// there is not enough memory to read it. Otherwise the model holds all that could be read, and the report says whether
/// it has errors.
pub fn lower(
    normalized: Normalized,
    mut report: Report<'_>,
    sha256: String,
    rules: &EventRules,
) -> Option<Api> {
    let document = parse_document(&normalized, &mut report)?;
    // It is large, and all of it is in the typed document now.
    drop(normalized);
    let mut api = Api {
        title: document.title.clone(),
        version: document.version.clone(),
        description: document.description.clone(),
        sha256,
        servers: document.servers.iter().map(server::read_server).collect(),
        server: document.servers.first().and_then(server::read_template),
        security_schemes: security::lower_schemes(&document, &mut report),
        security: document.security.clone(),
        ..Api::default()
    };
    let mut lowerer = Lowerer::new(&document, report);
    roots::register_roots(&mut lowerer);
    lowerer.define_components();
    api.operations = operation::lower_operations(&mut lowerer);
    api.events = event::lower_events(&mut lowerer);
    api.examples = example::take_values(&mut lowerer);
    security::add_authorization(&mut api);
    security::check_requirements(&api, &document, &mut lowerer.report);
    server::check_servers(&api, &mut lowerer.report);
    api.definitions = std::mem::take(&mut lowerer.definitions)
        .into_iter()
        .collect();
    alias::check_aliases(&mut api, &mut lowerer.report);
    union_circle::open_circles(&mut api);
    endless_member::open_members(&mut api, &mut lowerer.report);
    tag_member::add_tag_members(&mut api);
    mark_directions(&mut api);
    example_fit::check_examples(&mut api, &mut lowerer.report);
    event_subject::join_subjects(&mut api, rules, &mut lowerer.report);
    api.resources = collect_resources(&api, &document);
    mark_directions(&mut api);
    Some(api)
}

/// The tags that operations and events use, by name.
fn collect_resources(api: &Api, document: &TypedDocument) -> Vec<Resource> {
    let used = api.operations.iter().map(|operation| &operation.resource);
    let described: IndexMap<&str, &Option<String>> = document
        .tags
        .iter()
        .map(|tag| (tag.name.as_str(), &tag.description))
        .collect();
    let resources: BTreeMap<String, Resource> = used
        .map(|tag| {
            let description = described.get(tag.as_str()).and_then(|d| (*d).clone());
            (
                tag.clone(),
                Resource {
                    tag: tag.clone(),
                    description,
                },
            )
        })
        .collect();
    resources.into_values().collect()
}
