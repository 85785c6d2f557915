//! Parameters of operations and events.

use super::body::{follow, report_lost};
use super::document::Located;
use super::example::lower_values;
use super::lowerer::Lowerer;
use super::media::is_plain_text;
use super::object::facts_of;
use super::schema_use::{SchemaUse, any_use};
use super::schema_view::{SchemaRef, SchemaView};
use crate::header::is_token;
use crate::model::{
    Owner, Parameter, ParameterLocation, ParameterStyle, Shape, TextFormat, TypeId, TypeUse,
};
use crate::pointer::join;
use openapiv3::{
    CookieStyle, HeaderStyle, ParameterSchemaOrContent, PathStyle, QueryStyle, ReferenceOr,
};

/// Lowers the parameters of a path item and an operation. A parameter of the operation replaces one of the same name
/// and location.
pub(super) fn lower_parameters<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    of_path: &'d [Located<ReferenceOr<openapiv3::Parameter>>],
    of_operation: &'d [Located<ReferenceOr<openapiv3::Parameter>>],
    operation: &str,
) -> Vec<Parameter> {
    let mut parameters = lower_list(lowerer, of_path, operation);
    for parameter in lower_list(lowerer, of_operation, operation) {
        let namesake = parameters
            .iter_mut()
            .find(|known| is_same(known, &parameter));
        match namesake {
            Some(known) => *known = parameter,
            None => parameters.push(parameter),
        }
    }
    parameters
}

/// Whether two parameters have the same name and location. The names of headers are case-insensitive (RFC 9110).
fn is_same(one: &Parameter, other: &Parameter) -> bool {
    one.location == other.location
        && match one.location {
            ParameterLocation::Header => one.name.eq_ignore_ascii_case(&other.name),
            _ => one.name == other.name,
        }
}

fn lower_list<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    list: &'d [Located<ReferenceOr<openapiv3::Parameter>>],
    operation: &str,
) -> Vec<Parameter> {
    let mut parameters: Vec<(Parameter, &str)> = Vec::new();
    for located in list {
        let Some(parameter) = lower_parameter(lowerer, located, operation) else {
            continue;
        };
        let namesake = parameters
            .iter()
            .find(|(known, _)| is_same(known, &parameter));
        if let Some((_, first)) = namesake {
            lowerer.report.push(
                crate::diagnostic::Severity::Warning,
                "duplicate-parameter",
                &located.pointer,
                &[((*first).to_owned(), "the first of the two")],
                format!(
                    "`{}` is described twice for the same location; the first one counts.",
                    parameter.name
                ),
                "Remove one of the two.",
            );
            continue;
        }
        parameters.push((parameter, &located.pointer));
    }
    parameters
        .into_iter()
        .map(|(parameter, _)| parameter)
        .collect()
}

/// Headers that OpenAPI describes elsewhere: in media types and security schemes.
const IGNORED_HEADERS: [&str; 3] = ["accept", "content-type", "authorization"];

/// Headers that say where the body of a request ends. The client writes them, and refuses any other value.
const BODY_HEADERS: [&str; 2] = ["content-length", "transfer-encoding"];

/// The header for credentials. If no security scheme uses it, a parameter of this name does.
pub(super) const AUTHORIZATION: &str = "Authorization";

fn lower_parameter<'d>(
    lowerer: &mut Lowerer<'d, '_>,
    located: &'d Located<ReferenceOr<openapiv3::Parameter>>,
    operation: &str,
) -> Option<Parameter> {
    let document = lowerer.document;
    let found = follow(located, &document.parameters, "parameters")
        .map_err(|missing| report_lost(lowerer, &located.pointer, &missing))
        .ok()?;
    let data = found.part.parameter_data_ref();
    let (location, plain_style) = read_style(found.part);
    if location == ParameterLocation::Header && is_ignored_header(lowerer, data, &found.pointer) {
        return None;
    }
    let id = parameter_id(found.component.as_deref(), operation, &data.name);
    let style = match &data.format {
        ParameterSchemaOrContent::Schema(_) => plain_style,
        ParameterSchemaOrContent::Content(_) => ParameterStyle::Json,
    };
    let mut parameter = Parameter {
        name: data.name.clone(),
        location,
        component: found.component.clone(),
        required: data.required,
        description: data.description.clone(),
        deprecated: data.deprecated.unwrap_or_default(),
        style,
        // The default of `explode` is true for the style `form` and false for all others.
        explode: data.explode.unwrap_or(style == ParameterStyle::Form),
        type_use: any_use(),
        default: None,
        facts: Vec::new(),
        demanded: false,
        no_id: false,
        allow_reserved: allows_reserved(found.part),
        place: Some(lowerer.report.place(&found.pointer)),
    };
    if let Some((schema, at)) = schema_of(data, &found.pointer) {
        parameter.type_use = lowerer.use_of(&SchemaUse { schema, id, at });
        read_bytes_as_text(&mut parameter.type_use);
        if let SchemaRef::Item(schema) = schema {
            let node = SchemaView::new(schema);
            parameter.default = node.default();
            parameter.facts = facts_of(&node);
            parameter.deprecated |= node.data.deprecated;
            parameter.description = parameter.description.or(node.data.description.clone());
        }
    }
    if is_text_content(lowerer, data, &parameter.type_use) {
        parameter.style = plain_style;
        parameter.explode = plain_style == ParameterStyle::Form;
    }
    let values = lower_values(lowerer, data, &found.pointer);
    lowerer.keep_examples(&found.pointer, &parameter.type_use, values);
    Some(parameter)
}

/// A file cannot be part of a URL or a header, so `format: binary` is an ordinary text there.
fn read_bytes_as_text(type_use: &mut TypeUse) {
    match &mut type_use.shape {
        Shape::Text(format @ TextFormat::Binary) => *format = TextFormat::Plain(None),
        Shape::List(item) => read_bytes_as_text(item),
        _ => {}
    }
}

/// Whether a value may have reserved characters of URLs unencoded.
fn allows_reserved(parameter: &openapiv3::Parameter) -> bool {
    matches!(
        parameter,
        openapiv3::Parameter::Query {
            allow_reserved: true,
            ..
        }
    )
}

/// Whether a media type says that the parameter is the plain text of one value.
fn is_text_content(
    lowerer: &Lowerer<'_, '_>,
    data: &openapiv3::ParameterData,
    type_use: &TypeUse,
) -> bool {
    match &data.format {
        ParameterSchemaOrContent::Schema(_) => false,
        ParameterSchemaOrContent::Content(content) => {
            let first = content.keys().next();
            first.is_some_and(|media_type| is_plain_text(lowerer, media_type, type_use))
        }
    }
}

/// Whether a header parameter of this name is left out: HTTP does not allow it, OpenAPI ignores it, or the client writes
/// the header itself. Reports it.
fn is_ignored_header(
    lowerer: &mut Lowerer<'_, '_>,
    data: &openapiv3::ParameterData,
    pointer: &str,
) -> bool {
    let (header, name) = (&data.name, data.name.to_ascii_lowercase());
    if !is_token(header) {
        lowerer.report.lose(
            "header-name",
            pointer,
            format!("`{header}` cannot be the name of a header; the parameter is left out."),
            "Use only ASCII letters, digits and signs such as `-`.",
        );
        return true;
    }
    let (message, help) = if BODY_HEADERS.contains(&name.as_str()) {
        (
            format!("The client writes the header `{header}` itself."),
            "Remove the parameter: the value follows from the body.",
        )
    } else if IGNORED_HEADERS.contains(&name.as_str()) {
        (
            format!(
                "The OpenAPI specification does not allow the header `{header}` as a parameter."
            ),
            "Describe it with media types or a security scheme; without such a scheme `Authorization` is a credential of the client.",
        )
    } else {
        return false;
    };
    if header.eq_ignore_ascii_case(AUTHORIZATION) {
        lowerer.authorization = Some(data.required);
    }
    lowerer
        .report
        .note("ignored-header", pointer, message, help);
    true
}

/// The schema of a parameter, or of its first media type, and its pointer.
fn schema_of<'d>(
    data: &'d openapiv3::ParameterData,
    pointer: &str,
) -> Option<(SchemaRef<'d>, String)> {
    match &data.format {
        ParameterSchemaOrContent::Schema(schema) => {
            Some((SchemaRef::from(schema), join(pointer, "schema")))
        }
        ParameterSchemaOrContent::Content(content) => {
            let (name, media) = content.iter().next()?;
            let at = join(&join(&join(pointer, "content"), name), "schema");
            Some((SchemaRef::from(media.schema.as_ref()?), at))
        }
    }
}

/// The id of a parameter's schema.
pub(super) fn parameter_id(component: Option<&str>, operation: &str, name: &str) -> TypeId {
    let owner = match component {
        Some(component) => Owner::Parameter(component.to_owned()),
        None => Owner::OperationParameter {
            operation: operation.to_owned(),
            parameter: name.to_owned(),
        },
    };
    TypeId {
        owner,
        path: Vec::new(),
    }
}

fn read_style(parameter: &openapiv3::Parameter) -> (ParameterLocation, ParameterStyle) {
    match parameter {
        openapiv3::Parameter::Path { style, .. } => (
            ParameterLocation::Path,
            match style {
                PathStyle::Matrix => ParameterStyle::Matrix,
                PathStyle::Label => ParameterStyle::Label,
                PathStyle::Simple => ParameterStyle::Simple,
            },
        ),
        openapiv3::Parameter::Query { style, .. } => (
            ParameterLocation::Query,
            match style {
                QueryStyle::Form => ParameterStyle::Form,
                QueryStyle::SpaceDelimited => ParameterStyle::SpaceDelimited,
                QueryStyle::PipeDelimited => ParameterStyle::PipeDelimited,
                QueryStyle::DeepObject => ParameterStyle::DeepObject,
            },
        ),
        openapiv3::Parameter::Header {
            style: HeaderStyle::Simple,
            ..
        } => (ParameterLocation::Header, ParameterStyle::Simple),
        openapiv3::Parameter::Cookie {
            style: CookieStyle::Form,
            ..
        } => (ParameterLocation::Cookie, ParameterStyle::Form),
    }
}
