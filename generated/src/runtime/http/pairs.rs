//! Names with values, as queries, forms and cookies are made of them.

use std::collections::HashSet;

/// Names with their values, both as they are sent.
pub(crate) type Pairs = Vec<(String, String)>;

/// `a=b` and `c=d` with this between them.
pub(crate) fn join_pairs(pairs: &[(String, String)], between: &str) -> String {
    let mut text = String::new();
    for (name, value) in pairs {
        if !text.is_empty() {
            text.push_str(between);
        }
        text.push_str(name);
        text.push('=');
        text.push_str(value);
    }
    text
}

/// Puts pairs in the place of those of the same names. A server says how many there are, by a link.
pub(crate) fn replace_pairs(all: &mut Pairs, mut pairs: Pairs) {
    let names: HashSet<&str> = pairs.iter().map(|(name, _)| name.as_str()).collect();
    all.retain(|(name, _)| !names.contains(name.as_str()));
    all.append(&mut pairs);
}
