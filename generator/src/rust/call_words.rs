//! Methods as a reader of API.md calls them: what they take, and whether a request must have it.

use crate::markdown::code_span;
use crate::rust::{
    BodySetters, Form, Held, OpenView, OperationView, ParameterView, Setter, SharedParameter, Takes,
};

/// The arguments of an operation's method, such as `inquiry_id: InquiryId`.
pub(super) fn arguments(operation: &OperationView) -> String {
    let all = operation.arguments.iter().map(|argument| {
        let Takes { name, .. } = &argument.takes;
        format!("{name}: {}", taken(&argument.takes))
    });
    all.collect::<Vec<_>>().join(", ")
}

/// What can be set on an operation's request, a line each.
pub(super) fn request_lines(operation: &OperationView, shared: &[&SharedParameter]) -> Vec<String> {
    let traits = operation.traits.iter().flat_map(|name| {
        let found = shared
            .iter()
            .filter(move |parameter| parameter.name == *name);
        found.flat_map(|parameter| &parameter.methods)
    });
    let parameters = operation
        .parameters
        .iter()
        .chain(traits)
        .map(parameter_line);
    let members = operation.body_setters.iter().flat_map(|group| {
        let line = |setter| member_line(setter, group);
        group.setters.iter().map(line)
    });
    parameters.chain(members).collect()
}

/// The setters of a type, in a line.
pub(super) fn setter_line(setters: &[Setter], open: Option<&OpenView>) -> Option<String> {
    let others = open.map(|open| format!("`.{}(key, {})`", open.method, shown(&open.input)));
    let all: Vec<String> = setters.iter().map(call).chain(others).collect();
    (!all.is_empty()).then(|| all.join(", "))
}

fn parameter_line(view: &ParameterView) -> String {
    let key = if view.takes.keyed { "key, " } else { "" };
    let many = match view.takes.form {
        Form::List => " list",
        Form::Texts => ", one or several",
        Form::Value | Form::Text => "",
    };
    let mut line = format!(
        "`.{}({key}{})` optional{many}",
        view.method,
        taken(&view.takes)
    );
    if view.deprecated {
        line.push_str(", deprecated");
    }
    if view.lengthened {
        let name = code_span(&view.goes.name);
        line.push_str(&format!(", for the parameter {name}, whose name is taken"));
    }
    line
}

fn member_line(setter: &Setter, group: &BodySetters) -> String {
    let mut line = call(setter);
    if setter.deprecated {
        line.push_str(", deprecated");
    }
    if setter.method != setter.field {
        let path = group.path.iter().map(|step| step.field.as_str());
        let path: Vec<&str> = path.chain([setter.field.as_str()]).collect();
        line.push_str(&format!(
            ", for the member `{}`, whose name is taken",
            path.join(".")
        ));
    }
    line
}

/// A setter with what it takes, and whether a request must have it.
fn call(setter: &Setter) -> String {
    let type_ = shown(&setter.type_);
    let type_ = if setter.held.is_list() {
        format!("[{type_}]")
    } else {
        type_
    };
    format!("`.{}({type_})` {}", setter.method, needed(setter.held))
}

/// Whether a request must have a member, in words.
fn needed(held: Held) -> &'static str {
    match held {
        Held::Plain => "always sent",
        Held::Required => "required",
        Held::RequiredList => "required list",
        Held::RequiredNullable => "required or null",
        Held::RequiredNullableList => "required list or null",
        Held::Optional | Held::Boxed => "optional",
        Held::OptionalList => "optional list",
        Held::Nullable | Held::NullableBoxed => "optional or null",
        Held::NullableList => "optional list or null",
    }
}

/// What is taken for a parameter; a list in brackets.
fn taken(takes: &Takes) -> String {
    let type_ = shown(&takes.input);
    match takes.form {
        Form::List => format!("[{type_}]"),
        Form::Value | Form::Text | Form::Texts => type_,
    }
}

/// A type as a caller thinks of it: numbers and JSON are taken in several forms, of which one stands for all.
fn shown(type_: &str) -> String {
    match type_ {
        "IntegerInput" => "i64",
        "UnsignedInput" => "u64",
        "NumberInput" => "f64",
        "JsonInput" | "JsonItem" => "Value",
        other => other,
    }
    .to_owned()
}
