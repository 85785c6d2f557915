//! Makes a text that matches a simple pattern of literals, classes and counts. Other patterns are not supported.

use std::iter::Peekable;
use std::str::Chars;

/// A matching text; `None` for a pattern that is not simple.
pub(super) fn match_pattern(pattern: &str) -> Option<String> {
    let inner = pattern.strip_prefix('^').unwrap_or(pattern);
    let inner = inner.strip_suffix('$').unwrap_or(inner);
    let mut chars = inner.chars().peekable();
    let mut out = String::new();
    while let Some(c) = chars.next() {
        let one = match c {
            '\\' => escaped(chars.next()?)?,
            '[' => class(&mut chars)?,
            '.' => 'a',
            '(' | ')' | '|' | '^' | '$' | '*' | '+' | '?' | '{' => return None,
            other => other,
        };
        let count = count(&mut chars)?;
        out.extend(std::iter::repeat_n(one, count));
    }
    Some(out)
}

fn escaped(c: char) -> Option<char> {
    match c {
        'd' => Some('1'),
        'w' => Some('a'),
        's' => Some(' '),
        c if c.is_alphanumeric() => None,
        other => Some(other),
    }
}

/// The first character of a class such as `[a-z0-9]`.
fn class(chars: &mut Peekable<Chars<'_>>) -> Option<char> {
    let first = match chars.next()? {
        '^' | ']' => return None,
        '\\' => escaped(chars.next()?)?,
        other => other,
    };
    loop {
        match chars.next()? {
            ']' => return Some(first),
            '\\' => {
                chars.next()?;
            }
            _ => {}
        }
    }
}

/// The count of the previous character.
fn count(chars: &mut Peekable<Chars<'_>>) -> Option<usize> {
    match chars.peek() {
        Some('?' | '*') => {
            chars.next();
            Some(0)
        }
        Some('+') => {
            chars.next();
            Some(1)
        }
        Some('{') => {
            chars.next();
            let text: String = chars.by_ref().take_while(|c| *c != '}').collect();
            let least = text.split(',').next()?.trim();
            least.parse().ok().filter(|n| *n <= 1000)
        }
        _ => Some(1),
    }
}
