//! Compares the parts of events' bodies.

use crate::model::{
    Definition, DefinitionKind, Enumeration, Owner, Shape, TextFormat, TypeId, TypeUse,
};

/// A path to the member that two bodies describe differently.
pub(super) type Conflict = String;

/// If a member is in more events than this, its docs list the events without it.
const MOST_NAMES: usize = 4;

/// A part of one event.
#[derive(Clone)]
pub(super) struct OfEvent<'a, T> {
    pub event: &'a str,
    pub of: T,
}

impl<'a, T> OfEvent<'a, T> {
    /// Another part of the same event.
    pub fn with<U>(&self, of: U) -> OfEvent<'a, U> {
        OfEvent {
            event: self.event,
            of,
        }
    }
}

/// The kinds of all definitions, if `picked` accepts all of them.
pub(super) fn pick<'a, T>(
    parts: &[OfEvent<'a, &'a Definition>],
    picked: impl Fn(&'a DefinitionKind) -> Option<&'a T>,
) -> Option<Vec<OfEvent<'a, &'a T>>> {
    let one = |part: &OfEvent<'a, &'a Definition>| Some(part.with(picked(&part.of.kind)?));
    parts.iter().map(one).collect()
}

pub(super) fn inner_uses<'p>(
    parts: &'p [OfEvent<'_, Shape>],
    inner: impl Fn(&'p Shape) -> Option<&'p TypeUse>,
) -> Option<Vec<OfEvent<'p, &'p TypeUse>>> {
    let one = |part: &'p OfEvent<'_, Shape>| Some(part.with(inner(&part.of)?));
    parts.iter().map(one).collect()
}

/// The inline type of an event's own body.
pub(super) fn own_part<'a>(part: &OfEvent<'a, Shape>) -> Option<OfEvent<'a, TypeId>> {
    match &part.of {
        Shape::Defined(id) if id.owner == Owner::Event(part.event.to_owned()) => {
            Some(part.with(id.clone()))
        }
        _ => None,
    }
}

/// Replaces the constant of the event's own name by any text, so that one type can hold the names of several events.
pub(super) fn forget_name(shape: &Shape, event: &str) -> Shape {
    match shape {
        Shape::Constant(value) if value == event => Shape::Text(TextFormat::Plain(None)),
        shape => shape.clone(),
    }
}

/// The values of all, in the order in which they first occur.
pub(super) fn merge_values(
    id: &TypeId,
    parts: &[OfEvent<'_, &Enumeration>],
) -> Result<Enumeration, Conflict> {
    let mut parts = parts.iter();
    let Some(first) = parts.next() else {
        return Err(id.to_string());
    };
    let mut merged = first.of.clone();
    for part in parts {
        if part.of.base != merged.base {
            return Err(id.to_string());
        }
        for value in &part.of.values {
            if !merged.values.iter().any(|known| known.value == value.value) {
                merged.values.push(value.clone());
            }
        }
    }
    Ok(merged)
}

/// A text that all events have. A text of only some would be wrong for the others.
pub(super) fn agreed<'a>(mut texts: impl Iterator<Item = &'a Option<String>>) -> Option<String> {
    let first = texts.next()?.clone();
    texts.all(|text| *text == first).then_some(first)?
}

/// Says which events have a member that not all have.
pub(super) fn say_who(all: &[String], with: &[&str]) -> String {
    let all = all.iter().map(String::as_str);
    let without: Vec<&str> = all.filter(|event| !with.contains(event)).collect();
    let list = |names: &[&str]| {
        let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
        names.join(", ")
    };
    match with.len() > MOST_NAMES && without.len() <= MOST_NAMES {
        true => format!("All of these events have it, except {}.", list(&without)),
        false => format!("Brought by {}.", list(with)),
    }
}
