//! The schemas outside `components/schemas`, for references into them.

use super::body::{self, component_id, content_schemas, follow};
use super::document::{Located, OperationParts, PathParts};
use super::event::event_id;
use super::lowerer::Lowerer;
use super::parameter::parameter_id;
use super::response::{find_responses, status_in_id};
use crate::model::{Owner, TypeId};
use crate::pointer::join;
use openapiv3::{MediaType, Parameter, ParameterSchemaOrContent, ReferenceOr};

/// Records the schemas of shared parameters, bodies, responses and headers.
fn register_components(lowerer: &mut Lowerer<'_, '_>) {
    let document = lowerer.document;
    for (name, parameter) in &document.parameters {
        if let ReferenceOr::Item(parameter) = parameter {
            let at = join("/components/parameters", name);
            register_parameter(lowerer, parameter, &at, parameter_id(Some(name), "", ""));
        }
    }
    for (name, body) in &document.request_bodies {
        if let ReferenceOr::Item(body) = body {
            let at = join("/components/requestBodies", name);
            let type_id =
                |media: Option<&str>| component_id(Owner::RequestBody(name.clone()), media);
            register_content(lowerer, &body.content, &at, &type_id);
        }
    }
    for (name, response) in &document.responses {
        if let ReferenceOr::Item(response) = response {
            let at = join("/components/responses", name);
            let type_id = |media: Option<&str>| component_id(Owner::Response(name.clone()), media);
            register_content(lowerer, &response.content, &at, &type_id);
        }
    }
    for (name, header) in &document.headers {
        if let ReferenceOr::Item(header) = header
            && let ParameterSchemaOrContent::Schema(schema) = &header.format
        {
            let at = join(&join("/components/headers", name), "schema");
            let id = component_id(Owner::Header(name.clone()), None);
            lowerer.roots.entry(at).or_insert((id, schema.into()));
        }
    }
}

fn register_parameter<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    parameter: &'d Parameter,
    at: &str,
    id: TypeId,
) {
    let (schema, at) = match &parameter.parameter_data_ref().format {
        ParameterSchemaOrContent::Schema(schema) => (Some(schema), join(at, "schema")),
        ParameterSchemaOrContent::Content(content) => match content.first() {
            Some((name, media)) => (
                media.schema.as_ref(),
                join(&join(&join(at, "content"), name), "schema"),
            ),
            None => return,
        },
    };
    if let Some(schema) = schema {
        lowerer.roots.entry(at).or_insert((id, schema.into()));
    }
}

/// Records all of them.
pub(super) fn register_roots(lowerer: &mut Lowerer<'_, '_>) {
    register_components(lowerer);
    let document = lowerer.document;
    let webhooks = document.webhooks.iter().map(|path| (path, true));
    for (path, is_event) in document
        .paths
        .iter()
        .map(|path| (path, false))
        .chain(webhooks)
    {
        for parts in &path.operations {
            let id = if is_event {
                path.key.clone()
            } else {
                parts.id.clone()
            };
            register_operation(lowerer, path, parts, &id, is_event);
        }
    }
}

fn register_operation<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    path: &'d PathParts,
    parts: &'d OperationParts,
    id: &str,
    is_event: bool,
) {
    let document = lowerer.document;
    let located: Vec<&'d Located<ReferenceOr<Parameter>>> =
        path.parameters.iter().chain(&parts.parameters).collect();
    for located in located {
        let Ok(found) = follow(located, &document.parameters, "parameters") else {
            continue;
        };
        let name = &found.part.parameter_data_ref().name;
        let type_id = parameter_id(found.component.as_deref(), id, name);
        register_parameter(lowerer, found.part, &found.pointer, type_id);
    }
    if let Some(body) = &parts.request_body
        && let Ok(found) = follow(body, &document.request_bodies, "requestBodies")
    {
        let type_id = |media: Option<&str>| match is_event && found.component.is_none() {
            true => event_id(id),
            false => body::request_id(found.component.as_deref(), id, media),
        };
        register_content(lowerer, &found.part.content, &found.pointer, &type_id);
    }
    let responses = find_responses(lowerer, parts, false);
    for (status, found) in &responses {
        let in_id = status_in_id(status, &responses);
        let type_id =
            |media: Option<&str>| body::response_id(found.component.as_deref(), id, in_id, media);
        register_content(lowerer, &found.part.content, &found.pointer, &type_id);
    }
}

fn register_content<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    content: &'d indexmap::IndexMap<String, MediaType>,
    at: &str,
    type_id: &dyn Fn(Option<&str>) -> TypeId,
) {
    for (name, schema, media) in content_schemas(content) {
        let at = join(&join(&join(at, "content"), name), "schema");
        lowerer.roots.entry(at).or_insert((type_id(media), schema));
    }
}
