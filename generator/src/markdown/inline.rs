//! What stands inside a paragraph.
//!
//! In: events of the parser between the start and the end of a block. Out: lines. Always: the parser saw text, code,
//! emphasis or a link, and a parser that reads the lines again sees the same or less.

use super::span::{code_span, encode_target, is_invisible, is_web_address};
use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

/// A paragraph that is being written.
#[derive(Default)]
pub(super) struct Inline {
    text: String,
    /// Where each open link leads, or nowhere.
    links: Vec<Option<Target>>,
}

struct Target {
    url: String,
    /// Whether its label is its URL.
    bare: bool,
    /// Where its label begins in the text.
    start: usize,
}

impl Inline {
    /// Adds what the parser saw.
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

    /// Ends the line, unless nothing stands in it.
    fn add_break(&mut self, mark: &str) {
        let kept = self.text.trim_end_matches([' ', '\t']).len();
        self.text.truncate(kept);
        for target in self.links.iter_mut().flatten() {
            // Its label begins with the break, behind blanks that are gone now.
            target.start = target.start.min(kept);
        }
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push_str(mark);
            self.text.push('\n');
        }
    }

    /// A link in a link has no target of its own, for Markdown knows none.
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

    /// The lines so far; nothing is left.
    pub(super) fn take_lines(&mut self) -> Vec<String> {
        self.links.clear();
        let text = std::mem::take(&mut self.text);
        let lines = text.lines().map(|line| line.trim().to_owned());
        let mut lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
        for line in &mut lines {
            escape_start(line);
        }
        // A backslash at the end of a paragraph is a backslash and no break.
        if let Some(last) = lines.last_mut()
            && last.ends_with('\\')
            && !last.ends_with("\\\\")
        {
            last.pop();
        }
        lines
    }
}

/// TEXT of one line with all escaped that means something; bare URLs become links. BEGINS says that a line starts here.
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

/// Where a URL begins that is the first thing in its word.
fn find_url(text: &str) -> Option<usize> {
    let starts = text.match_indices("http").filter(|(at, _)| {
        let glued = text[..*at].chars().next_back();
        is_web_address(&text[*at..]) && !glued.is_some_and(char::is_alphanumeric)
    });
    starts.map(|(at, _)| at).next()
}

/// TEXT with the characters escaped that mean something inside a line.
fn escape_words(text: &str) -> String {
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

/// Whether what follows `&` makes it an entity.
fn is_entity(rest: impl Iterator<Item = char>) -> bool {
    let mut name = rest.skip_while(|c| c.is_ascii_alphanumeric() || *c == '#');
    name.next() == Some(';')
}

/// Escapes what would make a line the start of a block: a heading, a list, a rule, a fence, the line below a heading.
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
