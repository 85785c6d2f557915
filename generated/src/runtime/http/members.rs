//! Members that a caller adds to a body by JSON pointer. In: a tree, pointers and values. Out: the tree with the
//! members.

use super::tree::{Tree, read_view};
use crate::runtime::ascii;
use crate::runtime::json::{Printed, View, parse_u64};
use serde_json::Value;

/// A member to add: a JSON pointer (RFC 6901) and the value.
pub(crate) type Added = (String, Value);

/// Puts a value at a pointer and replaces a value that is there. Objects on the way are created.
///
/// # Errors
/// A sentence when the pointer is invalid, or leads through a value that is neither an object nor a list.
pub(crate) fn add_member(body: &mut Tree, (pointer, value): &Added) -> Result<(), String> {
    let Some(path) = pointer.strip_prefix("/") else {
        return Err(format!(
            "{:?} is not a JSON pointer to a member: it must begin with a slash",
            Printed(pointer)
        ));
    };
    let mut place = body;
    for step in ascii::split(path, b"/") {
        place = enter(place, &read_step(step)).ok_or_else(|| {
            format!(
                "the body cannot have a member {:?}: its path leads through a value that is not an object",
                Printed(pointer)
            )
        })?;
    }
    *place = read_view(View::Free(value));
    Ok(())
}

/// The key of a step of a pointer, in which `~1` is a slash and `~0` a tilde.
fn read_step(step: &str) -> String {
    let mut parts = ascii::split(step, b"~");
    let mut key = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (read, rest) = match part.as_bytes().first() {
            Some(b'1') => ('/', part.get(1..)),
            Some(b'0') => ('~', part.get(1..)),
            _ => ('~', Some(part)),
        };
        key.push(read);
        key.push_str(rest.unwrap_or_default());
    }
    key
}

/// The member of this name, which is created if it is missing. In a list, the item with this index.
fn enter<'t>(place: &'t mut Tree, key: &str) -> Option<&'t mut Tree> {
    if let Tree::Nothing = place {
        *place = Tree::Object(Vec::new());
    }
    match place {
        Tree::Object(members) => {
            let at = members.iter().position(|(known, _)| known == key);
            let at = at.unwrap_or_else(|| {
                members.push((key.to_owned(), Tree::Nothing));
                members.len() - 1
            });
            members.get_mut(at).map(|(_, value)| value)
        }
        Tree::List(items) => items.get_mut(usize::try_from(parse_u64(key)?).ok()?),
        _ => None,
    }
}
