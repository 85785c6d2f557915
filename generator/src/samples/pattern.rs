//! Makes a text that matches a simple pattern of literals, classes, groups and counts. Other patterns are not supported.

use std::iter::Peekable;
use std::str::Chars;

/// How deep groups stand in one another at most.
const DEPTH: usize = 16;

/// How long a text is at most.
const LENGTH: usize = 10_000;

/// Returns a text that matches `pattern`. Returns `None` for a pattern that is not simple.
pub(super) fn match_pattern(pattern: &str) -> Option<String> {
    let inner = pattern.strip_prefix('^').unwrap_or(pattern);
    let inner = inner.strip_suffix('$').unwrap_or(inner);
    sequence(&mut inner.chars().peekable(), 0)
}

/// The first alternative up to the end of the pattern or, below it, of the group.
fn sequence(chars: &mut Peekable<Chars<'_>>, depth: usize) -> Option<String> {
    let mut out = String::new();
    let mut first = None;
    loop {
        let one = match chars.next() {
            None if depth == 0 => break,
            Some(')') if depth > 0 => break,
            // Anchors belong to the whole pattern, and around it they are to one alternative alone.
            Some('|') if depth > 0 => {
                first.get_or_insert(std::mem::take(&mut out));
                continue;
            }
            Some('(') if depth < DEPTH => group(chars, depth)?,
            Some('\\') => escaped(chars.next()?)?.to_string(),
            Some('[') => class(chars)?.to_string(),
            Some('.') => "a".to_owned(),
            None | Some('(' | ')' | '|' | '^' | '$' | '*' | '+' | '?' | '{') => return None,
            Some(other) => other.to_string(),
        };
        let count = count(chars)?;
        if one.len().saturating_mul(count) + out.len() > LENGTH {
            return None;
        }
        out.push_str(&one.repeat(count));
    }
    Some(first.unwrap_or(out))
}

/// What a group matches, after its parenthesis; one that looks ahead or behind is left alone.
fn group(chars: &mut Peekable<Chars<'_>>, depth: usize) -> Option<String> {
    if chars.next_if_eq(&'?').is_some() && chars.next()? != ':' {
        return None;
    }
    sequence(chars, depth + 1)
}

fn escaped(c: char) -> Option<char> {
    match c {
        'd' => Some('1'),
        'w' => Some('a'),
        's' => Some(' '),
        'D' | 'S' => Some('a'),
        'W' => Some('-'),
        c if c.is_alphanumeric() => None,
        other => Some(other),
    }
}

/// Returns a character of a class such as `[a-z0-9]`: the first, or one that a class such as `[^:]` does not name.
fn class(chars: &mut Peekable<Chars<'_>>) -> Option<char> {
    let is_negated = chars.next_if_eq(&'^').is_some();
    let mut named = Vec::new();
    loop {
        named.push(match chars.next()? {
            ']' if named.is_empty() => return None,
            ']' => break,
            '\\' if is_negated || named.is_empty() => escaped(chars.next()?)?,
            '\\' => chars.next()?,
            other => other,
        });
    }
    match is_negated {
        false => named.first().copied(),
        // What a range in it, or another class, has is not known.
        true if named.iter().any(|c| *c == '-' || c.is_alphanumeric()) => None,
        true => Some('a'),
    }
}

/// How often the character before stands there.
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
