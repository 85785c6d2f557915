//! Equality of objects, by what they would be on the wire.
//!
//! In: two objects of one type. Out: whether their members are equal. Always: one function for all types, because a
//! derived comparison per struct costs a fifth of the compile time and is hardly called.

use super::object::Rest;
use super::slot::{Slot, View};

/// Whether two objects are of one type and hold the same values.
pub fn is_same(one: &dyn Slot, other: &dyn Slot) -> bool {
    let mut same = false;
    one.show(&mut |layout, slots, rest| {
        other.show(&mut |other_layout, others, other_rest| {
            let mut pairs = slots.iter().zip(others);
            same = layout.name == other_layout.name
                && slots.len() == others.len()
                && pairs.all(|(one, other)| is_same_slot(*one, *other))
                && is_same_rest(&rest, &other_rest);
        });
    });
    same
}

fn is_same_slot(one: &dyn Slot, other: &dyn Slot) -> bool {
    is_same_view(one.view(), other.view())
}

fn is_same_view(one: View<'_>, other: View<'_>) -> bool {
    match (one, other) {
        (View::Absent, View::Absent) | (View::Null, View::Null) => true,
        (View::Bool(one), View::Bool(other)) => one == other,
        (View::Integer(one), View::Integer(other)) => one == other,
        (View::Unsigned(one), View::Unsigned(other)) => one == other,
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
        (View::Object(one), View::Object(other)) => is_same(one, other),
        (View::List(one), View::List(other)) => {
            one.count() == other.count()
                && (0..one.count()).all(|at| is_same_view(one.item(at), other.item(at)))
        }
        (View::Map(one), View::Map(other)) => {
            one.count() == other.count()
                && (0..one.count()).all(|at| match (one.entry(at), other.entry(at)) {
                    (Some((key, one)), Some((other_key, other))) => {
                        key == other_key && is_same_view(one, other)
                    }
                    _ => false,
                })
        }
        // A file can be a stream, which has no value to compare: it equals itself only.
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
        (Rest::Map(one), Rest::Map(other)) => is_same_view(View::Map(*one), View::Map(*other)),
        _ => false,
    }
}
