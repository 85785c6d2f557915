//! Operations as methods of their resource.

use super::answers::{answer, page};
use super::body::body_view;
use super::context::Context;
use super::docs::{code_span, one_line, reference_link};
use super::method_names::reserved_methods;
use super::models::item;
use super::models::owner_items;
use super::pages::pages_of;
use super::parameters::{add_parameter, goes, is_owned, takes};
use super::settable::list_settable;
use super::settable::name_answer;
use super::setters::body_setters;
use super::types::pretty;
use super::{
    ArgumentView, InfoView, ItemKind, OperationView, ResourceFile, Step, answers, doc_lines,
};
use crate::model::{
    Api, BodyEncoding, Operation, Owner, Parameter, Request, SecurityScheme, Shape,
};
use crate::naming::{Names, body_type, name_members};
use std::collections::BTreeSet;

/// One file for each resource.
pub fn resource_files(context: &Context<'_>) -> Vec<ResourceFile> {
    context
        .api
        .resources
        .iter()
        .filter_map(|resource| {
            let name = context.names.resources.get(&resource.tag)?;
            let operations = context
                .api
                .operations
                .iter()
                .filter(|o| o.resource == resource.tag);
            Some(ResourceFile {
                module: name.module.to_string(),
                handle: name.handle.to_string(),
                tag: resource.tag.clone(),
                docs: resource_docs(&resource.tag, resource.description.as_deref()),
                operations: operations.filter_map(|o| operation(context, o)).collect(),
                features: Vec::new(),
            })
        })
        .collect()
}

fn resource_docs(tag: &str, description: Option<&str>) -> Vec<String> {
    let docs = doc_lines(description.unwrap_or_default());
    if docs.is_empty() {
        vec![format!("{}.", one_line(tag))]
    } else {
        docs
    }
}

fn operation(context: &Context<'_>, operation: &Operation) -> Option<OperationView> {
    let name = context.names.operations.get(&operation.id)?;
    let type_name = name.type_name.to_string();
    let (response, by_status) = answer(context, operation, &type_name);
    let parameters: Vec<&Parameter> = operation
        .parameters
        .iter()
        .filter(|p| !is_owned(context.config, p))
        .collect();
    let (given, optional): (Vec<&Parameter>, Vec<&Parameter>) =
        parameters.into_iter().partition(|p| p.required);
    let (names, _) = name_members(
        given.iter().map(|p| p.name.as_str()),
        crate::naming::NOTHING,
    );
    let mut view = OperationView {
        info: info(context, operation),
        summary: summary_of(operation),
        docs: operation_docs(operation),
        pages: pages_of(context.config, operation),
        deprecated: operation.deprecated,
        type_name,
        method: name.method.to_string(),
        derives: &["Clone", "Debug"],
        arguments: Vec::new(),
        page: page(context, operation, &response),
        response,
        parameters: Vec::new(),
        traits: Vec::new(),
        body: None,
        leaves_body_out: operation.request.as_ref().and_then(leaves_out),
        body_type: None,
        takes_null: false,
        body_setters: Vec::new(),
        own_body: None,
        items: Vec::new(),
        by_status_derives: super::answers::derives_of(&by_status),
        by_status,
    };
    for (parameter, member) in given.iter().zip(names) {
        let takes = takes(&context.types, parameter, member.name.as_str());
        view.arguments.push(ArgumentView {
            goes: goes(parameter, takes.form),
            takes,
        });
    }
    let mut taken = add_optional(context, operation, optional, &mut view);
    add_body(context, operation, &mut taken, &mut view);
    view.items = inline_items(
        context,
        operation,
        view.own_body.as_ref().map(|i| i.name.as_str()),
    );
    name_answer(&mut view);
    list_settable(context, &mut view);
    Some(view)
}

/// Adds the setters of optional parameters: methods, or the traits of shared parameters. Gives the names that are taken
/// then.
fn add_optional(
    context: &Context<'_>,
    operation: &Operation,
    optional: Vec<&Parameter>,
    view: &mut OperationView,
) -> BTreeSet<String> {
    let mut taken = reserved_methods();
    for parameter in optional {
        let published = &context.config.published;
        match context.shared.of(published, &operation.id, parameter) {
            Some(shared) => {
                taken.extend(shared.methods.iter().map(|m| m.method.clone()));
                view.traits.push(shared.name.clone());
            }
            None => {
                let id = Some(operation.id.as_str());
                add_parameter(
                    &context.fields,
                    id,
                    parameter,
                    &mut taken,
                    &mut view.parameters,
                );
            }
        }
    }
    taken
}

/// The inline types of an operation, except the one that is the operation itself.
fn inline_items(
    context: &Context<'_>,
    operation: &Operation,
    own: Option<&str>,
) -> Vec<super::Item> {
    let mut owners: Vec<&Owner> = context
        .names
        .types
        .keys()
        .map(|id| &id.owner)
        .filter(|owner| {
            matches!(owner,
                Owner::OperationParameter { operation: id, .. }
                | Owner::OperationRequest { operation: id, .. }
                | Owner::OperationResponse { operation: id, .. } if *id == operation.id)
        })
        .collect();
    owners.dedup();
    owners.sort_by_key(|owner| matches!(owner, Owner::OperationParameter { .. }));
    let items = owners
        .into_iter()
        .flat_map(|owner| owner_items(context, owner));
    items
        .filter(|item| Some(item.name.as_str()) != own)
        .collect()
}

/// The constant facts about an operation.
fn info(context: &Context<'_>, operation: &Operation) -> InfoView {
    InfoView {
        id: operation.id.clone(),
        method: operation.method.clone(),
        path: operation.path.clone(),
        server: operation.server.clone(),
        accept: answers::accepted(operation),
        security: operation
            .security
            .as_ref()
            .map(|sets| requirements(context.api, sets)),
        needs_body: needs_body(context, operation),
    }
}

/// Whether the body is required and is no object: no setter sets it, and its default says something that nobody said.
fn needs_body(context: &Context<'_>, operation: &Operation) -> bool {
    let request = operation.request.as_ref().filter(|r| r.required);
    let Some(media) = request.and_then(|r| r.media.first()) else {
        return false;
    };
    let type_use = media
        .type_use
        .as_ref()
        .filter(|_| media.encoding.is_structured());
    type_use.and_then(|u| context.types.object(u)).is_none()
}

/// The body: the operation itself if it is an inline object, otherwise a member of the operation.
fn add_body(
    context: &Context<'_>,
    operation: &Operation,
    taken: &mut BTreeSet<String>,
    view: &mut OperationView,
) {
    let Some(media) = operation.request.as_ref().and_then(|r| r.media.first()) else {
        return;
    };
    view.takes_null = media.encoding == BodyEncoding::Json
        && media
            .type_use
            .as_ref()
            .is_some_and(|type_use| type_use.nullable && type_use.shape != Shape::Any);
    let own = body_type(context.api, operation).and_then(|id| context.api.definitions.get(id));
    if let Some(definition) = own {
        let mut item = item(context, definition);
        if let ItemKind::Struct(body) = &mut item.kind {
            // The request's setters make the body, so that it needs no `new`.
            body.new = None;
        }
        view.own_body = Some(item);
        view.body = Some(body_view(media));
        view.body_setters = body_setters(context, operation, definition, &[], taken);
        return;
    }
    let type_ = match (&media.type_use, media.encoding) {
        (Some(use_), BodyEncoding::Json | BodyEncoding::Form | BodyEncoding::Multipart) => {
            pretty(&context.types.rust_type(use_).tokens)
        }
        (_, BodyEncoding::Text | BodyEncoding::Items(_)) => "String".to_owned(),
        (_, BodyEncoding::Binary) => "http::File".to_owned(),
        (None, _) => "Value".to_owned(),
    };
    view.body = Some(body_view(media));
    view.derives = &["Clone", "Debug", "Default"];
    if let Some(definition) = media
        .type_use
        .as_ref()
        .filter(|_| media.encoding.is_structured())
        .and_then(|u| context.types.object(u))
    {
        let body = Step {
            field: "body".to_owned(),
            made: false,
        };
        view.body_setters = body_setters(context, operation, definition, &[body], taken);
    }
    view.body_type = Some(type_);
}

/// Sets of scheme names, without schemes that add nothing to a request.
pub(super) fn requirements(api: &Api, sets: &[Vec<String>]) -> Vec<Vec<String>> {
    let travels = |name: &&String| {
        !matches!(
            api.security_schemes.get(*name),
            Some(SecurityScheme::Other(_))
        )
    };
    sets.iter()
        .map(|set| set.iter().filter(travels).cloned().collect())
        .collect()
}

/// The runtime's function that decides whether an optional body is sent. Most documents do not say that a body is
/// required. A body with required members is then sent, so that a call without them is refused.
fn leaves_out(request: &Request) -> Option<&'static str> {
    let name = match request.optional {
        true => "is_untouched",
        false => "is_unset",
    };
    (!request.required).then_some(name)
}

/// One line that describes an operation.
pub(super) fn summary_of(operation: &Operation) -> String {
    let summary = operation
        .summary
        .as_deref()
        .map(str::trim)
        .filter(|s| !s.is_empty());
    summary.map_or_else(
        || format!("{} {}", operation.method, operation.path),
        |s| s.lines().collect::<Vec<_>>().join(" "),
    )
}

fn operation_docs(operation: &Operation) -> Vec<String> {
    let mut docs = doc_lines(operation.summary.as_deref().unwrap_or_default());
    let description = doc_lines(operation.description.as_deref().unwrap_or_default());
    if !description.is_empty() && description != docs {
        separate(&mut docs);
        docs.extend(description);
    }
    separate(&mut docs);
    docs.push(code_span(&format!(
        "{} {}",
        operation.method, operation.path
    )));
    let statuses: Vec<String> = operation
        .errors
        .iter()
        .map(|e| one_line(&e.status))
        .collect();
    if !statuses.is_empty() {
        docs.push(String::new());
        docs.push(format!("Documented errors: {}.", statuses.join(", ")));
    }
    if let Some(url) = &operation.docs_url {
        docs.push(String::new());
        docs.push(reference_link(url));
    }
    docs
}

/// Begins a new paragraph, if there is a line already.
fn separate(docs: &mut Vec<String>) {
    if !docs.is_empty() {
        docs.push(String::new());
    }
}

impl Names {
    /// The type and method of an operation as a reader writes them, such as `Inquiries::resume`.
    pub fn operation_path(&self, operation: &Operation) -> Option<String> {
        let resource = self.resources.get(&operation.resource)?;
        let name = self.operations.get(&operation.id)?;
        Some(crate::naming::method_path(
            resource.handle.as_str(),
            name.method.as_str(),
        ))
    }
}
