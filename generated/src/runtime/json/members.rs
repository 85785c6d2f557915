//! Counts the members of a value, in its text and in its view.
//!
//! In: JSON text that was read, or a view. Out: counts over all levels. Always: if the view has more members than the
//! text, then a type has added members that it always has.

use super::view::{Object, Rest, View};
use serde_json::Value;

/// The number of members of all objects in a value.
#[derive(Clone, Copy, Default)]
pub(super) struct Members {
    values: usize,
    nulls: usize,
}

impl Members {
    /// How many members are here beyond those of `others`, at least. Null members may or may not count.
    pub(super) fn beyond(self, others: Self) -> usize {
        let all = |members: Self| members.values + members.nulls;
        let values = self.values.saturating_sub(others.values);
        values.max(all(self).saturating_sub(all(others)))
    }

    /// Counts the members in valid JSON text: each has one colon outside of strings.
    pub(super) fn written(text: &str) -> Self {
        let mut members = Self::default();
        let (mut in_string, mut escaped, mut is_value) = (false, false, false);
        for byte in text.bytes() {
            if is_value && !byte.is_ascii_whitespace() {
                is_value = false;
                members.add(byte == b'n');
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

    /// Counts the members that a view shows.
    pub(super) fn shown(view: View<'_>) -> Self {
        let mut members = Self::default();
        members.add_inner(view);
        members
    }

    fn add(&mut self, is_null: bool) {
        match is_null {
            true => self.nulls += 1,
            false => self.values += 1,
        }
    }

    fn add_member(&mut self, view: View<'_>) {
        if !matches!(view, View::Absent) {
            self.add(is_null(view));
            self.add_inner(view);
        }
    }

    fn add_inner(&mut self, view: View<'_>) {
        match view {
            View::Object(object) => self.add_object(object),
            View::List(list) => list.for_each(&mut |item| self.add_inner(item)),
            View::Map(map) => map.for_each(&mut |_, value| self.add_member(value)),
            View::Free(value) | View::Unknown(value) => self.add_free(value),
            _ => {}
        }
    }

    fn add_object(&mut self, object: &Object<'_>) {
        let extra = match object.rest {
            Rest::Extra(extra) | Rest::Free(extra) => Some(extra),
            Rest::Nothing | Rest::Map(_) => None,
        };
        for (key, slot) in object.layout.keys.iter().zip(object.slots) {
            // What does not fit is among the others, and its own place is empty.
            if !extra.is_some_and(|extra| extra.has(key)) {
                slot.show(&mut |view| self.add_member(view));
            }
        }
        match object.rest {
            Rest::Nothing => {}
            Rest::Extra(extra) | Rest::Free(extra) => {
                for (_, value) in extra.iter() {
                    self.add_member(View::Free(value));
                }
            }
            Rest::Map(map) => self.add_inner(View::Map(map)),
        }
    }

    fn add_free(&mut self, value: &Value) {
        match value {
            Value::Array(items) => items.iter().for_each(|item| self.add_free(item)),
            Value::Object(members) => {
                for value in members.values() {
                    self.add_member(View::Free(value));
                }
            }
            _ => {}
        }
    }
}

fn is_null(view: View<'_>) -> bool {
    match view {
        View::Free(value) | View::Unknown(value) => value.is_null(),
        view => matches!(view, View::Null),
    }
}
