//! What is published: names and shapes that stay until a person releases them.
//!
//! In: `names.lock`, which lies beside `codegen.toml`. Out: [`Published`], which naming and the model are held to, and
//! the text of the file for the state that is generated. Always: one fact a line, sorted; a fact stays when the thing
//! goes, so that it has the same name when it comes back; whoever deletes a line releases it.

mod hold;
mod read;
pub(crate) mod shape;

#[cfg(test)]
mod tests;

pub use hold::hold_shapes;

use crate::model::{Parameter, ParameterLocation};
use std::collections::BTreeMap;

/// The name of the file.
pub const FILE: &str = "names.lock";

const HEAD: &str = "\
# What of the crate is published: names and shapes that stay when upstream adds to them. Written by `cargo xtask codegen`.
# Delete a line to release what it holds; the next run writes what it finds then.
";

/// Names and shapes that are published.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Published {
    facts: BTreeMap<String, String>,
}

impl Published {
    /// Reads the file; lines that say nothing are skipped.
    pub fn parse(text: &str) -> Published {
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        let facts = lines.filter_map(|line| line.split_once(" = "));
        Published {
            facts: facts
                .map(|(key, value)| (key.to_owned(), value.to_owned()))
                .collect(),
        }
    }

    /// The text of the file.
    pub fn print(&self) -> String {
        let lines = self.facts.iter();
        let lines = lines.map(|(key, value)| format!("{key} = {value}\n"));
        HEAD.to_owned() + &lines.collect::<String>()
    }

    /// These facts with those of a new state over them.
    pub fn with(&self, now: Published) -> Published {
        let mut facts = self.facts.clone();
        facts.extend(now.facts);
        Published { facts }
    }

    /// Whether nothing is published yet.
    pub fn is_empty(&self) -> bool {
        self.facts.is_empty()
    }

    pub(crate) fn add(&mut self, key: &str, value: impl Into<String>) {
        self.facts.insert(escape(key), one_line(&value.into()));
    }

    fn get(&self, key: &str) -> Option<&str> {
        let escaped = key.contains(['\n', '\r']) || key.contains(" = ");
        let found = match escaped {
            true => self.facts.get(&escape(key)),
            false => self.facts.get(key),
        };
        found.map(String::as_str)
    }
}

/// A value without what the file would read as the end of a line.
fn one_line(text: &str) -> String {
    text.replace(['\n', '\r'], " ")
}

/// A key without what the file would read as a separator or as the end of a line.
fn escape(key: &str) -> String {
    key.replace(['\n', '\r'], " ").replace(" = ", " =")
}

/// The key of what is found at a method and a path, whatever the parameters of the path are called.
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
