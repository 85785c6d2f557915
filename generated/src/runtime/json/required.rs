//! What a request must have and lacks.
//!
//! In: the body of a request. Out: the first member that it must have and that was never set. Always: an object that is
//! not there needs nothing, one that is there needs what its type says, at any depth.

use super::object::{Object, Rest};
use super::slot::{Entries, List, Show, View};

/// A member that was never set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// Where it belongs, as a JSON pointer.
    pub pointer: String,
    /// The method that sets it.
    pub setter: &'static str,
}

/// The first member that `value` must have and that was never set.
pub fn find_missing(value: &dyn Show) -> Option<Missing> {
    let mut missing = None;
    value.show(&mut |view| missing = in_view(view));
    missing
}

fn in_view(view: View<'_>) -> Option<Missing> {
    match view {
        View::Object(object) => in_object(object),
        View::List(list) => in_list(list),
        View::Map(map) => in_entries(map),
        _ => None,
    }
}

fn in_object(object: &Object<'_>) -> Option<Missing> {
    for (key, slot) in object.layout.keys.iter().zip(object.slots) {
        let mut missing = None;
        slot.show(&mut |view| {
            missing = match view {
                View::Absent => required(object, key),
                view => in_view(view).map(|missing| missing.below(key)),
            };
        });
        if missing.is_some() {
            return missing;
        }
    }
    match object.rest {
        Rest::Map(map) => in_entries(map),
        _ => None,
    }
}

fn required(object: &Object<'_>, key: &str) -> Option<Missing> {
    let (_, setter) = object.layout.required.iter().find(|(one, _)| *one == key)?;
    Some(
        Missing {
            pointer: String::new(),
            setter,
        }
        .below(key),
    )
}

fn in_list(list: &dyn List) -> Option<Missing> {
    let mut missing = None;
    for at in 0..list.count() {
        list.item(at, &mut |view| missing = in_view(view));
        if let Some(missing) = missing.take() {
            return Some(missing.below(&at.to_string()));
        }
    }
    None
}

fn in_entries(map: &dyn Entries) -> Option<Missing> {
    let mut found = None;
    for at in 0..map.count() {
        map.entry(at, &mut |key, view| {
            found = in_view(view).map(|missing| missing.below(key));
        });
        if found.is_some() {
            break;
        }
    }
    found
}

impl Missing {
    /// The same, seen from the object or list that holds what it is about under this key.
    fn below(self, key: &str) -> Self {
        let key = key.replace('~', "~0").replace('/', "~1");
        Self {
            pointer: format!("/{key}{}", self.pointer),
            ..self
        }
    }
}

impl std::fmt::Display for Missing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { pointer, setter } = self;
        write!(
            f,
            "the body needs {pointer}, which was never set; `{setter}(…)` sets it"
        )
    }
}
