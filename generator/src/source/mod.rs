//! Stage `source`: joins files into one document.
//!
//! In: the path of an OpenAPI document, YAML or JSON, in one file or many. Out: a [`Document`] whose references are all
//! local, and whose nodes know their files. Parts that an error makes unknown are marked, so that later stages can look
//! for their own findings and do not report these parts again. Always: the same document gives the same value, however
//! it is split into files. No input makes it panic.

mod bundle;
mod check_bundle;
mod check_root;
mod check_target;
mod circles;
mod collect;
mod discover;
mod disk;
pub(crate) mod document;
pub(crate) mod files;
mod found_reference;
mod hoist;
mod layout;
mod mend;
mod missing;
mod naming;
mod node;
mod oddity;
mod parse;
mod settle_kinds;
pub(crate) mod store;
mod used;

#[cfg(test)]
mod tests;

pub(crate) use bundle::sort_maps;
pub use check_bundle::Known;
pub(crate) use check_bundle::check_references;
pub use document::{Document, Origins};
pub use files::{Disk, ReadError, ReadFiles};
pub use store::{ALLOW_FOLDER, FileId, NotRead, Store};

use crate::diagnostic::{Diagnostics, Place, Sources};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Why there is no document, and the texts to print the findings.
#[derive(Clone, Debug)]
pub struct Failure {
    /// All findings.
    pub diagnostics: Diagnostics,
    /// The texts of all files that were read.
    pub sources: Sources,
}

/// Loads a document from disk, with all files that it refers to. A document with an error is a failure. The files must
/// be in the document's own folder or below it, or below one of `folders`.
pub fn load(path: &Path, folders: &[PathBuf]) -> Result<Document, Failure> {
    load_from(&files::name_path(path), &disk_of(path, folders))
}

/// The files that a document may use.
pub fn disk_of(path: &Path, folders: &[PathBuf]) -> Disk {
    let around = Disk::around(path);
    folders
        .iter()
        .fold(around, |disk, folder| disk.and_below(folder))
}

/// Loads a document from any source of files. A document with an error is a failure.
pub fn load_from(path: &str, reader: &dyn ReadFiles) -> Result<Document, Failure> {
    let document = read_from(path, reader)?;
    if document.diagnostics.has_errors() {
        return Err(Failure {
            diagnostics: document.diagnostics,
            sources: document.sources,
        });
    }
    Ok(document)
}

/// Reads a document from disk as far as possible. Its findings may be errors; later stages then look for more of them.
pub fn read(path: &Path, disk: &Disk) -> Result<Document, Failure> {
    read_from(&files::name_path(path), disk)
}

/// Reads a document from any source of files as far as possible.
pub fn read_from(path: &str, reader: &dyn ReadFiles) -> Result<Document, Failure> {
    let name = files::normalize_path(path);
    let mut store = store::Store::new(reader);
    match bundle_file(&mut store, &name) {
        Some(document) => Ok(document),
        None => Err(Failure {
            diagnostics: store.diagnostics,
            sources: store.sources,
        }),
    }
}

fn bundle_file(store: &mut store::Store<'_>, name: &str) -> Option<Document> {
    if let Err(error) = store.open(name) {
        let place = Place {
            file: name.into(),
            pointer: String::new(),
            position: None,
        };
        let (why, help) = match error {
            store::NotRead::Missing => (
                "there is no such file",
                "give the path of an existing OpenAPI document",
            ),
            store::NotRead::Outside => ("it lies outside of its folder", store::ALLOW_FOLDER),
        };
        let message = format!("the document can't be read: {why}");
        store
            .diagnostics
            .error("missing-file", Some(place), message, help);
    }
    if store.name(0).as_ref() != name {
        return None;
    }
    let readable = check_root::check_root(store);
    let (mut sites, mut broken) = discover::discover_sites(store);
    if !readable {
        return None;
    }
    settle_kinds::settle_kinds(store, &mut sites, &mut broken);
    let layout = layout::lay_out(store, &mut sites, &mut broken)?;
    let mut root = bundle::write_bundle(store, &sites, &broken, &layout)?;
    mend::mend_root(&mut root, name);
    bundle::sort_maps(&mut root);
    let origins = layout
        .origins
        .into_iter()
        .map(|(home, from)| (home, (Arc::clone(&store.name(from.file)), from.pointer)));
    Some(Document {
        root,
        origins: document::Origins {
            map: origins.collect(),
        },
        sources: std::mem::take(&mut store.sources),
        diagnostics: std::mem::take(&mut store.diagnostics),
    })
}
