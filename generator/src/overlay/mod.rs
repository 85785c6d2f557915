//! Stage `overlay`: OpenAPI Overlay documents (1.0 and 1.1) applied to the bundled document.
//!
//! In: a [`Document`] and the paths of overlays, in order. Out: the document changed, with all findings in its
//! `diagnostics`. Always: a target that matches nothing is an error, so that no patch goes stale in silence, unless an
//! error keeps parts of the document from being known, in which it may lie; nodes that an overlay adds have their place in
//! the overlay; references still hold.
//!
//! The additions of 1.1 (primitive targets, arrays concatenated to arrays, `copy`) are understood in 1.0 too.

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

/// What to do where a document is no JSON.
const NO_JSON: &str = "write keys as text, and no numbers that JSON does not have";

/// Applies overlays that come from anywhere.
pub fn apply_from(document: &mut Document, names: &[String], reader: &dyn ReadFiles) {
    if names.is_empty() {
        return;
    }
    let known = what_is_known(document);
    // The crate for JSONPath works on this type.
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
    // What an overlay with an error should have added is not known either.
    check_references(document, what_is_known(document));
}

/// The actions of an overlay; none, and a finding, where it cannot be read.
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
