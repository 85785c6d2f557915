//! A value as a tree, in the order in which its type declares its members. Parameters, forms and bodies with files are
//! written from it.
//!
//! In: a view. Out: scalars, lists, objects and files. Absent members are left out.

use super::file::File;
use crate::runtime::json::{Entries, List, Object, Rest, Show, View, Viewer};
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
    /// The content of a file.
    File(File),
}

impl Tree {
    /// # Errors
    /// A sentence when the value contains a file.
    pub(crate) fn read(slot: &dyn Show) -> Result<Self, String> {
        let tree = Self::read_all(slot);
        if tree.holds_file() {
            return Err("the content of a file can't be written as text".to_owned());
        }
        Ok(tree)
    }

    /// Does the same and keeps the files.
    pub(crate) fn read_all(slot: &dyn Show) -> Self {
        let mut tree = Self::Nothing;
        slot.show(&mut |view| tree = read_view(view));
        tree
    }

    /// Whether the value contains a file.
    pub(crate) fn holds_file(&self) -> bool {
        match self {
            Self::Nothing | Self::Scalar(_) => false,
            Self::List(items) => items.iter().any(Self::holds_file),
            Self::Object(members) => members.iter().any(|(_, value)| value.holds_file()),
            Self::File(_) => true,
        }
    }

    /// The text of a scalar; `None` for null or absent. Whole numbers have no fraction; nested values are JSON text.
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
            // Values that may contain a file are not written by this function.
            Self::Nothing | Self::File(_) => "null".to_owned(),
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
        // `Display` of a float has no exponent, and no fraction for a whole number: 10.0 is `10`.
        Some(float) if number.is_f64() => float.to_string(),
        _ => number.to_string(),
    }
}

pub(crate) fn read_view(view: View<'_>) -> Tree {
    match view {
        View::Absent | View::Null => Tree::Nothing,
        View::List(list) => {
            let mut items = Vec::with_capacity(list.count());
            list.for_each(&mut |view| items.push(read_view(view)));
            Tree::List(items)
        }
        View::Free(Value::Array(values)) | View::Unknown(Value::Array(values)) => {
            let items = values.iter().map(|value| read_view(View::Free(value)));
            Tree::List(items.collect())
        }
        view if is_object(&view) => {
            let mut members = Vec::new();
            // It cannot fail, because the function that it calls for each member cannot fail.
            let _ = walk_members(&view, &mut |key, view| {
                if !matches!(view, View::Absent) {
                    members.push((key.to_owned(), read_view(view)));
                }
                Ok(())
            });
            Tree::Object(members)
        }
        View::File(file) => match file.downcast_ref::<File>() {
            Some(file) => Tree::File(file.clone()),
            None => Tree::Nothing,
        },
        scalar => match read_scalar(scalar) {
            Value::Null => Tree::Nothing,
            value => Tree::Scalar(value),
        },
    }
}

fn read_scalar(view: View<'_>) -> Value {
    match view {
        View::Bool(value) => value.into(),
        View::Integer(value) | View::IntegerToken { value, .. } => value.into(),
        View::Unsigned(value) => value.into(),
        View::Float(value) => value.into(),
        View::Number(text)
        | View::Text(text)
        | View::Token { text, .. }
        | View::Id(text)
        | View::Date(text) => text.into(),
        View::Free(value) | View::Unknown(value) => value.clone(),
        View::File(_) | View::Absent | View::Null => Value::Null,
        View::List(_) | View::Map(_) | View::Object(_) => Value::Null,
    }
}

impl Show for Tree {
    fn show(&self, see: Viewer<'_>) {
        see(self.as_view());
    }
}

impl Tree {
    fn as_view(&self) -> View<'_> {
        match self {
            Self::Nothing => View::Null,
            Self::Scalar(value) => View::Free(value),
            Self::List(items) => View::List(items),
            Self::Object(members) => View::Map(members),
            Self::File(file) => View::File(file),
        }
    }
}

impl List for Vec<Tree> {
    fn count(&self) -> usize {
        self.len()
    }

    fn item(&self, at: usize, see: Viewer<'_>) {
        if let Some(item) = self.get(at) {
            see(item.as_view());
        }
    }
}

impl Entries for Vec<(String, Tree)> {
    fn count(&self) -> usize {
        self.len()
    }

    fn entry(&self, at: usize, see: &mut dyn FnMut(&str, View<'_>)) {
        if let Some((key, value)) = self.get(at) {
            see(key, value.as_view());
        }
    }
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
