//! Keys in another inflection than the declared one.

use serde_json::{Map, Value};

/// The member of this key. If there is none, the member whose key differs only in inflection.
pub(crate) fn find_member<'m>(members: &'m Map<String, Value>, key: &str) -> Option<&'m Value> {
    let is_it = |known: &str| is_inflection(key, known) || is_inflection(known, key);
    let inflected = || members.iter().find(|(known, _)| is_it(known));
    members
        .get(key)
        .or_else(|| inflected().map(|(_, value)| value))
}

/// Whether `key` is `declared` in kebab, camel or snake case.
// Once, because LLVM would copy it into each of its callers.
#[inline(never)]
pub(crate) fn is_inflection(declared: &str, key: &str) -> bool {
    let mut given = key.bytes().peekable();
    let mut starts_word = false;
    for byte in declared.bytes() {
        if byte == b'-' || byte == b'_' {
            starts_word = given.next_if(|b| matches!(b, b'-' | b'_')).is_none();
            continue;
        }
        let expected = match starts_word {
            true => byte.to_ascii_uppercase(),
            false => byte,
        };
        if given.next() != Some(expected) {
            return false;
        }
        starts_word = false;
    }
    given.next().is_none()
}
