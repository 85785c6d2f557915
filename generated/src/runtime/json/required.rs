//! Finds the reason why a value cannot be sent: a required member that was never set, or a number that its type cannot
//! hold.
//!
//! In: the body of a request, or a parameter. Out: the first such place. Always: an object that is absent needs
//! nothing; an object that is present needs its required members, at any depth.

use super::number::parse_wide;
use super::segment::push_escaped;
use super::view::{Entries, List, Show, View};
use super::view::{Object, Rest};

/// The value that a setter stores for a number that an `i64` cannot hold. A call with it is refused.
pub(crate) const BEYOND_I64: i64 = i64::MIN;
/// The same for a `u64`.
pub(crate) const BEYOND_U64: u64 = u64::MAX;

/// A place that prevents a value from being sent, and the reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsendable {
    /// The place, as a JSON pointer.
    pub pointer: String,
    /// The reason.
    pub why: Why,
}

/// Why a value cannot be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is required and was never set. This method sets it.
    Unset(&'static str),
    /// It was set to a number that its type cannot hold, or to the one that marks such a number: `i64::MIN` or
    /// `u64::MAX`.
    OutOfRange,
}

/// The first place of `value` that cannot be sent.
pub fn find_unsendable(value: &dyn Show) -> Option<Unsendable> {
    let mut found = None;
    value.show(&mut |view| found = in_view(view));
    found
}

fn in_view(view: View<'_>) -> Option<Unsendable> {
    match view {
        View::Object(object) => in_object(object),
        View::List(list) => in_list(list),
        View::Map(map) => in_entries(map),
        View::Integer(BEYOND_I64) | View::Unsigned(BEYOND_U64) => out_of_range(),
        View::Number(text) if parse_wide(text).is_none() => out_of_range(),
        View::Float(number) if !number.is_finite() => out_of_range(),
        _ => None,
    }
}

fn out_of_range() -> Option<Unsendable> {
    Some(Unsendable {
        pointer: String::new(),
        why: Why::OutOfRange,
    })
}

fn in_object(object: &Object<'_>) -> Option<Unsendable> {
    for (key, slot) in object.layout.keys.iter().zip(object.slots) {
        let mut found = None;
        slot.show(&mut |view| {
            found = match view {
                View::Absent => required(object, key),
                view => in_view(view).map(|found| found.below(key)),
            };
        });
        if found.is_some() {
            return found;
        }
    }
    match object.rest {
        Rest::Map(map) => in_entries(map),
        _ => None,
    }
}

fn required(object: &Object<'_>, key: &str) -> Option<Unsendable> {
    let (_, setter) = object.layout.required.iter().find(|(one, _)| *one == key)?;
    Some(
        Unsendable {
            pointer: String::new(),
            why: Why::Unset(setter),
        }
        .below(key),
    )
}

fn in_list(list: &dyn List) -> Option<Unsendable> {
    let mut found = None;
    for at in 0..list.count() {
        list.item(at, &mut |view| found = in_view(view));
        if let Some(found) = found.take() {
            return Some(found.below(&at.to_string()));
        }
    }
    None
}

fn in_entries(map: &dyn Entries) -> Option<Unsendable> {
    let mut found = None;
    for at in 0..map.count() {
        map.entry(at, &mut |key, view| {
            found = in_view(view).map(|found| found.below(key));
        });
        if found.is_some() {
            break;
        }
    }
    found
}

impl Unsendable {
    /// The same place, seen from the object or list that holds the value under this key.
    fn below(self, key: &str) -> Self {
        let mut pointer = "/".to_owned();
        push_escaped(&mut pointer, key);
        pointer.push_str(&self.pointer);
        Self { pointer, ..self }
    }
}

impl std::fmt::Display for Unsendable {
    /// Prints the end of a sentence about the whole value: "needs …" or "has …".
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (&self.why, self.pointer.as_str()) {
            (Why::Unset(setter), pointer) => {
                write!(
                    f,
                    "needs {pointer}, which was never set; `{setter}(…)` sets it"
                )
            }
            (Why::OutOfRange, "") => f.write_str("has a number that cannot be sent"),
            (Why::OutOfRange, pointer) => {
                write!(f, "has a number at {pointer} that cannot be sent")
            }
        }
    }
}
