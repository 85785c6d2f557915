//! Lists of names in the sentences of errors.

/// Adds an item to a list. `between` separates it from the items before it.
pub(crate) fn add_item(list: &mut String, between: &str, item: &str) {
    if !list.is_empty() {
        list.push_str(between);
    }
    list.push_str(item);
}

/// The alternative sets of credentials, as a sentence names them.
pub(crate) fn list_sets(sets: &[&[&str]]) -> String {
    let mut list = String::new();
    for set in sets {
        let mut names = String::new();
        for name in *set {
            add_item(&mut names, " and ", name);
        }
        add_item(&mut list, " or ", or_none(&names));
    }
    or_none(&list).to_owned()
}

fn or_none(names: &str) -> &str {
    match names {
        "" => "no credential",
        names => names,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_lists_every_set_and_says_where_none_is_needed() {
        assert_eq!(list_sets(&[]), "no credential");
        assert_eq!(list_sets(&[&["a", "b"], &["c"]]), "a and b or c");
        assert_eq!(list_sets(&[&[], &["a"]]), "no credential or a");
    }
}
