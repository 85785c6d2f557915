//! Text from a server that errors, logs and spans keep. It is cut, because a server could send megabytes.
//!
//! [`Printed`](crate::runtime::json::Printed) prints it and also escapes it.

/// How many characters are kept.
const KEPT: usize = 120;

/// The first 120 characters.
pub(crate) fn cut(text: &str) -> &str {
    match text.char_indices().nth(KEPT) {
        Some((end, _)) => &text[..end],
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::cut;

    #[test]
    fn text_is_cut_between_characters() {
        assert_eq!(cut(&"é".repeat(3_000_000)), "é".repeat(120));
        assert_eq!(cut("short"), "short");
    }
}
