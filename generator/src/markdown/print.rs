//! Prints blocks as Markdown.
//!
//! In: a tree of blocks. Out: lines. Always: outside fences, no line starts with four spaces, also relative to a quote
//! or list, so there is no indented code. Each fence is marked `text` and closed.

use super::blocks::Block;
use super::span::{code_span, longest_run};
use super::wrap::wrap;

/// How many spaces may be before a line. One more would make it code.
const ROOM: usize = 3;

/// The columns for text: together with `    /// ` they make one hundred.
pub(super) const WIDTH: usize = 92;

/// The surroundings of a block.
#[derive(Clone, Copy)]
struct Around {
    /// How many more spaces may be before its lines.
    room: usize,
    /// Whether its lines are indented less than needed, so that they may end the enclosing block.
    loose: bool,
    /// How many columns its lines have.
    width: usize,
}

/// Prints blocks.
pub(super) fn print(blocks: &[Block]) -> Vec<String> {
    print_blocks(
        blocks,
        Around {
            room: ROOM,
            loose: false,
            width: WIDTH,
        },
    )
}

fn print_blocks(blocks: &[Block], around: Around) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut last: Option<&Block> = None;
    for block in blocks {
        let printed = print_block(block, around);
        if printed.is_empty() {
            continue;
        }
        let follows = matches!(last, Some(Block::Text { tight: true, .. }))
            && matches!(block, Block::List(None, _));
        if !lines.is_empty() && !follows {
            lines.push(String::new());
        }
        lines.extend(printed);
        last = Some(block);
    }
    lines
}

fn print_block(block: &Block, around: Around) -> Vec<String> {
    match block {
        Block::Text { lines, .. } => wrap_lines(lines, around.width),
        Block::Heading(level, line) if line.is_empty() => vec!["#".repeat(*level)],
        Block::Heading(level, line) => vec![format!("{} {line}", "#".repeat(*level))],
        Block::Code(code) if around.loose => print_code_lines(code),
        Block::Code(code) => fence(code),
        Block::Quote(blocks) => {
            let inside = Around {
                room: ROOM,
                width: around.width.saturating_sub(2),
                ..around
            };
            let lines = print_blocks(blocks, inside).into_iter();
            lines
                .map(|line| format!("> {line}").trim_end().to_owned())
                .collect()
        }
        Block::List(first, items) => print_list(*first, items, around),
        Block::Table(rows) => print_table(rows),
        Block::Rule => vec!["***".to_owned()],
    }
}

fn wrap_lines(text: &[String], width: usize) -> Vec<String> {
    let mut lines = Vec::with_capacity(text.len());
    for line in text {
        wrap(line, width, &mut lines);
    }
    lines
}

fn print_list(first: Option<u64>, items: &[Vec<Block>], around: Around) -> Vec<String> {
    let is_tight =
        |block: &Block| matches!(block, Block::Text { tight: true, .. } | Block::List(..));
    let tight = items.iter().flatten().all(is_tight);
    let mut lines = Vec::new();
    for (at, blocks) in items.iter().enumerate() {
        let mark = match first {
            Some(first) => format!("{}. ", first.saturating_add(at as u64)),
            None => "- ".to_owned(),
        };
        let indent = mark.len().min(around.room);
        let inside = Around {
            room: around.room - indent,
            loose: around.loose || mark.len() > indent,
            width: around.width.saturating_sub(mark.len()),
        };
        if at > 0 && !tight {
            lines.push(String::new());
        }
        let printed = print_blocks(blocks, inside);
        if printed.is_empty() {
            lines.push(mark.trim_end().to_owned());
        }
        for (at, line) in printed.into_iter().enumerate() {
            let before = if at == 0 {
                mark.clone()
            } else {
                " ".repeat(indent)
            };
            lines.push(format!("{before}{line}").trim_end().to_owned());
        }
    }
    lines
}

fn print_table(rows: &[Vec<String>]) -> Vec<String> {
    let print_row = |row: &Vec<String>| {
        let cells: Vec<String> = row.iter().map(|cell| escape_bars(cell)).collect();
        format!("| {} |", cells.join(" | "))
    };
    let mut lines: Vec<String> = rows.iter().map(print_row).collect();
    if let Some(head) = rows.first() {
        lines.insert(1, format!("|{}", "---|".repeat(head.len())));
    }
    lines
}

/// A cell with escaped bars. Bars must be escaped even in code.
fn escape_bars(cell: &str) -> String {
    cell.replace('|', "\\|")
}

/// `text` in a fence, so that rustdoc does not run it.
pub(super) fn fence(text: &str) -> Vec<String> {
    let text = text.replace('\t', "    ");
    let mark = "`".repeat(longest_run(&text, '`').max(2) + 1);
    let mut lines = vec![format!("{mark}text")];
    lines.extend(text.lines().map(|line| line.trim_end().to_owned()));
    lines.push(mark);
    lines
}

/// Each line of `text` as a code span, for places where a fence could end early.
fn print_code_lines(text: &str) -> Vec<String> {
    let text = text.replace('\t', "    ");
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .collect();
    let last = lines.len().saturating_sub(1);
    let print = |(at, line): (usize, &&str)| {
        let end = if at < last { "\\" } else { "" };
        format!("{}{end}", code_span(line.trim_end()))
    };
    lines.iter().enumerate().map(print).collect()
}
