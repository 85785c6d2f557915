//! The content of a paragraph.
//!
//! In: events of the parser inside a block. Out: lines. Always: a parser that reads the lines again finds the same
//! text, code, emphasis and links, or fewer.

use super::chars::is_web_address;
use super::escape::{escape_start, escape_text, escape_words};
use super::span::{code_span, encode_target};
use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

/// A paragraph that is being written.
#[derive(Default)]
pub(super) struct Inline {
    text: String,
    /// The target of each open link; `None` if it has no target.
    links: Vec<Option<Target>>,
}

struct Target {
    url: String,
    /// Whether its label is its URL.
    bare: bool,
    /// The start of its label in the text.
    start: usize,
}

impl Inline {
    /// Adds an event.
    pub(super) fn add(&mut self, event: Event<'_>) {
        match event {
            Event::Text(text) => self.add_text(&text),
            Event::InlineHtml(text) | Event::Html(text) => {
                self.add_text(text.trim_end_matches('\n'))
            }
            Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.text.push_str(&code_span(&text));
            }
            Event::SoftBreak => self.add_break(""),
            Event::HardBreak => self.add_break("\\"),
            Event::Start(Tag::Emphasis) | Event::End(TagEnd::Emphasis) => self.text.push('*'),
            Event::Start(Tag::Strong) | Event::End(TagEnd::Strong) => self.text.push_str("**"),
            Event::Start(
                Tag::Link {
                    link_type,
                    dest_url,
                    ..
                }
                | Tag::Image {
                    link_type,
                    dest_url,
                    ..
                },
            ) => self.open_link(link_type, &dest_url),
            Event::End(TagEnd::Link | TagEnd::Image) => self.close_link(),
            _ => {}
        }
    }

    fn add_text(&mut self, text: &str) {
        for (at, line) in text.split('\n').enumerate() {
            if at > 0 {
                self.add_break("");
            }
            let begins = self.text.is_empty() || self.text.ends_with('\n');
            let line = if begins { line.trim_start() } else { line };
            let escaped = if self.links.iter().any(Option::is_some) {
                escape_words(line)
            } else {
                escape_text(line, begins)
            };
            self.text.push_str(&escaped);
        }
    }

    /// Ends the line, unless it is empty.
    fn add_break(&mut self, mark: &str) {
        let kept = self.text.trim_end_matches([' ', '\t']).len();
        self.text.truncate(kept);
        for target in self.links.iter_mut().flatten() {
            // Its label begins with the line break, because the spaces before it were removed.
            target.start = target.start.min(kept);
        }
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push_str(mark);
            self.text.push('\n');
        }
    }

    /// A link inside a link has no target, because Markdown does not allow it.
    fn open_link(&mut self, link_type: LinkType, url: &CowStr<'_>) {
        let inside = self.links.iter().any(Option::is_some);
        let known = !inside && link_type != LinkType::Email && is_web_address(url);
        self.links.push(known.then(|| Target {
            url: encode_target(url),
            bare: link_type == LinkType::Autolink,
            start: self.text.len(),
        }));
    }

    fn close_link(&mut self) {
        let Some(Some(target)) = self.links.pop() else {
            return;
        };
        let label = self.text.split_off(target.start);
        let label = label.trim();
        if label.is_empty() || target.bare {
            self.text.push_str(&format!("<{}>", target.url));
        } else {
            self.text.push_str(&format!("[{label}]({})", target.url));
        }
    }

    /// Takes all lines so far.
    pub(super) fn take_lines(&mut self) -> Vec<String> {
        self.links.clear();
        let text = std::mem::take(&mut self.text);
        let lines = text.lines().map(|line| line.trim().to_owned());
        let mut lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
        for line in &mut lines {
            escape_start(line);
        }
        // A backslash at the end of a paragraph is text and not a line break.
        if let Some(last) = lines.last_mut()
            && last.ends_with('\\')
            && !last.ends_with("\\\\")
        {
            last.pop();
        }
        lines
    }
}
