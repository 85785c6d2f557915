//! What is published: names and shapes that stay until a person releases them.
//!
//! In: `names.lock`, which lies beside `codegen.toml`. Out: [`Published`], which naming and the model are held to, and
//! the text of the file for the state that is generated. Always: one fact a line, sorted; a fact stays when the thing
//! goes, so that it has the same name when it comes back; whoever deletes a line releases it.

mod hold;
mod shape;
mod take;

#[cfg(test)]
mod tests;

pub use hold::hold_shapes;
pub use take::take_facts;

use crate::model::TypeId;
use std::collections::{BTreeMap, BTreeSet};

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

    fn add(&mut self, key: &str, value: impl Into<String>) {
        // A separator or a line break within a name would be read as one of the file.
        let key = key.replace(['\n', '\r'], " ").replace(" = ", " =");
        self.facts.insert(key, value.into());
    }

    fn get(&self, key: &str) -> Option<&str> {
        self.facts.get(key).map(String::as_str)
    }

    /// The name of a type.
    pub fn type_name(&self, id: &TypeId) -> Option<&str> {
        self.get(&format!("type {id}"))?.split(' ').next()
    }

    /// All names of types, also of those that are gone.
    pub fn type_names(&self) -> BTreeSet<&str> {
        let types = self
            .facts
            .iter()
            .filter(|(key, _)| key.starts_with("type "));
        types
            .filter_map(|(_, name)| name.split(' ').next())
            .collect()
    }

    /// The type of an operation and its method.
    pub fn operation(&self, id: &str) -> Option<(&str, &str)> {
        self.get(&format!("operation {id}"))?.split_once(' ')
    }

    /// The variant of an event.
    pub fn event(&self, name: &str) -> Option<&str> {
        self.get(&format!("event {name}"))
    }

    /// The name of a union's variant, by the word that tells it from the others.
    pub fn variant(&self, id: &TypeId, word: &str) -> Option<&str> {
        self.get(&format!("variant {id} {word}"))
    }

    /// The words of all variants of a union, also of those that are gone.
    fn variant_words(&self, id: &TypeId) -> Vec<&str> {
        let start = format!("variant {id} ");
        let facts = self.facts.range(start.clone()..).map(|(key, _)| key);
        facts.map_while(|key| key.strip_prefix(&start)).collect()
    }

    /// Whether an answer is published as a document of JSON:API.
    fn is_document(&self, id: &TypeId) -> bool {
        let value = self.get(&format!("type {id}"));
        value.is_some_and(|value| value.ends_with(" document"))
    }

    /// The name of a value of an enumeration.
    pub fn value(&self, id: &TypeId, text: &str) -> Option<String> {
        self.get(&format!("value {id} {text}")).map(str::to_owned)
    }

    /// The field of a member.
    pub fn member_name(&self, id: &TypeId, key: &str) -> Option<String> {
        let fact = self.get(&format!("member {id}.{key}"))?;
        fact.split(' ').next().map(str::to_owned)
    }

    /// Whether a member is optional, and its shape.
    fn member(&self, id: &TypeId, key: &str) -> Option<(bool, &str)> {
        let fact = self.get(&format!("member {id}.{key}"))?;
        let (how, shape) = fact.split_once(' ')?.1.split_once(' ')?;
        Some((how == "optional", shape))
    }

    /// Whether an object is published as one that takes any other members.
    fn is_open(&self, id: &TypeId) -> bool {
        self.get(&format!("others {id}")) == Some("any")
    }

    fn alias(&self, id: &TypeId) -> Option<&str> {
        self.get(&format!("alias {id}"))
    }
}
