//! From views to the text of files.
//!
//! In: views. Out: a sorted map of path and text. Always: templates are strict (an unknown name is an error), every
//! Rust file is parsed before it is handed out, and line 1 of each file says what wrote it.

mod api_list;
mod crate_docs;
mod environment;
mod format;
mod layout;
mod manifest;
mod rust_files;

pub use manifest::{Counts, Manifest};

use crate::naming::Names;
use crate::rust::{Context, ViewSets};
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

/// Renders all files of a crate.
pub fn render(
    context: &Context<'_>,
    sets: &ViewSets,
    names: &Names,
    job: &Job<'_>,
) -> Result<(Files, Manifest), RenderError> {
    let mut files = rust_files::render(context, sets, names, job)?;
    files.insert("API.md".to_owned(), api_list::render(context, sets, job)?);
    for (path, text) in job.runtime {
        files.insert(path.clone(), text.clone());
    }
    let manifest = manifest::make(context, &files);
    files.insert(
        "codegen-manifest.json".to_owned(),
        manifest::render(&manifest, job)?,
    );
    Ok((files, manifest))
}
