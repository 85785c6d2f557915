//! Objects that an answer includes: by type, or by the relationship that names them.

use super::ToOne;
use crate::runtime::json::{Slot, Union, View, get_as};

/// The included objects that are an `X`.
#[doc(hidden)]
pub fn list_included<X: 'static, I: Union>(included: &Option<Vec<I>>) -> impl Iterator<Item = &X> {
    let objects = included.iter().flatten();
    objects.filter_map(|object| get_as(object.held()))
}

/// The included object that a relationship names, if it is an `X`.
#[doc(hidden)]
pub fn find_included<'a, X: 'static, I: Union>(
    included: &'a Option<Vec<I>>,
    relationship: &ToOne<impl AsRef<str>>,
) -> Option<&'a X> {
    let mut objects = included.iter().flatten();
    get_as(
        objects
            .find(|object| is_named_by(*object as &dyn Slot, relationship))?
            .held(),
    )
}

/// Whether an object is the one that a relationship names, by type and ID.
fn is_named_by(object: &dyn Slot, relationship: &ToOne<impl AsRef<str>>) -> bool {
    match (object.view(), relationship.type_(), relationship.id()) {
        (View::Object(object), Some(type_), Some(id)) => is_identified(object, type_, id.as_ref()),
        _ => false,
    }
}

fn is_identified(object: &dyn Slot, type_: &str, id: &str) -> bool {
    let mut found = (false, false);
    object.show(&mut |layout, slots, _| {
        for (key, slot) in layout.keys.iter().zip(slots) {
            let text = match slot.view() {
                View::Text(text) | View::Id(text) | View::Token { text, .. } => text,
                _ => continue,
            };
            match *key {
                "type" => found.0 = text == type_,
                "id" => found.1 = text == id,
                _ => {}
            }
        }
    });
    found == (true, true)
}
