//! Names with values, the elements of queries, forms and cookies.

use crate::runtime::types::Places;

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

/// Sets pairs. Removes old pairs of these names, and of the names of the new pairs. Its time is linear, because a link
/// from a server decides the number of pairs.
pub(crate) fn replace_pairs(all: &mut Pairs, names: &[String], mut pairs: Pairs) {
    if all.is_empty() {
        *all = pairs;
        return;
    }
    let mut known = Places::default();
    for name in names {
        known.insert(name, 0);
    }
    for (name, _) in &pairs {
        known.insert(name, 0);
    }
    all.retain(|(name, _)| !known.contains(name));
    all.append(&mut pairs);
}
