//! Wraps long lines.
//!
//! In: a line of Markdown. Out: lines of at most a given width, if the words allow it. Always: Markdown reads these
//! lines like the original line.

/// Adds `text` to `lines` in lines of at most `width` columns.
pub(super) fn wrap(text: &str, width: usize, lines: &mut Vec<String>) {
    let mut line = String::new();
    for word in split_words(text) {
        let fits = columns(&line) + 1 + columns(word) <= width;
        if !line.is_empty() && !fits && !begins_block(word) {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    lines.push(line);
}

fn columns(text: &str) -> usize {
    text.chars().count()
}

/// The words of a line; a code span is one word.
fn split_words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let (mut start, mut at) = (0, 0);
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        if rest.starts_with('\\') {
            at += 1 + rest.chars().nth(1).map_or(0, char::len_utf8);
        } else if rest.starts_with('`') {
            at += code_span_length(rest);
        } else if rest.starts_with(' ') {
            words.extend(text.get(start..at).filter(|word| !word.is_empty()));
            at += 1;
            start = at;
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    words.extend(text.get(start..).filter(|word| !word.is_empty()));
    words
}

/// The length of the code span that begins here. If it has no end, the length of its backticks.
fn code_span_length(text: &str) -> usize {
    let run = |text: &str| text.len() - text.trim_start_matches('`').len();
    let ticks = run(text);
    let mut at = ticks;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find('`')) {
        let begin = at + found;
        let length = text.get(begin..).map_or(0, run);
        if length == ticks {
            return begin + length;
        }
        at = begin + length;
    }
    ticks
}

/// Whether a line that begins with this word would begin another block than a paragraph.
fn begins_block(word: &str) -> bool {
    let number = word.strip_suffix(['.', ')']);
    let is_number = number.is_some_and(|n| n.bytes().all(|byte| byte.is_ascii_digit()));
    let is_rule = word
        .bytes()
        .all(|byte| matches!(byte, b'-' | b'=' | b'*' | b'_' | b'+' | b'|' | b':'));
    is_number
        || is_rule
        || word.starts_with(['#', '>', '|', '<', '~', '=', '['])
        || word.starts_with("```")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser};

    fn wrapped(text: &str, width: usize) -> Vec<String> {
        let mut lines = Vec::new();
        wrap(text, width, &mut lines);
        lines
    }

    /// The Markdown events of a text, with spaces instead of line ends.
    fn show(text: &str) -> Vec<String> {
        let (mut events, mut run) = (Vec::new(), String::new());
        for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
            match event {
                Event::Text(text) => run.push_str(&text),
                Event::SoftBreak => run.push(' '),
                other => events.extend([std::mem::take(&mut run), format!("{other:?}")]),
            }
        }
        events
    }

    #[test]
    fn lines_are_no_longer_than_asked() {
        assert_eq!(wrapped("one two three", 7), ["one two", "three"]);
        assert_eq!(wrapped("one two", 80), ["one two"]);
        assert_eq!(wrapped("unbreakable", 3), ["unbreakable"]);
        assert_eq!(wrapped("a `b c d` e", 5), ["a", "`b c d`", "e"]);
    }

    #[test]
    fn no_line_begins_with_what_would_be_a_list_or_a_heading() {
        for word in ["-", "*", "1.", "1)", "#", ">", "===", "---", "|---|"] {
            let text = format!("before {word} after");
            assert_eq!(
                wrapped(&text, 6),
                [format!("before {word}"), "after".to_owned()]
            );
        }
    }

    proptest! {
        #[test]
        fn markdown_reads_the_lines_as_one(
            words in proptest::collection::vec("[a-z]{1,6}|[-+*#>=|:_~]{1,3}|[0-9]{1,2}[.)]?|`[a-z ]{1,5}`|\\\\[`*<]", 1..30),
            width in 5usize..60,
        ) {
            let text = format!("Text {}", words.join(" "));
            prop_assert_eq!(show(&wrapped(&text, width).join("\n")), show(&text));
        }
    }
}
