//! Converts text of a document into safe Markdown.
//!
//! In: text that anybody may have written. Out: Markdown that shows it. Always: no text becomes code that rustdoc would
//! compile and run, a link into the crate, HTML or an image. Code of the author is shown in a fence marked `text`.
//!
//! A description is parsed as CommonMark by rustdoc's own parser, and written again from the parser's events. So only
//! Markdown that this module writes can exist, and no other code needs to recognise dangerous text.

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

pub(crate) use chars::is_invisible;
pub use check::{Fault, find_fault, find_fault_in_rust, may_document_code};
pub use span::{code_span, one_line, plain_line, reference_link, without_invisible};

use pulldown_cmark::{Options, Parser, TextMergeStream};

/// The lines of a documentation comment that shows `text`, without `///`.
pub fn doc_lines(text: &str) -> Vec<String> {
    let text = clean(text);
    let events = TextMergeStream::new(Parser::new_ext(&text, Options::ENABLE_TABLES));
    let lines = print::print(&blocks::read(events));
    match find_fault(&lines.join("\n")) {
        None => lines,
        // No such text is known. If one comes, it is shown unchanged.
        Some(_) => print::fence(&text),
    }
}

/// The first paragraph of `text` as one line of Markdown. Empty if `text` begins with another block.
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

/// The lines of a list item. `text` is one line of Markdown from this module.
pub fn list_item(text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    wrap::wrap(text, print::WIDTH - 2, &mut lines);
    let indent = |(at, line): (usize, String)| {
        let before = if at == 0 { "- " } else { "  " };
        before.to_owned() + &line
    };
    lines.into_iter().enumerate().map(indent).collect()
}

/// `text` without control characters, except line breaks and tabs, and without characters that change the direction of
/// text.
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
