//! Makes a text that matches a simple pattern of literals, classes, groups and counts. Other patterns are not supported.

use std::iter::Peekable;
use std::str::Chars;

/// How deep groups stand in one another at most.
const DEPTH: usize = 16;

/// How long a text is at most.
const LENGTH: usize = 10_000;

/// Returns a text that matches `pattern`, and that has `least` characters if the pattern allows as many. Returns `None`
/// for a pattern that is not simple.
pub(super) fn match_pattern(pattern: &str, least: usize) -> Option<String> {
    let inner = pattern.strip_prefix('^').unwrap_or(pattern);
    let inner = inner.strip_suffix('$').unwrap_or(inner);
    let with = |mut spare| sequence(&mut inner.chars().peekable(), 0, &mut spare);
    let shortest = with(0)?;
    match least.saturating_sub(shortest.chars().count()) {
        0 => Some(shortest),
        missing => with(missing).or(Some(shortest)),
    }
}

/// The first alternative up to the end of the pattern or, below it, of the group. Its counts take what they can of the
/// `spare` characters.
fn sequence(chars: &mut Peekable<Chars<'_>>, depth: usize, spare: &mut usize) -> Option<String> {
    let mut out = String::new();
    let mut first = None;
    let mut none = 0;
    loop {
        // The other alternatives are not used.
        let spare = match first {
            None => &mut *spare,
            Some(_) => &mut none,
        };
        let before = *spare;
        let one = match chars.next() {
            None if depth == 0 => break,
            Some(')') if depth > 0 => break,
            // Anchors belong to the whole pattern, and around it they are to one alternative alone.
            Some('|') if depth > 0 => {
                first.get_or_insert(std::mem::take(&mut out));
                continue;
            }
            Some('(') if depth < DEPTH => group(chars, depth, spare)?,
            Some('\\') => escaped(chars.next()?)?.to_string(),
            Some('[') => class(chars)?.to_string(),
            Some('.') => "a".to_owned(),
            None | Some('(' | ')' | '|' | '^' | '$' | '*' | '+' | '?' | '{') => return None,
            Some(other) => other.to_string(),
        };
        let (least, most) = count(chars)?;
        if least == 0 {
            // A group that may be missing has used nothing yet.
            *spare = before;
        }
        let more = match one.chars().count() {
            0 => 0,
            size => spare.div_ceil(size).min(most - least),
        };
        *spare = spare.saturating_sub(more * one.chars().count());
        let count = least + more;
        if one.len().saturating_mul(count) + out.len() > LENGTH {
            return None;
        }
        out.push_str(&one.repeat(count));
    }
    Some(first.unwrap_or(out))
}

/// What a group matches, after its parenthesis; one that looks ahead or behind is left alone.
fn group(chars: &mut Peekable<Chars<'_>>, depth: usize, spare: &mut usize) -> Option<String> {
    if chars.next_if_eq(&'?').is_some() && chars.next()? != ':' {
        return None;
    }
    sequence(chars, depth + 1, spare)
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

/// The least and the most repetitions of the character or group before.
fn count(chars: &mut Peekable<Chars<'_>>) -> Option<(usize, usize)> {
    let (least, most) = match chars.peek() {
        Some('?') => (0, 1),
        Some('*') => (0, LENGTH),
        Some('+') => (1, LENGTH),
        Some('{') => {
            chars.next();
            let text: String = chars.by_ref().take_while(|c| *c != '}').collect();
            let (least, most) = match text.split_once(',') {
                None => (text.trim(), text.trim()),
                Some((least, most)) => (least.trim(), most.trim()),
            };
            let least = least.parse().ok().filter(|n| *n <= 1000)?;
            let most = match most {
                "" => LENGTH,
                most => most.parse().ok()?,
            };
            return Some((least, most.max(least)));
        }
        _ => return Some((1, 1)),
    };
    chars.next();
    Some((least, most))
}
