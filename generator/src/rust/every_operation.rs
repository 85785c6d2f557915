//! A call of every operation with sample parameters and bodies, through the methods that people use.

use super::types::pretty;
use super::{Context, OperationView, ResourceFile};
use crate::model::{
    DefinitionKind, Operation, Parameter, ParameterStyle, Shape, TextFormat, TypeUse,
};
use crate::samples::{Samples, sample_scalar};
use proc_macro2::Literal;
use serde::Serialize;

/// A row of the test: an operation and the expression of its request.
#[derive(Clone, Debug, Serialize)]
pub struct CallRow {
    /// operationId.
    pub id: String,
    /// The expression; `calls` has the client and the samples.
    pub request: String,
}

/// A row for each operation, in the order of the resources' files.
pub fn call_rows(
    context: &Context<'_>,
    resources: &[ResourceFile],
    samples: &Samples,
) -> Vec<CallRow> {
    let mut rows = Vec::new();
    for file in resources {
        for view in &file.operations {
            let Some(operation) = context.api.operations.iter().find(|o| o.id == view.id) else {
                continue;
            };
            rows.push(CallRow {
                id: view.id.clone(),
                request: context.call(&file.module, operation, view, samples),
            });
        }
    }
    rows
}

impl Context<'_> {
    fn call(
        &self,
        module: &str,
        operation: &Operation,
        view: &OperationView,
        samples: &Samples,
    ) -> String {
        let (given, optional): (Vec<&Parameter>, Vec<&Parameter>) = operation
            .parameters
            .iter()
            .filter(|p| !super::parameters::is_owned(self.config, p))
            .partition(|p| p.required);
        let arguments: Vec<String> = given
            .iter()
            .map(|p| self.sample_of_parameter(p, samples))
            .collect();
        let mut call = format!(
            "calls.client.{module}().{}({})",
            view.method,
            arguments.join(", ")
        );
        let mut taken = super::parameters::reserved_methods();
        for parameter in optional {
            let mut methods = Vec::new();
            match self.shared.get(parameter) {
                Some(shared) => {
                    taken.extend(shared.methods.iter().map(|m| m.method.clone()));
                    methods.clone_from(&shared.methods);
                }
                None => self.add_parameter(parameter, &mut taken, &mut methods),
            }
            // The first method takes the whole value; those of its members would say it again.
            if let Some(method) = methods.first() {
                let value = self.sample_of_parameter(parameter, samples);
                call += &format!(".{}({value})", method.method);
            }
        }
        let own = view.own_body.as_ref().map(|_| &view.type_name);
        let body = own.or(view.body_type.as_ref());
        if let (Some(type_), Some(file)) = (body, samples.requests.get(&operation.id)) {
            call += &format!(
                ".with_body(calls.sample::<{type_}>({}))",
                Literal::string(file)
            );
        }
        call + &file_calls(view)
    }

    /// The arguments for a parameter.
    fn sample_of_parameter(&self, parameter: &Parameter, samples: &Samples) -> String {
        if let (Shape::Map(value), ParameterStyle::DeepObject, false) = (
            &parameter.type_use.shape,
            parameter.style,
            parameter.required,
        ) {
            let value = self.sample_expression(value, &[], samples);
            return format!("\"sample\", {value}");
        }
        self.sample_expression(&parameter.type_use, &parameter.facts, samples)
    }

    /// An expression that can become a value of this use.
    fn sample_expression(&self, type_use: &TypeUse, facts: &[String], samples: &Samples) -> String {
        match &type_use.shape {
            Shape::Any | Shape::AnyObject | Shape::Null => "Value::from(\"sample\")".to_owned(),
            Shape::Constant(value) => literal_of(value),
            Shape::Integer(format) => {
                let number = literal_of(&sample_scalar(type_use, facts));
                let type_ = if format.as_deref() == Some("uint64") {
                    "u64"
                } else {
                    "i64"
                };
                number + type_
            }
            Shape::Boolean | Shape::Number(_) => literal_of(&sample_scalar(type_use, facts)),
            Shape::Text(TextFormat::Plain(_) | TextFormat::Date | TextFormat::DateTime) => {
                literal_of(&sample_scalar(type_use, facts))
            }
            Shape::List(item) => {
                let inner: Vec<String> = facts
                    .iter()
                    .filter_map(|f| f.strip_prefix("items: ").map(str::to_owned))
                    .collect();
                format!("[{}]", self.sample_expression(item, &inner, samples))
            }
            Shape::Defined(id) => match self.definition(&type_use.shape).map(|d| &d.kind) {
                Some(DefinitionKind::Enumeration(e)) => e
                    .values
                    .first()
                    .map_or_else(|| "\"sample\"".to_owned(), |v| literal_of(&v.value)),
                Some(DefinitionKind::Alias(to)) => self.sample_expression(to, facts, samples),
                _ => match samples.stems.get(id) {
                    Some(file) => self.sample_call(type_use, file),
                    None => self.sample_call_of_default(type_use),
                },
            },
            Shape::Text(TextFormat::Base64 | TextFormat::Binary) | Shape::Map(_) => {
                self.sample_call_of_default(type_use)
            }
        }
    }

    fn sample_call(&self, type_use: &TypeUse, file: &str) -> String {
        let type_ = pretty(&self.rust_type(type_use).tokens);
        format!("calls.sample::<{type_}>({})", Literal::string(file))
    }

    fn sample_call_of_default(&self, type_use: &TypeUse) -> String {
        let type_ = pretty(&self.rust_type(type_use).tokens);
        format!("<{type_}>::default()")
    }
}

/// Files are set by hand: in a sample they are text, which travels as a field of the form and not as a file.
fn file_calls(view: &OperationView) -> String {
    let rows = view.body_setters.iter().flat_map(|setters| &setters.rows);
    let files = rows.filter_map(|row| {
        let (method, how) = row.split_once(": ")?;
        let file = "http::File::from_bytes(\"sample.txt\", \"sample\")";
        match how.strip_suffix(" http::File")? {
            "list" | "optional_list" => Some(format!(".{method}([{file}])")),
            _ => Some(format!(".{method}({file})")),
        }
    });
    files.collect()
}

fn literal_of(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::String(text) => Literal::string(text).to_string(),
        other => other.to_string(),
    }
}
