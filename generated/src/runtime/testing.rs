//! Functions for the tests of generated crates: decode an example, encode it again, and compare.
//!
//! In: a slot at its default and a document. Out: an [`Outcome`]. Always: the functions are not generic, so that a test
//! of a thousand types compiles fast.

use super::json::{self, DecodeError, Noted, Reader, Rest, Show, Slot, View};
use serde_json::Value;

/// The result for an example.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// Why it could not be decoded or encoded.
    pub error: Option<String>,
    /// Paths at which the encoded document differs from the original.
    pub differences: Vec<String>,
    /// How many leaves are in a catch-all: an unknown value, variant or member.
    pub untyped: usize,
}

impl Outcome {
    /// Whether it was decoded.
    pub fn is_decoded(&self) -> bool {
        self.error.is_none()
    }

    /// Whether the encoded document equals the original.
    pub fn is_lossless(&self) -> bool {
        self.error.is_none() && self.differences.is_empty()
    }
}

/// A value of any model, which a test fills and shows.
pub trait Sample {
    /// Fills it from a document.
    ///
    /// # Errors
    /// Where and why the document does not fit.
    fn read(&mut self, document: &[u8]) -> Result<(), DecodeError>;

    /// Does the same, and gives the values that do not fit. If `strict` is set, such a value is an error.
    ///
    /// # Errors
    /// Where and why the document does not fit.
    fn read_noting(&mut self, document: &[u8], strict: bool) -> Result<Noted, DecodeError>;

    /// The value, to show it.
    fn as_shown(&self) -> &dyn Show;
}

impl<T: Slot> Sample for T {
    fn read(&mut self, document: &[u8]) -> Result<(), DecodeError> {
        json::fill(self, document)
    }

    fn read_noting(&mut self, document: &[u8], strict: bool) -> Result<Noted, DecodeError> {
        let mut from = Reader::new(document)?;
        if strict {
            from = from.accept_no_misfit();
        }
        json::fill_from(&mut &mut *self, from)
    }

    fn as_shown(&self) -> &dyn Show {
        self
    }
}

/// Decodes a document into a slot that is at its default, encodes it again and compares.
pub fn round_trip(sample: &mut dyn Sample, document: &str) -> Outcome {
    let mut outcome = Outcome::default();
    if let Err(error) = sample.read(document.as_bytes()) {
        outcome.error = Some(error.to_string());
        return outcome;
    }
    let before = serde_json::from_str::<Value>(document);
    let after =
        json::to_vec(sample.as_shown()).and_then(|bytes| serde_json::from_slice::<Value>(&bytes));
    match (before, after) {
        (Ok(before), Ok(after)) => compare("", &before, &after, &mut outcome),
        (Err(error), _) | (_, Err(error)) => outcome.error = Some(error.to_string()),
    }
    outcome.untyped = count_untyped(sample.as_shown());
    outcome
}

/// The differences between a document and its encoding.
pub(crate) fn compare_documents(before: &Value, after: &Value) -> Outcome {
    let mut outcome = Outcome::default();
    compare("", before, after, &mut outcome);
    outcome
}

fn compare(path: &str, before: &Value, after: &Value, outcome: &mut Outcome) {
    match (before, after) {
        (Value::Object(before), Value::Object(after)) => {
            for (key, value) in before {
                let path = format!("{path}/{}", escape(key));
                match after.get(key) {
                    Some(other) => compare(&path, value, other, outcome),
                    None => outcome.differences.push(format!("{path}: lost")),
                }
            }
            for key in after.keys().filter(|key| !before.contains_key(*key)) {
                outcome.differences.push(format!("{path}/{key}: added"));
            }
        }
        (Value::Array(before), Value::Array(after)) => {
            if before.len() != after.len() {
                outcome.differences.push(format!(
                    "{path}: {} items became {}",
                    before.len(),
                    after.len()
                ));
            }
            for (at, (one, other)) in before.iter().zip(after).enumerate() {
                compare(&format!("{path}/{at}"), one, other, outcome);
            }
        }
        (Value::Number(one), Value::Number(other)) if is_equal(one, other) => {}
        (one, other) if one == other => {}
        _ => outcome.differences.push(format!("{path}: changed")),
    }
}

/// A key as a step of a JSON pointer.
pub(crate) fn escape(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// Compares numbers by value, not by text.
fn is_equal(one: &serde_json::Number, other: &serde_json::Number) -> bool {
    one == other || (one.as_f64() == other.as_f64() && (one.is_f64() || other.is_f64()))
}

/// The number of leaves in a catch-all, although the document may have a description for them.
pub fn count_untyped(slot: &dyn Show) -> usize {
    let mut count = 0;
    slot.show(&mut |view| count = count_in_view(view));
    count
}

fn count_in_view(view: View<'_>) -> usize {
    let mut count = 0;
    match view {
        View::Unknown(value) => count = count_leaves(value),
        View::Token { known: false, .. } | View::IntegerToken { known: false, .. } => count = 1,
        View::List(list) => list.for_each(&mut |view| count += count_in_view(view)),
        View::Map(map) => map.for_each(&mut |_, view| count += count_in_view(view)),
        View::Object(object) => {
            for slot in object.slots {
                slot.show(&mut |view| count += count_in_view(view));
            }
            match object.rest {
                Rest::Nothing | Rest::Free(_) => {}
                Rest::Map(map) => count += count_in_view(View::Map(map)),
                Rest::Extra(extra) => {
                    count += extra
                        .iter()
                        .map(|(_, value)| count_leaves(value))
                        .sum::<usize>();
                }
            }
        }
        _ => {}
    }
    count
}

/// Counts the scalars of a tree. An empty object or array counts as one.
fn count_leaves(value: &Value) -> usize {
    match value {
        Value::Array(items) if !items.is_empty() => items.iter().map(count_leaves).sum(),
        Value::Object(members) if !members.is_empty() => members.values().map(count_leaves).sum(),
        _ => 1,
    }
}
