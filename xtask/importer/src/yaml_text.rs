//! Writes text as a YAML scalar in one line.
//!
//! In: any text. Out: the same plain, in single quotes or escaped. Always: every version of YAML reads it as this text.

/// Text inside brackets, where more characters have a meaning.
pub fn flow_scalar(text: &str) -> String {
    if text.contains([',', '[', ']', '{', '}', ':', '?']) && text.chars().all(is_plain_char) {
        return quote(text);
    }
    scalar(text)
}

/// Text in one line: plain if YAML reads it as this text, quoted otherwise.
pub fn scalar(text: &str) -> String {
    if is_plain(text) {
        text.to_owned()
    } else if text.chars().all(is_plain_char) {
        quote(text)
    } else {
        escape(text)
    }
}

/// A character that needs no escape in any YAML scalar.
pub fn is_plain_char(c: char) -> bool {
    !c.is_control()
        && !matches!(
            c,
            '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'
        )
}

/// Text in double quotes, with escapes.
fn escape(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if is_plain_char(c) => out.push(c),
            c => out.push_str(&format!("\\U{:08x}", u32::from(c))),
        }
    }
    out.push('"');
    out
}

fn quote(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// Whether YAML reads text without quotes as exactly this text.
fn is_plain(text: &str) -> bool {
    let starts =
        text.starts_with(|c: char| c.is_alphabetic() || matches!(c, '/' | '$' | '_' | '.'));
    starts
        && !text.ends_with([' ', ':'])
        && !text.contains(": ")
        && !text.contains(" #")
        && text.chars().all(is_plain_char)
        && !is_other_kind(text)
}

/// Words that some version of YAML reads as another type than text.
fn is_other_kind(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    matches!(
        lower.as_str(),
        "true" | "false" | "null" | "yes" | "no" | "on" | "off" | "y" | "n" | "nan" | "inf"
    ) || lower.starts_with('.') && lower.len() <= 5
}
