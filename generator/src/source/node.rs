//! Turns one node of a file into a value.
//!
//! In: events of either parser. Out: values with text keys, and their oddities. Always: merge keys are applied and tags
//! removed. Reading ends at [`MAX_NODES`].

use super::oddity::{MAX_NODES, Oddity, OddityKind};
use crate::pointer::push_token;
use crate::yaml::{Mapping, Value};
use serde::de::{
    DeserializeSeed, EnumAccess, Error as _, MapAccess, SeqAccess, VariantAccess, Visitor,
};
use std::cell::{Cell, RefCell};
use std::collections::HashSet;
use std::fmt;

/// The state while one file is read.
#[derive(Default)]
pub(super) struct State {
    pub(super) json: bool,
    pub(super) nodes: Cell<usize>,
    pointer: RefCell<String>,
    pub(super) oddities: RefCell<Vec<Oddity>>,
}

impl State {
    /// The initial state.
    pub(super) fn new(json: bool) -> State {
        State {
            json,
            ..State::default()
        }
    }

    fn note(&self, kind: OddityKind) {
        self.oddities.borrow_mut().push(Oddity {
            pointer: self.pointer.borrow().clone(),
            kind,
        });
    }

    /// Runs a step one level below the current node.
    fn within<T>(&self, token: &str, step: impl FnOnce() -> T) -> T {
        let length = self.pointer.borrow().len();
        push_token(&mut self.pointer.borrow_mut(), token);
        let result = step();
        self.pointer.borrow_mut().truncate(length);
        result
    }
}

/// Reads one node, of either format.
#[derive(Clone, Copy)]
pub(super) struct NodeSeed<'s>(pub(super) &'s State);

impl<'de> DeserializeSeed<'de> for NodeSeed<'_> {
    type Value = Value;

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        let nodes = self.0.nodes.get() + 1;
        self.0.nodes.set(nodes);
        if nodes >= MAX_NODES {
            return Err(D::Error::custom("too many nodes"));
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for NodeSeed<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    // Beyond 64 bits, both formats give the nearest float, as serde_json does.
    fn visit_i128<E>(self, value: i128) -> Result<Value, E> {
        Ok(Value::Number((value as f64).into()))
    }

    fn visit_u128<E>(self, value: u128) -> Result<Value, E> {
        Ok(Value::Number((value as f64).into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_newtype_struct<D: serde::Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = self
            .0
            .within(&list.len().to_string(), || items.next_element_seed(self))?
        {
            list.push(item);
        }
        Ok(Value::Sequence(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let state = self.0;
        let mut mapping = Mapping::new();
        let mut merged: HashSet<String> = HashSet::new();
        while let Some(key) = entries.next_key_seed(self)? {
            let key = name_key(key, state);
            let value = state.within(&key, || entries.next_value_seed(self))?;
            if key == "<<" && !state.json {
                merge_into(&mut mapping, &mut merged, value, state);
            } else if mapping.contains_key(key.as_str()) && !merged.remove(&key) {
                state.within(&key, || state.note(OddityKind::DuplicateKey));
                put_together(&mut mapping, key, value);
            } else {
                mapping.insert(Value::String(key), value);
            }
        }
        Ok(Value::Mapping(mapping))
    }

    fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<Value, A::Error> {
        let (tag, content) = data.variant_seed(NodeSeed(self.0))?;
        if let Value::String(tag) = tag {
            self.0.note(OddityKind::Tag(tag));
        }
        content.newtype_variant_seed(self)
    }
}

/// The text of a key. A key that is not text is recorded if its text form may differ from the source.
fn name_key(key: Value, state: &State) -> String {
    let (text, doubtful) = match key {
        Value::String(text) => return text,
        Value::Number(number) => (number.to_string(), !(number.is_i64() || number.is_u64())),
        Value::Bool(value) => (value.to_string(), false),
        Value::Null => ("null".to_owned(), false),
        Value::Sequence(_) | Value::Mapping(_) | Value::Tagged(_) => ("?".to_owned(), true),
    };
    if doubtful {
        state.within(&text, || state.note(OddityKind::KeyIsNotText));
    }
    text
}

/// Handles a repeated key. Two mappings without a common key are joined, as when a path is written twice with different
/// methods. Otherwise the last value counts, as in parsers of JSON.
fn put_together(mapping: &mut Mapping, key: String, value: Value) {
    match (mapping.get_mut(key.as_str()), value) {
        (Some(Value::Mapping(first)), Value::Mapping(second))
            if second.keys().all(|key| !first.contains_key(key)) =>
        {
            first.extend(second);
        }
        (_, value) => {
            mapping.insert(Value::String(key), value);
        }
    }
}

/// YAML's merge key: its members are inserted at `<<`, and the mapping's own members win.
fn merge_into(mapping: &mut Mapping, merged: &mut HashSet<String>, value: Value, state: &State) {
    let parts = match value {
        Value::Sequence(parts) => parts,
        part => vec![part],
    };
    for part in parts {
        let Value::Mapping(part) = part else {
            state.within("<<", || state.note(OddityKind::BadMerge));
            continue;
        };
        for (key, value) in part {
            if let (false, Value::String(name)) = (mapping.contains_key(&key), &key) {
                merged.insert(name.clone());
                mapping.insert(key, value);
            }
        }
    }
}
