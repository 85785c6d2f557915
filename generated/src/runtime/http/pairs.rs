//! Names with values, as queries, forms and cookies are made of them.

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

/// Puts pairs in the place of those of the same names.
pub(crate) fn replace_pairs(all: &mut Pairs, mut pairs: Pairs) {
    all.retain(|(name, _)| !has_name(&pairs, name));
    all.append(&mut pairs);
}

fn has_name(pairs: &[(String, String)], name: &str) -> bool {
    pairs.iter().any(|(known, _)| known == name)
}
