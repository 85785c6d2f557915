//! Text as one line: as code, as plain text, as a link.

use super::chars::{is_invisible, is_web_address};

/// `text` with spaces instead of invisible characters.
pub fn without_invisible(text: &str) -> String {
    let seen = |c| if is_invisible(c) { ' ' } else { c };
    text.chars().map(seen).collect()
}

/// `text` as one line without invisible characters, for a comment or a setting that does not show Markdown.
pub fn plain_line(text: &str) -> String {
    let text = without_invisible(text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `text` as plain text in one line of Markdown, with escapes.
pub fn one_line(text: &str) -> String {
    super::escape::escape_text(&plain_line(text), true)
}

/// `text` as a code span: with enough backticks, and with escaped control characters.
pub fn code_span(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    for c in text.chars() {
        if is_invisible(c) {
            clean.extend(c.escape_default());
        } else {
            clean.push(c);
        }
    }
    if clean.trim().is_empty() {
        return format!("`{clean:?}`");
    }
    let fence = "`".repeat(longest_run(&clean, '`') + 1);
    let pad = if clean.starts_with('`') || clean.ends_with('`') {
        " "
    } else {
        ""
    };
    format!("{fence}{pad}{clean}{pad}{fence}")
}

/// The length of the longest run of `c`.
pub(super) fn longest_run(text: &str, c: char) -> usize {
    let runs = text.split(|other| other != c);
    runs.map(str::len).max().unwrap_or_default() / c.len_utf8()
}

/// A link to a page of the reference documentation. If the text is not an absolute URL, it is shown as code.
pub fn reference_link(url: &str) -> String {
    if is_web_address(url) {
        format!("[Reference]({})", encode_target(url))
    } else {
        format!("Reference: {}.", code_span(url))
    }
}

/// `url` with all characters encoded that could end the target of a link.
pub(super) fn encode_target(url: &str) -> String {
    let mut target = String::with_capacity(url.len());
    for c in url.chars() {
        if c.is_whitespace() || is_invisible(c) || "()<>\\`[]|\"'".contains(c) {
            for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                target.push_str(&format!("%{byte:02X}"));
            }
        } else {
            target.push(c);
        }
    }
    target
}
