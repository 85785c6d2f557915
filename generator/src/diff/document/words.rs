//! Shapes and origins in words.

use super::super::origin::{Aspect, Origin};
use crate::markdown::{code_span, one_line};
use crate::model::{Owner, ParameterLocation, Shape, Step, TextFormat, TypeId, TypeUse};

/// A use in words, such as "list of date or null".
pub(super) fn describe_use(type_use: &TypeUse) -> String {
    let shape = describe_shape(&type_use.shape);
    if type_use.nullable {
        format!("{shape} or null")
    } else {
        shape
    }
}

/// A shape in words.
pub(super) fn describe_shape(shape: &Shape) -> String {
    let formatted = |what: &str, format: &Option<String>| match format {
        Some(format) => format!("{what} ({})", one_line(format)),
        None => what.to_owned(),
    };
    match shape {
        Shape::Any => "any JSON".to_owned(),
        Shape::AnyObject => "a free-form object".to_owned(),
        Shape::Null => "null".to_owned(),
        Shape::Boolean => "a boolean".to_owned(),
        Shape::Integer(format) => formatted("an integer", format),
        Shape::Number(format) => formatted("a number", format),
        Shape::Text(TextFormat::Plain(format)) => formatted("text", format),
        Shape::Text(TextFormat::Date) => "a date".to_owned(),
        Shape::Text(TextFormat::DateTime) => "a date and time".to_owned(),
        Shape::Text(TextFormat::Binary) => "a file".to_owned(),
        Shape::Text(TextFormat::Base64) => "text in base64".to_owned(),
        Shape::Constant(value) => format!("always {}", code(&value.to_string())),
        Shape::Defined(id) if id.path.is_empty() => match &id.owner {
            Owner::Schema(name) => format!("schema {}", code(name)),
            Owner::EventGroup(subject) => format!("the shape of events about {}", code(subject)),
            Owner::Included => "what documents include".to_owned(),
            _ => "a shape of its own".to_owned(),
        },
        Shape::Defined(_) => "a shape of its own".to_owned(),
        Shape::List(item) => format!("a list of {}", bare(&describe_use(item))),
        Shape::Map(value) => format!("a map of {}", bare(&describe_use(value))),
    }
}

/// `text` without its article.
fn bare(text: &str) -> &str {
    text.strip_prefix("a ")
        .or_else(|| text.strip_prefix("an "))
        .unwrap_or(text)
}

/// An origin in words: the item and its owner. The owner begins with a code span if that is the item's own name.
pub(in super::super) fn describe_origin(origin: &Origin) -> (String, String) {
    match origin {
        Origin::Api(part) => (describe_part(*part).to_owned(), "the document".to_owned()),
        Origin::Resource(tag) => named("resource", tag),
        Origin::Operation(id) => named("operation", id),
        Origin::OperationPart(id, part) => (
            describe_part(*part).to_owned(),
            format!("operation {}", code(id)),
        ),
        Origin::Parameter(id, location, name) => {
            let location = match location {
                ParameterLocation::Path => "path",
                ParameterLocation::Query => "query",
                ParameterLocation::Header => "header",
                ParameterLocation::Cookie => "cookie",
            };
            (
                format!("{location} parameter {}", code(name)),
                format!("operation {}", code(id)),
            )
        }
        Origin::Event(name) => named("event", name),
        Origin::Family(family) => named("ID of the family", family),
        Origin::SentHeader(name) => (format!("header {}", code(name)), "every request".to_owned()),
        Origin::Feature(name) if name.is_empty() => {
            ("crate".to_owned(), "without features".to_owned())
        }
        Origin::Feature(name) => named("Cargo feature", name),
        Origin::Type(TypeId {
            owner: Owner::Schema(name),
            path,
        }) if path.is_empty() => named("schema", name),
        Origin::Type(id) if id.path.is_empty() => ("shape".to_owned(), describe_owner(&id.owner)),
        Origin::Type(id) => (
            format!("shape {}", code(&describe_path(&id.path, ""))),
            describe_owner(&id.owner),
        ),
        Origin::Field(id, name) => inside("field", id, name),
        Origin::Variant(id, word) => inside("variant", id, word),
        Origin::Additional(id) => (
            format!("other members{}", at(&id.path)),
            describe_owner(&id.owner),
        ),
        Origin::Value(id, value) => {
            let value = value.trim_matches('"');
            (
                format!("value {}{}", code(value), at(&id.path)),
                describe_owner(&id.owner),
            )
        }
    }
}

fn named(what: &str, name: &str) -> (String, String) {
    (what.to_owned(), code(name))
}

/// `text` as a code span, for any text.
pub(in super::super) fn code(text: &str) -> String {
    code_span(text)
}

fn inside(what: &str, id: &TypeId, name: &str) -> (String, String) {
    if what == "field" {
        return (
            format!("field {}", code(&describe_path(&id.path, name))),
            describe_owner(&id.owner),
        );
    }
    (
        format!("{what} {}{}", code(name), at(&id.path)),
        describe_owner(&id.owner),
    )
}

fn at(path: &[Step]) -> String {
    if path.is_empty() {
        String::new()
    } else {
        format!(" of {}", code(&describe_path(path, "")))
    }
}

/// A path as a reader would write it, such as `data[].attributes.status`.
fn describe_path(path: &[Step], last: &str) -> String {
    let mut out = String::new();
    let push_name = |out: &mut String, name: &str| {
        if !out.is_empty() {
            out.push('.');
        }
        out.push_str(name);
    };
    for step in path {
        match step {
            Step::Property(name) => push_name(&mut out, name),
            Step::Item => out.push_str("[]"),
            Step::Value => out.push_str("{}"),
            Step::Variant(word) => out.push_str(&format!("<{word}>")),
        }
    }
    if !last.is_empty() {
        push_name(&mut out, last);
    }
    out
}

fn describe_part(part: Aspect) -> &'static str {
    match part {
        Aspect::Info => "head",
        Aspect::Servers => "server",
        Aspect::Security => "security",
        Aspect::Id => "operationId",
        Aspect::Path => "method or path",
        Aspect::Order => "order of parameters",
        Aspect::Request => "request body",
        Aspect::Answers => "answer",
        Aspect::Errors => "list of errors",
        Aspect::Examples => "set of examples",
    }
}

/// An owner in words, such as "schema `inquiry`".
pub(in super::super) fn describe_owner(owner: &Owner) -> String {
    match owner {
        Owner::Schema(name) => format!("schema {}", code(name)),
        Owner::Parameter(name) => format!("parameter {}", code(name)),
        Owner::RequestBody(name) => format!("request body {}", code(name)),
        Owner::Response(name) => format!("response {}", code(name)),
        Owner::Header(name) => format!("header {}", code(name)),
        Owner::OperationParameter {
            operation,
            parameter,
        } => {
            format!(
                "parameter {} of operation {}",
                code(parameter),
                code(operation)
            )
        }
        Owner::OperationRequest { operation, media } => {
            let media = media
                .as_ref()
                .map(|m| format!(" ({m})"))
                .unwrap_or_default();
            format!("the body{media} of operation {}", code(operation))
        }
        Owner::OperationResponse {
            operation,
            status,
            media,
        } => {
            let status = status.as_ref().map(|s| format!(" {s}")).unwrap_or_default();
            let media = media
                .as_ref()
                .map(|m| format!(" ({m})"))
                .unwrap_or_default();
            format!("the answer{status}{media} of operation {}", code(operation))
        }
        Owner::Event(name) => format!("event {}", code(name)),
        Owner::EventGroup(subject) => format!("events about {}", code(subject)),
        Owner::Included => "included objects".to_owned(),
    }
}
