//! The form of all messages: one or more sentences that begin with a capital and end with a punctuation mark.

/// `text` as sentences. If it begins with code, a number or another alphabet, its beginning stays.
pub(super) fn into_sentence(text: String) -> String {
    let mut sentence = text;
    if let Some(first) = sentence.chars().next().filter(char::is_ascii_lowercase) {
        let capital = first.to_ascii_uppercase();
        sentence.replace_range(..1, capital.encode_utf8(&mut [0; 4]));
    }
    if !sentence.is_empty() && !sentence.ends_with(['.', '?', '!', '…']) {
        sentence.push('.');
    }
    sentence
}

#[cfg(test)]
mod tests {
    use super::into_sentence;

    #[test]
    fn a_message_begins_with_a_capital_and_ends_with_a_mark() {
        let said = |text: &str| into_sentence(text.to_owned());
        assert_eq!(
            said("the key `a` stands twice"),
            "The key `a` stands twice."
        );
        assert_eq!(said("did you mean `b`?"), "Did you mean `b`?");
        assert_eq!(
            said("`a` is empty; write `{}`"),
            "`a` is empty; write `{}`."
        );
        assert_eq!(said("Done."), "Done.");
        assert_eq!(said(""), "");
    }
}
