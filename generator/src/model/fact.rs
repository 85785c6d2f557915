//! Facts about a value in addition to its shape.

use serde::{Serialize, Serializer};
use std::fmt;

/// A keyword that limits a value without changing its type, such as `maxLength: 20`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What it is about: 0 is the value itself, 1 the items of a list, 2 the items of these items.
    pub depth: usize,
    /// The keyword.
    pub keyword: String,
    /// Its value as text.
    pub value: String,
}

/// The facts about a list's items.
pub fn facts_of_items(facts: &[Fact]) -> Vec<Fact> {
    let of_items = facts.iter().filter(|fact| fact.depth > 0).cloned();
    of_items
        .map(|fact| Fact {
            depth: fact.depth - 1,
            ..fact
        })
        .collect()
}

impl fmt::Display for Fact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for _ in 0..self.depth {
            f.write_str("items: ")?;
        }
        write!(f, "{}: {}", self.keyword, self.value)
    }
}

impl Serialize for Fact {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}
