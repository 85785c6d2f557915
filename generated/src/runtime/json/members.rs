//! How many members a value has, as it is written and as it is shown.
//!
//! In: JSON text that was read, or a view. Out: a count over all depths, without members that are null. Always: where more
//! is shown than was written, a type has made up members that it must have.

use super::view::{Object, Rest, View};
use serde_json::Value;

/// The members of all objects in a text of valid JSON: each has a colon outside of strings. A null may be shown or not.
pub(super) fn count_written(text: &str) -> usize {
    let (mut members, mut in_string, mut escaped, mut is_value) = (0, false, false, false);
    for byte in text.bytes() {
        if is_value && !byte.is_ascii_whitespace() {
            is_value = false;
            members += usize::from(byte != b'n');
        }
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b':' if !in_string => is_value = true,
            _ => {}
        }
    }
    members
}

/// The members of all objects that a view shows.
pub(super) fn count_shown(view: View<'_>) -> usize {
    match view {
        View::Object(object) => count_of_object(object),
        View::List(list) => {
            let mut members = 0;
            list.for_each(&mut |item| members += count_shown(item));
            members
        }
        View::Map(map) => {
            let mut members = 0;
            map.for_each(&mut |_, value| members += count_member(value));
            members
        }
        View::Free(value) | View::Unknown(value) => count_free(value),
        _ => 0,
    }
}

fn count_of_object(object: &Object<'_>) -> usize {
    let mut members = 0;
    for slot in object.slots {
        slot.show(&mut |view| members += count_member(view));
    }
    members
        + match object.rest {
            Rest::Nothing => 0,
            Rest::Extra(extra) | Rest::Free(extra) => {
                let members = extra.iter();
                members.map(|(_, value)| count_free_member(value)).sum()
            }
            Rest::Map(map) => count_shown(View::Map(map)),
        }
}

fn count_free(value: &Value) -> usize {
    match value {
        Value::Array(items) => items.iter().map(count_free).sum(),
        Value::Object(members) => members.values().map(count_free_member).sum(),
        _ => 0,
    }
}

fn count_member(view: View<'_>) -> usize {
    match view {
        View::Absent | View::Null => 0,
        View::Free(value) | View::Unknown(value) => count_free_member(value),
        view => 1 + count_shown(view),
    }
}

fn count_free_member(value: &Value) -> usize {
    match value.is_null() {
        true => 0,
        false => 1 + count_free(value),
    }
}
