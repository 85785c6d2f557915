//! Facts about a value, in addition to its type, as a line of documentation.
//!
//! In: facts such as `maxLength: 20`, constant, default. Out: one paragraph in brackets, or nothing. Always: values
//! from the document are code spans, so that no pattern is read as Markdown.

use super::docs::code_span;
use crate::model::{Fact, Field, Parameter, Shape, TextFormat, TypeUse};
use serde_json::Value;

/// Adds the facts of a member to its documentation.
pub(super) fn add_member_facts(field: &Field, docs: &mut Vec<String>) {
    let mut facts = value_facts(&field.type_use, &field.facts, field.default.as_ref());
    if field.write_only {
        facts.push("never shown by the server".to_owned());
    }
    if field.read_only {
        facts.push("set by the server".to_owned());
    }
    add(&facts, docs);
}

/// Adds the facts of a parameter to its documentation.
pub(super) fn add_parameter_facts(parameter: &Parameter, docs: &mut Vec<String>) {
    let default = parameter.default.as_ref();
    add(
        &value_facts(&parameter.type_use, &parameter.facts, default),
        docs,
    );
}

fn value_facts(type_use: &TypeUse, listed: &[Fact], default: Option<&Value>) -> Vec<String> {
    let mut facts = Vec::new();
    if let Shape::Constant(value) = &type_use.shape {
        facts.push(format!("always {}", code_span(&value.to_string())));
    }
    if let Some(format) = format_of(&type_use.shape) {
        facts.push(format!("format: {}", code_span(format)));
    }
    for fact in listed {
        let items = "items: ".repeat(fact.depth);
        let value = code_span(&fact.value);
        facts.push(format!("{items}{}: {value}", fact.keyword));
    }
    if let Some(default) = default {
        facts.push(format!("default {}", code_span(&default.to_string())));
    }
    facts
}

/// A format without its own Rust type.
fn format_of(shape: &Shape) -> Option<&str> {
    match shape {
        Shape::Text(TextFormat::Plain(format)) | Shape::Integer(format) | Shape::Number(format) => {
            format.as_deref()
        }
        _ => None,
    }
}

fn add(facts: &[String], docs: &mut Vec<String>) {
    if !facts.is_empty() {
        docs.push(String::new());
        docs.push(format!("({})", facts.join("; ")));
    }
}
