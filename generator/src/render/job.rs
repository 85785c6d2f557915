//! What rendering is given beside the views, and what it gives back.

use std::collections::BTreeMap;

/// Path below the output folder and text.
pub type Files = BTreeMap<String, String>;

/// What rendering needs beside the views.
#[derive(Clone, Debug)]
pub struct Job<'a> {
    /// The crate's name on the registry.
    pub crate_name: &'a str,
    /// Whether the crate stands outside of this workspace.
    pub standalone: bool,
    /// How the document is named in line 1 of each file.
    pub spec_name: &'a str,
    /// Files of the hand-written runtime, where they are part of the output.
    pub runtime: &'a BTreeMap<String, String>,
}

/// A template or its output that is wrong: a fault of this program, not of its input.
#[derive(Clone, Debug)]
pub struct RenderError {
    /// The file that was rendered.
    pub file: String,
    /// What is wrong.
    pub message: String,
}
