//! Text of a stranger that is kept for errors, logs and spans: cut, for a server could send megabytes.
//!
//! Printing it takes [`Printed`](crate::runtime::json::Printed), which also escapes it.

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
