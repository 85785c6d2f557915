//! Operations: parameters, bodies, responses and the rules between them.

use super::body::lower_request;
use super::document::{OperationParts, PathParts};
use super::lowerer::Lowerer;
use super::operation_id::check_id;
use super::parameter::{AUTHORIZATION, lower_parameters};
use super::path::{Template, read_template, without_members, without_names};
use super::path_parameter::check_parameters;
use super::response::lower_responses;
use super::server::choose_server;
use crate::diagnostic::Severity;
use crate::grammar::METHODS;
use crate::model::{Operation, ParameterLocation};
use crate::normalize::marker;
use indexmap::IndexMap;
use serde_json::Value;
use std::collections::BTreeMap;

/// Lowers all operations, by path and method.
pub(super) fn lower_operations(lowerer: &mut Lowerer<'_, '_>) -> Vec<Operation> {
    let document = lowerer.document;
    let mut operations = Vec::new();
    let mut ids: BTreeMap<String, &str> = BTreeMap::new();
    let mut paths: BTreeMap<String, &PathParts> = BTreeMap::new();
    for path in &document.paths {
        let template = read_template(&path.key);
        check_path(lowerer, path, &template, &mut paths);
        let server = choose_server(&path.servers, &path.pointer, &mut lowerer.report);
        for parts in &path.operations {
            check_id(lowerer, path, parts, &mut ids);
            let server = server.clone();
            operations.push(lower_operation(lowerer, path, &template, parts, server));
        }
    }
    let rank = |method: &str| METHODS.iter().position(|m| m.eq_ignore_ascii_case(method));
    operations.sort_by(|one: &Operation, other| {
        (&one.path, rank(&one.method)).cmp(&(&other.path, rank(&other.method)))
    });
    operations
}

fn check_path<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    path: &'d PathParts,
    template: &Template,
    paths: &mut BTreeMap<String, &'d PathParts>,
) {
    if template.without_slash {
        lowerer.report.warn(
            "path-form",
            &path.pointer,
            format!(
                "The path `{}` does not start with `/`; a slash is added.",
                path.key
            ),
            "Start it with a slash; the rest of the address belongs in `servers`.",
        );
    }
    if template.beyond_path {
        lowerer.report.warn(
            "path-with-query",
            &path.pointer,
            format!(
                "The path `{}` has a query or a fragment; the query is sent with every request, the fragment is not.",
                path.key
            ),
            "Describe the query as parameters, and give operations different paths.",
        );
    }
    if template.odd_braces {
        lowerer.report.warn(
            "path-form",
            &path.pointer,
            format!(
                "The braces of the path `{}` do not match; a brace without a partner is sent unchanged.",
                path.key
            ),
            "Write each variable as `{name}`.",
        );
    }
    if let Some(first) = paths.insert(without_names(&path.key), path) {
        lowerer.report.push(
            Severity::Warning,
            "same-path-template",
            &path.pointer,
            &[(first.pointer.clone(), "the first of the two")],
            format!(
                "The paths `{}` and `{}` differ only in the names of variables; both are kept.",
                first.key, path.key
            ),
            "Put their operations under one path.",
        );
    }
}

/// `server` is the one of the path.
fn lower_operation<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    path: &'d PathParts,
    template: &Template,
    parts: &'d OperationParts,
    server: Option<String>,
) -> Operation {
    let id = parts.id.clone();
    lowerer.authorization = None;
    let mut parameters = lower_parameters(lowerer, &path.parameters, &parts.parameters, &id);
    check_parameters(lowerer, path, template, parts, &mut parameters);
    let is_described = |name: &str| {
        let mut query = parameters
            .iter()
            .filter(|p| p.location == ParameterLocation::Query);
        query.any(|p| p.name == name)
    };
    let sent = without_members(&template.text, &is_described);
    let request = parts
        .request_body
        .as_ref()
        .and_then(|body| lower_request(lowerer, body, &id));
    let (answers, errors) = lower_responses(lowerer, parts, &id);
    let operation = &parts.operation;
    let own = choose_server(&operation.servers, &parts.pointer, &mut lowerer.report);
    Operation {
        method: parts.method.to_ascii_uppercase(),
        path: sent,
        resource: operation
            .tags
            .first()
            .cloned()
            .unwrap_or_else(|| "default".to_owned()),
        summary: operation.summary.clone().or(path.summary.clone()),
        description: operation.description.clone().or(path.description.clone()),
        docs_url: operation
            .external_docs
            .as_ref()
            .map(|docs| docs.url.clone()),
        extensions: read_extensions(&operation.extensions),
        deprecated: operation.deprecated,
        server: match operation.servers.is_empty() {
            true => server,
            false => own,
        },
        security: read_security(lowerer, parts),
        parameters,
        request,
        answers,
        errors,
        place: Some(lowerer.report.place(&parts.pointer)),
        id,
    }
}

/// The extensions of an operation, each as a list of texts. A single text is a list of one.
fn read_extensions(all: &IndexMap<String, Value>) -> BTreeMap<String, Vec<String>> {
    let own = all.iter().filter(|(key, _)| key.as_str() != marker::ORIGIN);
    own.map(|(key, value)| {
        let one = value.as_str().into_iter();
        let many = value.as_array().into_iter().flatten();
        let texts = one.chain(many.filter_map(Value::as_str));
        (key.clone(), texts.map(str::to_owned).collect())
    })
    .collect()
}

/// The security of an operation. If neither the operation nor the document has one, a header parameter `Authorization`
/// is the security.
fn read_security(lowerer: &Lowerer<'_, '_>, parts: &OperationParts) -> Option<Vec<Vec<String>>> {
    let own: Option<Vec<Vec<String>>> = parts.operation.security.as_ref().map(|needs| {
        let sets = needs.iter();
        sets.map(|set| set.keys().cloned().collect()).collect()
    });
    let said = own.as_ref().unwrap_or(&lowerer.document.security);
    match lowerer.authorization {
        Some(required) if said.iter().all(Vec::is_empty) => {
            let mut sets = vec![vec![AUTHORIZATION.to_owned()]];
            if !required {
                sets.push(Vec::new());
            }
            Some(sets)
        }
        _ => own,
    }
}
