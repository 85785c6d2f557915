//! Text of the document in documentation; see [`crate::markdown`].

pub use crate::markdown::doc_lines;
pub(super) use crate::markdown::{code_span, lead, one_line, reference_link};
