//! Finds members that an answer lacks although their fields have no `Option`.
//!
//! In: a value, and the document that it was read from. Out: the first such member. Always: the field of such a member
//! holds its type's default, which nobody can tell from a value that came.

use super::error::{DecodeError, Filled};
use super::inflection::find_member;
use super::reader::Reader;
use super::segment::Segment;
use super::view::{Entries, List, Object, Rest, Show, View};
use serde_json::{Map, Value};

/// # Errors
/// The place of the first member that is missing.
pub(crate) fn check_complete(value: &dyn Show, document: &[u8]) -> Filled {
    let json = Reader::new(document)?.read_value()?;
    let mut checked = Ok(());
    value.show(&mut |view| checked = check(view, &json, document.len()));
    checked.map_err(|error| error.locate(document))
}

fn check(view: View<'_>, json: &Value, end: usize) -> Filled {
    match (view, json) {
        (View::Object(object), Value::Object(members)) => check_object(object, members, end),
        (View::List(list), Value::Array(items)) => check_list(list, items, end),
        (View::Map(map), Value::Object(members)) => check_map(map, members, end),
        _ => Ok(()),
    }
}

fn check_object(object: &Object<'_>, members: &Map<String, Value>, end: usize) -> Filled {
    for (key, slot) in object.layout.keys.iter().zip(object.slots) {
        let mut checked = Ok(());
        slot.show(&mut |view| {
            checked = match find_member(members, key) {
                Some(json) => check(view, json, end),
                None if may_be_missing(view) || is_optional(key) => Ok(()),
                None => Err(DecodeError::kind(end, "a value", "nothing")),
            };
        });
        checked.map_err(|error| error.in_member(key))?;
    }
    match object.rest {
        Rest::Map(map) => check_map(map, members, end),
        _ => Ok(()),
    }
}

/// Whether it is a member that JSON:API leaves optional. Its field has no `Option` in any document or resource.
fn is_optional(key: &str) -> bool {
    matches!(key, "attributes" | "relationships" | "links" | "meta")
}

/// Whether the field has no value, or is a constant.
fn may_be_missing(view: View<'_>) -> bool {
    match view {
        View::Absent | View::Null => true,
        View::Free(value) | View::Unknown(value) => value.is_null(),
        View::Token { known, .. } | View::IntegerToken { known, .. } => known,
        _ => false,
    }
}

fn check_list(list: &dyn List, items: &[Value], end: usize) -> Filled {
    for (at, json) in items.iter().enumerate() {
        let mut checked = Ok(());
        list.item(at, &mut |view| checked = check(view, json, end));
        checked.map_err(|error| error.within(Segment::Index(at)))?;
    }
    Ok(())
}

fn check_map(map: &dyn Entries, members: &Map<String, Value>, end: usize) -> Filled {
    let mut checked = Ok(());
    for at in 0..map.count() {
        map.entry(at, &mut |key, view| {
            if let Some(json) = members.get(key) {
                checked = check(view, json, end).map_err(|error| error.in_key(key));
            }
        });
        if checked.is_err() {
            break;
        }
    }
    checked
}
