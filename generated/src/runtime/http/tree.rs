//! A value in the order in which its type declares its members: what parameters and forms are written from.
//!
//! In: a view. Out: scalars, lists and objects, without the members that are absent.

use crate::runtime::json::{Entries, Object, Rest, Show, View};
use serde_json::Value;

/// A value of a parameter.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Tree {
    /// Null, or absent.
    Nothing,
    /// A text, a number or a boolean.
    Scalar(Value),
    /// A list.
    List(Vec<Tree>),
    /// Members in order.
    Object(Vec<(String, Tree)>),
}

impl Tree {
    /// # Errors
    /// A sentence when there is a file in it.
    pub(crate) fn read(slot: &dyn Show) -> Result<Self, String> {
        let mut tree = Ok(Self::Nothing);
        slot.show(&mut |view| tree = read_view(view));
        tree
    }

    /// The text of a scalar; `None` for nothing. Whole numbers have no fraction; anything nested is JSON text.
    pub(crate) fn text(&self) -> Option<String> {
        match self {
            Self::Nothing => None,
            Self::Scalar(Value::String(text)) => Some(text.clone()),
            Self::Scalar(Value::Number(number)) => Some(write_number(number)),
            other => Some(other.json()),
        }
    }

    /// JSON text.
    pub(crate) fn json(&self) -> String {
        match self {
            Self::Nothing => "null".to_owned(),
            Self::Scalar(Value::Number(number)) => write_number(number),
            Self::Scalar(value) => value.to_string(),
            Self::List(items) => {
                let mut text = "[".to_owned();
                for (at, item) in items.iter().enumerate() {
                    text.push_str(if at == 0 { "" } else { "," });
                    text.push_str(&item.json());
                }
                text + "]"
            }
            Self::Object(members) => {
                let mut text = "{".to_owned();
                for (at, (key, value)) in members.iter().enumerate() {
                    text.push_str(if at == 0 { "" } else { "," });
                    text.push_str(&Value::from(key.as_str()).to_string());
                    text.push(':');
                    text.push_str(&value.json());
                }
                text + "}"
            }
        }
    }
}

fn write_number(number: &serde_json::Number) -> String {
    match number.as_f64() {
        // `Display` of a float has no exponent and, for a whole number, no fraction: 10.0 is `10`.
        Some(float) if number.is_f64() => float.to_string(),
        _ => number.to_string(),
    }
}

pub(crate) fn read_view(view: View<'_>) -> Result<Tree, String> {
    Ok(match view {
        View::Absent | View::Null => Tree::Nothing,
        View::List(list) => {
            let mut items = Vec::with_capacity(list.count());
            let mut result = Ok(());
            list.for_each(&mut |view| match read_view(view) {
                Ok(item) => items.push(item),
                Err(reason) => result = Err(reason),
            });
            result?;
            Tree::List(items)
        }
        View::Free(Value::Array(values)) | View::Unknown(Value::Array(values)) => {
            let mut items = Vec::with_capacity(values.len());
            for value in values {
                items.push(read_view(View::Free(value))?);
            }
            Tree::List(items)
        }
        view if is_object(&view) => {
            let mut members = Vec::new();
            walk_members(&view, &mut |key, view| {
                if !matches!(view, View::Absent) {
                    members.push((key.to_owned(), read_view(view)?));
                }
                Ok(())
            })?;
            Tree::Object(members)
        }
        scalar => match read_scalar(scalar)? {
            Value::Null => Tree::Nothing,
            value => Tree::Scalar(value),
        },
    })
}

fn read_scalar(view: View<'_>) -> Result<Value, String> {
    Ok(match view {
        View::Bool(value) => value.into(),
        View::Integer(value) | View::IntegerToken { value, .. } => value.into(),
        View::Unsigned(value) => value.into(),
        View::Float(value) => value.into(),
        View::Text(text) | View::Token { text, .. } | View::Id(text) | View::Date(text) => {
            text.into()
        }
        View::Free(value) | View::Unknown(value) => value.clone(),
        View::File(_) => return Err("the content of a file can't be written as text".to_owned()),
        View::Absent | View::Null | View::List(_) | View::Map(_) | View::Object(_) => Value::Null,
    })
}

pub(crate) fn is_object(view: &View<'_>) -> bool {
    match view {
        View::Object(_) | View::Map(_) => true,
        View::Free(value) | View::Unknown(value) => value.is_object(),
        _ => false,
    }
}

/// Calls `each` for every member of an object, in order.
pub(crate) fn walk_members(
    view: &View<'_>,
    each: &mut dyn FnMut(&str, View<'_>) -> Result<(), String>,
) -> Result<(), String> {
    match view {
        View::Object(object) => walk_object(object, each),
        View::Map(map) => walk_entries(*map, each),
        View::Free(Value::Object(members)) | View::Unknown(Value::Object(members)) => {
            for (key, value) in members {
                each(key, View::Free(value))?;
            }
            Ok(())
        }
        _ => Ok(()),
    }
}

fn walk_object(
    object: &Object<'_>,
    each: &mut dyn FnMut(&str, View<'_>) -> Result<(), String>,
) -> Result<(), String> {
    let keys = object.layout.keys;
    for (key, slot) in keys.iter().zip(object.slots) {
        let mut result = Ok(());
        slot.show(&mut |view| result = each(key, view));
        result?;
    }
    match object.rest {
        Rest::Nothing => Ok(()),
        Rest::Map(map) => walk_entries(map, each),
        Rest::Extra(extra) | Rest::Free(extra) => {
            for (key, value) in extra.iter() {
                if !keys.contains(&key) {
                    each(key, View::Free(value))?;
                }
            }
            Ok(())
        }
    }
}

fn walk_entries(
    entries: &dyn Entries,
    each: &mut dyn FnMut(&str, View<'_>) -> Result<(), String>,
) -> Result<(), String> {
    let mut result = Ok(());
    entries.for_each(&mut |key, view| {
        if result.is_ok() {
            result = each(key, view);
        }
    });
    result
}
