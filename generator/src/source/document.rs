//! The bundled document.
//!
//! In: the bundle. Out: its nodes, and the source of each. Always: every pointer has a place, at worst that of the
//! nearest node above.

use crate::diagnostic::Sources;
use crate::diagnostic::{Diagnostics, Place};
use crate::pointer::split_last;
use crate::yaml::{Mapping, Value};
use serde::Serialize;
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
        // The list of tags only describes and orders them. The operations say which tags exist.
        let mut canonical = Canonical::default();
        match &self.root {
            Value::Mapping(root) => canonical.add_members(root, |key| key != "tags"),
            other => canonical.add(other),
        }
        canonical.finish()
    }
}

/// Whether a member is a description for people. A property of that name is a schema and not a text.
fn is_wording(key: &str, value: &Value) -> bool {
    matches!(key, "description" | "summary") && value.is_string()
}

/// Canonical JSON and its hash.
#[derive(Default)]
struct Canonical {
    hash: Sha256,
    /// Text that is not in the hash yet.
    text: Vec<u8>,
}

impl Canonical {
    /// The size of a part that is hashed at once.
    const PART: usize = 1 << 16;

    /// The hash in hexadecimal.
    fn finish(mut self) -> String {
        self.hash.update(&self.text);
        let hash = self.hash.finalize();
        hash.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    fn add(&mut self, value: &Value) {
        match value {
            Value::Mapping(mapping) => self.add_members(mapping, |_| true),
            Value::Sequence(items) => {
                self.text.push(b'[');
                for (index, item) in items.iter().enumerate() {
                    if index > 0 {
                        self.text.push(b',');
                    }
                    self.add(item);
                }
                self.text.push(b']');
            }
            Value::Tagged(tagged) => self.add(&tagged.value),
            scalar => self.add_json(scalar),
        }
    }

    fn add_members(&mut self, mapping: &Mapping, counts: impl Fn(&str) -> bool) {
        let entries = mapping
            .iter()
            .map(|(key, value)| (key.as_str().unwrap_or_default(), value));
        let mut entries: Vec<(&str, &Value)> = entries
            .filter(|(key, value)| counts(key) && !is_wording(key, value))
            .collect();
        entries.sort_by_key(|(key, _)| *key);
        self.text.push(b'{');
        for (index, (key, value)) in entries.into_iter().enumerate() {
            if index > 0 {
                self.text.push(b',');
            }
            self.add_json(key);
            self.text.push(b':');
            self.add(value);
        }
        self.text.push(b'}');
    }

    fn add_json(&mut self, scalar: &(impl Serialize + ?Sized)) {
        let before = self.text.len();
        if serde_json::to_writer(&mut self.text, scalar).is_err() {
            // JSON has no such value, and it has no text.
            self.text.truncate(before);
        }
        if self.text.len() > Self::PART {
            self.hash.update(&self.text);
            self.text.clear();
        }
    }
}
