//! Text from a server that errors, logs and spans keep. It is cut, because a server could send megabytes.
//!
//! [`Printed`](crate::runtime::json::Printed) prints it and also escapes it.

use crate::runtime::json::PRINTED;

/// The first characters, at most [`PRINTED`].
pub(crate) fn cut(text: &str) -> &str {
    match text.char_indices().nth(PRINTED) {
        Some((end, _)) => &text[..end],
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::{PRINTED, cut};

    #[test]
    fn text_is_cut_between_characters() {
        assert_eq!(cut(&"é".repeat(3_000_000)), "é".repeat(PRINTED));
        assert_eq!(cut("short"), "short");
    }
}
