//! Writes a value through serde.
//!
//! In: a [`View`]. Out: calls of any serializer. Always: one recursion serves all types. A whole number is written
//! without a fraction, as JavaScript does, so that a page size never becomes `10.0`. A value that did not fit when it
//! was read is written in its place, unless a new value was set there.

use super::came::{Came, Empty};
use super::free::Free;
use super::number::{parse_i64, parse_u64, parse_wide};
use super::patch::Patches;
use super::view::{Entries, List, Show, View};
use super::view::{Object, Rest};
use crate::runtime::ascii;
use crate::runtime::types::Extra;
use serde::ser::{Error, Serialize, SerializeMap, SerializeSeq, Serializer};

/// A value as JSON text.
pub fn to_vec(slot: &dyn Show) -> Result<Vec<u8>, serde_json::Error> {
    let mut text = Vec::with_capacity(128);
    serialize(slot, &mut serde_json::Serializer::new(&mut text))?;
    Ok(text)
}

/// A value as the body of a request. A member that came as null in an answer is left out, like every `None`.
///
/// # Errors
/// A sentence when the value contains a file.
pub(crate) fn to_body(slot: &dyn Show) -> Result<Vec<u8>, String> {
    let mut text = Vec::with_capacity(128);
    let to = &mut serde_json::Serializer::new(&mut text);
    match serialize_patched(slot, Patches::of_request(), to) {
        Ok(()) => Ok(text),
        Err(error) => Err(error.to_string()),
    }
}

/// A value as a tree of JSON.
#[inline]
pub fn to_value(slot: &dyn Show) -> Result<serde_json::Value, serde_json::Error> {
    serialize(slot, serde_json::value::Serializer)
}

/// The function behind `Serialize` of every model.
pub fn serialize<S: Serializer>(slot: &dyn Show, to: S) -> Result<S::Ok, S::Error> {
    serialize_patched(slot, Patches::none(), to)
}

/// Does the same, with the values that were set aside at the root.
pub(crate) fn serialize_patched<S: Serializer>(
    slot: &dyn Show,
    patches: Patches<'_>,
    to: S,
) -> Result<S::Ok, S::Error> {
    let mut to = Some(to);
    let mut result = None;
    slot.show(&mut |view| {
        if let Some(to) = to.take() {
            result = Some(Patched { view, patches }.serialize(to));
        }
    });
    result.unwrap_or_else(|| Err(S::Error::custom("a value did not show itself")))
}

impl Serialize for View<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        Patched {
            view: *self,
            patches: Patches::none(),
        }
        .serialize(to)
    }
}

impl Serialize for Empty {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => to.serialize_unit(),
            Self::Text => to.serialize_str(""),
        }
    }
}

/// A value and the values that were set aside in it.
struct Patched<'a> {
    view: View<'a>,
    patches: Patches<'a>,
}

impl Serialize for Patched<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if let Some(value) = self.patches.whole(&self.view) {
            return Free(value).serialize(to);
        }
        match self.view {
            View::Absent | View::Null => to.serialize_unit(),
            View::Bool(value) => to.serialize_bool(value),
            View::Integer(value) | View::IntegerToken { value, .. } => to.serialize_i64(value),
            View::Unsigned(value) => to.serialize_u64(value),
            View::Float(value) => match whole(value) {
                Some(whole) => to.serialize_i64(whole),
                None => to.serialize_f64(value),
            },
            View::Number(text) => serialize_number(text, to),
            View::Text(text) | View::Token { text, .. } | View::Id(text) | View::Date(text) => {
                to.serialize_str(text)
            }
            View::List(list) => serialize_list(list, self.patches, to),
            View::Map(map) => serialize_entries(map, self.patches, to),
            View::Object(object) => serialize_object(object, self.patches, to),
            View::Free(value) | View::Unknown(value) => Free(value).serialize(to),
            View::File(_) => Err(S::Error::custom(
                "the content of a file can't be written as JSON",
            )),
        }
    }
}

/// Writes a whole number that may have more than 64 bits.
fn serialize_number<S: Serializer>(text: &str, to: S) -> Result<S::Ok, S::Error> {
    if let Some(number) = parse_i64(text) {
        return to.serialize_i64(number);
    }
    if let Some(number) = parse_u64(text) {
        return to.serialize_u64(number);
    }
    if let Some((is_negative, amount)) = parse_wide(text) {
        return match is_negative {
            true => to.serialize_i128(0_i128.wrapping_sub_unsigned(amount)),
            false => to.serialize_u128(amount),
        };
    }
    match text.parse() {
        // Written as a server writes it whose numbers are all floats: `1.0`, `1e3`.
        Ok(number) if ascii::contains(text, b".eE") => to.serialize_f64(number),
        _ => Err(S::Error::custom(
            "a whole number of more than 128 bits can't be written",
        )),
    }
}

/// The float as a whole number, if the conversion is exact.
pub(super) fn whole(value: f64) -> Option<i64> {
    (value.fract() == 0.0 && value.abs() < 9_007_199_254_740_992.0).then_some(value as i64)
}

fn serialize_list<S: Serializer>(
    list: &dyn List,
    mut patches: Patches<'_>,
    to: S,
) -> Result<S::Ok, S::Error> {
    let mut sequence = to.serialize_seq(Some(list.count()))?;
    let mut result = Ok(());
    let mut index = 0;
    list.for_each(&mut |view| {
        if result.is_ok() {
            let patches = patches.take_item(index);
            result = sequence.serialize_element(&Patched { view, patches });
            index += 1;
        }
    });
    result?;
    sequence.end()
}

fn serialize_entries<S: Serializer>(
    map: &dyn Entries,
    patches: Patches<'_>,
    to: S,
) -> Result<S::Ok, S::Error> {
    let mut members = to.serialize_map(None)?;
    write_entries(map, patches, &mut members)?;
    members.end()
}

fn write_entries<M: SerializeMap>(
    map: &dyn Entries,
    mut patches: Patches<'_>,
    members: &mut M,
) -> Result<(), M::Error> {
    let mut result = Ok(());
    map.for_each(&mut |key, view| {
        if result.is_ok() {
            let patches = patches.take_entry(key);
            result = members.serialize_entry(key, &Patched { view, patches });
        }
    });
    result
}

fn serialize_object<S: Serializer>(
    object: &Object<'_>,
    patches: Patches<'_>,
    to: S,
) -> Result<S::Ok, S::Error> {
    let mut members = to.serialize_map(None)?;
    match object.rest {
        Rest::Extra(extra) | Rest::Free(extra) if !extra.asides().is_empty() => {
            let own = Patches::list(extra);
            write_members(object, patches.with_own(&own), &mut members)?;
        }
        _ => write_members(object, patches, &mut members)?,
    }
    members.end()
}

fn write_members<M: SerializeMap>(
    object: &Object<'_>,
    patches: Patches<'_>,
    members: &mut M,
) -> Result<(), M::Error> {
    let came = object.rest.came().filter(|_| !patches.is_request);
    // Most objects came with a fitting value for each member, or were made by a program.
    match came.is_none() && patches.is_empty() {
        true => write_plain_members(object, patches, members)?,
        false => write_members_as_they_came(object, came, patches, members)?,
    }
    match object.rest {
        Rest::Nothing => Ok(()),
        Rest::Map(map) => write_entries(map, patches, members),
        Rest::Extra(extra) | Rest::Free(extra) => write_rest(object, extra, came, patches, members),
    }
}

/// Writes the members of an object that has set nothing aside, each under its declared key.
fn write_plain_members<M: SerializeMap>(
    object: &Object<'_>,
    patches: Patches<'_>,
    members: &mut M,
) -> Result<(), M::Error> {
    for (key, slot) in object.layout.keys.iter().zip(object.slots) {
        let mut result = Ok(());
        slot.show(&mut |view| match view {
            View::Absent => {}
            View::Text(text) | View::Token { text, .. } | View::Id(text) | View::Date(text) => {
                result = members.serialize_entry(key, text);
            }
            view => result = members.serialize_entry(key, &Patched { view, patches }),
        });
        result?;
    }
    Ok(())
}

/// Writes the members of an object of which something was set aside, or that came empty or under other keys.
fn write_members_as_they_came<M: SerializeMap>(
    object: &Object<'_>,
    came: Option<&Came>,
    patches: Patches<'_>,
    members: &mut M,
) -> Result<(), M::Error> {
    for (at, (key, slot)) in object.layout.keys.iter().zip(object.slots).enumerate() {
        let patches = patches.find_member(key);
        let empty = came.and_then(|came| came.empty(at));
        let empty = empty.filter(|_| !object.rest.has(key));
        let key = came.and_then(|came| came.key(at)).unwrap_or(key);
        let mut result = Ok(());
        slot.show(&mut |view| match view {
            View::Absent if patches.whole(&view).is_none() => {
                if let Some(empty) = &empty {
                    result = members.serialize_entry(key, empty);
                }
            }
            view => result = members.serialize_entry(key, &Patched { view, patches }),
        });
        result?;
    }
    Ok(())
}

/// Writes the members that have no field: undeclared members, and declared keys that were added to `extra`.
fn write_rest<M: SerializeMap>(
    object: &Object<'_>,
    extra: &Extra,
    came: Option<&Came>,
    patches: Patches<'_>,
    members: &mut M,
) -> Result<(), M::Error> {
    for (key, value) in extra.iter() {
        let Some(at) = object.layout.keys.iter().position(|one| *one == key) else {
            members.serialize_entry(key, &Free(value))?;
            continue;
        };
        let (mut is_absent, mut is_written) = (true, false);
        if let Some(slot) = object.slots.get(at) {
            slot.show(&mut |view| {
                is_absent = matches!(view, View::Absent);
                is_written = patches.find_member(key).whole(&view).is_some();
            });
        }
        // If a declared member is set, it wins over an undeclared member of the same key. A member that came under
        // another key may also have come under the declared key.
        match came.and_then(|came| came.key(at)) {
            _ if is_written => {}
            Some(key) if is_absent => members.serialize_entry(key, &Free(value))?,
            None if !is_absent => {}
            _ => members.serialize_entry(key, &Free(value))?,
        }
    }
    Ok(())
}
