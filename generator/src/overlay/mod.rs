//! Stage `overlay`.

/// Applies overlays.
pub fn apply(_document: &mut crate::source::Document, _overlays: &[std::path::PathBuf]) {}
