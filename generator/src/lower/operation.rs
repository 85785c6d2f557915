//! Operations: parameters, bodies, responses and what must hold between them.

use super::body::{follow, lower_request};
use super::document::{Document, Located, OperationParts, PathParts};
use super::lowerer::Lowerer;
use super::operation_id::check_id;
use super::parameter::lower_parameters;
use super::path::{read_server, read_variables, without_names};
use super::response::lower_responses;
use crate::diagnostic::Severity;
use crate::model::{Operation, Parameter, ParameterLocation};
use crate::normalize::pointer::join;
use openapiv3::ReferenceOr;
use std::collections::BTreeMap;

/// The methods in the model's order.
const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

/// Lowers all operations, by path and method.
pub(super) fn lower_operations(lowerer: &mut Lowerer<'_, '_>) -> Vec<Operation> {
    let document = lowerer.document;
    let mut operations = Vec::new();
    let mut ids: BTreeMap<String, &str> = BTreeMap::new();
    let mut paths: BTreeMap<String, &PathParts> = BTreeMap::new();
    for path in &document.paths {
        check_path(lowerer, path, &mut paths);
        for parts in &path.operations {
            check_id(lowerer, path, parts, &mut ids);
            operations.push(lower_operation(lowerer, path, parts));
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
    paths: &mut BTreeMap<String, &'d PathParts>,
) {
    if !path.key.starts_with('/') {
        lowerer.report.error(
            "path-form",
            &path.pointer,
            format!("The path `{}` does not start with `/`.", path.key),
            "Begin it with a slash; the rest of the address belongs to `servers`.",
        );
    }
    if path.key.contains(['?', '#']) {
        lowerer.report.error(
            "path-form",
            &path.pointer,
            format!("The path `{}` holds a query or a fragment.", path.key),
            "Describe the query as parameters.",
        );
    }
    if read_variables(&path.key).is_none() {
        lowerer.report.error(
            "path-form",
            &path.pointer,
            format!("The braces of the path `{}` do not match.", path.key),
            "Write each variable as `{name}`.",
        );
    }
    if let Some(first) = paths.insert(without_names(&path.key), path) {
        lowerer.report.push(
            Severity::Error,
            "same-path-template",
            &path.pointer,
            &[(first.pointer.clone(), "the first of the two")],
            format!(
                "The paths `{}` and `{}` differ only in the names of variables.",
                first.key, path.key
            ),
            "Put their operations under one path.",
        );
    }
}

fn lower_operation<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    path: &'d PathParts,
    parts: &'d OperationParts,
) -> Operation {
    let id = parts.id.clone();
    let mut parameters = lower_parameters(lowerer, &path.parameters, &parts.parameters, &id);
    check_parameters(lowerer, path, parts, &mut parameters);
    let request = parts
        .request_body
        .as_ref()
        .and_then(|body| lower_request(lowerer, body, &id));
    let (answers, errors) = lower_responses(lowerer, parts, &id);
    let operation = &parts.operation;
    Operation {
        method: parts.method.to_ascii_uppercase(),
        path: path.key.clone(),
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
        deprecated: operation.deprecated,
        server: operation
            .servers
            .first()
            .or(path.servers.first())
            .map(read_server),
        security: operation.security.as_ref().map(|needs| {
            needs
                .iter()
                .map(|set| set.keys().cloned().collect())
                .collect()
        }),
        parameters,
        request,
        answers,
        errors,
        place: Some(lowerer.report.place(&parts.pointer)),
        id,
    }
}

fn check_parameters(
    lowerer: &mut Lowerer<'_, '_>,
    path: &PathParts,
    parts: &OperationParts,
    parameters: &mut [Parameter],
) {
    let Some(variables) = read_variables(&path.key) else {
        return;
    };
    for parameter in parameters
        .iter_mut()
        .filter(|p| p.location == ParameterLocation::Path)
    {
        if !variables.contains(&parameter.name) {
            lowerer.report.error_at(
                "path-parameter-unused",
                parameter.place.clone(),
                format!(
                    "`{}` is a path parameter, but the path `{}` has no such variable.",
                    parameter.name, path.key
                ),
                "Correct the name, or the path.",
            );
        } else if !parameter.required {
            lowerer.report.warn_at(
                "path-parameter-optional",
                parameter.place.clone(),
                format!("`{}` is a path parameter and not marked as required; it is treated as required.", parameter.name),
                "Add `required: true`.",
            );
            parameter.required = true;
        }
    }
    // A parameter that is lost may be the one.
    if misses_parameters(lowerer.document, path, parts) {
        return;
    }
    for variable in variables {
        let known = |p: &Parameter| p.location == ParameterLocation::Path && p.name == variable;
        if !parameters.iter().any(known) {
            lowerer.report.error(
                "path-variable-undeclared",
                &parts.pointer,
                format!(
                    "The path `{}` has the variable `{variable}`, but no parameter describes it.",
                    path.key
                ),
                "Add a parameter with `in: path`.",
            );
        }
    }
}

/// Whether an operation has parameters that could not be read.
fn misses_parameters(document: &Document, path: &PathParts, parts: &OperationParts) -> bool {
    let is_missing = |part: &Located<ReferenceOr<openapiv3::Parameter>>| {
        follow(part, &document.parameters, "parameters").is_err()
    };
    let lost = &document.lost;
    lost.touches(&join(&parts.pointer, "parameters"))
        || lost.touches(&join(&path.pointer, "parameters"))
        // What a path item refers to may have some.
        || lost.covers(&join(&path.pointer, "$ref"))
        || path.parameters.iter().chain(&parts.parameters).any(is_missing)
}
