//! Parameters as arguments of an operation's method, or as methods of its request.

use super::docs::{code_span, lead};
use super::facts::{add_member_facts, add_parameter_facts};
use super::fields::Fields;
use super::method_names::free_method;
use super::types::{RustType, Types, pretty};
use super::{Form, Goes, ParameterView, Takes, Way, doc_lines};
use crate::config::Config;
use crate::model::{Parameter, ParameterLocation, ParameterStyle, Shape, TextFormat};
use crate::naming::name_members;
use std::collections::BTreeSet;

/// Whether the client itself sends a parameter.
pub(super) fn is_owned(config: &Config, parameter: &Parameter) -> bool {
    parameter.location == ParameterLocation::Header && config.owns_header(&parameter.name)
}

/// The ID type of a parameter, if the parameter is an ID.
pub(super) fn id_of_parameter<'a>(
    types: &Types<'a>,
    parameter: &Parameter,
) -> Option<&'a crate::naming::Name> {
    let is_text = is_text_shape(&parameter.type_use.shape);
    let family = types.json_api.family_of_parameter(&parameter.name);
    let is_id = parameter.location == ParameterLocation::Path && is_text && !parameter.no_id;
    family
        .filter(|_| is_id)
        .and_then(|f| types.names.ids.get(f))
}

/// The argument called `name` for a parameter.
pub(super) fn takes(types: &Types<'_>, parameter: &Parameter, name: &str) -> Takes {
    let rust = types.rust_type(&parameter.type_use);
    let is_text = is_text_shape(&parameter.type_use.shape);
    let mut takes = takes_type(name, &rust, is_text);
    if let Some(id) = id_of_parameter(types, parameter) {
        takes.type_ = id.to_string();
        takes.input.clone_from(&takes.type_);
    }
    takes
}

/// Adds the methods of an optional parameter: one for the parameter, and one for each scalar member of an object.
pub(super) fn add_parameter(
    fields: &Fields<'_>,
    operation: Option<&str>,
    parameter: &Parameter,
    taken: &mut BTreeSet<String>,
    out: &mut Vec<ParameterView>,
) {
    let types = &fields.types;
    let (names, _) = name_members(
        std::iter::once(parameter.name.as_str()),
        crate::naming::NOTHING,
    );
    let Some(name) = names.first().map(|m| m.name.to_string()) else {
        return;
    };
    // Members of bodies are often called `fields`.
    let wanted = match types.json_api.is_sparse_fieldset(parameter) {
        true => "sparse_fieldset".to_owned(),
        false => name,
    };
    let what = |parameter: &Parameter| goes(parameter, Form::Value).what();
    let method = free_method(
        fields.published,
        operation,
        &what(parameter),
        &wanted,
        taken,
    );
    let mut docs = parameter_docs(parameter.description.as_deref(), &parameter.name);
    add_parameter_facts(parameter, &mut docs);
    let sentence = lead(parameter.description.as_deref().unwrap_or_default());
    // Setters of single members escape their values. A parameter with reserved characters has one setter for its value.
    let has_members = parameter.style == ParameterStyle::DeepObject && !parameter.allow_reserved;
    let (takes, goes) = whole_parameter(types, parameter, has_members);
    out.push(ParameterView {
        docs,
        sentence,
        lengthened: method != wanted,
        method: method.clone(),
        goes,
        takes,
        deprecated: parameter.deprecated,
    });
    if has_members && let Some(object) = types.object(&parameter.type_use) {
        for plan in fields.of(&object.id) {
            if let Some(mut view) = member_parameter(types, parameter, &method, plan) {
                let what = view.goes.what();
                let method = free_method(fields.published, operation, &what, &view.method, taken);
                view.lengthened = method != view.method;
                view.method = method;
                out.push(view);
            }
        }
    }
}

/// The argument and the destination of the method that sets a parameter. For a map whose members are set one by one, it
/// sets one entry by its key.
fn whole_parameter(types: &Types<'_>, parameter: &Parameter, has_members: bool) -> (Takes, Goes) {
    if let Shape::Map(value) = &parameter.type_use.shape
        && has_members
    {
        let rust = types.rust_type(value);
        let takes = Takes {
            keyed: true,
            ..takes_member(&rust, is_text_shape(&value.shape))
        };
        let goes = Goes {
            name: parameter.name.clone(),
            way: Way::Member { key: None },
        };
        return (takes, goes);
    }
    let mut takes = takes(types, parameter, "value");
    let goes = goes(parameter, takes.form);
    if takes.form == Form::Text && parameter.location == ParameterLocation::Query {
        takes.form = Form::Texts;
    }
    (takes, goes)
}

/// The method of one member of an object parameter.
fn member_parameter(
    types: &Types<'_>,
    parameter: &Parameter,
    method: &str,
    plan: &super::field_plan::FieldPlan<'_>,
) -> Option<ParameterView> {
    let type_ = types.rust_type(&plan.field.type_use);
    if type_.boxed || type_.item.is_some() || plan.constant.is_some() {
        return None;
    }
    let name = format!("{}[{}]", parameter.name, plan.field.name);
    let mut docs = parameter_docs(plan.field.description.as_deref(), &name);
    add_member_facts(plan.field, &mut docs);
    Some(ParameterView {
        docs,
        sentence: lead(plan.field.description.as_deref().unwrap_or_default()),
        lengthened: false,
        method: format!(
            "{}_{}",
            method.trim_end_matches('_'),
            plan.name.trim_end_matches('_')
        ),
        takes: takes_member(&type_, is_text_shape(&plan.field.type_use.shape)),
        goes: Goes {
            name: parameter.name.clone(),
            way: Way::Member {
                key: Some(plan.field.name.clone()),
            },
        },
        deprecated: plan.field.deprecated,
    })
}

/// The runtime's name of a style.
pub(super) fn style_name(style: ParameterStyle) -> &'static str {
    match style {
        ParameterStyle::Simple => "Simple",
        ParameterStyle::Label => "Label",
        ParameterStyle::Matrix => "Matrix",
        ParameterStyle::Form => "Form",
        ParameterStyle::SpaceDelimited => "SpaceDelimited",
        ParameterStyle::PipeDelimited => "PipeDelimited",
        ParameterStyle::DeepObject => "DeepObject",
        ParameterStyle::Json => "Json",
    }
}

/// The destination of a parameter's value, if the method takes the value in this form.
pub(super) fn goes(parameter: &Parameter, form: Form) -> Goes {
    let is_text = form == Form::Text;
    let location = match parameter.location {
        ParameterLocation::Path => "Path",
        ParameterLocation::Query if parameter.allow_reserved => "ReservedQuery",
        ParameterLocation::Query => "Query",
        ParameterLocation::Header => "Header",
        ParameterLocation::Cookie => "Cookie",
    };
    let way = match (parameter.location, parameter.style) {
        (ParameterLocation::Path, ParameterStyle::Simple) if is_text => Way::Path,
        (ParameterLocation::Query, ParameterStyle::Form)
            if is_text && !parameter.allow_reserved =>
        {
            Way::Query
        }
        _ => Way::Styled {
            location,
            style: style_name(parameter.style),
            explode: parameter.explode,
        },
    };
    Goes {
        name: parameter.name.clone(),
        way,
    }
}

/// Whether a shape is a `String` in Rust.
fn is_text_shape(shape: &Shape) -> bool {
    matches!(
        shape,
        Shape::Text(TextFormat::Plain(_)) | Shape::Constant(serde_json::Value::String(_))
    )
}

/// The argument for a value of a type.
fn takes_type(name: &str, rust: &RustType, is_text: bool) -> Takes {
    let input = rust.item_input.as_ref().unwrap_or_else(|| rust.input());
    Takes {
        name: name.to_owned(),
        type_: pretty(&rust.tokens),
        form: if rust.item.is_some() {
            Form::List
        } else if is_text {
            Form::Text
        } else {
            Form::Value
        },
        input: pretty(input),
        keyed: false,
    }
}

/// The argument for a member of an object in the query.
fn takes_member(rust: &RustType, is_text: bool) -> Takes {
    let mut takes = takes_type("value", rust, is_text);
    if takes.form == Form::Text {
        takes.form = Form::Texts;
    }
    takes
}

fn parameter_docs(description: Option<&str>, name: &str) -> Vec<String> {
    let docs = doc_lines(description.unwrap_or_default());
    if docs.is_empty() {
        vec![format!("{}.", code_span(name))]
    } else {
        docs
    }
}
