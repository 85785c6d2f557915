//! What is odd about a node that was read all the same, and how many nodes are read at all.

/// More nodes than this and a file is refused; large documents have a few hundred thousand.
pub const MAX_NODES: usize = 4_000_000;

/// Something odd about a node; the value is there all the same.
#[derive(Debug, PartialEq, Eq)]
pub struct Oddity {
    /// JSON pointer of the node.
    pub pointer: String,
    /// What it is.
    pub kind: OddityKind,
}

/// What is odd.
#[derive(Debug, PartialEq, Eq)]
pub enum OddityKind {
    /// The key stands twice in its mapping.
    DuplicateKey,
    /// The key is a mapping, a sequence, or a number that may not come back as it was written.
    KeyIsNotText,
    /// `<<` with something that can't be merged.
    BadMerge,
    /// A tag of the author's own.
    Tag(String),
}
