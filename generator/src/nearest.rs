//! Finds the name that the author probably meant.

/// The candidate nearest to a name, if it is near enough to be a typing mistake.
pub fn find_nearest<'a>(
    name: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let limit = name.chars().count() / 3;
    candidates
        .into_iter()
        .map(|candidate| (distance(name, candidate), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, candidate)| candidate)
}

/// The number of letters to change. Case and the choice of `-` or `_` count little.
fn distance(a: &str, b: &str) -> usize {
    let fold = |text: &str| text.to_lowercase().replace(['_', ' '], "-");
    if fold(a) == fold(b) {
        0
    } else {
        strsim::damerau_levenshtein(a, b).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_names_are_found_and_far_ones_are_not() {
        let names = ["account", "account-list", "inquiry"];
        assert_eq!(find_nearest("acount", names), Some("account"));
        assert_eq!(find_nearest("ACCOUNT_LIST", names), Some("account-list"));
        assert_eq!(find_nearest("transaction", names), None);
        assert_eq!(find_nearest("b", ["a", "c"]), None);
        assert_eq!(find_nearest("B", ["a", "b"]), Some("b"));
    }
}
