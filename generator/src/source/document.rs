//! The bundled document.
//!
//! In: the bundle. Out: its nodes, and the source of each. Always: every pointer has a place, at worst that of the
//! nearest node above.

use crate::diagnostic::Sources;
use crate::diagnostic::{Diagnostics, Place};
use crate::pointer::split_last;
use crate::yaml::Value;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A bundled document.
#[derive(Clone, Debug)]
pub struct Document {
    /// The whole document. Every `$ref` is `#` and a JSON pointer into it, not percent-encoded. If an error was
    /// reported, it is `#unknown`.
    pub root: Value,
    /// The texts of all files, to print positions.
    pub sources: Sources,
    /// Findings about its files and overlays.
    pub diagnostics: Diagnostics,
    pub(crate) origins: Origins,
}

/// The sources of the parts of a bundle: from a bundled pointer to a file and a pointer in it.
#[derive(Clone, Debug, Default)]
pub struct Origins {
    pub(crate) map: BTreeMap<String, (Arc<str>, String)>,
}

impl Origins {
    /// The source of a node in the bundle.
    pub(crate) fn find(&self, pointer: &str) -> (Arc<str>, String) {
        let mut above = pointer;
        loop {
            if let Some((file, origin)) = self.map.get(above) {
                let rest = pointer.get(above.len()..).unwrap_or_default();
                return (Arc::clone(file), format!("{origin}{rest}"));
            }
            match split_last(above) {
                Some((parent, _)) => above = parent,
                None => return (Arc::from(""), pointer.to_owned()),
            }
        }
    }
}

impl Document {
    /// The source of a node in the bundle.
    pub fn place(&self, pointer: &str) -> Place {
        let (file, pointer) = self.origins.find(pointer);
        Place {
            file,
            pointer,
            position: None,
        }
    }

    /// The node at a pointer of the bundle.
    pub fn get(&self, pointer: &str) -> Option<&Value> {
        crate::pointer::resolve(&self.root, pointer)
    }

    /// SHA-256 (hex) of the document as JSON with sorted keys and without descriptions. It is the same for every
    /// layout, order of keys and description, so that a better description changes only one line.
    pub fn canonical_sha256(&self) -> String {
        let mut hash = Sha256::new();
        let mut root = self.root.clone();
        // The list of tags only describes and orders them. The operations say which tags exist.
        if let Value::Mapping(root) = &mut root {
            root.remove("tags");
        }
        update_hash(&mut hash, &root);
        hash.finalize()
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect()
    }
}

/// Whether a member is a description for people. A property of that name is a schema and not a text.
fn is_wording(key: &str, value: &Value) -> bool {
    matches!(key, "description" | "summary") && value.is_string()
}

/// Feeds canonical JSON into a hash.
fn update_hash(hash: &mut Sha256, value: &Value) {
    match value {
        Value::Mapping(mapping) => {
            let mut entries: Vec<(&str, &Value)> = mapping
                .iter()
                .map(|(key, value)| (key.as_str().unwrap_or_default(), value))
                .filter(|(key, value)| !is_wording(key, value))
                .collect();
            entries.sort_by_key(|(key, _)| *key);
            hash.update(b"{");
            for (index, (key, value)) in entries.into_iter().enumerate() {
                if index > 0 {
                    hash.update(b",");
                }
                hash.update(serde_json::Value::from(key).to_string());
                hash.update(b":");
                update_hash(hash, value);
            }
            hash.update(b"}");
        }
        Value::Sequence(items) => {
            hash.update(b"[");
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    hash.update(b",");
                }
                update_hash(hash, item);
            }
            hash.update(b"]");
        }
        Value::Tagged(tagged) => update_hash(hash, &tagged.value),
        scalar => hash.update(serde_json::to_string(scalar).unwrap_or_default()),
    }
}
