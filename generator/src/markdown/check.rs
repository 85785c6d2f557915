//! Finds dangerous parts in documentation that shows text of a document.
//!
//! In: documentation as written. Out: code that rustdoc would, or might, compile and run. Always: the text is parsed as
//! rustdoc parses it, once as for doctests and once as for pages.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};
use std::fmt;
use std::ops::Range;

/// Why documentation is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A block of code that is not marked `text`.
    Code(String),
    /// A line outside code that is indented like code.
    Indented(String),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::Code(text) => write!(f, "rustdoc would run {text:?}, which the document says"),
            Fault::Indented(line) => write!(
                f,
                "the line {line:?} of the document is indented as code is"
            ),
        }
    }
}

/// Whether documentation may have code, which is fenced or indented, also in a list or a quotation. To parse all other
/// documentation would take a tenth of a run.
fn may_have_code(doc: &str) -> bool {
    ["```", "~~~", "    ", "\t"]
        .iter()
        .any(|sign| doc.contains(sign))
}

/// Looks for a fault in DOC, the lines of a documentation comment without `///`.
pub fn find_fault(doc: &str) -> Option<Fault> {
    if !may_have_code(doc) {
        return None;
    }
    let as_doctests = find_code(doc, Options::empty());
    let rendered = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION;
    let ranges = match (as_doctests, find_code(doc, rendered)) {
        (Ok(ranges), Ok(_)) => ranges,
        (Err(fault), _) | (_, Err(fault)) => return Some(fault),
    };
    let mut start = 0;
    for line in doc.split_inclusive('\n') {
        let indented = line.starts_with("    ") || line.starts_with('\t');
        let in_code = |range: &Range<usize>| range.start <= start && start < range.end;
        if indented && !line.trim().is_empty() && !ranges.iter().any(in_code) {
            return Some(Fault::Indented(shorten(line)));
        }
        start += line.len();
    }
    None
}

/// The ranges of code marked `text`. Other code is a fault.
fn find_code(doc: &str, options: Options) -> Result<Vec<Range<usize>>, Fault> {
    let mut ranges = Vec::new();
    for (event, range) in Parser::new_ext(doc, options).into_offset_iter() {
        if let Event::Start(Tag::CodeBlock(kind)) = event {
            match kind {
                CodeBlockKind::Fenced(info) if info.as_ref() == "text" => ranges.push(range),
                _ => return Err(Fault::Code(shorten(doc.get(range).unwrap_or_default()))),
            }
        }
    }
    Ok(ranges)
}

fn shorten(text: &str) -> String {
    text.chars().take(80).collect()
}

/// Whether a comment or an attribute of a Rust file may be documentation with code. If not, [`find_fault_in_rust`] finds
/// nothing. Few files have any, and to search all files token by token would take a fifteenth of a run.
pub fn may_document_code(text: &str) -> bool {
    let after = |at: usize| text.get(at..).unwrap_or_default();
    let is_doubtful = |at: usize| after(at).split('\n').next().is_some_and(may_have_code);
    let is_set = |at: usize| after(at).trim_start().starts_with('=');
    text.contains("/*")
        || text
            .match_indices("doc")
            .any(|(at, word)| is_set(at + word.len()))
        || text.match_indices("//").any(|(at, _)| is_doubtful(at))
}

/// Looks for a fault in all documentation of a Rust file, also inside macro calls. If `own` is set, the documentation
/// at the top of the file (`//!`) is skipped, because none of it comes from the document.
pub fn find_fault_in_rust(tokens: TokenStream, own: bool) -> Option<Fault> {
    let mut streams = vec![(tokens, own)];
    while let Some((stream, own)) = streams.pop() {
        let mut inner = String::new();
        let mut outer = String::new();
        let mut found = None;
        let mut tokens = stream.into_iter().peekable();
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Punct(hash) if hash.as_char() == '#' => {
                    let bang =
                        matches!(tokens.peek(), Some(TokenTree::Punct(p)) if p.as_char() == '!');
                    if bang {
                        tokens.next();
                    }
                    let attribute = tokens.next_if(|token| {
                        matches!(token, TokenTree::Group(g) if g.delimiter() == Delimiter::Bracket)
                    });
                    let line = match attribute {
                        Some(TokenTree::Group(group)) => read_doc(group.stream()),
                        _ => None,
                    };
                    let text = if bang { &mut inner } else { &mut outer };
                    if let Some(line) = line {
                        text.push_str(line.strip_prefix(' ').unwrap_or(&line));
                        text.push('\n');
                    }
                }
                other => {
                    found = found.or_else(|| find_fault(&std::mem::take(&mut outer)));
                    if let TokenTree::Group(group) = other {
                        streams.push((group.stream(), false));
                    }
                }
            }
        }
        let inner = if own { None } else { find_fault(&inner) };
        let fault = found.or(inner).or_else(|| find_fault(&outer));
        if fault.is_some() {
            return fault;
        }
    }
    None
}

/// The documentation line of an attribute, given as its content in brackets: `doc = "…"`.
fn read_doc(attribute: TokenStream) -> Option<String> {
    let mut tokens = attribute.into_iter();
    let is_doc = matches!(tokens.next(), Some(TokenTree::Ident(name)) if name == "doc");
    let is_set = matches!(tokens.next(), Some(TokenTree::Punct(p)) if p.as_char() == '=');
    match tokens.next() {
        Some(TokenTree::Literal(text)) if is_doc && is_set => match syn::Lit::new(text) {
            syn::Lit::Str(text) => Some(text.value()),
            _ => None,
        },
        _ => None,
    }
}
