//! JSON pointers (RFC 6901) into a bundled document, and the local references that hold them.
//!
//! In: pointers such as `/components/schemas/pet`. Out: joined, split or resolved pointers. Always: tokens are escaped in
//! a pointer and plain everywhere else.

use serde_yaml::Value;

/// Appends one token.
pub fn join(pointer: &str, token: &str) -> String {
    format!("{pointer}/{}", token.replace('~', "~0").replace('/', "~1"))
}

/// Appends an array index.
pub fn join_index(pointer: &str, index: usize) -> String {
    format!("{pointer}/{index}")
}

/// The plain tokens of a pointer.
pub fn split(pointer: &str) -> Vec<String> {
    pointer
        .split('/')
        .skip(1)
        .map(|t| t.replace("~1", "/").replace("~0", "~"))
        .collect()
}

/// The pointer of a reference inside the same document (`#/…`); `None` for any other form of reference.
pub fn parse_reference(reference: &str) -> Option<String> {
    let fragment = reference.strip_prefix('#')?;
    if !fragment.is_empty() && !fragment.starts_with('/') {
        return None;
    }
    Some(decode_percent(fragment))
}

/// The node that a pointer names.
pub fn resolve<'a>(document: &'a Value, pointer: &str) -> Option<&'a Value> {
    split(pointer)
        .iter()
        .try_fold(document, |node, token| match node {
            Value::Mapping(map) => map.get(token.as_str()),
            Value::Sequence(list) => list.get(token.parse::<usize>().ok()?),
            _ => None,
        })
}

/// The name in `/components/<section>/<name>`, where a pointer is exactly that.
pub fn component_name(pointer: &str, section: &str) -> Option<String> {
    match split(pointer).as_slice() {
        [components, found, name] if components == "components" && found == section => {
            Some(name.clone())
        }
        _ => None,
    }
}

fn decode_percent(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let byte = text
            .get(at + 1..at + 3)
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match (bytes[at], byte) {
            (b'%', Some(byte)) => {
                out.push(byte);
                at += 3;
            }
            (byte, _) => {
                out.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_survive_a_round_trip() {
        let pointer = join(&join("", "a/b"), "c~d");
        assert_eq!(pointer, "/a~1b/c~0d");
        assert_eq!(split(&pointer), ["a/b", "c~d"]);
    }

    #[test]
    fn references_are_percent_decoded() {
        assert_eq!(parse_reference("#/a%20b/é%").as_deref(), Some("/a b/é%"));
        assert_eq!(parse_reference("other.yaml#/a"), None);
        assert_eq!(parse_reference("#anchor"), None);
    }
}
