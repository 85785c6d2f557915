//! The blocks of a description.
//!
//! In: events of the parser. Out: a tree of blocks. Always: the tree has at most two nested quotes and two nested
//! lists. Deeper blocks are moved up.

use super::inline::Inline;
use pulldown_cmark::{Event, Tag, TagEnd};

/// How many quotes, and how many lists, may be nested.
const DEPTH: usize = 2;

/// A part of a description.
pub(super) enum Block {
    /// Lines of text. They are tight if they are in a list without blank lines between its items.
    Text { lines: Vec<String>, tight: bool },
    /// A heading.
    Heading(usize, String),
    /// Code.
    Code(String),
    /// A quotation.
    Quote(Vec<Block>),
    /// Items, numbered from the given number or unnumbered.
    List(Option<u64>, Vec<Vec<Block>>),
    /// Rows of cells. The first row is the heading.
    Table(Vec<Vec<String>>),
    /// A horizontal rule.
    Rule,
}

/// Reads blocks.
pub(super) fn read<'a>(events: impl Iterator<Item = Event<'a>>) -> Vec<Block> {
    let mut reader = Reader::default();
    reader.push(Frame::Quote(Vec::new()));
    for event in events {
        match event {
            Event::Start(tag) => reader.start(tag),
            Event::End(tag) => reader.end(tag),
            Event::Rule => reader.add(Block::Rule),
            Event::Text(text) if reader.raw.is_some() => reader.add_raw(&text),
            Event::Html(text) if reader.raw.is_some() => reader.add_raw(&text),
            inline => reader.inline.add(inline),
        }
    }
    reader.end_text(false);
    match reader.frames.into_iter().next() {
        Some(Frame::Quote(blocks)) => blocks,
        _ => Vec::new(),
    }
}

/// A block that is open.
enum Frame {
    /// A quote, or the whole text.
    Quote(Vec<Block>),
    /// A quote that is nested too deep. Its blocks go to the block around it.
    Through,
    List(Option<u64>, Vec<Vec<Block>>),
    /// An item, and later items that are nested in it.
    Item(Vec<Block>, Vec<Vec<Block>>),
    /// A list that is nested too deep.
    DeepList,
    /// An item of such a list.
    DeepItem(Vec<Block>),
}

#[derive(Default)]
struct Reader {
    frames: Vec<Frame>,
    /// The indexes of open blocks that can hold blocks and items, and the numbers of open quotes and lists. Without
    /// them, the time for deeply nested text would be quadratic.
    holders: Vec<usize>,
    items: Vec<usize>,
    quotes: usize,
    lists: usize,
    inline: Inline,
    /// The text of an open code or HTML block.
    raw: Option<String>,
    table: Vec<Vec<String>>,
}

impl Reader {
    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. } => {
                self.inline.add(Event::Start(tag));
                return;
            }
            Tag::TableHead | Tag::TableRow => self.table.push(Vec::new()),
            Tag::TableCell => {}
            _ => self.end_text(true),
        }
        match tag {
            Tag::CodeBlock(_) | Tag::HtmlBlock => self.raw = Some(String::new()),
            Tag::BlockQuote(_) if self.quotes > DEPTH => self.push(Frame::Through),
            Tag::BlockQuote(_) => self.push(Frame::Quote(Vec::new())),
            Tag::List(_) if self.lists == DEPTH => self.push(Frame::DeepList),
            Tag::List(first) => self.push(Frame::List(first, Vec::new())),
            Tag::Item if matches!(self.frames.last(), Some(Frame::DeepList)) => {
                self.push(Frame::DeepItem(Vec::new()));
            }
            Tag::Item => self.push(Frame::Item(Vec::new(), Vec::new())),
            _ => {}
        }
    }

    fn push(&mut self, frame: Frame) {
        let at = self.frames.len();
        match frame {
            Frame::Quote(_) => self.quotes += 1,
            Frame::List(..) => self.lists += 1,
            Frame::Item(..) => self.items.push(at),
            Frame::Through | Frame::DeepList | Frame::DeepItem(_) => {}
        }
        if matches!(
            frame,
            Frame::Quote(_) | Frame::Item(..) | Frame::DeepItem(_)
        ) {
            self.holders.push(at);
        }
        self.frames.push(frame);
    }

    fn pop(&mut self) -> Option<Frame> {
        let frame = self.frames.pop()?;
        match frame {
            Frame::Quote(_) => self.quotes -= 1,
            Frame::List(..) => self.lists -= 1,
            _ => {}
        }
        let gone = self.frames.len();
        self.holders.pop_if(|at| *at == gone);
        self.items.pop_if(|at| *at == gone);
        Some(frame)
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link | TagEnd::Image => {
                self.inline.add(Event::End(tag));
            }
            TagEnd::Paragraph => self.end_text(false),
            TagEnd::Heading(level) => {
                let line = join(self.inline.take_lines());
                self.add(Block::Heading(level as usize, line));
            }
            TagEnd::CodeBlock => {
                if let Some(code) = self.raw.take() {
                    self.add(Block::Code(code));
                }
            }
            TagEnd::HtmlBlock => {
                if let Some(html) = self.raw.take() {
                    self.inline.add(Event::Text(html.into()));
                }
                self.end_text(false);
            }
            TagEnd::TableCell => {
                let cell = join(self.inline.take_lines());
                if let Some(row) = self.table.last_mut() {
                    row.push(cell);
                }
            }
            TagEnd::Table => {
                let rows = std::mem::take(&mut self.table);
                self.add(Block::Table(rows));
            }
            TagEnd::BlockQuote(_) | TagEnd::Item | TagEnd::List(_) => {
                self.end_text(true);
                self.end_frame();
            }
            _ => {}
        }
    }

    fn end_frame(&mut self) {
        match self.pop() {
            Some(Frame::Quote(blocks)) => self.add(Block::Quote(blocks)),
            Some(Frame::List(first, items)) => self.add(Block::List(first, items)),
            Some(Frame::Item(blocks, after)) => {
                if let Some(Frame::List(_, items)) = self.frames.last_mut() {
                    items.push(blocks);
                    items.extend(after);
                }
            }
            Some(Frame::DeepItem(blocks)) if !blocks.is_empty() => {
                let item = self.items.last().and_then(|at| self.frames.get_mut(*at));
                if let Some(Frame::Item(_, after)) = item {
                    after.push(blocks);
                }
            }
            _ => {}
        }
    }

    /// Adds a block to the innermost open block that holds blocks.
    fn add(&mut self, block: Block) {
        let holder = self.holders.last().and_then(|at| self.frames.get_mut(*at));
        if let Some(Frame::Quote(blocks) | Frame::Item(blocks, _) | Frame::DeepItem(blocks)) =
            holder
        {
            blocks.push(block);
        }
    }

    fn add_raw(&mut self, text: &str) {
        if let Some(raw) = &mut self.raw {
            raw.push_str(text);
        }
    }

    /// Makes a block of the text so far.
    fn end_text(&mut self, tight: bool) {
        let lines = self.inline.take_lines();
        if !lines.is_empty() {
            self.add(Block::Text { lines, tight });
        }
    }
}

/// Joins lines into one.
fn join(lines: Vec<String>) -> String {
    let whole = |line: &String| {
        let marks = line.len() - line.trim_end_matches('\\').len();
        // An odd number of backslashes at the end of a line is a line break.
        line[..line.len() - marks % 2].trim_end().to_owned()
    };
    lines.iter().map(whole).collect::<Vec<_>>().join(" ")
}
