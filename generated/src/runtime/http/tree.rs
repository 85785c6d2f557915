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
                let items: Vec<_> = items.iter().map(Self::json).collect();
                format!("[{}]", items.join(","))
            }
            Self::Object(members) => {
                let member = |(key, value): &(String, Self)| {
                    format!("{}:{}", Value::from(key.as_str()), value.json())
                };
                let members: Vec<_> = members.iter().map(member).collect();
                format!("{{{}}}", members.join(","))
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
            list.for_each(&mut |view| items.push(read_view(view)));
            Tree::List(items.into_iter().collect::<Result<_, _>>()?)
        }
        View::Free(Value::Array(items)) | View::Unknown(Value::Array(items)) => {
            let items = items.iter().map(|item| read_view(View::Free(item)));
            Tree::List(items.collect::<Result<_, _>>()?)
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
        scalar => match serde_json::to_value(scalar).map_err(|error| error.to_string())? {
            Value::Null => Tree::Nothing,
            value => Tree::Scalar(value),
        },
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
        View::Free(value) | View::Unknown(value) => {
            let members = value.as_object().into_iter().flatten();
            members
                .into_iter()
                .try_for_each(|(key, value)| each(key, View::Free(value)))
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
        Rest::Extra(extra) | Rest::Free(extra) => extra
            .iter()
            .filter(|(key, _)| !keys.contains(key))
            .try_for_each(|(key, value)| each(key, View::Free(value))),
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
