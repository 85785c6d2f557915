//! Published names and shapes, which stay until a person releases them.
//!
//! In: `names.lock` next to `codegen.toml`. Out: [`Published`], which naming and the model obey, and the new text of
//! the file. Always: one fact per line, sorted. A fact stays when its item is removed, so that the item has the same
//! name when it comes back. To release a name or shape, a person deletes its line.

mod hold;
mod parse;
mod read;
pub(crate) mod shape;

#[cfg(test)]
mod tests;

pub use hold::hold_shapes;
pub use parse::LineFault;

use crate::model::{Parameter, ParameterLocation};
use std::collections::BTreeMap;

/// The name of the file.
pub const FILE: &str = "names.lock";

const HEAD: &str = "\
# What of the crate is published: names and shapes that stay when upstream adds to them. Written by `cargo xtask codegen`.
# Delete a line to release what it holds; the next run writes what it finds then.
";

/// Published names and shapes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Published {
    facts: BTreeMap<String, String>,
}

impl Published {
    /// The text of the file.
    pub fn print(&self) -> String {
        let lines = self.facts.iter();
        let lines = lines.map(|(key, value)| format!("{key} = {value}\n"));
        HEAD.to_owned() + &lines.collect::<String>()
    }

    /// These facts, updated with those of a new state.
    pub fn with(&self, now: Published) -> Published {
        let mut facts = self.facts.clone();
        facts.extend(now.facts);
        Published { facts }
    }

    /// Whether nothing is published yet.
    pub fn is_empty(&self) -> bool {
        self.facts.is_empty()
    }

    pub(crate) fn add(&mut self, key: String, value: impl Into<String>) {
        let key = match needs_escape(&key) {
            true => escape(&key),
            false => key,
        };
        self.facts.insert(key, one_line(value.into()));
    }

    /// Adds the Cargo features of a file.
    pub(crate) fn add_features(&mut self, file: &str, features: &str) {
        self.add(format!("features {file}"), features);
    }

    fn get(&self, key: &str) -> Option<&str> {
        let found = match needs_escape(key) {
            true => self.facts.get(&escape(key)),
            false => self.facts.get(key),
        };
        found.map(String::as_str)
    }
}

/// A value without characters that would end its line in the file.
fn one_line(text: String) -> String {
    match has_break(&text) {
        true => text.replace(['\n', '\r'], " "),
        false => text,
    }
}

/// Whether a text has a character that would end its line in the file. A search for one character is fast also in a
/// debug build, which asks this a hundred thousand times.
fn has_break(text: &str) -> bool {
    text.contains('\n') || text.contains('\r')
}

/// Whether [`escape`] changes a key.
fn needs_escape(key: &str) -> bool {
    has_break(key) || key.contains(" = ") || key.ends_with(" =")
}

/// A key without characters that would be a separator or the end of a line in the file.
fn escape(key: &str) -> String {
    key.replace(['\n', '\r'], " ").replace('=', "%3D")
}

/// The key of an operation by method and path, without the names of path parameters.
pub(crate) fn route_key(method: &str, path: &str) -> String {
    let parts = path.split('/').map(|part| match part.starts_with('{') {
        true => "{}",
        false => part,
    });
    format!("route {method} {}", parts.collect::<Vec<_>>().join("/"))
}

pub(crate) fn parameter_key(operation: &str, parameter: &Parameter) -> String {
    let location = match parameter.location {
        ParameterLocation::Path => "path",
        ParameterLocation::Query => "query",
        ParameterLocation::Header => "header",
        ParameterLocation::Cookie => "cookie",
    };
    format!("parameter {operation} {location} {}", parameter.name)
}
