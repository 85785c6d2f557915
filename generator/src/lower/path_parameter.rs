//! Matches path parameters with the variables of their path.
//!
//! Always, after this: every variable has exactly one parameter, and every path parameter has a variable. A parameter
//! whose name differs slightly from a variable without a parameter is used for that variable.

use super::body::follow;
use super::document::{Located, OperationParts, PathParts, TypedDocument};
use super::lowerer::Lowerer;
use super::path::Template;
use crate::model::{Parameter, ParameterLocation, ParameterStyle, Shape, TextFormat, TypeUse};
use crate::pointer::join;
use openapiv3::ReferenceOr;

/// Matches the path parameters of an operation with the variables of its path.
pub(super) fn check_parameters(
    lowerer: &mut Lowerer<'_, '_>,
    path: &PathParts,
    template: &Template,
    parts: &OperationParts,
    parameters: &mut Vec<Parameter>,
) {
    let has = |parameters: &[Parameter], name: &str| {
        parameters.iter().any(|p| is_in_path(p) && p.name == *name)
    };
    let variables = template.variables.iter();
    let mut missing: Vec<&String> = variables.filter(|name| !has(parameters, name)).collect();
    let unused: Vec<usize> = (0..parameters.len())
        .filter(|at| {
            let parameter = &parameters[*at];
            is_in_path(parameter) && !template.variables.contains(&parameter.name)
        })
        .collect();
    let mut left_out = Vec::new();
    for at in &unused {
        let alone = unused.len() == 1 && missing.len() == 1;
        let partner = missing
            .iter()
            .position(|name| alone || letters(name) == letters(&parameters[*at].name));
        let partner = partner.map(|index| missing.remove(index).clone());
        // If braces do not match, that is the fault, and it is already reported.
        if !template.odd_braces {
            report_unused(lowerer, path, &parameters[*at], partner.as_deref());
        }
        match partner {
            Some(name) => parameters[*at].name = name,
            None => left_out.push(*at),
        }
    }
    for at in left_out.into_iter().rev() {
        parameters.remove(at);
    }
    for parameter in parameters.iter_mut().filter(|p| is_in_path(p)) {
        require(lowerer, parameter);
    }
    // A lost parameter may be the missing one, so the variable is text without a further finding.
    let lost = misses_parameters(lowerer.document, path, parts);
    for name in missing {
        if !lost {
            lowerer.report.warn(
                "path-variable-undeclared",
                &parts.pointer,
                format!(
                    "The path `{}` has the variable `{name}`, but no parameter describes it; it accepts any text.",
                    path.key
                ),
                "Add a parameter with `in: path`.",
            );
        }
        parameters.push(text_parameter(lowerer, name, &parts.pointer));
    }
}

fn is_in_path(parameter: &Parameter) -> bool {
    parameter.location == ParameterLocation::Path
}

/// A name without the characters in which spellings differ.
fn letters(name: &str) -> String {
    let own = name.chars().filter(|c| c.is_alphanumeric());
    own.flat_map(char::to_lowercase).collect()
}

fn report_unused(
    lowerer: &mut Lowerer<'_, '_>,
    path: &PathParts,
    parameter: &Parameter,
    partner: Option<&str>,
) {
    let name = &parameter.name;
    let start = format!(
        "`{name}` is a path parameter, but the path `{}` has no such variable",
        path.key
    );
    let (code, reading) = match partner {
        Some(partner) => (
            "path-parameter-misspelt",
            format!("it is used for `{partner}`"),
        ),
        None => ("path-parameter-unused", "it is left out".to_owned()),
    };
    lowerer.report.warn_at(
        code,
        parameter.place.clone(),
        format!("{start}; {reading}."),
        "Correct the name, or the path.",
    );
}

fn require(lowerer: &mut Lowerer<'_, '_>, parameter: &mut Parameter) {
    if parameter.required {
        return;
    }
    lowerer.report.warn_at(
        "path-parameter-optional",
        parameter.place.clone(),
        format!(
            "The path parameter `{}` is not marked as required; it is read as required.",
            parameter.name
        ),
        "Add `required: true`.",
    );
    parameter.required = true;
}

/// A text parameter for a variable without a description.
fn text_parameter(lowerer: &Lowerer<'_, '_>, name: &str, at: &str) -> Parameter {
    Parameter {
        name: name.to_owned(),
        location: ParameterLocation::Path,
        component: None,
        required: true,
        description: None,
        deprecated: false,
        style: ParameterStyle::Simple,
        explode: false,
        type_use: TypeUse {
            shape: Shape::Text(TextFormat::Plain(None)),
            nullable: false,
        },
        default: None,
        facts: Vec::new(),
        allow_reserved: false,
        demanded: false,
        no_id: false,
        place: Some(lowerer.report.place(at)),
    }
}

/// Whether an operation has parameters that could not be read.
fn misses_parameters(document: &TypedDocument, path: &PathParts, parts: &OperationParts) -> bool {
    let is_missing = |part: &Located<ReferenceOr<openapiv3::Parameter>>| {
        follow(part, &document.parameters, "parameters").is_err()
    };
    let lost = &document.lost;
    lost.touches(&join(&parts.pointer, "parameters"))
        || lost.touches(&join(&path.pointer, "parameters"))
        // The target of a path item's reference may have some.
        || lost.covers(&join(&path.pointer, "$ref"))
        || path.parameters.iter().chain(&parts.parameters).any(is_missing)
}
