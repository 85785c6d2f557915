//! Calls of every operation with sample parameters and bodies, through the public methods.

use super::parameters::is_owned;
use super::types::pretty;
use super::{BodySetters, Context, Goes, OperationView, ParameterView, ResourceFile, Way};
use crate::model::{
    DefinitionKind, Fact, Operation, Parameter, Shape, TextFormat, TypeId, TypeUse, facts_of_items,
};
use crate::samples::{Samples, sample_scalar};
use proc_macro2::{Literal, TokenStream};
use quote::quote;
use serde::Serialize;
use std::collections::BTreeMap;

/// A row of the test: a call of an operation.
#[derive(Clone, Debug, Serialize)]
pub struct CallRow {
    /// operationId.
    pub id: String,
    /// The client's method for the resource.
    pub module: String,
    /// The method of the operation.
    pub method: String,
    /// Values of its arguments.
    pub arguments: Vec<String>,
    /// Methods of the request that set parameters.
    pub parameters: Vec<MethodCall>,
    /// The sample of the body.
    pub body: Option<SampleValue>,
    /// Whether a body that is neither JSON nor a form is a file. Otherwise it is text. `None` for other bodies.
    pub raw_body: Option<bool>,
    /// The setters for its members except files, each group with the path from the body to its object.
    pub setters: Vec<BodySetters>,
    /// Methods of the request that set files.
    pub files: Vec<FileCall>,
}

/// A call of a method.
#[derive(Clone, Debug, Serialize)]
pub struct MethodCall {
    /// The method.
    pub method: String,
    /// Values of its arguments.
    pub arguments: Vec<String>,
}

/// A sample as a value of a type.
#[derive(Clone, Debug, Serialize)]
pub struct SampleValue {
    /// The type.
    pub type_: String,
    /// The sample's file.
    pub file: String,
}

/// A call of a setter for a file. In a sample, a file is text, which would be sent as a form field.
#[derive(Clone, Debug, Serialize)]
pub struct FileCall {
    /// The setter.
    pub method: String,
    /// Whether it accepts a list.
    pub list: bool,
}

/// A row for each operation, in the order of the resources' files.
pub fn call_rows(
    context: &Context<'_>,
    resources: &[ResourceFile],
    samples: &Samples,
) -> Vec<CallRow> {
    let operations = context.api.operations.iter();
    let known: BTreeMap<&str, &Operation> = operations.map(|o| (o.id.as_str(), o)).collect();
    let views = resources
        .iter()
        .flat_map(|file| file.operations.iter().map(move |view| (file, view)));
    views
        .filter_map(|(file, view)| {
            let operation = known.get(view.info.id.as_str())?;
            Some(call(context, &file.module, operation, view, samples))
        })
        .collect()
}

fn call(
    context: &Context<'_>,
    module: &str,
    operation: &Operation,
    view: &OperationView,
    samples: &Samples,
) -> CallRow {
    let find = |goes: &Goes| {
        let parameters = operation.parameters.iter();
        parameters
            .filter(|p| !is_owned(context.config, p))
            .find(|p| p.name == goes.name)
    };
    let arguments = view.arguments.iter();
    let own = view.own_body.as_ref().map(|_| &view.type_name);
    let body = own.or(view.body_type.as_ref());
    let media = operation
        .request
        .iter()
        .find_map(|request| request.media.first());
    let is_structured = media.is_none_or(|media| media.encoding.is_structured());
    CallRow {
        id: view.info.id.clone(),
        module: module.to_owned(),
        method: view.method.clone(),
        arguments: arguments
            .filter_map(|argument| {
                let parameter = find(&argument.goes)?;
                let (type_use, facts) = (&parameter.type_use, &parameter.facts);
                Some(pretty(&sample_expression(
                    context, type_use, facts, samples,
                )))
            })
            .collect(),
        parameters: operation
            .parameters
            .iter()
            .filter_map(|parameter| {
                let method = whole_method(context, view, parameter)?;
                Some(MethodCall {
                    method: method.method.clone(),
                    arguments: sample_of_parameter(context, parameter, method.takes.keyed, samples),
                })
            })
            .collect(),
        body: body
            .filter(|_| is_structured)
            .zip(samples.requests.get(&operation.id))
            .map(|(type_, file)| SampleValue {
                type_: type_.clone(),
                file: file.clone(),
            }),
        raw_body: body
            .filter(|_| !is_structured)
            .map(|type_| type_ == "http::File"),
        setters: value_setters(view),
        files: file_calls(view),
    }
}

/// The method that sets an optional parameter as a whole. The methods for an object's members are not called too.
fn whole_method<'v>(
    context: &'v Context<'_>,
    view: &'v OperationView,
    parameter: &Parameter,
) -> Option<&'v ParameterView> {
    let shared = context.shared.list().into_iter();
    let shared = shared.filter(|shared| view.traits.contains(&shared.name));
    shared
        .flat_map(|shared| &shared.methods)
        .chain(&view.parameters)
        .filter(|method| !matches!(method.goes.way, Way::Member { key: Some(_) }))
        .find(|method| method.goes.name == parameter.name)
}

/// The arguments for an optional parameter.
fn sample_of_parameter(
    context: &Context<'_>,
    parameter: &Parameter,
    keyed: bool,
    samples: &Samples,
) -> Vec<String> {
    let values = match &parameter.type_use.shape {
        Shape::Map(value) if keyed => vec![
            quote!("sample"),
            sample_expression(context, value, &[], samples),
        ],
        _ => vec![sample_expression(
            context,
            &parameter.type_use,
            &parameter.facts,
            samples,
        )],
    };
    values.iter().map(pretty).collect()
}

/// An expression that converts into a value of this use.
fn sample_expression(
    context: &Context<'_>,
    type_use: &TypeUse,
    facts: &[Fact],
    samples: &Samples,
) -> TokenStream {
    match &type_use.shape {
        Shape::Any | Shape::AnyObject | Shape::Null => quote!(Value::from("sample")),
        Shape::Constant(value) => literal_of(value),
        Shape::Integer(format) => {
            let sample = sample_scalar(type_use, facts);
            let number = match format.as_deref() {
                Some("uint64") => sample.as_u64().map(Literal::u64_suffixed),
                _ => sample.as_i64().map(Literal::i64_suffixed),
            };
            number.map_or_else(|| literal_of(&sample), |number| quote!(#number))
        }
        Shape::Boolean
        | Shape::Number(_)
        | Shape::Text(TextFormat::Plain(_) | TextFormat::Date | TextFormat::DateTime) => {
            match sample_scalar(type_use, facts) {
                // An empty text cannot be a segment of a path.
                sample if sample == "" => quote!("sample"),
                sample => literal_of(&sample),
            }
        }
        Shape::List(item) => {
            let rust = context.types.rust_type(item);
            let facts = facts_of_items(facts);
            let is_exact =
                rust.holds_null() || matches!(item.shape, Shape::List(_) | Shape::Map(_));
            let item = match is_exact {
                true => exact_expression(context, item, &facts, samples),
                false => sample_expression(context, item, &facts, samples),
            };
            quote!([#item])
        }
        Shape::Defined(id) => sample_of_definition(context, type_use, id, facts, samples),
        Shape::Text(TextFormat::Base64) => quote!(Base64::encode("sample")),
        Shape::Map(value) => {
            let value = exact_expression(context, value, &[], samples);
            quote!(Map::from_iter([("sample", #value)]))
        }
        Shape::Text(TextFormat::Binary) => quote!(http::File::default()),
    }
}

/// The expression for a named type.
fn sample_of_definition(
    context: &Context<'_>,
    type_use: &TypeUse,
    id: &TypeId,
    facts: &[Fact],
    samples: &Samples,
) -> TokenStream {
    match context.types.definition(&type_use.shape).map(|d| &d.kind) {
        // An empty text and dots cannot be a segment of a path.
        Some(DefinitionKind::Enumeration(e)) => e
            .values
            .iter()
            .find(|v| !["", ".", ".."].iter().any(|text| v.value == *text))
            .or(e.values.first())
            .map_or_else(|| quote!("sample"), |v| literal_of(&v.value)),
        Some(DefinitionKind::Alias(to)) => sample_expression(context, to, facts, samples),
        _ => {
            let type_ = context.types.rust_type(type_use).tokens;
            match samples.stems.get(id) {
                Some(file) => quote!(calls.sample::<#type_>(#file)),
                None => quote!(<#type_>::default()),
            }
        }
    }
}

/// An expression whose type is exactly that of an item or entry with this use.
fn exact_expression(
    context: &Context<'_>,
    type_use: &TypeUse,
    facts: &[Fact],
    samples: &Samples,
) -> TokenStream {
    let rust = context.types.rust_type(type_use);
    let nullable = rust.holds_null();
    let value = match &type_use.shape {
        Shape::List(item) => {
            let item = exact_expression(context, item, &facts_of_items(facts), samples);
            quote!(Vec::from([#item]))
        }
        Shape::Map(_) => sample_expression(context, type_use, facts, samples),
        _ => {
            let value = sample_expression(context, type_use, facts, samples);
            let type_ = rust.tokens;
            quote!(<#type_>::from(#value))
        }
    };
    if nullable {
        quote!(Some(#value))
    } else {
        value
    }
}

/// The setters except those for files, by the path from the body to their object.
fn value_setters(view: &OperationView) -> Vec<BodySetters> {
    // A body that is not the operation itself is a field of the operation.
    let above = usize::from(view.own_body.is_none());
    let groups = view.body_setters.iter().map(|group| BodySetters {
        owner: None,
        path: group.path.iter().skip(above).cloned().collect(),
        setters: group.setters.iter().filter(|s| !s.file).cloned().collect(),
        open: group.open,
    });
    groups.filter(|group| !group.setters.is_empty()).collect()
}

/// The setters for files.
fn file_calls(view: &OperationView) -> Vec<FileCall> {
    let setters = view.body_setters.iter().flat_map(|group| &group.setters);
    setters
        .filter(|setter| setter.file)
        .map(|setter| FileCall {
            method: setter.method.clone(),
            list: setter.held.is_list(),
        })
        .collect()
}

/// A JSON value as a literal.
fn literal_of(value: &serde_json::Value) -> TokenStream {
    match value {
        serde_json::Value::String(text) => quote!(#text),
        other => other.to_string().parse().unwrap_or_default(),
    }
}
