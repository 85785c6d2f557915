//! Equality of objects, by their wire form.
//!
//! In: two values. Out: whether they have the same type and are equal. Always: one function serves all types, because a
//! derived comparison per struct costs a fifth of the compile time and is hardly called.

use super::view::{Entries, List, Show, View};
use super::view::{Object, Rest};
use crate::runtime::http::File;
use crate::runtime::types::Places;
use std::any::Any;

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

/// The order of keys has no meaning in JSON.
fn is_same_map(one: &dyn Entries, other: &dyn Entries) -> bool {
    let keys = list_keys(other);
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    let places = Places::of(&keys);
    let is_same_entry = |at| {
        let mut same = false;
        one.entry(at, &mut |key, one| {
            let Some(place) = places.find(key) else {
                return;
            };
            other.entry(place, &mut |_, other| {
                same = is_same_view(one.or_null(), other.or_null());
            });
        });
        same
    };
    one.count() == other.count() && (0..one.count()).all(is_same_entry)
}

fn list_keys(map: &dyn Entries) -> Vec<String> {
    let mut keys = Vec::with_capacity(map.count());
    map.for_each(&mut |key, _| keys.push(key.to_owned()));
    keys
}

/// Whether both are the same file, as [`File`] compares them.
fn is_same_file(one: &dyn Any, other: &dyn Any) -> bool {
    match (one.downcast_ref::<File>(), other.downcast_ref::<File>()) {
        (Some(one), Some(other)) => one == other,
        _ => false,
    }
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
        (View::File(one), View::File(other)) => is_same_file(one, other),
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

#[cfg(test)]
mod tests {
    use crate::runtime::http::File;
    use crate::runtime::json::decode;
    use crate::runtime::types::Map;

    #[derive(Clone, Default)]
    struct Model {
        sizes: Option<Map<i64>>,
        file: Option<File>,
        others: Map<Option<String>>,
    }
    crate::object! { Model {
        "sizes" => sizes,
        "file" => file,
        .. map others
    } }

    fn read(text: &str) -> Model {
        decode(text.as_bytes()).unwrap()
    }

    #[test]
    fn the_order_of_the_keys_of_a_map_does_not_count() {
        let one = read(r#"{"sizes":{"a":1,"b":2},"x":"1","y":null}"#);
        assert!(one == read(r#"{"y":null,"x":"1","sizes":{"b":2,"a":1}}"#));
        for other in [
            r#"{"sizes":{"a":1,"b":3},"x":"1","y":null}"#,
            r#"{"sizes":{"a":1,"c":2},"x":"1","y":null}"#,
            r#"{"sizes":{"a":1},"x":"1","y":null}"#,
            r#"{"sizes":{"a":1,"b":2},"x":"1","z":null}"#,
        ] {
            assert!(one != read(other), "{other}");
        }
        let map = |keys: [&str; 2]| keys.map(|key| (key, key.len())).into_iter().collect();
        let (one, other): (Map<usize>, Map<usize>) = (map(["a", "bb"]), map(["bb", "a"]));
        assert!(one == other);
        assert!(one != map(["a", "cc"]));
    }

    #[test]
    fn a_model_with_a_file_is_equal_to_its_clone() {
        let with = |name: &str| Model {
            file: Some(File::from_bytes(name, "text")),
            ..Model::default()
        };
        let one = with("a");
        assert!(one == one.clone() && one == with("a"));
        assert!(one != with("b") && one != Model::default());
    }
}
