//! The input of rendering in addition to the views, and its output.

use std::collections::BTreeMap;

/// Path below the output folder and text.
pub type Files = BTreeMap<String, String>;

/// The input of rendering in addition to the views.
#[derive(Clone, Debug)]
pub struct Job<'a> {
    /// The crate's name on the registry.
    pub crate_name: &'a str,
    /// Whether the crate is outside this workspace.
    pub standalone: bool,
    /// The name of the document in line 1 of each file.
    pub spec_name: &'a str,
    /// Files of the hand-written runtime, if they are part of the output.
    pub runtime: &'a BTreeMap<String, String>,
}

/// A template or its output is invalid: a fault of this program, not of its input.
#[derive(Clone, Debug)]
pub struct RenderError {
    /// The file that was rendered.
    pub file: String,
    /// What is wrong.
    pub message: String,
}
