//! Keys in another inflection than the declared one.

/// Whether `key` is `declared` in kebab, camel or snake case.
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
