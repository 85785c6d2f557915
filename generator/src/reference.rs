//! Parses the text of a `$ref`.
//!
//! In: the text. Out: the file that it names (if any) and the JSON pointer. Always: both are percent-decoded.

use std::borrow::Cow;

/// The text in a bundle that replaces a reference with a reported error. A file that contains this text gets an error
/// too, so a document without errors does not contain it.
pub const UNKNOWN: &str = "#unknown";

/// The target of a reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reference {
    /// A node of this file (`file` is `None`) or of another one.
    Node {
        /// Path as written, percent-decoded, with `/` between folders.
        file: Option<String>,
        /// JSON pointer; empty for the whole file.
        pointer: String,
    },
    /// A URL with a scheme, such as `https://…`.
    Remote,
    /// A fragment that is not a JSON pointer, such as `#anchor`.
    Anchor(String),
    /// Percent-encoding that is not UTF-8.
    Malformed,
}

/// Parses the text of a reference.
pub fn parse_reference(text: &str) -> Reference {
    if has_scheme(text) || text.starts_with("//") {
        return Reference::Remote;
    }
    let (file, fragment) = text.split_once('#').unwrap_or((text, ""));
    let (Some(file), Some(fragment)) = (decode_percent(file), decode_percent(fragment)) else {
        return Reference::Malformed;
    };
    if !fragment.is_empty() && !fragment.starts_with('/') {
        return Reference::Anchor(fragment);
    }
    Reference::Node {
        file: (!file.is_empty()).then_some(file),
        pointer: fragment,
    }
}

/// The pointer of a reference inside the same document (`#/…`); `None` for any other form of reference.
pub fn local_pointer(text: &str) -> Option<String> {
    match parse_reference(text) {
        Reference::Node {
            file: None,
            pointer,
        } => Some(pointer),
        _ => None,
    }
}

/// Whether the text of a discriminator's mapping is a reference and not the name of a component.
pub fn looks_like_reference(text: &str) -> bool {
    text.contains(['/', '#'])
        || [".yaml", ".yml", ".json"]
            .iter()
            .any(|ending| text.ends_with(ending))
}

/// At least two letters, so that the drive of a Windows path does not count.
fn has_scheme(text: &str) -> bool {
    text.split_once(':').is_some_and(|(scheme, _)| {
        scheme.len() > 1
            && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
    })
}

/// `None` if the decoded bytes are not UTF-8. A `%` without two hex digits stays unchanged.
fn decode_percent(text: &str) -> Option<String> {
    let decoded = percent_encoding::percent_decode_str(text).decode_utf8();
    decoded.ok().map(Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(file: Option<&str>, pointer: &str) -> Reference {
        Reference::Node {
            file: file.map(str::to_owned),
            pointer: pointer.to_owned(),
        }
    }

    #[test]
    fn takes_references_apart() {
        assert_eq!(parse_reference("#/a/b"), node(None, "/a/b"));
        assert_eq!(parse_reference("../x.yaml"), node(Some("../x.yaml"), ""));
        assert_eq!(parse_reference("x.yaml#"), node(Some("x.yaml"), ""));
        assert_eq!(
            parse_reference("a%20b.yaml#/x~1%7Bid%7D"),
            node(Some("a b.yaml"), "/x~1{id}")
        );
        assert_eq!(parse_reference("100%.yaml"), node(Some("100%.yaml"), ""));
        assert_eq!(parse_reference("#name"), Reference::Anchor("name".into()));
        assert_eq!(parse_reference("#/%ff"), Reference::Malformed);
        assert_eq!(parse_reference("https://x/y"), Reference::Remote);
        assert_eq!(parse_reference("//x/y"), Reference::Remote);
        assert_eq!(parse_reference("urn:x"), Reference::Remote);
    }

    #[test]
    fn percent_signs_in_odd_places_do_not_split_characters() {
        assert_eq!(parse_reference("#/%é"), node(None, "/%é"));
        assert_eq!(parse_reference("%"), node(Some("%"), ""));
        assert_eq!(parse_reference("é%4"), node(Some("é%4"), ""));
    }
}
