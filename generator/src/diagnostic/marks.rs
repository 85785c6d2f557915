//! The positions of all nodes in a file's text.
//!
//! In: the text of a YAML or JSON file. Out: line and column (from 1) of any JSON pointer. Always: a text is scanned
//! only when a finding in it is printed, so that a run without findings does not scan. If scanning fails, the positions
//! up to the fault are kept.

use crate::pointer::{parse_index, tokens_of};
use saphyr_parser::{Event, Marker, Parser, ScalarStyle};
use std::collections::HashMap;

/// Line and column, both from 1.
pub type Position = (usize, usize);

/// The positions of all nodes of a file.
#[derive(Debug, Default)]
pub struct Marks {
    nodes: Vec<MarkedNode>,
    root: Position,
}

#[derive(Debug)]
enum MarkedNode {
    /// A scalar. Its text is kept if it has no quotes and may be a number.
    Leaf(Option<String>),
    Map(Vec<Entry>),
    List(Vec<(Position, usize)>),
}

#[derive(Debug)]
struct Entry {
    key: String,
    at: Position,
    value: usize,
}

/// A mapping or sequence that is still open.
struct Open {
    node: usize,
    at: Position,
    /// The key whose value comes next.
    key: Option<(String, Position)>,
}

impl Marks {
    /// Scans a text.
    pub fn scan(text: &str) -> Marks {
        let mut marks = Marks {
            nodes: Vec::new(),
            root: (1, 1),
        };
        let mut open: Vec<Open> = Vec::new();
        let mut anchors: HashMap<usize, usize> = HashMap::new();
        for event in Parser::new_from_str(text) {
            let Ok((event, span)) = event else { break };
            let at = position(span.start);
            match event {
                Event::MappingStart(anchor, _) => {
                    open.push(Open {
                        node: marks.add(MarkedNode::Map(Vec::new()), anchor, &mut anchors),
                        at,
                        key: None,
                    });
                }
                Event::SequenceStart(anchor, _) => {
                    open.push(Open {
                        node: marks.add(MarkedNode::List(Vec::new()), anchor, &mut anchors),
                        at,
                        key: None,
                    });
                }
                Event::MappingEnd | Event::SequenceEnd => {
                    let Some(closed) = open.pop() else { break };
                    marks.attach(open.last_mut(), closed.node, closed.at, None);
                }
                Event::Scalar(text, style, anchor, _) => {
                    let number = style == ScalarStyle::Plain
                        && text.starts_with(|c: char| c.is_ascii_digit() || "+-.".contains(c));
                    let written = number.then(|| text.to_string());
                    let node = marks.add(MarkedNode::Leaf(written), anchor, &mut anchors);
                    marks.attach(open.last_mut(), node, at, Some(&text));
                }
                Event::Alias(anchor) => {
                    let node = match anchors.get(&anchor) {
                        Some(node) => *node,
                        None => marks.add(MarkedNode::Leaf(None), 0, &mut anchors),
                    };
                    marks.attach(open.last_mut(), node, at, None);
                }
                Event::DocumentEnd => break,
                _ => {}
            }
        }
        while let Some(closed) = open.pop() {
            marks.attach(open.last_mut(), closed.node, closed.at, None);
        }
        marks
    }

    fn add(
        &mut self,
        node: MarkedNode,
        anchor: usize,
        anchors: &mut HashMap<usize, usize>,
    ) -> usize {
        self.nodes.push(node);
        let index = self.nodes.len() - 1;
        if anchor != 0 {
            anchors.insert(anchor, index);
        }
        index
    }

    /// Adds a finished node to its parent: as a key, a value or an item.
    fn attach(&mut self, parent: Option<&mut Open>, node: usize, at: Position, text: Option<&str>) {
        let Some(parent) = parent else {
            self.root = at;
            return;
        };
        match self.nodes.get_mut(parent.node) {
            Some(MarkedNode::List(items)) => items.push((at, node)),
            Some(MarkedNode::Map(entries)) => match parent.key.take() {
                Some((key, at)) => entries.push(Entry {
                    key,
                    at,
                    value: node,
                }),
                None => parent.key = Some((text.unwrap_or_default().to_owned(), at)),
            },
            _ => {}
        }
    }

    /// The position of a node. If the text lacks it, the position of the nearest node above it.
    pub fn find(&self, pointer: &str) -> Position {
        self.walk(pointer).1
    }

    /// The text of a number as written, such as `1.10`.
    pub fn find_number(&self, pointer: &str) -> Option<&str> {
        match self.nodes.get(self.walk(pointer).0?)? {
            MarkedNode::Leaf(text) => text.as_deref(),
            _ => None,
        }
    }

    /// All positions of a key that is in its mapping more than once. The first position comes first.
    pub fn find_all(&self, pointer: &str) -> Vec<Position> {
        let Some((parent, token)) = crate::pointer::split_last(pointer) else {
            return Vec::new();
        };
        let token = crate::pointer::unescape_token(token);
        match self.walk(parent).0.and_then(|node| self.nodes.get(node)) {
            Some(MarkedNode::Map(entries)) => entries
                .iter()
                .filter(|e| e.key == token)
                .map(|e| e.at)
                .collect(),
            _ => Vec::new(),
        }
    }

    /// The node, if the whole pointer exists, and the position of the part of the pointer that exists.
    fn walk(&self, pointer: &str) -> (Option<usize>, Position) {
        let mut at = self.root;
        let mut node = 0;
        for token in tokens_of(pointer) {
            let Some((position, child)) = self.child(node, &token, 0) else {
                return (None, at);
            };
            at = position;
            node = child;
        }
        (Some(node), at)
    }

    fn child(&self, node: usize, token: &str, depth: usize) -> Option<(Position, usize)> {
        match self.nodes.get(node)? {
            MarkedNode::Leaf(_) => None,
            MarkedNode::List(items) => items.get(parse_index(token)?).copied(),
            MarkedNode::Map(entries) => {
                let own = entries
                    .iter()
                    .find(|entry| entry.key == token)
                    .map(|entry| (entry.at, entry.value));
                own.or_else(|| self.merged_child(entries, token, depth))
            }
        }
    }

    /// A member that comes from the merge key `<<`.
    fn merged_child(
        &self,
        entries: &[Entry],
        token: &str,
        depth: usize,
    ) -> Option<(Position, usize)> {
        // An alias can be inside its own anchor, so the depth is limited.
        let merge = entries
            .iter()
            .find(|entry| entry.key == "<<")
            .filter(|_| depth < 32)?;
        match self.nodes.get(merge.value)? {
            MarkedNode::Leaf(_) => None,
            MarkedNode::Map(_) => self.child(merge.value, token, depth + 1),
            MarkedNode::List(items) => items
                .iter()
                .find_map(|(_, item)| self.child(*item, token, depth + 1)),
        }
    }
}

fn position(marker: Marker) -> Position {
    (marker.line(), marker.col() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_keys_and_items_of_yaml() {
        let marks = Marks::scan(
            "a:\n  b:\n    - x\n    - c: 1\n'/p/{id}': &n {k: v}\nd: *n\ne:\n  <<: *n\n",
        );
        assert_eq!(marks.find("/a/b/1/c"), (4, 7));
        assert_eq!(marks.find("/~1p~1{id}/k"), (5, 16));
        assert_eq!(marks.find("/d"), (6, 1));
        assert_eq!(
            marks.find("/d/k"),
            (5, 16),
            "what an alias stands for is where the anchor is"
        );
        assert_eq!(marks.find("/e/k"), (5, 16), "merged members too");
    }

    #[test]
    fn finds_keys_of_json() {
        let marks = Marks::scan("{\n  \"a\": [\n    {\"b\\u0041\": 1}\n  ]\n}");
        assert_eq!(marks.find("/a/0/bA"), (3, 6));
        assert_eq!(marks.find(""), (1, 1));
    }

    #[test]
    fn falls_back_to_the_nearest_ancestor() {
        let marks = Marks::scan("a:\n  b: 1\n");
        assert_eq!(marks.find("/a/x/y"), (1, 1));
        assert_eq!(marks.find("/a/b/c"), (2, 3));
        assert_eq!(Marks::scan("").find("/a"), (1, 1));
        assert_eq!(Marks::scan("a: [1, {").find("/a/1"), (1, 8));
    }

    #[test]
    fn finds_numbers_as_they_are_written() {
        let marks = Marks::scan("a: [1.10, 0x10, '2.0', b]\n");
        let found = ["/a/0", "/a/1", "/a/2", "/a/3"].map(|at| marks.find_number(at));
        assert_eq!(found, [Some("1.10"), Some("0x10"), None, None]);
    }

    #[test]
    fn finds_all_places_of_a_key() {
        let marks = Marks::scan("a: 1\nb: 2\na: 3\n");
        assert_eq!(marks.find_all("/a"), [(1, 1), (3, 1)]);
    }
}
