//! A renamed part.

use serde_json::Value;

/// A part of the document that has another name now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renamed {
    /// The word for such a part.
    pub noun: &'static str,
    /// The group of the document that holds it, as a JSON pointer.
    pub group: &'static str,
    /// Its name in our document.
    pub was: String,
    /// Its name in the new facts.
    pub now: String,
}

/// Gives an entry of an object another key, at the same position.
pub(super) fn rename_key(group: Option<&mut Value>, was: &str, now: &str) {
    if let Some(members) = group.and_then(Value::as_object_mut) {
        let renamed = std::mem::take(members).into_iter();
        *members = renamed
            .map(|(key, value)| (if key == was { now.to_owned() } else { key }, value))
            .collect();
    }
}
