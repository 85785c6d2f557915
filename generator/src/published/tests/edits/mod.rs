//! Edits of a document that remove nothing, for the tests of published names.
//!
//! In: a document and three numbers. Out: the document with one addition or one other description. Always: the same
//! values can be sent and read as before, so that no edit may break a user of the crate.

mod operations;
mod renames;
mod schemas;
mod sites;

use super::super::Published;
use crate::model::{Owner, TypeId};
use serde_json::Value;
use sites::Sites;

/// An edit: its kind, its place, and its name or shape. Numbers are taken modulo the number of choices.
#[derive(Clone, Copy, Debug)]
pub struct Edit {
    /// Which of [`KINDS`].
    pub kind: usize,
    /// The index among the places that it fits.
    pub at: usize,
    /// The index among the possible names and shapes.
    pub what: usize,
}

/// A document that is edited.
pub struct Pen<'a> {
    document: &'a mut Value,
    sites: Sites,
    names: &'a [String],
    published: &'a Published,
    at: usize,
    what: usize,
}

/// Changes a document; `None` if it fits nowhere.
pub type Change = fn(&mut Pen<'_>) -> Option<()>;

/// All edits.
pub const KINDS: &[(&str, Change)] = &[
    ("a schema more", schemas::add_component),
    ("a member more", schemas::add_member),
    ("a value more", schemas::add_value),
    ("a variant more", schemas::add_variant),
    ("a text gets listed values", schemas::list_values),
    ("a text gets a format", schemas::add_format),
    ("a member of an answer is required", schemas::require_member),
    (
        "a member may be left out of a request",
        schemas::release_member,
    ),
    ("a member of an answer may be null", schemas::allow_null),
    ("an object takes any other members", schemas::open_object),
    ("words", schemas::add_words),
    (
        "a schema is written inside instead of apart",
        schemas::write_inline,
    ),
    (
        "a schema is written apart instead of inside",
        schemas::write_apart,
    ),
    ("a schema is a part of allOf", schemas::wrap_in_all_of),
    (
        "a whole number where any number was",
        schemas::narrow_number,
    ),
    ("an operation more", operations::add_operation),
    ("an event more", operations::add_event),
    ("an answer that says more", operations::add_document_member),
    ("an optional parameter more", operations::add_parameter),
    (
        "a parameter of the components more",
        operations::add_shared_parameter,
    ),
    ("a media type more", operations::add_media),
    ("an error more", operations::add_error),
    ("a tag, a scheme and a server more", operations::add_whole),
    (
        "parameters in another order",
        operations::reorder_parameters,
    ),
    ("an operation under another tag", operations::move_operation),
    ("an operation with another id", operations::rename_operation),
    ("a parameter may be left out", operations::release_parameter),
    ("a schema with another name", renames::rename_schema),
];

/// Applies an edit. `names` are the Rust names of `published`. Says whether there was a place for it.
pub fn carry_out(
    document: &mut Value,
    edit: Edit,
    names: &[String],
    published: &Published,
) -> bool {
    let (_, change) = KINDS[edit.kind % KINDS.len()];
    let mut pen = Pen {
        sites: Sites::find(document),
        document,
        names,
        published,
        at: edit.at,
        what: edit.what,
    };
    change(&mut pen).is_some()
}

/// One of a list.
fn choose<T>(list: &[T], number: usize) -> Option<&T> {
    list.get(number.checked_rem(list.len())?)
}

impl Pen<'_> {
    /// The node at a pointer.
    fn node(&mut self, pointer: &str) -> Option<&mut Value> {
        self.document.pointer_mut(pointer)
    }

    /// Puts `value` at `key` of an object without such a key. The lock does not keep a schema whose former name another
    /// one gets.
    fn add(&mut self, pointer: &str, key: &str, value: Value) -> Option<()> {
        if pointer == "/components/schemas" && self.is_published(key) {
            return None;
        }
        let members = self.node(pointer)?.as_object_mut()?;
        if members.contains_key(key) {
            return None;
        }
        members.insert(key.to_owned(), value);
        Some(())
    }

    /// Whether a schema of the components has been published under this name.
    fn is_published(&self, name: &str) -> bool {
        let id = TypeId {
            owner: Owner::Schema(name.to_owned()),
            path: Vec::new(),
        };
        self.published.type_name(&id).is_some()
    }

    /// Whether a published place has this schema of the components.
    fn has_place(&self, name: &str) -> bool {
        let shape = format!(" schema {name}");
        let lock = self.published.print();
        lock.lines()
            .any(|line| line.trim_end_matches('?').ends_with(&shape))
    }

    /// A name for a new item: a new one, or a published one in some spelling.
    fn word(&self) -> String {
        let own = [
            "added",
            "more-words",
            "Other",
            "snake_case_word",
            "items",
            "page",
            "type",
        ];
        let names = self.what / 3;
        let Some(name) = choose(self.names, names).filter(|_| !self.what.is_multiple_of(3)) else {
            return choose(&own, names)
                .map(|w| (*w).to_owned())
                .unwrap_or_default();
        };
        match self.what % 5 {
            0 | 1 => spell(name, '-'),
            2 => spell(name, '_'),
            3 => spell(name, ' ').replace(' ', ""),
            _ => name.clone(),
        }
    }

    /// The schemas of the components.
    fn components(&self) -> Vec<String> {
        let schemas = self.document.pointer("/components/schemas");
        let schemas = schemas.and_then(Value::as_object);
        schemas
            .map(|s| s.keys().cloned().collect())
            .unwrap_or_default()
    }

    /// Whether the document's version is OpenAPI 3.0.
    fn is_old(&self) -> bool {
        let version = self.document.get("openapi").and_then(Value::as_str);
        version.is_some_and(|version| version.starts_with("3.0"))
    }
}

/// A Rust name with its words in lower case.
fn spell(name: &str, between: char) -> String {
    let mut text = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !text.is_empty() {
            text.push(between);
        }
        text.extend(letter.to_lowercase());
    }
    text
}
