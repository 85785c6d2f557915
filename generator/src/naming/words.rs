//! Turns any text into words, and words into an identifier.

use heck::{ToKebabCase, ToSnakeCase, ToUpperCamelCase};
use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// Words for characters that an identifier cannot contain and that may be the only difference between two names.
const SYMBOLS: &[(char, &str)] = &[
    ('+', "plus"),
    ('*', "star"),
    ('=', "equal"),
    ('<', "less"),
    ('>', "greater"),
    ('!', "not"),
    ('%', "percent"),
    ('&', "and"),
    ('|', "or"),
    ('@', "at"),
    ('#', "hash"),
    ('$', "dollar"),
    ('~', "tilde"),
    ('^', "caret"),
    ('?', "question"),
];

/// Words for separators, used only if two names have no other difference.
const SEPARATORS: &[(char, &str)] = &[
    ('-', "dash"),
    ('_', "underscore"),
    ('.', "dot"),
    ('/', "slash"),
    (':', "colon"),
    (' ', "space"),
    (',', "comma"),
];

/// `text` with symbols as words if it has no letter or digit, and with spaces for all other characters that are not
/// letters or digits.
pub fn readable(text: &str) -> String {
    let text = &normal(text);
    let bare = !text.chars().any(char::is_alphanumeric);
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c);
            continue;
        }
        match SYMBOLS.iter().find(|(symbol, _)| *symbol == c) {
            Some((_, word)) if bare || matches!(c, '+' | '*' | '<' | '>' | '=' | '!') => {
                out.push(' ');
                out.push_str(word);
                out.push(' ');
            }
            _ if is_letter(c) => out.push(c),
            _ if c.is_alphanumeric() => out.push_str(&code_point(c)),
            _ => out.push(' '),
        }
    }
    if bare && out.trim().is_empty() {
        spelled(text)
    } else {
        out
    }
}

/// `text` with every separator as a word, and marked capitals. Different texts give different results.
pub fn spelled(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match SEPARATORS
            .iter()
            .chain(SYMBOLS)
            .find(|(symbol, _)| *symbol == c)
        {
            Some((_, word)) => {
                out.push(' ');
                out.push_str(word);
                out.push(' ');
            }
            None if c.is_ascii_uppercase() => {
                out.push_str(" upper ");
                out.push(c.to_ascii_lowercase());
            }
            None if c.is_ascii_alphanumeric() || is_lasting(c) => out.push(c),
            None => out.push_str(&code_point(c)),
        }
    }
    if out.trim().is_empty() {
        "empty".to_owned()
    } else {
        out
    }
}

/// `text` with marked runs of capitals, and with path variables different from fixed parts. It has more information
/// than [`readable`] and less than [`spelled`].
pub fn cased(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut capitals = String::new();
    let flush = |out: &mut String, capitals: &mut String| {
        match capitals.len() {
            0 => {}
            1 => out.push_str(" upper "),
            _ => out.push_str(" caps "),
        }
        out.push_str(&capitals.to_ascii_lowercase());
        capitals.clear();
    };
    for c in text.chars() {
        if c.is_ascii_uppercase() {
            capitals.push(c);
            continue;
        }
        flush(&mut out, &mut capitals);
        match c {
            '{' => out.push_str(" by "),
            c => out.push(c),
        }
    }
    flush(&mut out, &mut capitals);
    readable(&out)
}

/// Whether an identifier can contain a character beyond ASCII unchanged.
fn is_letter(c: char) -> bool {
    !c.is_ascii() && c.is_alphanumeric() && unicode_ident::is_xid_continue(c)
}

/// Whether a letter stays unchanged in an identifier, whatever comes before it.
fn is_lasting(c: char) -> bool {
    is_letter(c) && canonical_combining_class(c) == 0 && std::iter::once(c).nfkc().eq([c])
}

/// `text` in the normal form in which the compiler compares identifiers.
fn normal(text: &str) -> Cow<'_, str> {
    match text.is_ascii() {
        true => Cow::Borrowed(text),
        false => Cow::Owned(text.nfkc().collect()),
    }
}

/// `text` with the code points of letters beyond ASCII.
pub fn ascii(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            out.push(c);
        } else {
            out.push_str(&code_point(c));
        }
    }
    out
}

/// A character by its code point, for names that must be ASCII.
fn code_point(c: char) -> String {
    format!(" u{:x} ", u32::from(c))
}

/// UpperCamelCase. Separate digits stay separate (`2025-12-08` is `V2025_12_08`).
pub fn pascal(text: &str) -> String {
    let mut out = String::new();
    for word in text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
    {
        let word = word.to_upper_camel_case();
        let touches = out.ends_with(|c: char| c.is_ascii_digit())
            && word.starts_with(|c: char| c.is_ascii_digit());
        if touches {
            out.push('_');
        }
        out.push_str(&word);
    }
    if out.is_empty() {
        out.push_str("Empty");
    }
    if !out.starts_with(unicode_ident::is_xid_start) {
        out.insert(0, 'V');
    }
    out
}

/// snake_case.
pub fn snake(text: &str) -> String {
    let out = text.to_snake_case();
    match out.chars().next() {
        None => "empty".to_owned(),
        Some(c) if !unicode_ident::is_xid_start(c) => format!("n{out}"),
        Some(_) => out,
    }
}

/// kebab-case.
pub fn kebab(text: &str) -> String {
    let out = text.to_kebab_case();
    if out.is_empty() {
        "empty".to_owned()
    } else {
        out
    }
}

/// The lower-case words of `text`.
pub fn split(text: &str) -> Vec<String> {
    snake(&readable(text))
        .split('_')
        .map(str::to_owned)
        .collect()
}
