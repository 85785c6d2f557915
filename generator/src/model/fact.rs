//! What a document says of a value beside its shape.

use serde::{Serialize, Serializer};
use std::fmt;

/// A keyword that limits a value without shaping its type, such as `maxLength: 20`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Of what it speaks: 0 is the value itself, 1 the items of the list that it is, 2 the items of those.
    pub depth: usize,
    /// The keyword.
    pub keyword: String,
    /// Its value, as a reader writes it.
    pub value: String,
}

/// What FACTS of a list say of its items.
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
