//! Text in one line: as code, as plain words, as a link.

use super::chars::{is_invisible, is_web_address};

/// TEXT with spaces for all that is invisible.
pub fn without_invisible(text: &str) -> String {
    let seen = |c| if is_invisible(c) { ' ' } else { c };
    text.chars().map(seen).collect()
}

/// TEXT as plain words in one line of Markdown; what means something in Markdown is escaped.
pub fn one_line(text: &str) -> String {
    let plain = without_invisible(text);
    let words: Vec<&str> = plain.split_whitespace().collect();
    super::escape::escape_text(&words.join(" "), true)
}

/// TEXT as code in a line of documentation: in as many backticks as it takes, with control characters escaped.
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

/// The most times that C stands in a row.
pub(super) fn longest_run(text: &str, c: char) -> usize {
    let runs = text.split(|other| other != c);
    runs.map(str::len).max().unwrap_or_default() / c.len_utf8()
}

/// A link to a page of reference documentation; text that is no absolute URL is shown as code.
pub fn reference_link(url: &str) -> String {
    if is_web_address(url) {
        format!("[Reference]({})", encode_target(url))
    } else {
        format!("Reference: {}.", code_span(url))
    }
}

/// URL with everything encoded that could end the target of a link.
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
