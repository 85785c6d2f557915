//! Methods as a caller sees them: their arguments, and whether a request must have them.
//!
//! In: views. Out: text for API.md and for the documentation of operations. Always: both describe a method in the same
//! way.

use super::{
    BodySetters, Form, Held, OpenView, OperationView, ParameterView, Setter, SharedParameter, Takes,
};
use crate::markdown::code_span;

/// A setter of a request.
#[derive(Debug)]
pub(super) struct Settable<'a> {
    /// Its call, such as `.kind(String)`.
    pub call: String,
    /// Whether a request must have it, and further notes.
    pub needed: String,
    /// The first sentence of its description.
    pub sentence: &'a str,
    /// The type of the body and its method for the same member.
    pub owner: Option<(&'a str, &'a str)>,
}

/// The arguments of an operation's method, such as `inquiry_id: InquiryId`.
pub fn arguments(operation: &OperationView) -> String {
    let all = operation.arguments.iter().map(|argument| {
        let Takes { name, .. } = &argument.takes;
        format!("{name}: {}", taken(&argument.takes))
    });
    all.collect::<Vec<_>>().join(", ")
}

/// The setters of an operation's request, one per line.
pub fn request_lines(operation: &OperationView, shared: &[&SharedParameter]) -> Vec<String> {
    let all = settable(operation, shared).into_iter();
    all.map(|one| format!("`{}` {}", one.call, one.needed))
        .collect()
}

/// The setters of an operation's request. `shared` are the parameters that several operations use.
pub(super) fn settable<'a>(
    operation: &'a OperationView,
    shared: &[&'a SharedParameter],
) -> Vec<Settable<'a>> {
    let shared = operation.traits.iter().flat_map(|name| {
        let named = shared.iter().filter(move |one| one.name == *name);
        named.flat_map(|one| &one.methods)
    });
    let parameters = operation.parameters.iter().chain(shared).map(of_parameter);
    let members = operation.body_setters.iter().flat_map(|group| {
        let setters = group.setters.iter();
        setters.map(|setter| of_member(setter, group))
    });
    parameters.chain(members).collect()
}

/// The setters of a type, in one line.
pub fn setter_line(setters: &[Setter], open: Option<&OpenView>) -> Option<String> {
    let others = open.map(|open| format!("`.{}(key, {})`", open.method, shown(&open.input)));
    let own = setters
        .iter()
        .map(|setter| format!("`{}` {}", call(setter), needed(setter)));
    let all: Vec<String> = own.chain(others).collect();
    (!all.is_empty()).then(|| all.join(", "))
}

fn of_parameter(view: &ParameterView) -> Settable<'_> {
    let key = if view.takes.keyed { "key, " } else { "" };
    let many = match view.takes.form {
        Form::List => " list",
        Form::Texts => ", one or several",
        Form::Value | Form::Text => "",
    };
    let mut needed = format!("optional{many}");
    if view.deprecated {
        needed.push_str(", deprecated");
    }
    if view.lengthened {
        let name = code_span(&view.goes.name);
        needed.push_str(&format!(
            ", for the parameter {name}, because its name is taken"
        ));
    }
    Settable {
        call: format!(".{}({key}{})", view.method, taken(&view.takes)),
        needed,
        sentence: &view.sentence,
        owner: None,
    }
}

fn of_member<'a>(setter: &'a Setter, group: &'a BodySetters) -> Settable<'a> {
    let mut needed = needed(setter).to_owned();
    if setter.deprecated {
        needed.push_str(", deprecated");
    }
    if setter.method != setter.field {
        let path = group.path.iter().map(|step| step.field.as_str());
        let path: Vec<&str> = path.chain([setter.field.as_str()]).collect();
        needed.push_str(&format!(
            ", for the member `{}`, because its name is taken",
            path.join(".")
        ));
    }
    let owner = group.owner.as_deref();
    Settable {
        call: call(setter),
        needed,
        sentence: &setter.sentence,
        owner: owner.map(|owner| (owner, setter.field.as_str())),
    }
}

/// A setter with its arguments.
fn call(setter: &Setter) -> String {
    let type_ = shown(&setter.type_);
    match setter.held.is_list() {
        true => format!(".{}([{type_}])", setter.method),
        false => format!(".{}({type_})", setter.method),
    }
}

/// Whether a request must have a member, in words.
fn needed(setter: &Setter) -> &'static str {
    match setter.held {
        Held::Plain => "always sent",
        Held::Required => "required",
        Held::RequiredList => "required list",
        Held::RequiredNullable => "required or null",
        Held::Nullable | Held::NullableBoxed if setter.required => "required or null",
        Held::RequiredNullableList => "required list or null",
        Held::Optional | Held::Boxed => "optional",
        Held::OptionalList => "optional list",
        Held::Nullable | Held::NullableBoxed => "optional or null",
        Held::NullableList => "optional list or null",
    }
}

/// The argument for a parameter. A list is in brackets.
fn taken(takes: &Takes) -> String {
    let type_ = shown(&takes.input);
    match takes.form {
        Form::List => format!("[{type_}]"),
        Form::Value | Form::Text | Form::Texts => type_,
    }
}

/// A type as a caller sees it. Numbers and JSON are accepted in several forms, and one form is shown.
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
