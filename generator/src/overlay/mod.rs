//! Stage `overlay`: applies OpenAPI Overlay documents (1.0 and 1.1) to the bundled document.
//!
//! In: a [`Document`] and the paths of overlays, in order. Out: the changed document, with all findings in its
//! `diagnostics`. Always: a target that matches nothing is an error, so that an outdated overlay is noticed. It is no
//! error if an error makes parts of the document unknown, because the target may be in them. Nodes that an overlay adds
//! have their place in the overlay; references are still valid.
//!
//! The additions of 1.1 (primitive targets, arrays concatenated to arrays, `copy`) also work in 1.0.

mod change;
mod merge;
mod origins;
mod read;
mod target;

#[cfg(test)]
mod tests;

pub use change::apply_action;
pub use read::{Action, Change, Target, read_actions};

use crate::diagnostic::Place;
use crate::source::files::name_path;
use crate::source::store::{ALLOW_FOLDER, NotRead, Store};
use crate::source::{Disk, Document, Known, ReadFiles, check_references, sort_maps};
use std::path::PathBuf;

/// Applies overlays from disk, in the order given.
pub fn apply(document: &mut Document, overlays: &[PathBuf], disk: &Disk) {
    let names: Vec<String> = overlays.iter().map(|path| name_path(path)).collect();
    apply_from(document, &names, disk);
}

/// The help for a document that is not JSON.
const NO_JSON: &str = "write keys as text, and no numbers that JSON does not have";

/// Applies overlays from any source of files.
pub fn apply_from(document: &mut Document, names: &[String], reader: &dyn ReadFiles) {
    if names.is_empty() {
        return;
    }
    let known = what_is_known(document);
    // The crate for JSONPath needs this type.
    let Ok(mut root) = serde_json::to_value(&document.root) else {
        let place = Some(document.place(""));
        let message = "the document can't be expressed as JSON, so that no overlay can be applied";
        document
            .diagnostics
            .error("overlay-not-json", place, message, NO_JSON);
        return;
    };
    for name in names {
        let mut store = Store::new(reader);
        let actions = open_actions(&mut store, name);
        for action in actions {
            change::apply_action(
                &mut root,
                &mut document.origins,
                &action,
                known,
                &mut store.diagnostics,
            );
        }
        document.sources.extend(&store.sources);
        document.diagnostics.extend(store.diagnostics);
    }
    match crate::yaml::to_value(root) {
        Ok(root) => document.root = root,
        Err(error) => {
            document
                .diagnostics
                .error("overlay-not-json", None, error.to_string(), NO_JSON)
        }
    }
    sort_maps(&mut document.root);
    // If an overlay has an error, its additions are not known either.
    check_references(document, what_is_known(document));
}

/// The actions of an overlay. If it cannot be read, there are none, and a finding.
fn open_actions(store: &mut Store<'_>, name: &str) -> Vec<read::Action> {
    let (message, help) = match store.open(name) {
        Ok(Some(file)) => return read::read_actions(store, file),
        Ok(None) => return Vec::new(),
        Err(NotRead::Missing) => (
            "there is no such overlay",
            "correct the path of the overlay",
        ),
        Err(NotRead::Outside) => (
            "the overlay lies outside of the document's folder",
            ALLOW_FOLDER,
        ),
    };
    let place = Place {
        file: name.into(),
        pointer: String::new(),
        position: None,
    };
    store
        .diagnostics
        .error("missing-file", Some(place), message, help);
    Vec::new()
}

fn what_is_known(document: &Document) -> Known {
    match document.diagnostics.has_errors() {
        true => Known::Parts,
        false => Known::All,
    }
}
