//! The version of OpenAPI that a document names.

/// The minor version of a version of OpenAPI 3, such as `3.1.0`; `None` for any other text. `3` is 3.0.
pub(crate) fn parse_minor(text: &str) -> Option<u32> {
    let mut parts = text.trim().split('.');
    match parts.next() {
        Some("3") => parts.next().unwrap_or("0").parse().ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::parse_minor;

    #[test]
    fn only_versions_of_openapi_3_have_a_minor_version() {
        for (text, minor) in [("3", 0), ("3.0.3", 0), (" 3.1.0 ", 1), ("3.10", 10)] {
            assert_eq!(parse_minor(text), Some(minor), "{text:?}");
        }
        for text in ["", "2.0", "4.0.0", "31.0", "3.x", "v3.1.0", "3..1"] {
            assert_eq!(parse_minor(text), None, "{text:?}");
        }
    }
}
