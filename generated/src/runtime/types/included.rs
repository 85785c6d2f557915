//! Finds objects that an answer includes: by type, or by the relationship that names them.

use super::{NamesOne, ToOne};
use crate::runtime::json::{Show, Union, View};

/// The included objects that are an `X`.
#[doc(hidden)]
pub fn list_included<X: 'static, I: Union>(included: &Option<Vec<I>>) -> impl Iterator<Item = &X> {
    let objects = included.iter().flatten();
    objects.filter_map(Union::get)
}

/// The included object that a relationship names, if its type is `X`.
#[doc(hidden)]
pub fn find_included<'a, X: 'static, I: Union>(
    included: &'a Option<Vec<I>>,
    relationship: &impl NamesOne,
) -> Option<&'a X> {
    let relationship = relationship.as_to_one()?;
    let mut objects = included.iter().flatten();
    objects
        .find(|object| is_named_by(*object as &dyn Show, relationship))?
        .get()
}

/// Whether an object is the one that a relationship names, by type and ID.
fn is_named_by(object: &dyn Show, relationship: &ToOne) -> bool {
    match (relationship.type_(), relationship.id()) {
        (Some(type_), Some(id)) => is_identified(object, type_, id.as_str()),
        _ => false,
    }
}

fn is_identified(object: &dyn Show, type_: &str, id: &str) -> bool {
    let mut found = (false, false);
    object.show(&mut |view| {
        let View::Object(object) = view else { return };
        for (key, slot) in object.layout.keys.iter().zip(object.slots) {
            let (place, wanted) = match *key {
                "type" => (&mut found.0, type_),
                "id" => (&mut found.1, id),
                _ => continue,
            };
            slot.show(&mut |view| {
                *place = matches!(
                    view,
                    View::Text(text) | View::Id(text) | View::Token { text, .. } if text == wanted
                );
            });
        }
    });
    found == (true, true)
}
