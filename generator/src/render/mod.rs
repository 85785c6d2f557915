//! Turns views into the text of files.
//!
//! In: views. Out: a sorted map of path and text. Always: templates are strict (an unknown name is an error), every
//! Rust file is parsed before it is returned, and line 1 of each file names the generator.

mod api_list;
mod crate_docs;
mod drafts;
mod environment;
mod format;
mod imports;
mod job;
mod layout;
mod manifest;
mod rust_files;

pub use job::{Files, Job, RenderError};
pub use manifest::{Counts, Manifest};

use crate::rust::{Context, ViewSets};
use environment::Templates;

/// Renders all files of a crate.
pub fn render(
    context: &Context<'_>,
    sets: &ViewSets,
    job: &Job<'_>,
) -> Result<(Files, Manifest), RenderError> {
    let templates = Templates::compile()?;
    let mut files = rust_files::render(context, sets, &templates, job)?;
    files.insert(
        "API.md".to_owned(),
        api_list::render(context, sets, &templates, job)?,
    );
    for (path, text) in job.runtime {
        files.insert(path.clone(), text.clone());
    }
    let manifest = manifest::make(context, &files);
    files.insert(
        "codegen-manifest.json".to_owned(),
        manifest::render(&manifest)?,
    );
    Ok((files, manifest))
}
