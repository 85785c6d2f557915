//! Names with values, the elements of queries, forms and cookies.

use std::collections::HashSet;

/// Names with their values, both in the form in which they are sent.
pub(crate) type Pairs = Vec<(String, String)>;

/// Joins pairs as `a=b` and `c=d` with `between` as separator.
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

/// Sets pairs and removes old pairs of the same names. Its time is linear, because a link from a server decides the
/// number of pairs.
pub(crate) fn replace_pairs(all: &mut Pairs, mut pairs: Pairs) {
    let names: HashSet<&str> = pairs.iter().map(|(name, _)| name.as_str()).collect();
    all.retain(|(name, _)| !names.contains(name.as_str()));
    all.append(&mut pairs);
}
