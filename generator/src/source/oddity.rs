//! Oddities of nodes that can still be read, and the limit for the number of nodes.

/// A file with more nodes is refused. Large documents have a few hundred thousand.
pub const MAX_NODES: usize = 4_000_000;

/// An oddity of a node whose value is read.
#[derive(Debug, PartialEq, Eq)]
pub struct Oddity {
    /// JSON pointer of the node.
    pub pointer: String,
    /// Its kind.
    pub kind: OddityKind,
}

/// The kind of an oddity.
#[derive(Debug, PartialEq, Eq)]
pub enum OddityKind {
    /// The key is twice in its mapping.
    DuplicateKey,
    /// The key is a mapping, a sequence, or a number whose text form may differ.
    KeyIsNotText,
    /// `<<` with a value that cannot be merged.
    BadMerge,
    /// A tag that YAML does not define.
    Tag(String),
}
