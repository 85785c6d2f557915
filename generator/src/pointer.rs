//! JSON pointers (RFC 6901) as text.
//!
//! In: pointers and values. Out: pointers, tokens, nodes. Always: an empty pointer is the whole document, and a
//! pointer in memory is never percent-encoded (only the text of a `$ref` in a file is).

use crate::yaml::Value;
use std::borrow::Cow;

/// Adds one token, escaped.
pub fn push_token(pointer: &mut String, token: &str) {
    pointer.push('/');
    // Few keys have one of these characters.
    if !token.contains('~') && !token.contains('/') {
        pointer.push_str(token);
        return;
    }
    for c in token.chars() {
        match c {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            c => pointer.push(c),
        }
    }
}

/// A pointer to a child.
pub fn join(pointer: &str, token: &str) -> String {
    let mut joined = String::with_capacity(pointer.len() + token.len() + 1);
    joined.push_str(pointer);
    push_token(&mut joined, token);
    joined
}

/// A pointer to an item of a list.
pub fn join_index(pointer: &str, index: usize) -> String {
    format!("{pointer}/{index}")
}

/// The unescaped token: `~1` is `/` and `~0` is `~`.
pub fn unescape_token(token: &str) -> Cow<'_, str> {
    if token.contains('~') {
        Cow::Owned(token.replace("~1", "/").replace("~0", "~"))
    } else {
        Cow::Borrowed(token)
    }
}

/// The tokens of a pointer, unescaped.
pub fn tokens_of(pointer: &str) -> impl Iterator<Item = Cow<'_, str>> {
    pointer.split('/').skip(1).map(unescape_token)
}

/// The tokens as owned texts.
pub fn split(pointer: &str) -> Vec<String> {
    tokens_of(pointer).map(Cow::into_owned).collect()
}

/// The name in `/components/<section>/<name>`, if the pointer has exactly this form.
pub fn component_name(pointer: &str, section: &str) -> Option<String> {
    let mut tokens = tokens_of(pointer);
    let is_section = tokens.next()? == "components" && tokens.next()? == section;
    let name = tokens.next().filter(|_| is_section)?;
    tokens.next().is_none().then(|| name.into_owned())
}

/// The pointer to the parent and this node's own (escaped) token; `None` for the whole document.
pub fn split_last(pointer: &str) -> Option<(&str, &str)> {
    pointer.rsplit_once('/')
}

/// The rest of `pointer` below `ancestor`: empty for the node itself, `None` if it is not below.
pub fn strip_ancestor<'a>(pointer: &'a str, ancestor: &str) -> Option<&'a str> {
    let rest = pointer.strip_prefix(ancestor)?;
    (rest.is_empty() || rest.starts_with('/')).then_some(rest)
}

/// The child under one token: a key of a mapping, or an index of a sequence.
pub fn child<'a>(node: &'a Value, token: &str) -> Option<&'a Value> {
    match node {
        Value::Mapping(mapping) => mapping.get(token),
        Value::Sequence(items) => items.get(parse_index(token)?),
        _ => None,
    }
}

/// The node at a pointer.
pub fn resolve<'a>(root: &'a Value, pointer: &str) -> Option<&'a Value> {
    tokens_of(pointer).try_fold(root, |node, token| child(node, &token))
}

/// The node at a pointer, to change it.
pub fn resolve_mut<'a>(root: &'a mut Value, pointer: &str) -> Option<&'a mut Value> {
    tokens_of(pointer).try_fold(root, |node, token| match node {
        Value::Mapping(mapping) => mapping.get_mut(token.as_ref()),
        Value::Sequence(items) => items.get_mut(parse_index(&token)?),
        _ => None,
    })
}

/// An array index as RFC 6901 writes it: digits without a leading zero.
pub fn parse_index(token: &str) -> Option<usize> {
    let canonical = token == "0" || !token.starts_with('0');
    (canonical && token.bytes().all(|b| b.is_ascii_digit())).then(|| token.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_survive_escaping() {
        let pointer = join(&join("", "/a/{b}"), "x~y");
        assert_eq!(pointer, "/~1a~1{b}/x~0y");
        assert_eq!(tokens_of(&pointer).collect::<Vec<_>>(), ["/a/{b}", "x~y"]);
        assert_eq!(unescape_token("~01"), "~1");
    }

    #[test]
    fn a_longer_name_is_not_a_descendant() {
        assert_eq!(strip_ancestor("/a/b/c", "/a/b"), Some("/c"));
        assert_eq!(strip_ancestor("/a/b", "/a/b"), Some(""));
        assert_eq!(strip_ancestor("/a/bc", "/a/b"), None);
    }

    #[test]
    fn indices_have_no_leading_zero() {
        assert_eq!(parse_index("0"), Some(0));
        assert_eq!(parse_index("10"), Some(10));
        assert_eq!(parse_index("01"), None);
        assert_eq!(parse_index("-1"), None);
        assert_eq!(parse_index(""), None);
    }
}
