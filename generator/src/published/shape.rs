//! Shapes as text: the parts of a shape that decide its Rust type.

use crate::model::{Shape, TextFormat, TypeUse};
use serde_json::Value;

/// A use of a shape, such as `list of schema inquiry`.
pub(crate) fn print_use(type_use: &TypeUse) -> String {
    let null = if type_use.nullable { "?" } else { "" };
    print_shape(&type_use.shape) + null
}

/// A shape without its nullability.
pub(super) fn print_shape(shape: &Shape) -> String {
    match shape {
        Shape::Any | Shape::AnyObject | Shape::Null => "any".to_owned(),
        Shape::Constant(value @ (Value::String(_) | Value::Bool(_))) => format!("constant {value}"),
        Shape::Constant(value @ Value::Number(number)) if number.is_i64() => {
            format!("constant {value}")
        }
        Shape::Boolean => "boolean".to_owned(),
        Shape::Integer(format) => match format.as_deref() {
            Some("uint64") => "unsigned".to_owned(),
            _ => "integer".to_owned(),
        },
        Shape::Number(_) => "number".to_owned(),
        Shape::Text(TextFormat::Plain(_)) => "text".to_owned(),
        Shape::Text(TextFormat::Date) => "date".to_owned(),
        Shape::Text(TextFormat::DateTime) => "date-time".to_owned(),
        Shape::Text(TextFormat::Binary) => "bytes".to_owned(),
        Shape::Text(TextFormat::Base64) => "base64".to_owned(),
        Shape::Constant(_) => "any".to_owned(),
        Shape::Defined(id) => id.to_string(),
        Shape::List(item) => format!("list of {}", print_use(item)),
        Shape::Map(value) => format!("map of {}", print_use(value)),
    }
}
