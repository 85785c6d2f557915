//! Escapes characters that have a meaning in Markdown.

use super::chars::{is_invisible, is_web_address};

/// Escapes `text`, which is one line, and turns bare URLs into links. `begins` says that a line starts here.
pub(super) fn escape_text(text: &str, begins: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = find_url(rest) {
        let (before, url) = rest.split_at(at);
        let stop = url
            .find(|c: char| c.is_whitespace() || is_invisible(c) || "<>\"`|\\".contains(c))
            .unwrap_or(url.len());
        let url =
            url[..stop].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '*', '_', '\'']);
        out.push_str(&escape_words(before));
        if url.ends_with("//") {
            out.push_str(&escape_words(url));
        } else {
            out.push_str(&format!("<{url}>"));
        }
        rest = &rest[at + url.len()..];
    }
    out.push_str(&escape_words(rest));
    if begins {
        escape_start(&mut out);
    }
    out
}

/// The start of a URL that begins a word.
fn find_url(text: &str) -> Option<usize> {
    let starts = text.match_indices("http").filter(|(at, _)| {
        let glued = text[..*at].chars().next_back();
        is_web_address(&text[*at..]) && !glued.is_some_and(char::is_alphanumeric)
    });
    starts.map(|(at, _)| at).next()
}

/// Escapes the characters that have a meaning inside a line.
pub(super) fn escape_words(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let after = rest.peek().copied().unwrap_or(' ');
        let escaped = match c {
            '`' | '[' | ']' | '<' | '>' => true,
            '\\' => after.is_ascii_punctuation() || rest.peek().is_none(),
            '*' => !(before.is_whitespace() && after.is_whitespace()),
            '_' => !(before.is_alphanumeric() && after.is_alphanumeric()),
            '~' => before == '~' || after == '~',
            '&' => after.is_ascii_alphanumeric() || after == '#',
            _ => false,
        };
        let c = if is_invisible(c) { ' ' } else { c };
        if c == '&' && escaped && !is_entity(rest.clone()) {
            out.push(c);
        } else {
            if escaped {
                out.push('\\');
            }
            out.push(c);
        }
        before = c;
    }
    out
}

/// Whether the text after `&` makes it an entity.
fn is_entity(rest: impl Iterator<Item = char>) -> bool {
    let mut name = rest.skip_while(|c| c.is_ascii_alphanumeric() || *c == '#');
    name.next() == Some(';')
}

/// Escapes characters that would start a block: a heading, a list, a rule, a fence, the underline of a heading.
pub(super) fn escape_start(line: &mut String) {
    let Some(first) = line.chars().next() else {
        return;
    };
    let after = |at: usize| line[at..].chars().next().unwrap_or(' ');
    let run = |c: char| line.len() - line.trim_start_matches(c).len();
    let only = |c: char| line.chars().all(|other| other == c || other == ' ');
    let at = match first {
        '#' => after(run('#')).is_whitespace().then_some(0),
        '~' => (run('~') > 2).then_some(0),
        '=' => only('=').then_some(0),
        '-' => (after(1).is_whitespace() || only('-')).then_some(0),
        '+' | '*' => after(1).is_whitespace().then_some(0),
        '_' => only('_').then_some(0),
        '0'..='9' => {
            let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            let is_mark = matches!(after(digits), '.' | ')');
            let ends = line.len() == digits + 1;
            (is_mark && (ends || after(digits + 1).is_whitespace())).then_some(digits)
        }
        _ => None,
    };
    if let Some(at) = at {
        line.insert(at, '\\');
    }
}
