//! Text of a document as Markdown of ours.
//!
//! In: text that anybody may have written. Out: Markdown that shows it. Always: no text becomes code that rustdoc would
//! compile and run, a link into the crate, HTML or an image; what is meant as code is shown in a fence marked `text`.
//!
//! A description is read as CommonMark by the parser that rustdoc uses, and written again from what the parser saw. So
//! there is one place that decides which Markdown exists, and nothing else has to be recognised and defused.

mod blocks;
mod chars;
mod check;
mod escape;
mod inline;
mod print;
mod span;
#[cfg(test)]
mod tests;
mod wrap;

pub use check::{Fault, find_fault, find_fault_in_rust};
pub use span::{code_span, one_line, reference_link, without_invisible};

use pulldown_cmark::{Options, Parser, TextMergeStream};

/// The lines of a documentation comment that shows TEXT, without `///`.
pub fn doc_lines(text: &str) -> Vec<String> {
    let text = clean(text);
    let events = TextMergeStream::new(Parser::new_ext(&text, Options::ENABLE_TABLES));
    let lines = print::print(&blocks::read(events));
    match find_fault(&lines.join("\n")) {
        None => lines,
        // Nobody knows a text that comes here. Should there be one, it is shown as it is.
        Some(_) => print::fence(&text),
    }
}

/// The first paragraph of TEXT as a line of Markdown; empty where TEXT begins with anything else.
pub fn lead(text: &str) -> String {
    let text = clean(text);
    let events = TextMergeStream::new(Parser::new_ext(&text, Options::ENABLE_TABLES));
    let line = match blocks::read(events).first() {
        // A backslash at the end of a line breaks it.
        Some(blocks::Block::Text { lines, .. }) => {
            let lines = lines
                .iter()
                .map(|line| line.strip_suffix('\\').unwrap_or(line));
            lines.collect::<Vec<_>>().join(" ")
        }
        _ => String::new(),
    };
    match find_fault(&line) {
        None => line,
        Some(_) => String::new(),
    }
}

/// The lines of an item of a list: TEXT is Markdown of ours in one line.
pub fn list_item(text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    wrap::wrap(text, print::WIDTH - 2, &mut lines);
    let indent = |(at, line): (usize, String)| {
        let before = if at == 0 { "- " } else { "  " };
        before.to_owned() + &line
    };
    lines.into_iter().enumerate().map(indent).collect()
}

/// TEXT with no other control characters than line breaks and tabs, and with nothing that turns the order of letters.
fn clean(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    text.chars()
        .map(|c| match c {
            '\n' | '\t' => c,
            '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
            c if chars::is_invisible(c) => ' ',
            c => c,
        })
        .collect()
}
