//! Gives the paths and schemas of our document the names that upstream gives them now.
//!
//! In: our facts and newer ones. Out: our facts with the new names, and a list of them. Always: the names of parameters
//! in a path are no part of its identity. A schema is the same if the new one says nothing that ours does not say, and
//! takes its place in another schema, an answer or a body. An uncertain case is no renaming.

mod paths;
mod renamed;
mod schemas;

pub use renamed::Renamed;
use serde_json::Value;

/// Renames the parts of `ours`.
pub fn align_names(ours: &mut Value, new: &Value) -> Vec<Renamed> {
    let mut renamed = paths::align_paths(ours, new);
    renamed.extend(schemas::align_schemas(ours, new));
    renamed
}

/// Gives the same names to a document with the same parts.
pub fn apply_names(document: &mut Value, renamed: &[Renamed]) {
    for one in renamed {
        match one.noun {
            paths::NOUN => paths::rename_path(document, &one.was, &one.now),
            _ => schemas::rename_schema(document, &one.was, &one.now),
        }
    }
}

#[cfg(test)]
mod tests;
