//! Equality of objects, by their wire form.
//!
//! In: two values. Out: whether they have the same type and are equal. Always: one function serves all types, because a
//! derived comparison per struct costs a fifth of the compile time and is hardly called.

use super::view::{Entries, List, Show, View};
use super::view::{Object, Rest};

/// Whether two values have the same type and are equal.
pub fn is_same(one: &dyn Show, other: &dyn Show) -> bool {
    let mut same = false;
    one.show(&mut |one| other.show(&mut |other| same = is_same_view(one, other)));
    same
}

fn is_same_object(one: &Object<'_>, other: &Object<'_>) -> bool {
    one.layout.name == other.layout.name
        && one.slots.len() == other.slots.len()
        && one
            .slots
            .iter()
            .zip(other.slots)
            .all(|(one, other)| is_same(*one, *other))
        && is_same_rest(&one.rest, &other.rest)
}

fn is_same_list(one: &dyn List, other: &dyn List) -> bool {
    let is_same_item = |at| {
        let mut same = false;
        one.item(at, &mut |one| {
            other.item(at, &mut |other| {
                same = is_same_view(one.or_null(), other.or_null())
            });
        });
        same
    };
    one.count() == other.count() && (0..one.count()).all(is_same_item)
}

fn is_same_map(one: &dyn Entries, other: &dyn Entries) -> bool {
    let is_same_entry = |at| {
        let mut same = false;
        one.entry(at, &mut |key, one| {
            other.entry(at, &mut |other_key, other| {
                same = key == other_key && is_same_view(one.or_null(), other.or_null());
            });
        });
        same
    };
    one.count() == other.count() && (0..one.count()).all(is_same_entry)
}

pub(crate) fn is_same_view(one: View<'_>, other: View<'_>) -> bool {
    match (one, other) {
        (View::Absent, View::Absent) | (View::Null, View::Null) => true,
        (View::Bool(one), View::Bool(other)) => one == other,
        (View::Integer(one), View::Integer(other)) => one == other,
        (View::Unsigned(one), View::Unsigned(other)) => one == other,
        (View::Number(one), View::Number(other)) => one == other,
        (View::Float(one), View::Float(other)) => one == other,
        (View::IntegerToken { value: one, .. }, View::IntegerToken { value: other, .. }) => {
            one == other
        }
        (
            View::Text(one) | View::Id(one) | View::Date(one),
            View::Text(other) | View::Id(other) | View::Date(other),
        )
        | (View::Token { text: one, .. }, View::Token { text: other, .. }) => one == other,
        (View::Free(one) | View::Unknown(one), View::Free(other) | View::Unknown(other)) => {
            one == other
        }
        (View::Object(one), View::Object(other)) => is_same_object(one, other),
        (View::List(one), View::List(other)) => is_same_list(one, other),
        (View::Map(one), View::Map(other)) => is_same_map(one, other),
        // A file can be a stream, which cannot be compared. It equals only itself.
        (View::File(one), View::File(other)) => std::ptr::eq(one, other),
        _ => false,
    }
}

fn is_same_rest(one: &Rest<'_>, other: &Rest<'_>) -> bool {
    match (one, other) {
        (Rest::Nothing, Rest::Nothing) => true,
        (Rest::Extra(one) | Rest::Free(one), Rest::Extra(other) | Rest::Free(other)) => {
            one == other
        }
        (Rest::Map(one), Rest::Map(other)) => is_same_map(*one, *other),
        _ => false,
    }
}
